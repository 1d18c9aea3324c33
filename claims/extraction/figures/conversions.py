"""Conversions in brackets: the same figure in another unit, checked."""

from dataclasses import replace
from decimal import Decimal

from claims.domain.conventions import DEFAULT
from claims.domain.intervals import Interval, overlap
from claims.domain.units import UnknownUnit, dimension_of, to_base
from claims.extraction.found import FoundFigure, Reason

from .currencies import is_money

OPENS_CONVERSION = {
    "(",
    "[",
    "(or",
    "(about",
    "(some",
    "(around",
    "/",
    "or",
    ", or",
    "– or",
}


def with_conversions(text: str, figures: list[FoundFigure]) -> list[FoundFigure]:
    """Mark figures that only repeat the one before in another unit, in brackets.

    A conversion that does not come to the same is marked too, with a warning.
    """
    marked = list(figures)
    for i in range(1, len(marked)):
        before, figure = marked[i - 1], marked[i]
        if not _is_conversion(text, before, figure):
            continue
        before = _named_currency(text, before, figure)
        marked[i - 1] = before
        reasons = figure.reasons + _wrong(text, before, figure)
        marked[i] = replace(
            figure, conversion_of=i - 1, noun=before.noun, reasons=reasons
        )
    return marked


def _is_conversion(text: str, before: FoundFigure, figure: FoundFigure) -> bool:
    start = (figure.hedge or figure.span).start
    between = text[before.span.end : start].strip()
    if figure.unit is None or before.conversion_of is not None:
        return False
    if between not in OPENS_CONVERSION:
        word, _, opening = between.rpartition(" ")
        is_currency = is_money(figure.unit) and word.isalpha() and word.islower()
        return opening in {"(", "(about"} and is_currency and before.unit is None
    if before.unit is None or before.unit == figure.unit:
        return False
    if between in {"(", "[", "(or", "(about", "(some", "(around"}:
        return True
    return _dimension(before.unit) == _dimension(figure.unit) != ""


def _dimension(unit: str | None) -> str:
    """Return what ``unit`` measures; money of any currency is one dimension here."""
    try:
        dimension = dimension_of(unit)
    except UnknownUnit:
        return ""
    return "money" if dimension.startswith("money") else dimension


def _named_currency(text: str, before: FoundFigure, figure: FoundFigure) -> FoundFigure:
    """Return "22 million ringgal ($4.9 million)" with its currency's own name."""
    if before.unit is not None or not is_money(figure.unit):
        return before
    name = text[before.span.end : figure.span.start].split()[0]
    end = text.index(name, before.span.end) + len(name)
    span = replace(before.span, end=end)
    return replace(before, span=span, unit=f"¤{name}", noun=figure.noun)


def _wrong(text: str, before: FoundFigure, figure: FoundFigure) -> tuple[Reason, ...]:
    """Return a warning where the conversion does not come to the same, else nothing.

    Both are taken with the precision they are written in; money is never converted.
    """
    try:
        if dimension_of(before.unit) != dimension_of(figure.unit):
            return () if is_money(figure.unit) else _warning(text, before, figure)
        first = to_base(_as_written(before), before.unit)[0]
        second = to_base(_as_written(figure), figure.unit)[0]
    except UnknownUnit:
        return ()
    return () if overlap(first, second) else _warning(text, before, figure)


def _warning(text: str, before: FoundFigure, figure: FoundFigure) -> tuple[Reason, ...]:
    one = text[before.span.start : before.span.end]
    other = text[figure.span.start : figure.span.end]
    return (
        Reason(
            "figure",
            "figure.conversion-wrong",
            f'"{other}" is not the same as "{one}": check which of them is right',
        ),
    )


def _as_written(figure: FoundFigure) -> Interval:
    """Return the numbers that are written so, half a unit of the last digit around."""
    ends = [figure.interval.low, figure.interval.high]
    if figure.value is not None:
        ends = [figure.value, figure.value]
    low, high = (end if end is not None else Decimal(0) for end in ends)
    share = DEFAULT.about if figure.approximate else DEFAULT.conversion
    return Interval(low - _slack(low, share), high + _slack(high, share))


def _slack(value: Decimal, share: Decimal) -> Decimal:
    _, _, exponent = value.normalize().as_tuple()
    last_digit = Decimal(1).scaleb(int(exponent)) / 2
    return max(abs(value) * share, min(last_digit, abs(value) / 4))


def with_named_currencies(text: str, figures: list[FoundFigure]) -> list[FoundFigure]:
    """Give every sum in a currency that a conversion named once its unit."""
    names = {
        figure.unit.removeprefix("¤")
        for figure in figures
        if figure.unit and figure.unit.startswith("¤")
    }
    filled = []
    for figure in figures:
        behind = text[figure.span.end : figure.span.end + 40].split()
        name = behind[0].strip('.,;:)”"’') if behind else ""
        if figure.unit is None and name in names:
            end = text.index(name, figure.span.end) + len(name)
            span = replace(figure.span, end=end)
            figure = replace(figure, span=span, unit=f"¤{name}", noun=None)
        filled.append(figure)
    return filled
