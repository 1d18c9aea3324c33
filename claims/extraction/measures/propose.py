"""From a figure's noun, its governing words and its unit to a measure."""

import re
from collections.abc import Sequence
from dataclasses import replace

from spacy.tokens import Doc, Span, Token

from claims.domain.measures import PART_OF_ALL, are_an_armys
from claims.domain.units import WHOLE
from claims.extraction.found import FoundFigure, Reason
from claims.extraction.texts import text_of

from .amounts import amount, is_distance, is_fraction, of_whole
from .bare import as_counted, filled, gone_on_with
from .causes import cause_of
from .counts import Counted, counted
from .lexicons import things
from .losses import whose
from .nouns import OF_WHOLE, is_bare, noun_token, span_of
from .winners import CONTESTED, COUNTED, winner_of
from .words import around, governing, put_at

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
# "Five of the firm's nine plants": the nine are all there are, not a count before.
OF_ALL = re.compile(
    r"\W{0,4}\bof (?!(?:them|whom|these|those)\b)(?:[\w’'-]+ ){1,4}?"
    r"(?:\d[\d,]*|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)\b"
)
OF_THOSE = re.compile(r"\bof (?:these|those|them)\W*(?:\w+ )?$", re.IGNORECASE)
WITH = re.compile(r"(?:\bincluding|\bamong them|\bwith|, of these)\W*$")
BIDDING = {
    "offer": "offered", "propose": "offered", "demand": "demanded",
    "seek": "demanded", "want": "demanded", "proposal": "offered",
}  # fmt: skip
AGE = re.compile(
    r"\b(?:older|younger) than $|\bage[ds]?(?: of)?(?: \w+)? $", re.IGNORECASE
)
# "64 more than its manifest showed": a difference answers no question of its own.
IS_DIFFERENCE = re.compile(
    r" (?:(?:more|fewer|less|higher|lower) (?:\w+ )?than|"
    r"(?:above|below) (?:the )?(?:\w+ )?(?:normal|average|norm|mean|usual))\b"
)
DIFFERENCE, DISTANCE = "measure.difference", "measure.distance"
AN_AGE = "measure.age"
EARLIER, SEPARATE_ONE, PART = "measure.earlier", "measure.separate", "measure.part"
STANDING = {
    DIFFERENCE: "it is how much more or less",
    DISTANCE: "it tells where something is",
    AN_AGE: "it is an age",
    EARLIER: "it is the figure that another takes the place of",
    SEPARATE_ONE: "it is of another happening",
    PART: "it is a part of a whole told before",
}
PHRASE = 4  # words behind a figure that are of one phrase with it


def with_measures(doc: Doc, figures: Sequence[FoundFigure]) -> list[FoundFigure]:
    """Return ``figures`` with measure and population, where these are plain."""
    found: list[FoundFigure] = []
    for figure in figures:
        if figure.conversion_of is not None and figure.conversion_of < len(found):
            found.append(_like(figure, found[figure.conversion_of]))
        else:
            found.append(_measured(doc, figure, found))
    return [
        figure if is_aside(figure) else filled(doc, figure, found) for figure in found
    ]


def is_aside(figure: FoundFigure) -> bool:
    """Whether a figure answers no question: a difference, a distance, an age."""
    none = {DIFFERENCE, DISTANCE, AN_AGE}
    return any(reason.rule in none for reason in figure.reasons)


def _like(figure: FoundFigure, whole: FoundFigure) -> FoundFigure:
    return replace(
        figure, measure=whole.measure, population=whole.population, noun=whole.noun
    )


def _measured(doc: Doc, figure: FoundFigure, before: list[FoundFigure]) -> FoundFigure:
    span = span_of(doc, figure)
    if span is None:
        return figure
    aside = _answering_nothing(doc, figure, span)
    if aside:
        reason = Reason("measure", aside, STANDING[aside])
        return replace(figure, reasons=(*figure.reasons, reason))
    if figure.unit or is_fraction(figure):
        proposed = amount(doc, figure, span)
    else:
        proposed = _count(doc, figure, span, before)
    words = "the words around it tell"
    if proposed is None and is_bare(doc, figure, span):
        proposed = gone_on_with(doc, figure, before)
        words = "it goes on with the question before it:"
    if proposed is None:
        return figure
    if is_fraction(figure):
        figure = of_whole(figure)
    proposed = replace(proposed, measure=_as_bid(proposed.measure, figure, span))
    if proposed.measure in CONTESTED:
        return _won(figure, proposed, span)
    figure = replace(figure, actor=_actor(doc, figure, proposed, span))
    return _with(figure, proposed, words, _standing(figure, doc, proposed, before))


def _actor(doc: Doc, figure: FoundFigure, proposed: Counted, span: Span) -> str | None:
    """Return whose soldiers, aircraft or tanks are counted; else what killed people."""
    if figure.unit is None and are_an_armys(proposed.measure, proposed.population):
        return whose(noun_token(doc, figure, span), span) or figure.actor
    return cause_of(proposed.measure, span) or figure.actor


def _won(figure: FoundFigure, proposed: Counted, span: Span) -> FoundFigure:
    """Return a figure of votes or seats with who has them, else without a measure."""
    if COUNTED.match(span.doc.text[figure.span.end : figure.span.end + 60]):
        proposed = replace(proposed, measure="share of votes counted")
        return _with(figure, proposed, "the words around it tell", "")
    winner = winner_of(span.root)
    if not winner:
        return figure
    plain = replace(proposed, measure=proposed.measure.removesuffix(" won"))
    return replace(_with(figure, plain, "the words around it tell", ""), actor=winner)


def _answering_nothing(doc: Doc, figure: FoundFigure, span: Span) -> str:
    """Return the rule by which a figure answers no question of its own, or ""."""
    if IS_DIFFERENCE.match(text_of(doc)[figure.span.end : figure.span.end + 30]):
        return DIFFERENCE
    if AGE.search(text_of(doc)[: figure.span.start][-30:]):
        return AN_AGE
    return DISTANCE if is_distance(doc, figure, span) else ""


def _with(
    figure: FoundFigure, proposed: Counted, words: str, standing: str
) -> FoundFigure:
    """Return ``figure`` with what was proposed, and how it stands to the others."""
    rule = "measure.guess" if proposed.is_guess else "measure.words"
    reasons = [Reason("measure", rule, f'{words} "{proposed.measure}"')]
    if standing:
        reasons.append(Reason("measure", standing, STANDING[standing]))
    is_part = standing == PART and not proposed.population
    return replace(
        figure,
        measure=proposed.measure,
        population=(PART_OF_ALL if is_part else proposed.population) or None,
        reasons=(*figure.reasons, *reasons),
    )


def _standing(
    figure: FoundFigure, doc: Doc, proposed: Counted, before: list[FoundFigure]
) -> str:
    """Return the rule by which a figure is no plain answer to its question, or ""."""
    text = text_of(doc)
    if ASIDE.search(text[: figure.span.start][-30:]):
        return EARLIER
    if SEPARATE.search(text[figure.span.end : figure.span.end + 40]):
        return SEPARATE_ONE
    return PART if is_part(figure, doc, proposed, before) else ""


def _as_bid(measure: str, figure: FoundFigure, span: Span) -> str:
    """Return the measure, "offered" or "demanded" where a party bids the figure."""
    if figure.unit is None:
        return measure
    verbs = [token for token in span.root.ancestors if token.pos_ == "VERB"]
    nouns = [c for verb in verbs for c in verb.children if c.dep_ in {"dobj", "nsubj"}]
    words = [token.lemma_ for token in (*verbs, *nouns)]
    bid = next((BIDDING[word] for word in words if word in BIDDING), "")
    if not bid:
        return measure
    thing = measure.removesuffix(" offered").removesuffix(" demanded")
    return f"{thing} {bid}"


def _count(
    doc: Doc, figure: FoundFigure, span: Span, before: list[FoundFigure]
) -> Counted | None:
    token = noun_token(doc, figure, span)
    near = [span.root, *_right_behind(doc, span), *put_at(span.root)]
    near += governing(span.root)
    if token is not None and token not in near[:1]:
        near = [*near, *put_at(token), *governing(token)]
    noun = token.lemma_.lower() if token is not None else ""
    if token is not None and token.lower_ in things():
        noun = token.lower_
    shared = as_counted(shared_with(doc, figure, before))
    found = counted(noun, near, around(doc, span), shared)
    whole = whole_of(figure, doc, before)
    if whole and token is None:
        return whole
    if found and whole and found.population and whole.measure.startswith("people"):
        return replace(found, measure=whole.measure, is_guess=False)
    return found


def whole_of(
    figure: FoundFigure, doc: Doc, before: list[FoundFigure]
) -> Counted | None:
    """Return the measure of the figure that "nine of them children" is a part of."""
    if not before:
        return None
    between = text_of(doc)[before[-1].span.end : figure.span.start]
    behind = text_of(doc)[figure.span.end : figure.span.end + 20]
    if "." in between or not (OF_WHOLE.match(behind) or WITH.search(between)):
        return None
    return as_counted(before[-1])


def is_part(
    figure: FoundFigure, doc: Doc, proposed: Counted, before: list[FoundFigure]
) -> bool:
    """Whether the figure is a part of a whole told before, and of the same measure."""
    if figure.unit in {"%", WHOLE}:
        return False
    if OF_ALL.match(text_of(doc)[figure.span.end : figure.span.end + 60]):
        return False
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
