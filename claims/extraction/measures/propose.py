"""From a figure's noun, its governing words and its unit to a measure."""

import re
from collections.abc import Sequence
from dataclasses import replace

from spacy.tokens import Doc, Span, Token

from claims.domain.units import UnknownUnit, dimension_of
from claims.extraction.found import FoundFigure, Reason

from .counts import TALLIES, TOO_LIGHT, Counted, counted
from .lexicons import amounts, happenings, things
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
OF_WHOLE = re.compile(r"\W*\bof (?:them|whom|which|these|those|the)\b")
OF_WHOLE_HERE = re.compile(r"\d[^.]*$|\b(?:people|houses|buildings|structures)[^.]*$")
OF_THOSE = re.compile(r"\bof (?:these|those|them)\W*(?:\w+ )?$", re.IGNORECASE)
OF_THEM = re.compile(r"\W*\bof (?:them|whom|which|these|those|the)\b\W*(\w*)")
WITH = re.compile(r"(?:\bincluding|\bamong them|\bwith|, of these)\W*$")
NEAR_IN_SIZE = 20  # times as much that a bare number may be than the one before
COSTS = frozenset("cost charge bill expense".split())
SMALL = 100
WITHIN = re.compile(r"\b(?:within|in|after|another) (?:the next |about )?$")
REACH = 400  # characters over which a bare number goes on with the question before
SAYING = frozenset(
    "say claim estimate put tell report announce insist state give list count "
    "speak".split()
)
PHRASE = 4  # words behind a figure that are of one phrase with it
FRONT = 4  # words in front of a figure that decide early: "no deeper than 11 km"


def with_measures(doc: Doc, figures: Sequence[FoundFigure]) -> list[FoundFigure]:
    """Return ``figures`` with measure and population, where these are plain."""
    found: list[FoundFigure] = []
    for figure in figures:
        if figure.conversion_of is not None and figure.conversion_of < len(found):
            found.append(_like(figure, found[figure.conversion_of]))
        else:
            found.append(_measured(doc, figure, found))
    return [_filled(doc, figure, found) for figure in found]


def _filled(doc: Doc, figure: FoundFigure, all_: list[FoundFigure]) -> FoundFigure:
    """Return a bare number with the measure that the article is about elsewhere."""
    span = _span(doc, figure)
    if figure.measure or span is None or not _is_bare(doc, figure, span):
        return figure
    if figure.unit is None and not _is_exact(figure, span):
        return figure
    kind = kind_of_unit(figure.unit)
    alike = [one for one in all_ if _is_alike(figure, one, kind)]
    if kind in {"duration", "share"}:
        return figure
    if not alike:
        reason = Reason("measure", "measure.bare", "it names nothing but a number")
        return replace(figure, reasons=(*figure.reasons, reason))
    nearest = min(alike, key=lambda one: abs(one.span.start - figure.span.start))
    words = f'a bare number in an article about "{nearest.measure}"'
    return replace(
        figure,
        measure=nearest.measure,
        population=nearest.population,
        reasons=(*figure.reasons, Reason("measure", "measure.article", words)),
    )


def _is_exact(figure: FoundFigure, span: Span) -> bool:
    """Whether a count is told like a tally's: "41,000", not "thirty" or "2.5"."""
    value = figure.interval.low or figure.interval.high or 0
    in_digits = any(character.isdigit() for character in span.text)
    return _is_whole(figure) and (in_digits or value >= SMALL)


def _is_alike(figure: FoundFigure, other: FoundFigure, kind: str) -> bool:
    return bool(
        other.measure
        and "(" not in other.measure
        and kind_of_unit(other.unit) == kind
        and _near_in_size(figure, other)
        and (kind != "count" or _is_whole(figure) or not _is_whole(other))
    )


def _is_whole(figure: FoundFigure) -> bool:
    value = figure.interval.low or figure.interval.high
    return value is None or value == value.to_integral_value()


def _span(doc: Doc, figure: FoundFigure) -> Span | None:
    return doc.char_span(figure.span.start, figure.span.end, alignment_mode="expand")


def _like(figure: FoundFigure, whole: FoundFigure) -> FoundFigure:
    return replace(
        figure, measure=whole.measure, population=whole.population, noun=whole.noun
    )


def _measured(doc: Doc, figure: FoundFigure, before: list[FoundFigure]) -> FoundFigure:
    span = _span(doc, figure)
    if span is None:
        return figure
    proposed = _amount(doc, figure, span) if figure.unit else None
    if figure.unit is None:
        proposed = _count(doc, figure, span, before)
    words = "the words around it tell"
    if proposed is None and _is_bare(doc, figure, span):
        proposed = _gone_on_with(doc, figure, before)
        words = "it goes on with the question before it:"
    if proposed is None:
        return figure
    measure = proposed.measure
    if ASIDE.search(doc.text[: figure.span.start][-30:]):
        measure += " (earlier)"
    elif SEPARATE.search(doc.text[figure.span.end : figure.span.end + 40]):
        measure += " (separate)"
    elif _is_part(figure, doc, proposed, before):
        measure += " (in part)"
    reason = Reason("measure", "measure.words", f'{words} "{proposed.measure}"')
    return replace(
        figure,
        measure=measure,
        population=proposed.population or None,
        reasons=(*figure.reasons, reason),
    )


def _count(
    doc: Doc, figure: FoundFigure, span: Span, before: list[FoundFigure]
) -> Counted | None:
    token = _noun_token(doc, figure, span)
    near = [span.root, *_right_behind(doc, span), *governing(span.root)]
    if token is not None and token not in near[:1]:
        near = [*near, *governing(token)]
    noun = token.lemma_.lower() if token is not None else ""
    if token is not None and token.lower_ in things():
        noun = token.lower_
    shared = _as_counted(_shared(doc, figure, before))
    return counted(noun, near, around(doc, span), shared)


def _noun_token(doc: Doc, figure: FoundFigure, span: Span) -> Token | None:
    """Return what is counted; None where the sentence names only a tally or a speaker.

    "Six of them minors" counts minors.
    """
    end = figure.span.end
    after = OF_THEM.match(doc.text[end : end + 40])
    if after:
        named = doc.char_span(end + after.start(1), end + after.end(1))
        if named is not None and _is_countable(named.root.lemma_.lower()):
            return named.root
    noun = figure.noun or ""
    tokens = [
        token
        for token in span.sent
        if noun in {token.lemma_.lower(), token.lower_}
        and token.pos_ != "NUM"
        and not _speaks(token)
        and (token.pos_ in {"NOUN", "PROPN"} or _is_countable(noun))
    ]
    return min(tokens, key=lambda token: abs(token.i - span.start), default=None)


def _is_countable(lemma: str) -> bool:
    return lemma in things() or lemma in happenings("people")


def _speaks(token: Token) -> bool:
    """Whether a noun is the subject of a verb of saying: it is not what is counted."""
    head = token.head
    return token.dep_ == "nsubj" and head.pos_ == "VERB" and head.lemma_ in SAYING


def _is_bare(doc: Doc, figure: FoundFigure, span: Span) -> bool:
    """Whether the figure names nothing but a tally: "the number was 3,200"."""
    if figure.unit is not None:
        return True
    if OF_WHOLE.match(doc.text[figure.span.end : figure.span.end + 20]):
        return False
    token = _noun_token(doc, figure, span)
    if token is None or token.lemma_.lower() in TALLIES:
        return True
    is_there = span.root.head.head.lemma_ == "be" or span.root.head.lemma_ == "be"
    return is_there and token.lemma_.lower() in {"people", "person"}


def _is_part(
    figure: FoundFigure, doc: Doc, proposed: Counted, before: list[FoundFigure]
) -> bool:
    """Whether the figure is a part of a whole told before, and of the same measure."""
    first, last = figure.span.start, figure.span.end
    whole = before[-1] if before else None
    is_same = whole is not None and (whole.measure, whole.population or "") == (
        proposed.measure,
        proposed.population,
    )
    if OF_WHOLE.match(doc.text[last : last + 20]):
        return is_same or not OF_WHOLE_HERE.search(doc.text[max(0, first - 80) : first])
    if OF_THOSE.search(doc.text[max(0, first - 30) : first]):
        return True
    if whole is None or not is_same:
        return False
    between = doc.text[whole.span.end : first]
    return "." not in between and WITH.search(between) is not None


def _right_behind(doc: Doc, span: Span) -> list[Token]:
    """Return the words of a figure's own phrase: "two for gunshot wounds"."""
    found = []
    for token in doc[span.end : min(span.end + PHRASE, span.sent.end)]:
        if token.is_punct or token.like_num or token.pos_ in {"CCONJ", "PROPN"}:
            break
        found.append(token)
    return found


def _shared(
    doc: Doc, figure: FoundFigure, before: list[FoundFigure]
) -> FoundFigure | None:
    """Return the figure before, whose people "121 others" are of, in one sentence."""
    if not before or before[-1].part_of is not None:
        return None
    between = doc.text[before[-1].span.end : figure.span.start]
    return None if "." in between else before[-1]


def _as_counted(figure: FoundFigure | None) -> Counted | None:
    if figure is None or figure.measure is None:
        return None
    return Counted(figure.measure, figure.population or "")


def _gone_on_with(
    doc: Doc, figure: FoundFigure, before: list[FoundFigure]
) -> Counted | None:
    """Return the measure of the figure before, for a number that names no thing."""
    kind = kind_of_unit(figure.unit)
    if kind in {"duration", "share"}:
        return None
    for other in reversed(before):
        between = doc.text[other.span.end : figure.span.start]
        if len(between) > REACH or "\n" in between:
            return None
        if _is_alike(figure, other, kind):
            return _as_counted(other)
    return None


def _near_in_size(figure: FoundFigure, other: FoundFigure) -> bool:
    x, y = (f.interval.high or f.interval.low or 0 for f in (figure, other))
    return bool(x and y) and max(x, y) <= NEAR_IN_SIZE * min(x, y)


def kind_of_unit(unit: str | None) -> str:
    """Return the dimension of ``unit``; all money is one, as is what nobody knows."""
    try:
        dimension = dimension_of(unit)
    except UnknownUnit:
        return "money"
    return "money" if dimension.startswith("money") else dimension


def _amount(doc: Doc, figure: FoundFigure, span: Span) -> Counted | None:
    """Return the measure of a figure with a unit."""
    kind = kind_of_unit(figure.unit)
    if kind == "duration" and WITHIN.search(doc.text[: figure.span.start][-30:]):
        return None
    front = list(doc[max(span.sent.start, span.start - FRONT) : span.start])[::-1]
    wide = [token for token in around(doc, span) if token.pos_ == "VERB"]
    words = [*_behind(doc, span), *front, *governing(span.root), *wide]
    told = _told(words, kind)
    token = _noun_token(doc, figure, span)
    noun = "" if token is None or token.pos_ == "PROPN" else token.lemma_.lower()
    if told == "cost":
        return Counted(_cost(words, token, noun, figure.unit or ""))
    if told:
        return Counted(told)
    if not noun.isalpha() or noun in TOO_LIGHT | TALLIES | {kind, figure.unit}:
        return None
    return Counted(f"share of {noun}" if kind == "share" else f"{noun} ({kind})")


def _cost(words: Sequence[Token], token: Token | None, noun: str, unit: str) -> str:
    """Return whose or what cost it is: "cost to company", "cost of restructuring"."""
    for word in words:
        if word.lemma_.lower() in COSTS:
            bearers = [c for c in word.children if c.dep_ == "dative"]
            for prep in word.children:
                if prep.lower_ == "to":
                    bearers += [c for c in prep.children if c.dep_ == "pobj"]
            if bearers:
                return f"cost to {bearers[0].lemma_.lower()}"
    if token is None or noun == unit:
        return "cost"
    if noun in COSTS:
        named = [c for c in token.children if c.dep_ in {"compound", "amod"}]
        return f"cost of {named[-1].lower_}" if named else "cost"
    return f"cost of {token.lower_ if token.tag_ == 'VBG' else noun}"


def _behind(doc: Doc, span: Span) -> list[Token]:
    """Return the word right behind a figure and its bracketed conversion: "deep"."""
    tokens = doc[span.end : span.sent.end]
    i = 0
    if len(tokens) and tokens[0].text == "(":
        closing = [t.i - tokens[0].i for t in tokens if t.text == ")"]
        i = closing[0] + 1 if closing else 0
    return list(tokens[i : i + 1])


def _told(words: Sequence[Token], kind: str) -> str:
    for word in words:
        lemma = word.lemma_.lower()
        for amount in amounts():
            if amount.dimension == kind and (
                lemma in amount.telling or word.lower_ in amount.telling
            ):
                return amount.measure
    return ""
