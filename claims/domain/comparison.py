"""How two figures relate: like for like first, then whether they meet."""

from .checks import like_for_like, one_side
from .conventions import DEFAULT, Conventions
from .dates import counted, days, days_apart
from .intervals import Interval, lies_below, overlap, within
from .measures import (
    are_bids,
    are_kin,
    is_bid,
    is_occasion,
    is_plan,
    is_settled,
)
from .statement import Statement
from .verdict import Check, Relation, Verdict
from .widening import conventions_used, widened

__all__ = ["Check", "Relation", "Verdict", "compare", "days", "like_for_like"]


def compare(a: Statement, b: Statement, conventions: Conventions = DEFAULT) -> Verdict:
    """Return how the two statements relate.

    Total and, but for ``swapped``, symmetric. Nothing is called a contradiction
    where a like-for-like check fails.
    """
    if a.measure != b.measure:
        if are_bids(a.measure, b.measure) and a.dimension == b.dimension:
            return _bids(a, b, conventions)
        return _other_measure(a, b)
    checks = [Check("measure", True, f"both measure {a.measure}")]
    for check in like_for_like(a, b):
        checks.append(check)
        if check.holds is False:
            return Verdict(Relation.DIFFERS_IN_SCOPE, tuple(checks))
    return _Pair(a, b, conventions, checks).verdict()


def _other_measure(a: Statement, b: Statement) -> Verdict:
    words = f"{a.measure or 'no measure'} is not {b.measure or 'no measure'}"
    if a.dimension != b.dimension or not are_kin(a.measure, b.measure):
        return Verdict(None, (Check("measure", False, words),))
    return Verdict(
        Relation.DIFFERS_IN_SCOPE, (Check("measure", False, f"{words}, but is akin"),)
    )


def _bids(a: Statement, b: Statement, conventions: Conventions) -> Verdict:
    """Compare bids for one thing, or a bid with what was agreed.

    Who bids differs by nature; a bid is overtaken by what is agreed later.
    """
    words = f"{a.measure} and {b.measure}: bids for one thing"
    checks = [Check("measure", True, words)]
    for check in like_for_like(a, b):
        if check.name in {"modality", "actor"}:
            continue
        checks.append(check)
        if check.holds is False:
            return Verdict(Relation.DIFFERS_IN_SCOPE, tuple(checks))
    pair = _Pair(a, b, conventions, checks)
    return pair.verdict_on_bids(is_bid(a.measure) and is_bid(b.measure))


class _Pair:
    """Two statements that are like for like, on their way to a verdict."""

    def __init__(
        self,
        a: Statement,
        b: Statement,
        conventions: Conventions,
        checks: list[Check],
    ) -> None:
        self.a, self.b = a, b
        self.conventions = conventions
        self.checks = checks
        self.used = conventions_used(a, b)
        self.gap = days_apart(a.day, b.day)
        self.meet = overlap(widened(a, b, conventions), widened(b, a, conventions))
        self.is_one_side = one_side(a, b)
        # An article's own voice takes no side: its later figure is the later count.
        is_told_on = bool(self.gap) and a.is_own_voice != b.is_own_voice
        possible = [one.scope.modality == "possible" for one in (a, b)]
        self.is_forecast = self.is_one_side and possible[0] != possible[1]
        self.may_update = possible[0] == possible[1] and (
            self.is_one_side or is_told_on or _has_changed_to(a, b, self._later())
        )

    def verdict(self) -> Verdict:
        a, b = self.a, self.b
        if a.is_denied or b.is_denied:
            return self._denied()
        if self.gap and is_occasion(a.measure) and not self._close():
            words = "told on days far apart: perhaps of two occasions"
            return self._end(None, "time", None, words, used=())
        converted = a.unit != b.unit and self.meet
        if self.may_update and self.gap and not converted and has_moved(a, b):
            return self._update()
        if self.meet:
            return self._meeting()
        if self.is_forecast:
            words = "one side says what is, and what may yet be"
            return self._end(None, "modality", None, words)
        return self._update() if self.may_update else self._apart()

    def verdict_on_bids(self, both: bool) -> Verdict:
        """``both``: neither is what was agreed."""
        if self.meet:
            return self._meeting()
        if not both:
            return self._update()
        words = f"{self.a.words} and {self.b.words} are not the same bid"
        return self._end(Relation.CONTRADICTS, "value", False, words)

    def _close(self) -> bool | None:
        """Whether time cannot explain a difference; None where a day is missing."""
        if self.gap is None:
            return None
        if abs(self.gap) <= self.conventions.close_days:
            return True
        told = days_apart(self.a.said_on, self.b.said_on)
        nearest = min(abs(self.gap), abs(self.gap if told is None else told))
        lasts = is_plan(self.a.measure) or is_settled(self.a.measure)
        return lasts and nearest <= self.conventions.plan_days

    def _later(self) -> int | None:
        """How many days later ``b`` is: by its day, else by when it was said."""
        return self.gap or days_apart(self.a.said_on, self.b.said_on)

    def _time_used(self) -> tuple[str, ...]:
        if not self.gap:
            return self.used
        is_far = abs(self.gap) > self.conventions.close_days
        return (*self.used, "plan_days" if is_far else "close_days")

    def _end(
        self,
        relation: Relation | None,
        name: str,
        holds: bool | None,
        words: str,
        *,
        used: tuple[str, ...] | None = None,
        swapped: bool = False,
    ) -> Verdict:
        checks = (*self.checks, Check(name, holds, words))
        used = self.used if used is None else used
        return Verdict(relation, checks, swapped, used)

    def _needs_day(self) -> Verdict:
        words = "needs the day that a figure is about"
        return self._end(None, "time", None, words, used=())

    def _why(self) -> str:
        words = [self.conventions.words(name) for name in self.used]
        return f" ({', '.join(words)})" if words else ""

    def _meeting(self) -> Verdict:
        a, b = self.a, self.b
        if is_open(a.interval, b.interval) and not self._close():
            words = "they meet only because one is open, and their days are far apart"
            return self._end(None, "time", False if self.gap else None, words)
        words = f"{a.words} and {b.words} meet{self._why()}"
        return self._end(Relation.AGREES, "value", True, words)

    def _apart(self) -> Verdict:
        close = self._close()
        if close is None or self.gap is None:
            return self._needs_day()
        if not close:
            words = (
                f"{counted(self.gap)} apart: time alone could explain the difference"
            )
            return self._end(None, "time", False, words)
        apart = f"{counted(self.gap)} apart" if self.gap else "both are of the same day"
        self.checks.append(Check("time", True, apart))
        words = f"{self.a.words} and {self.b.words} do not meet{self._why()}"
        used = self._time_used()
        return self._end(Relation.CONTRADICTS, "value", False, words, used=used)

    def _denied(self) -> Verdict:
        a, b = self.a, self.b
        if a.is_denied and b.is_denied:
            relation = Relation.AGREES if self.meet else None
            return self._end(relation, "polarity", True, "both deny")
        denial, other = (a, b) if a.is_denied else (b, a)
        later = days_apart(other.day, denial.day)
        if later is None:
            return self._needs_day()
        if self._denies(denial, other):
            return self._denial_of(denial, other, later)
        if not self._close():
            words = f"{counted(later)} apart: the denial may be of another time"
            return self._end(None, "time", False, words)
        if self.meet and not denial.interval.is_point:
            words = f"{other.words} may be part of what is denied, or not"
            return self._end(None, "polarity", None, words)
        words = f"{other.words} fits the denial of {denial.words}"
        used = self._time_used()
        return self._end(Relation.AGREES, "polarity", True, words, used=used)

    def _denies(self, denial: Statement, other: Statement) -> bool:
        """Whether all that ``other`` says lies in what is denied."""
        return (
            within(other.interval, widened(denial, other, self.conventions))
            or (
                within(denial.interval, widened(other, denial, self.conventions))
                and not is_open(denial.interval, other.interval)
            )
            or self._denies_by_name(denial, other)
        )

    def _denies_by_name(self, denial: Statement, other: Statement) -> bool:
        """Whether the number denied is the one named: "110" of "at least 110"."""
        named = denial.interval.is_point and _named(other.interval)
        return named == denial.interval.low and not other.interval.low_open

    def _denial_of(self, denial: Statement, other: Statement, later: int) -> Verdict:
        if later < -self.conventions.close_days:
            words = f"said {counted(later)} after the denial: both may be right"
            return self._end(None, "time", False, words)
        if self.is_one_side and later > 0:
            words = f"the same side takes back {other.words}"
            swapped = denial is self.a
            return self._end(
                Relation.UPDATES, "polarity", False, words, swapped=swapped
            )
        words = f"one side denies what the other says: {other.words}"
        return self._end(Relation.CONTRADICTS, "polarity", False, words)

    def _update(self) -> Verdict:
        a, b = self.a, self.b
        if self.gap is None:
            return self._needs_day()
        gap = self._later() or 0
        who = _who(a, b)
        if gap == 0:
            self.checks.append(Check("time", True, f"{who}, both of the same day"))
            words = f"{a.words} and {b.words} do not meet{self._why()}"
            return self._end(Relation.CONTRADICTS, "value", False, words)
        earlier, later = (a, b) if gap > 0 else (b, a)
        grows = not lies_below(later.interval, earlier.interval)
        how = "grown" if grows else "revised down"
        words = f"{who}, {counted(gap)} later: {how}"
        return self._end(Relation.UPDATES, "time", False, words, swapped=gap < 0)


def _who(a: Statement, b: Statement) -> str:
    if not one_side(a, b) and (a.change or b.change):
        return "told as what it has changed to"
    if a.is_own_voice != b.is_own_voice:
        return "a report in its own voice takes no side"
    one_speaker = a.speaker and a.speaker == b.speaker
    return "the same speaker" if one_speaker else "the same side"


def _has_changed_to(a: Statement, b: Statement, gap: int | None) -> bool:
    """Whether the later figure is told as a change, and may be one from the earlier.

    What has "risen to 44" has not come from another's 58.
    """
    if not gap:
        return False
    earlier, later = (a, b) if gap > 0 else (b, a)
    x, y = earlier.interval, later.interval
    ways = {"up": lies_below(x, y), "down": lies_below(y, x), "to": not overlap(x, y)}
    return ways.get(later.change, False)


def has_moved(a: Statement, b: Statement) -> bool:
    """Whether two figures are not one number, nothing widened.

    "More than 4,130" and, a day later, "more than 4,400" overlap, and yet the count
    has risen. A number inside a range given before has not moved.
    """
    x, y = a.interval, b.interval
    if x == y:
        return False
    if not overlap(x, y):
        return True
    return is_open(x, y) and _named(x) != _named(y)


def is_open(x: Interval, y: Interval) -> bool:
    """Whether an end of either is unbounded."""
    return None in (x.low, x.high, y.low, y.high)


def _named(interval: Interval) -> object:
    """Return the number that an open interval names: 28 for "more than 28"."""
    return interval.high if interval.low is None else interval.low
