"""Figures in few letters, for pictures, headings and tables."""

from decimal import Decimal

from babel.numbers import get_currency_symbol

from claims.domain.formulas import amount
from claims.domain.intervals import Interval
from claims.domain.units import unit_in_words

SHORT = 1_000_000  # from here on, numbers are written with a word


def short_value(interval: Interval, *, is_approximate: bool = False) -> str:
    """Return "28", "≈ 121,000", "> 100,000", "≤ 30" or "28–35"."""
    low, high = interval.low, interval.high
    if high is None:
        text = f"{'>' if interval.low_open else '≥'} {number(low)}"
    elif interval.is_point:
        text = number(low)
    elif not low:
        text = f"{'<' if interval.high_open else '≤'} {number(high)}"
    else:
        text = f"{number(low)}–{number(high)}"
    return f"≈ {text}" if is_approximate else text


def number(value: Decimal) -> str:
    """Return "1,263", "1.2 million", "6 billion"; no digit is lost."""
    for size, word in ((10**9, "billion"), (SHORT, "million")):
        if abs(value) >= size:
            return f"{amount(value / size)} {word}"
    return amount(value)


def with_unit(text: str, unit: str) -> str:
    """Return a value with its unit: "1,000 km²", "38%", "€ 6 million"."""
    if not unit:
        return text
    sign = get_currency_symbol(unit, locale="en") if unit.isupper() else unit
    if sign != unit:
        return f"{sign}{text}" if text[0].isdigit() else f"{text[:2]}{sign}{text[2:]}"
    shown = unit_in_words(unit)
    return f"{text}{shown}" if unit == "%" else f"{text} {shown}"


def middle(interval: Interval) -> Decimal:
    """Return the middle of an interval, or its one known end that is not zero."""
    ends = [end for end in (interval.low, interval.high) if end]
    return Decimal(sum(ends)) / len(ends) if ends else Decimal(0)


def ratio_of(a: Interval, b: Interval) -> Decimal:
    """Return how many times the smaller of two values the larger is; 0 by zero."""
    low, high = sorted((middle(a), middle(b)))
    return high / low if low > 0 else Decimal(0)


def times(ratio: Decimal) -> str:
    """Return "2.5 times as much"; "" for a ratio that says little."""
    if ratio < Decimal("1.05"):
        return ""
    shown = f"{ratio:.1f}" if ratio < 10 else f"{ratio:,.0f}"
    return f"{shown.removesuffix('.0')} times as much"
