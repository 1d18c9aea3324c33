"""Where values and days lie on a picture, and which ticks to write beside it."""

from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from math import ceil, floor, log10

LOG_FROM = 50  # a span of values larger than this is drawn on a log scale
STEPS = (1, 2, 2.5, 5, 10)


@dataclass(frozen=True, slots=True)
class ValueScale:
    """Maps values from ``low`` to ``high`` to shares of the picture, 0 to 1."""

    low: float
    high: float
    is_log: bool
    ticks: tuple[float, ...]

    def share(self, value: Decimal | float) -> float:
        """Return how far ``value`` lies between low and high; not cut off."""
        if self.is_log:
            span = log10(self.high) - log10(self.low)
            return (log10(max(float(value), self.low)) - log10(self.low)) / span
        return (float(value) - self.low) / (self.high - self.low)


def value_scale(values: list[Decimal]) -> ValueScale:
    """Return the scale that shows all of ``values``, with round ticks.

    Logarithmic where the largest is more than fifty times the smallest and all are
    positive; else linear, from zero unless all values lie close together.
    """
    low, high = float(min(values)), float(max(values))
    if low > 0 and high > low * LOG_FROM:
        first, last = floor(log10(low)), ceil(log10(high))
        ticks = tuple(10.0**power for power in range(first, last + 1))
        return ValueScale(ticks[0], ticks[-1], True, ticks)
    if low >= 0 and low < 0.7 * high:
        low = 0.0
    if low == high:
        low, high = (low - 1, high + 1) if low else (0.0, 1.0)
        if low >= 0 and high <= 3:
            low = 0.0
    step = _round_step((high - low) / 4)
    low = floor(low / step) * step
    ticks = tuple(
        round(low + n * step, 10) for n in range(floor((high - low) / step) + 1)
    )
    return ValueScale(low, high + (high - low) * 0.04, False, ticks)


def _round_step(rough: float) -> float:
    """Return the least round step (1, 2, 2.5, 5 times ten) not below ``rough``."""
    power = 10.0 ** floor(log10(rough))
    return next(step * power for step in STEPS if step * power >= rough * 0.999)


@dataclass(frozen=True, slots=True)
class DayScale:
    """Maps days from ``first`` to ``last`` to shares of the picture, 0 to 1."""

    first: date
    last: date

    def share(self, day: date) -> float:
        """Return how far ``day`` lies between first and last; one day: the middle."""
        if self.first == self.last:
            return 0.5
        return (day - self.first).days / (self.last - self.first).days

    def ticks(self, most: int) -> list[date]:
        """Return at most ``most`` days at even distances, the first among them."""
        days = (self.last - self.first).days
        step = max(1, ceil(days / (most - 1)))
        return [self.first + timedelta(n) for n in range(0, days + 1, step)]
