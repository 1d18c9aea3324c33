"""Figures in the format of the annotated data."""

from dataclasses import replace
from decimal import Decimal
from typing import Any

from claims.domain.intervals import Interval
from claims.domain.units import WHOLE
from claims.extraction.found import FoundFigure


def plain(value: Decimal | None) -> str | None:
    """Return ``value`` as digits without an exponent."""
    if value is None:
        return None
    digits = f"{value.normalize():f}"
    return digits if digits != "-0" else "0"


def figures_as_gold(figures: list[FoundFigure]) -> list[dict[str, Any]]:
    """Return the figures of one text; a conversion is part of the figure before it."""
    return [
        {
            "span": [figure.span.start, figure.span.end],
            "value": plain(figure.value),
            "low": plain(figure.interval.low),
            "high": plain(figure.interval.high),
            "approx": figure.approximate,
            "unit": None if figure.unit == WHOLE else figure.unit,
            "noun": figure.noun,
            "trend": figure.trend,
            "vague": figure.vague,
            "part_of": figure.part_of,
        }
        for figure in map(_without_floor, figures)
        if figure.conversion_of is None
    ]


def _without_floor(figure: FoundFigure) -> FoundFigure:
    """Return "up to 30" with no lower end, as the data writes it."""
    interval = figure.interval
    if interval.low == 0 and interval.high != 0 and figure.value == interval.high:
        return replace(figure, interval=Interval(None, interval.high))
    return figure
