"""From a figure's noun, its governing words and its unit to a measure."""

import re
from collections.abc import Sequence
from dataclasses import replace

from spacy.tokens import Doc, Span, Token

from claims.extraction.found import FoundFigure, Reason
from claims.extraction.texts import text_of

from .amounts import amount
from .bare import as_counted, filled, gone_on_with
from .counts import Counted, counted
from .lexicons import things
from .nouns import OF_WHOLE, is_bare, noun_token, span_of
from .words import around, governing

# In front of a figure that stood before, or that another takes the place of.
ASIDE = re.compile(
    r"\b(?:(?:up|down|revised|lowered|raised|reduced|cut|compared|falling|rising) from|"
    r"from|and not|, not|instead of|rather than|compared with|fewer than on)"
    r"(?: (?:about|some|around|nearly))? ?$",
    re.IGNORECASE,
)
SEPARATE = re.compile(
    r"^[^.;,\d]*\b(?:separate|neighbou?ring|different|unrelated)\b", re.IGNORECASE
)
OF_WHOLE_HERE = re.compile(r"\d[^.]*$|\b(?:people|houses|buildings|structures)[^.]*$")
OF_THOSE = re.compile(r"\bof (?:these|those|them)\W*(?:\w+ )?$", re.IGNORECASE)
WITH = re.compile(r"(?:\bincluding|\bamong them|\bwith|, of these)\W*$")
BIDDING = {
    "offer": "offered", "propose": "offered", "demand": "demanded",
    "seek": "demanded", "want": "demanded",
}  # fmt: skip
PHRASE = 4  # words behind a figure that are of one phrase with it


def with_measures(doc: Doc, figures: Sequence[FoundFigure]) -> list[FoundFigure]:
    """Return ``figures`` with measure and population, where these are plain."""
    found: list[FoundFigure] = []
    for figure in figures:
        if figure.conversion_of is not None and figure.conversion_of < len(found):
            found.append(_like(figure, found[figure.conversion_of]))
        else:
            found.append(_measured(doc, figure, found))
    return [filled(doc, figure, found) for figure in found]


def _like(figure: FoundFigure, whole: FoundFigure) -> FoundFigure:
    return replace(
        figure, measure=whole.measure, population=whole.population, noun=whole.noun
    )


def _measured(doc: Doc, figure: FoundFigure, before: list[FoundFigure]) -> FoundFigure:
    span = span_of(doc, figure)
    if span is None:
        return figure
    proposed = amount(doc, figure, span) if figure.unit else None
    if figure.unit is None:
        proposed = _count(doc, figure, span, before)
    words = "the words around it tell"
    if proposed is None and is_bare(doc, figure, span):
        proposed = gone_on_with(doc, figure, before)
        words = "it goes on with the question before it:"
    if proposed is None:
        return figure
    measure = _as_bid(proposed.measure, figure, span)
    if ASIDE.search(text_of(doc)[: figure.span.start][-30:]):
        measure += " (earlier)"
    elif SEPARATE.search(text_of(doc)[figure.span.end : figure.span.end + 40]):
        measure += " (separate)"
    elif is_part(figure, doc, proposed, before):
        measure += " (in part)"
    reason = Reason("measure", "measure.words", f'{words} "{proposed.measure}"')
    return replace(
        figure,
        measure=measure,
        population=proposed.population or None,
        reasons=(*figure.reasons, reason),
    )


def _as_bid(measure: str, figure: FoundFigure, span: Span) -> str:
    """Return the measure, "offered" or "demanded" where a party bids the figure."""
    if figure.unit is None:
        return measure
    verbs = (token.lemma_ for token in span.root.ancestors if token.pos_ == "VERB")
    bid = next((BIDDING[verb] for verb in verbs if verb in BIDDING), "")
    if not bid:
        return measure
    thing = measure.removesuffix(" offered").removesuffix(" demanded")
    return f"{thing} {bid}"


def _count(
    doc: Doc, figure: FoundFigure, span: Span, before: list[FoundFigure]
) -> Counted | None:
    token = noun_token(doc, figure, span)
    near = [span.root, *_right_behind(doc, span), *governing(span.root)]
    if token is not None and token not in near[:1]:
        near = [*near, *governing(token)]
    noun = token.lemma_.lower() if token is not None else ""
    if token is not None and token.lower_ in things():
        noun = token.lower_
    shared = as_counted(shared_with(doc, figure, before))
    return counted(noun, near, around(doc, span), shared)


def is_part(
    figure: FoundFigure, doc: Doc, proposed: Counted, before: list[FoundFigure]
) -> bool:
    """Whether the figure is a part of a whole told before, and of the same measure."""
    first, last = figure.span.start, figure.span.end
    whole = before[-1] if before else None
    is_same = whole is not None and (whole.measure, whole.population or "") == (
        proposed.measure,
        proposed.population,
    )
    if OF_WHOLE.match(text_of(doc)[last : last + 20]):
        return is_same or not OF_WHOLE_HERE.search(
            text_of(doc)[max(0, first - 80) : first]
        )
    if OF_THOSE.search(text_of(doc)[max(0, first - 30) : first]):
        return True
    if whole is None or not is_same:
        return False
    between = text_of(doc)[whole.span.end : first]
    return "." not in between and WITH.search(between) is not None


def _right_behind(doc: Doc, span: Span) -> list[Token]:
    """Return the words of a figure's own phrase: "two for gunshot wounds"."""
    found = []
    for token in doc[span.end : min(span.end + PHRASE, span.sent.end)]:
        if token.is_punct or token.like_num or token.pos_ in {"CCONJ", "PROPN"}:
            break
        found.append(token)
    return found


def shared_with(
    doc: Doc, figure: FoundFigure, before: list[FoundFigure]
) -> FoundFigure | None:
    """Return the figure before, whose people "121 others" are of, in one sentence."""
    if not before or before[-1].part_of is not None:
        return None
    between = text_of(doc)[before[-1].span.end : figure.span.start]
    return None if "." in between else before[-1]
