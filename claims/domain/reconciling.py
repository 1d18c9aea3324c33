"""What would reconcile two figures: reasons from the same checks, likeliest first."""

from dataclasses import dataclass
from decimal import Decimal

from .checks import like_for_like
from .conventions import DEFAULT, Conventions
from .dates import counted, day, days_apart
from .intervals import overlap
from .measures import are_kin
from .slips import is_slip
from .statement import Statement
from .units import from_base
from .widening import widened


@dataclass(frozen=True, slots=True)
class Reconciling:
    """One reason why both may be right: ``name`` for code, ``words`` for a reader."""

    name: str
    words: str


def reconcile(
    a: Statement, b: Statement, conventions: Conventions = DEFAULT
) -> list[Reconciling]:
    """Return the reasons that could reconcile two figures that differ.

    In order of likelihood: later as-of, cumulative or new, population, planned,
    place, area or count, rounding, unit, definition. Nothing is made up: where scopes
    and units are the same, there is no reason, and the list is empty.
    """
    if overlap(widened(a, b, conventions), widened(b, a, conventions)):
        return []
    reasons = [*_later(a, b), *_unlike(a, b), *_other_question(a, b)]
    reasons += [*_rounding(a, b, conventions), *_same_digits(a, b)]
    return sorted(reasons, key=lambda reason: ORDER.index(reason.name))


ORDER = (
    "time",
    "period",
    "population",
    "modality",
    "place",
    "actor",
    "unit",
    "rounding",
    "translation",
    "definition",
)


def _later(a: Statement, b: Statement) -> list[Reconciling]:
    gap = days_apart(a.day, b.day)
    if not gap or a.day is None or b.day is None:
        return []
    earlier, later = (a, b) if gap > 0 else (b, a)
    when = later.day or earlier.day
    assert when is not None
    words = f"{later.words} is as of {day(when)}, {counted(gap)} later"
    return [Reconciling("time", words)]


def _unlike(a: Statement, b: Statement) -> list[Reconciling]:
    """Return a reason for each check of scope that fails."""
    return [
        Reconciling(check.name, check.words)
        for check in like_for_like(a, b)
        if check.holds is False
    ]


def _other_question(a: Statement, b: Statement) -> list[Reconciling]:
    if a.measure == b.measure or not are_kin(a.measure, b.measure):
        return []
    words = f"one counts {a.measure}, the other {b.measure}"
    return [Reconciling("definition", words)]


def _rounding(
    a: Statement, b: Statement, conventions: Conventions
) -> list[Reconciling]:
    """Return whether the coarser figure is the finer one, rounded."""
    x, y = a.interval, b.interval
    if not (x.is_point and y.is_point and x.low and y.low):
        return []
    low, high = sorted((x.low, y.low))
    margin = max(_last_digit(a), _last_digit(b)) / 2 + high * conventions.conversion
    if a.unit == b.unit and not (a.rounding or b.rounding):
        margin = max(_last_digit(a), _last_digit(b)) / 2
    if 0 < high - low <= margin:
        return [Reconciling("rounding", "one may be the other, rounded")]
    return []


def _last_digit(statement: Statement) -> Decimal:
    """Return the value of the last digit that is not zero, in the base unit."""
    value = statement.interval.low or Decimal(0)
    written = from_base(value, statement.unit)
    exponent = written.normalize().as_tuple().exponent
    places = exponent if isinstance(exponent, int) else 0
    return abs(value / written) * Decimal(10) ** places if written else Decimal(0)


def _same_digits(a: Statement, b: Statement) -> list[Reconciling]:
    """Return whether one number stands with two units, or off by thousands."""
    x, y = a.interval.low, b.interval.low
    if not x or not y or is_slip(a, b) or a.dimension != b.dimension:
        return []
    written = [from_base(value, one.unit) for value, one in ((x, a), (y, b))]
    if a.unit != b.unit and written[0] == written[1]:
        words = f"the same number in {a.unit} and in {b.unit}: one may be mistaken"
        return [Reconciling("translation", words)]
    ratio = max(written) / min(written)
    if a.unit == b.unit and ratio in {Decimal(1000), Decimal(10**6)}:
        words = "the same digits, a thousand times apart: one may be mistranslated"
        return [Reconciling("translation", words)]
    return []
