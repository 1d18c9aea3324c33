"""Figures as they are compared: widened by the conventions, never when stored."""

from decimal import Decimal

from .conventions import DEFAULT, Conventions
from .intervals import Interval
from .statement import Statement


def widened(
    statement: Statement, other: Statement, conventions: Conventions = DEFAULT
) -> Interval:
    """Return the statement's interval as it is compared with ``other``."""
    interval = statement.interval
    margin = Decimal(0)
    if statement.unit != other.unit:
        margin += conventions.conversion
    if statement.is_approximate:
        margin += conventions.about
    if not margin and not statement.rounding:
        return interval
    low, high = interval.low, interval.high
    if low is not None:
        low -= abs(low) * margin + statement.rounding
    if high is not None:
        high += abs(high) * margin + statement.rounding
    return Interval(low, high, interval.low_open, interval.high_open)


def conventions_used(a: Statement, b: Statement) -> tuple[str, ...]:
    """Return the names of the conventions by which either statement is read."""
    used = []
    if a.is_approximate or b.is_approximate:
        used.append("about")
    if a.is_vague or b.is_vague:
        used.append("vague")
    if a.rounding or b.rounding:
        used.append("rounding")
    if a.unit != b.unit:
        used.append("conversion")
    return tuple(used)
