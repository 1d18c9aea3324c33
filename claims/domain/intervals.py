"""Intervals of numbers, the value of every figure."""

from dataclasses import dataclass
from decimal import Decimal


@dataclass(frozen=True, slots=True)
class Interval:
    """The numbers between ``low`` and ``high``; None means unbounded on that side.

    Both ends are closed unless ``low_open`` or ``high_open`` says otherwise: "more
    than 28" is ``Interval(Decimal(28), None, low_open=True)``. An unbounded end is
    always open. Raises ValueError for an empty interval, NaN and infinity.
    """

    low: Decimal | None
    high: Decimal | None
    low_open: bool = False
    high_open: bool = False

    def __post_init__(self) -> None:
        for end in (self.low, self.high):
            if end is not None and not end.is_finite():
                raise ValueError(f"An interval's end must be a number, not {end}.")
        if self.low is None:
            object.__setattr__(self, "low_open", True)
        if self.high is None:
            object.__setattr__(self, "high_open", True)
        if self.low is not None and self.high is not None:
            touches_open = self.low == self.high and (self.low_open or self.high_open)
            if self.low > self.high or touches_open:
                raise ValueError(
                    f"The interval from {self.low} to {self.high} is empty."
                )

    @classmethod
    def exactly(cls, value: Decimal) -> "Interval":
        """Return the interval that holds ``value`` alone."""
        return cls(value, value)

    @property
    def is_point(self) -> bool:
        """Whether the interval holds one number only."""
        return self.low is not None and self.low == self.high


def lies_below(a: Interval, b: Interval) -> bool:
    """Return whether every number in ``a`` is below every number in ``b``."""
    if a.high is None or b.low is None:
        return False
    return a.high < b.low or (a.high == b.low and (a.high_open or b.low_open))


def overlap(a: Interval, b: Interval) -> bool:
    """Return whether some number lies in both intervals.

    Both must be in the same base unit. Intervals that only touch overlap
    where both ends are closed.

    Source: Moore, Kearfott and Cloud, *Introduction to Interval Analysis* (SIAM,
    2009), chapter 2, for closed intervals; open ends are added here.
    """
    return not (lies_below(a, b) or lies_below(b, a))


def within(a: Interval, b: Interval) -> bool:
    """Return whether every number in ``a`` lies in ``b`` as well."""
    return _starts_within(a, b) and _ends_within(a, b)


def _starts_within(a: Interval, b: Interval) -> bool:
    if b.low is None:
        return True
    if a.low is None:
        return False
    return a.low > b.low or (a.low == b.low and (a.low_open or not b.low_open))


def _ends_within(a: Interval, b: Interval) -> bool:
    if b.high is None:
        return True
    if a.high is None:
        return False
    return a.high < b.high or (a.high == b.high and (a.high_open or not b.high_open))
