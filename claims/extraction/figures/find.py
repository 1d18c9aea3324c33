"""All figures of a text: numbers with their units, bounds, nouns, in order."""

from dataclasses import replace
from decimal import Decimal

from spacy.tokens import Doc

from claims.domain.hidden import HIDDEN
from claims.domain.intervals import Interval
from claims.extraction.found import FoundFigure, Reason, Span
from claims.extraction.texts import text_of

from .context import is_no_figure, is_time_window
from .conversions import with_conversions, with_named_currencies
from .hedges import BOUNDS, Hedge, hedge_around
from .nouns import noun_of, noun_text, trend_of
from .numbers import can_open
from .parts import with_parts
from .quantities import Quantity
from .ranges import read_quantity
from .shared_units import with_units
from .units import TIME_UNITS
from .words import Words
from .zeros import zeros

__all__ = ["figures_in", "find_figures", "interval_of", "read_quantity"]

UNSEEN = Reason(
    "figure",
    "figure.invisible",
    "characters that cannot be seen stand inside the number: check it",
)


def find_figures(doc: Doc) -> list[FoundFigure]:
    """Return every figure of ``doc`` in order of the text.

    Needs part-of-speech tags, lemmas and dependencies.
    """
    text = text_of(doc)
    found = [_with_noun(doc, figure) for figure in _numbers(text, Words(text))]
    found += zeros(doc, {figure.span for figure in found})
    found.sort(key=lambda figure: figure.span)
    return with_parts(doc, _joined(text, _with_nouns(found)))


def figures_in(text: str) -> list[FoundFigure]:
    """Return the figures that the words of ``text`` alone give, in order.

    No model is needed, so that a snippet can be checked at once: values, bounds and
    units are as in ``find_figures``, while nouns, changes, parts and "no deaths" are
    not found.
    """
    return _joined(text, _numbers(text, Words(text)))


def _joined(text: str, found: list[FoundFigure]) -> list[FoundFigure]:
    found = with_named_currencies(text, with_conversions(text, found))
    return with_units(text, found)


def _numbers(text: str, words: Words) -> list[FoundFigure]:
    found: list[FoundFigure] = []
    i = 0
    while i < len(words):
        quantity = read_quantity(words, i) if can_open(words.all[i]) else None
        if quantity is None:
            i += 1
            continue
        if _is_figure(words, quantity):
            found.append(_figure(text, words, quantity))
        i = max(quantity.last, i + 1)
    return found


def _is_figure(words: Words, quantity: Quantity) -> bool:
    number, unit = quantity.number, quantity.unit
    if unit in TIME_UNITS and is_time_window(words, number, quantity.last):
        return False
    if quantity.high is not None and unit is None:
        return not is_no_figure(words, quantity.high, quantity.last, unit) and not (
            is_no_figure(words, number, number.last, unit)
            and not words.all[number.first].is_numeral
        )
    return not is_no_figure(words, number, quantity.last, unit)


def _figure(text: str, words: Words, quantity: Quantity) -> FoundFigure:
    """Return the figure as its own words and those around give it."""
    hedge = hedge_around(words, quantity.first, quantity.last)
    if hedge and quantity.high and hedge.kind in BOUNDS:
        hedge = None if quantity.low_open or quantity.high_open else hedge
    span = Span(words.all[quantity.first].start, words.all[quantity.last - 1].end)
    number = quantity.number
    loose = hedge is not None and (hedge.loose or hedge.kind not in BOUNDS)
    return FoundFigure(
        span=span,
        interval=interval_of(quantity, hedge),
        value=None if quantity.high else number.value,
        approximate=number.vague or number.approximate or loose,
        vague=number.vague,
        unit=quantity.unit,
        hedge=_hedge_span(words, hedge),
        rounding=(quantity.high or number).rounding,
        reasons=_reasons(text, words, quantity, hedge, span),
    )


def _with_noun(doc: Doc, figure: FoundFigure) -> FoundFigure:
    span = figure.span
    tokens = doc.char_span(span.start, span.end, alignment_mode="expand")
    assert tokens is not None  # every word lies in some token
    noun = noun_of(doc, tokens, has_unit=figure.unit is not None)
    return replace(figure, noun=noun_text(noun), trend=trend_of(tokens))


def interval_of(quantity: Quantity, hedge: Hedge | None) -> Interval:
    """Return the numbers that the words allow, nothing widened."""
    value = quantity.number.value
    if quantity.high is not None:
        return Interval(
            value, quantity.high.value, quantity.low_open, quantity.high_open
        )
    kind = hedge.kind if hedge else ""
    if kind == "more than":
        return Interval(value, None, low_open=True)
    if kind == "at least" or quantity.number.vague:
        return Interval(value, None)
    if kind in {"fewer than", "at most"} and value > 0:
        return Interval(Decimal(0), value, high_open=kind == "fewer than")
    return Interval.exactly(value)


def _hedge_span(words: Words, hedge: Hedge | None) -> Span | None:
    if hedge is None:
        return None
    return Span(words.all[hedge.first].start, words.all[hedge.last - 1].end)


def _reasons(
    text: str, words: Words, quantity: Quantity, hedge: Hedge | None, span: Span
) -> tuple[Reason, ...]:
    reasons = [_by_form(quantity)]
    if hedge is not None:
        kind = hedge.kind.replace(" ", "-")
        said = words.text(hedge.first, hedge.last)
        reasons.append(Reason("figure", f"figure.{kind}", f'hedged by "{said}"'))
    if HIDDEN.search(text, span.start, span.end):
        reasons.append(UNSEEN)
    return tuple(reasons)


def _by_form(quantity: Quantity) -> Reason:
    if quantity.high is not None:
        return Reason("figure", "figure.range", "two numbers form a range")
    if quantity.number.vague:
        return Reason("figure", "figure.vague", "a vague number, read as a low")
    if quantity.number.in_words:
        return Reason("figure", "figure.words", "the number is spelled out")
    return Reason("figure", "figure.digits", "the number is in digits")


def _with_nouns(figures: list[FoundFigure]) -> list[FoundFigure]:
    """Give plain counts without a noun that of the plain count before them."""
    filled: list[FoundFigure] = []
    noun = None
    for figure in figures:
        if figure.noun is None and figure.unit is None:
            figure = replace(figure, noun=noun)
        if figure.unit is None:
            noun = figure.noun
        filled.append(figure)
    return filled
