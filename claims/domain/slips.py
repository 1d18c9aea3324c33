"""Slips: a number in the wrong unit, a printed conversion that is wrong."""

from decimal import Decimal

from .conventions import DEFAULT, Conventions
from .intervals import Interval, overlap
from .statement import Statement
from .units import from_base
from .verdict import Check

FAR_APART, NEARLY_ONE = 1000, 2


def is_slip(a: Statement, b: Statement) -> bool:
    """Whether nearly one number stands in units that are far apart.

    "1,263 square metres" against 1,250 km²: somebody wrote the wrong unit.
    """
    if a.unit == b.unit or a.dimension != b.dimension:
        return False
    if not (a.interval.low and b.interval.low):
        return False
    if _ratio(a.interval.low, b.interval.low) < FAR_APART:
        return False
    written = _ratio(
        from_base(a.interval.low, a.unit), from_base(b.interval.low, b.unit)
    )
    return written <= NEARLY_ONE


def _ratio(x: Decimal, y: Decimal) -> Decimal:
    low, high = sorted((abs(x), abs(y)))
    return high / low


def conversion_check(
    figure: Statement, conversion: Statement, conventions: Conventions = DEFAULT
) -> Check:
    """Return whether a printed conversion says what its figure says.

    "1,000 square kilometres (386 square miles)" holds. The conversion may be off by
    the conventional share and by half a unit of its last written digit.
    """
    if figure.dimension != conversion.dimension:
        words = f"{conversion.words} cannot convert {figure.words}"
        return Check("conversion", False, words)
    margin = conventions.conversion
    if figure.is_approximate or conversion.is_approximate:
        margin += conventions.about
    printed = _loosened(conversion, margin)
    holds = overlap(_loosened(figure, Decimal(0)), printed)
    says = "is" if holds else "is not"
    return Check("conversion", holds, f"{figure.words} {says} {conversion.words}")


def _loosened(statement: Statement, margin: Decimal) -> Interval:
    """Return the interval widened by a share and by the precision of its writing."""
    low, high = statement.interval.low, statement.interval.high
    half = statement.rounding
    if low is not None:
        low -= abs(low) * margin + max(half, _half_digit(low, statement.unit))
    if high is not None:
        high += abs(high) * margin + max(half, _half_digit(high, statement.unit))
    return Interval(low, high)


def _half_digit(value: Decimal, unit: str) -> Decimal:
    """Return half of the last digit that ``value`` shows in its unit, in the base."""
    written = from_base(value, unit)
    if not written:
        return Decimal(0)
    exponent = written.quantize(Decimal("0.001")).normalize().as_tuple().exponent
    places = exponent if isinstance(exponent, int) else 0
    return abs(value / written) * Decimal(10) ** min(places, 0) / 2
