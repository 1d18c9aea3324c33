"""How two figures relate: like for like first, then whether they meet."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

from .conventions import DEFAULT, Conventions
from .intervals import Interval, lies_below, overlap
from .statement import Scope, Statement
from .units import from_base


class Relation(StrEnum):
    CONTRADICTS = "contradicts"
    AGREES = "agrees"
    UPDATES = "updates"
    DIFFERS_IN_SCOPE = "differs in scope"
    DERIVED = "derived"


@dataclass(frozen=True, slots=True)
class Check:
    """One check of a verdict: what was compared, whether it holds, in words.

    ``holds`` is None where one of the two does not say.
    """

    name: str
    holds: bool | None
    words: str


@dataclass(frozen=True, slots=True)
class Verdict:
    """How ``a`` and ``b`` relate, with all checks made, in their order.

    ``relation`` is None where nothing can be said: not the same measure, or so far
    apart in time that either may be right. ``swapped`` tells that, in an update, the
    second statement is the earlier one.
    """

    relation: Relation | None
    checks: tuple[Check, ...]
    swapped: bool = False

    @property
    def decisive(self) -> Check:
        """The check that settled the verdict: the last one made."""
        return self.checks[-1]


def compare(a: Statement, b: Statement, conventions: Conventions = DEFAULT) -> Verdict:
    """Return how the two statements relate.

    Total and, but for ``swapped``, symmetric. Nothing is called a contradiction
    where a like-for-like check fails.
    """
    checks: list[Check] = []
    measure = Check("measure", a.measure == b.measure, _measures(a, b))
    if not measure.holds:
        return Verdict(None, (measure,))
    checks.append(measure)
    for check in like_for_like(a, b):
        checks.append(check)
        if check.holds is False:
            return Verdict(Relation.DIFFERS_IN_SCOPE, tuple(checks))
    return _by_value(a, b, conventions, checks)


def _measures(a: Statement, b: Statement) -> str:
    if a.measure == b.measure:
        return f"both measure {a.measure}"
    return f"{a.measure or 'no measure'} is not {b.measure or 'no measure'}"


def like_for_like(a: Statement, b: Statement) -> list[Check]:
    """Return the checks of scope, in order: unit, modality, place, population ..."""
    x, y = a.scope, b.scope
    return [
        _unit(a, b),
        _same("modality", x.modality in PLANS, y.modality in PLANS, _plans(x, y)),
        _place(x.places, y.places),
        _same("population", x.population, y.population, _people(x, y)),
        _if_said("actor", x.actor, y.actor),
        _counting(x, y),
    ]


PLANS = {"planned"}


def _plans(x: Scope, y: Scope) -> str:
    if (x.modality in PLANS) == (y.modality in PLANS):
        return "both are planned" if x.modality in PLANS else "neither is only planned"
    return "one is planned, the other actual"


def _people(x: Scope, y: Scope) -> str:
    if x.population == y.population:
        return f"both are about {x.population}" if x.population else "all are counted"
    return f"{x.population or 'everybody'} is not {y.population or 'everybody'}"


def _same(name: str, a: object, b: object, words: str) -> Check:
    return Check(name, a == b, words)


def _if_said(name: str, a: str, b: str) -> Check:
    if not a or not b:
        return Check(name, None, f"{name} not stated by both")
    return Check(name, a == b, f"{name}: {a}" if a == b else f"{a} is not {b}")


def _unit(a: Statement, b: Statement) -> Check:
    if a.dimension != b.dimension:
        return Check("unit", False, f"{a.dimension} is not {b.dimension}")
    if is_slip(a, b):
        words = f"nearly the same number in {a.unit} and in {b.unit}: probably a slip"
        return Check("unit", False, words)
    return Check("unit", True, f"both are {a.dimension}")


def is_slip(a: Statement, b: Statement) -> bool:
    """Whether nearly one number stands in units that are far apart.

    "1,263 square metres" against 1,250 km²: somebody wrote the wrong unit.
    """
    if a.unit == b.unit or a.dimension != b.dimension:
        return False
    if not (a.interval.low and b.interval.low):
        return False
    apart = _ratio(a.interval.low, b.interval.low)
    written = _ratio(
        from_base(a.interval.low, a.unit), from_base(b.interval.low, b.unit)
    )
    return apart >= FAR_APART and written <= NEARLY_ONE


FAR_APART, NEARLY_ONE = 1000, 2


def _ratio(x: Decimal, y: Decimal) -> Decimal:
    low, high = sorted((abs(x), abs(y)))
    return high / low


def _place(a: tuple[str, ...], b: tuple[str, ...]) -> Check:
    if not a or not b:
        return Check("place", None, "place not stated by both")
    if a[0] == b[0]:
        return Check("place", True, f"both are about {a[0]}")
    if b[0] in a:
        return Check("place", False, f"{a[0]} is only a part of {b[0]}")
    if a[0] in b:
        return Check("place", False, f"{b[0]} is only a part of {a[0]}")
    return Check("place", False, f"{a[0]} is not {b[0]}")


def _counting(x: Scope, y: Scope) -> Check:
    if x.is_new != y.is_new:
        return Check("period", False, "one counts a period only, the other all so far")
    if not x.is_new:
        return Check("period", True, "both count all so far")
    if x.as_of is None or y.as_of is None:
        return Check("period", None, "period not stated by both")
    if x.as_of == y.as_of:
        return Check("period", True, f"both count {days(x.as_of)}")
    return Check("period", False, f"{days(x.as_of)} is not {days(y.as_of)}")


def days(as_of: tuple[date, date]) -> str:
    """Return a day or a period in words: "12 August 2024"."""
    first, last = as_of
    if first == last:
        return _day(last)
    return f"{_day(first)} to {_day(last)}"


def _day(day: date) -> str:
    return f"{day.day} {day:%B %Y}"


def widened(
    statement: Statement, other: Statement, conventions: Conventions
) -> Interval:
    """Return the statement's interval as it is compared with ``other``."""
    interval = statement.interval
    margin = Decimal(0)
    if statement.unit != other.unit:
        margin += conventions.conversion
    if statement.is_approximate:
        margin += conventions.about
    low, high = interval.low, interval.high
    if low is not None:
        low -= abs(low) * margin + statement.rounding
    if high is not None:
        high += abs(high) * margin + statement.rounding
    return Interval(low, high, interval.low_open, interval.high_open)


def conventions_used(a: Statement, b: Statement) -> list[str]:
    """Return the names of the conventions that widen either statement."""
    used = []
    if a.is_approximate or b.is_approximate:
        used.append("about")
    if a.rounding or b.rounding:
        used.append("rounding")
    if a.unit != b.unit:
        used.append("conversion")
    return used


def _by_value(
    a: Statement, b: Statement, conventions: Conventions, checks: list[Check]
) -> Verdict:
    x, y = widened(a, b, conventions), widened(b, a, conventions)
    meet = overlap(x, y)
    used = [conventions.words(name) for name in conventions_used(a, b)]
    why = f" ({', '.join(used)})" if used else ""
    if a.is_denied or b.is_denied:
        return _denied(a, b, checks, meet=meet)
    gap = _days_apart(a, b)
    if _one_side(a, b) and _has_moved(a, b, gap):
        return _same_side(a, b, checks, gap)
    if meet:
        return _meeting(a, b, conventions, checks, gap, why)
    words = f"{a.words} and {b.words} do not meet{why}"
    if _one_side(a, b):
        return _same_side(a, b, checks, gap)
    if gap is None:
        checks.append(Check("time", None, "needs the day that a figure is about"))
        return Verdict(None, tuple(checks))
    if abs(gap) > conventions.close_days:
        apart = f"{abs(gap)} days apart: time alone could explain the difference"
        checks.append(Check("time", False, apart))
        return Verdict(None, tuple(checks))
    checks.append(Check("time", True, _apart(gap)))
    checks.append(Check("value", False, words))
    return Verdict(Relation.CONTRADICTS, tuple(checks))


def _one_side(a: Statement, b: Statement) -> bool:
    """Whether one speaker, or one side, gave both."""
    one_speaker = bool(a.speaker) and a.speaker == b.speaker
    return one_speaker or (bool(a.side) and a.side == b.side)


def _has_moved(a: Statement, b: Statement, gap: int | None) -> bool:
    """Whether the later figure is another one, nothing widened.

    "More than 4,130" and, a day later, "more than 4,400" overlap, and yet the count
    has risen.
    """
    if not gap or a.interval == b.interval:
        return False
    both_open = None in (a.interval.high, a.interval.low) and None in (
        b.interval.high,
        b.interval.low,
    )
    return both_open or not overlap(a.interval, b.interval)


def _apart(gap: int) -> str:
    if gap == 0:
        return "both are of the same day"
    return f"{abs(gap)} day{'s' if abs(gap) > 1 else ''} apart"


def _days_apart(a: Statement, b: Statement) -> int | None:
    """Return how many days ``b`` is later than ``a``, None where a day is missing."""
    if a.day is None or b.day is None:
        return None
    return (b.day - a.day).days


def _denied(a: Statement, b: Statement, checks: list[Check], *, meet: bool) -> Verdict:
    if a.is_denied and b.is_denied:
        checks.append(Check("polarity", True, "both deny"))
        return Verdict(Relation.AGREES if meet else None, tuple(checks))
    denial, other = (a, b) if a.is_denied else (b, a)
    if meet:
        words = f"one side denies what the other says: {other.words}"
        checks.append(Check("polarity", False, words))
        return Verdict(Relation.CONTRADICTS, tuple(checks))
    words = f"{other.words} fits the denial of {denial.words}"
    checks.append(Check("polarity", True, words))
    return Verdict(Relation.AGREES, tuple(checks))


def _meeting(
    a: Statement,
    b: Statement,
    conventions: Conventions,
    checks: list[Check],
    gap: int | None,
    why: str,
) -> Verdict:
    is_close = gap is not None and abs(gap) <= conventions.close_days
    if not is_close and not (a.interval.is_point and b.interval.is_point):
        words = "they meet only because one is open, and their days are far apart"
        checks.append(Check("time", False if gap else None, words))
        return Verdict(None, tuple(checks))
    checks.append(Check("value", True, f"{a.words} and {b.words} meet{why}"))
    return Verdict(Relation.AGREES, tuple(checks))


def _same_side(
    a: Statement, b: Statement, checks: list[Check], gap: int | None
) -> Verdict:
    if gap is None:
        checks.append(Check("time", None, "needs the day that a figure is about"))
        return Verdict(None, tuple(checks))
    if gap == 0 and a.said_on and b.said_on and a.said_on != b.said_on:
        gap = (b.said_on - a.said_on).days
    who = (
        "the same speaker" if a.speaker and a.speaker == b.speaker else "the same side"
    )
    if gap == 0:
        checks.append(Check("time", True, f"{who}, both of the same day"))
        words = f"{a.words} and {b.words} do not meet"
        checks.append(Check("value", False, words))
        return Verdict(Relation.CONTRADICTS, tuple(checks))
    earlier, later = (a, b) if gap > 0 else (b, a)
    grows = not lies_below(later.interval, earlier.interval)
    words = f"{who}, {abs(gap)} days later: {'grown' if grows else 'revised down'}"
    checks.append(Check("time", False, words.replace("1 days", "1 day", 1)))
    return Verdict(Relation.UPDATES, tuple(checks), swapped=gap < 0)
