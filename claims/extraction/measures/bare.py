"""Numbers that name nothing: they go on with a question that others ask."""

from dataclasses import replace

from spacy.tokens import Doc, Span

from claims.domain.measures import PART_OF_ALL
from claims.extraction.changes import is_total
from claims.extraction.found import FoundFigure, Reason
from claims.extraction.texts import text_of

from .amounts import kind_of_unit
from .counts import TALLIES, Counted
from .lexicons import things
from .nouns import is_anothers, is_bare, is_presence, span_of
from .winners import CONTESTED

NEAR_IN_SIZE = 20  # times as much that a bare number may be than the one before
SMALL = 100
GATHERED = "people gathered"
REACH = 400  # characters over which a bare number goes on with the question before


def filled(doc: Doc, figure: FoundFigure, all_: list[FoundFigure]) -> FoundFigure:
    """Return a bare number with the measure that the article is about elsewhere."""
    span = span_of(doc, figure)
    if figure.measure or span is None or not is_bare(doc, figure, span):
        return figure
    if figure.unit is None and not _is_exact(figure, span):
        return figure
    if figure.unit is None and is_anothers(span.root):
        return figure
    kind = kind_of_unit(figure.unit)
    if _follows_unknown(doc, figure, all_, kind):
        return figure
    alike = [
        one for one in all_ if _is_alike(figure, one, kind) and _may_count(figure, one)
    ]
    if figure.unit is None and is_presence(span.root):
        alike = [one for one in alike if one.measure == GATHERED]
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
        population=_population_of(nearest),
        reasons=(*figure.reasons, Reason("measure", "measure.article", words)),
    )


def _follows_unknown(
    doc: Doc, figure: FoundFigure, all_: list[FoundFigure], kind: str
) -> bool:
    """Whether the figure right before, of one paragraph, tells an unknown question.

    A bare number then goes on with that one.
    """
    before = [one for one in all_ if one.span.end <= figure.span.start]
    if not before:
        return False
    last = max(before, key=lambda one: one.span.start)
    is_unknown = last.measure is None and kind_of_unit(last.unit) == kind
    between = text_of(doc)[last.span.end : figure.span.start]
    named = last.noun is not None and last.noun not in TALLIES
    return (
        is_unknown and named and "\n" not in between and is_near_in_size(figure, last)
    )


def gone_on_with(
    doc: Doc, figure: FoundFigure, before: list[FoundFigure]
) -> Counted | None:
    """Return the measure of the figure before, for a number that names no thing."""
    kind = kind_of_unit(figure.unit)
    if kind == "duration":
        return None
    span = span_of(doc, figure)
    comes = figure.unit is None and span is not None and is_presence(span.root)
    is_got = figure.unit is None and span is not None and is_anothers(span.root)
    for other in reversed(before):
        if comes and other.measure != GATHERED:
            continue
        if is_got and other.measure not in CONTESTED:
            continue
        between = text_of(doc)[other.span.end : figure.span.start]
        if len(between) > REACH or "\n" in between:
            return None
        if _is_alike(figure, other, kind, is_total=is_total(between)):
            return as_counted(other)
    return None


def as_counted(figure: FoundFigure | None) -> Counted | None:
    if figure is None or figure.measure is None:
        return None
    return Counted(figure.measure, _population_of(figure) or "")


def _population_of(figure: FoundFigure) -> str | None:
    """Return the population that other numbers go on with: not that of a part."""
    return None if figure.population == PART_OF_ALL else figure.population


def _is_alike(
    figure: FoundFigure, other: FoundFigure, kind: str, *, is_total: bool = False
) -> bool:
    return bool(
        other.measure
        and not is_unlike(other)
        and kind_of_unit(other.unit) == kind
        and (is_total or is_near_in_size(figure, other))
        and (kind != "count" or _is_whole(figure) or not _is_whole(other))
    )


def _may_count(figure: FoundFigure, other: FoundFigure) -> bool:
    """Whether a number of people is not taken for one of things."""
    counts_people = figure.noun in {"people", "person"}
    thing = things().get(other.noun or "")
    return not counts_people or (thing is not None and thing.name == "people")


def is_unlike(figure: FoundFigure) -> bool:
    """Whether a measure is only a guess, or the figure no plain answer to it."""
    rules = {reason.rule for reason in figure.reasons}
    return bool(rules & {"measure.guess", "measure.earlier", "measure.separate"})


def is_near_in_size(figure: FoundFigure, other: FoundFigure) -> bool:
    x, y = (f.interval.high or f.interval.low or 0 for f in (figure, other))
    return bool(x and y) and max(x, y) <= NEAR_IN_SIZE * min(x, y)


def _is_whole(figure: FoundFigure) -> bool:
    value = figure.interval.low or figure.interval.high
    return value is None or value == value.to_integral_value()


def _is_exact(figure: FoundFigure, span: Span) -> bool:
    """Whether a count is told like a tally's: "41,000", not "thirty" or "2.5"."""
    value = figure.interval.low or figure.interval.high or 0
    in_digits = any(character.isdigit() for character in span.text)
    return _is_whole(figure) and (in_digits or value >= SMALL)
