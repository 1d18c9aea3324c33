"""Formulas between measures, and the comparisons that they allow."""

from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal

from .checks import like_for_like
from .conventions import DEFAULT, Conventions
from .intervals import Interval, overlap
from .statement import Statement
from .verdict import Check, Relation, Verdict
from .widening import conventions_used, widened


@dataclass(frozen=True, slots=True)
class Formula:
    """``result`` follows from ``inputs`` by an operation on them, in their order.

    ``operation`` is "product", "sum", "difference", "ratio" or "share" (a ratio in per
    cent); the last three take two inputs. ``bound`` is "at most" or "at least" where
    the result cannot go beyond what the inputs give, else "equals". ``assumption`` is
    what a reader must grant.
    """

    name: str
    inputs: tuple[str, ...]
    operation: str
    result: str
    bound: str
    assumption: str


FORMULAS = (
    Formula(
        "depth × width",
        ("depth of advance", "width of front"),
        "product",
        "territory held",
        "at most",
        "the area held is no larger than its depth times its width",
    ),
    Formula(
        "left + remaining",
        ("people evacuated or left", "people remaining"),
        "sum",
        "population",
        "equals",
        "everybody either left or remained",
    ),
    Formula(
        "killed + injured",
        ("people killed", "people injured"),
        "sum",
        "casualties",
        "equals",
        "casualties are the killed and the injured, and nobody else",
    ),
    Formula(
        "rate × duration",
        ("rate of spill", "duration of leak"),
        "product",
        "volume spilled",
        "equals",
        "the rate stayed the same all the time",
    ),
    Formula(
        "launched − shot down",
        ("drones and missiles launched", "drones and missiles shot down"),
        "difference",
        "drones and missiles that got through",
        "equals",
        "what was not shot down got through",
    ),
    Formula(
        "vaccinated ÷ population",
        ("people vaccinated", "population"),
        "share",
        "share of people vaccinated",
        "equals",
        "both count the same people",
    ),
)
SIGNS = {"product": " × ", "sum": " + ", "difference": " − "}
SMALL = Decimal("0.1")  # below, three digits are shown, wherever they begin
RATIOS = {"ratio": Decimal(1), "share": Decimal(100)}


@dataclass(frozen=True, slots=True)
class Derivation:
    """What a formula gives for some statements: its interval and its arithmetic.

    ``interval`` is widened by what makes the inputs approximate.
    """

    formula: Formula
    inputs: tuple[Statement, ...]
    interval: Interval
    arithmetic: str  # "12 km × 40 km = 480 km2"


def derive(
    formula: Formula,
    inputs: tuple[Statement, ...],
    conventions: Conventions = DEFAULT,
) -> Derivation:
    """Apply ``formula`` to statements of its input measures, in that order.

    All units are base units, which fit together: lengths in kilometres give areas in
    square kilometres. Raises ValueError where the measures are not the formula's, and
    for a ratio to zero.
    """
    if tuple(statement.measure for statement in inputs) != formula.inputs:
        raise ValueError(f"{formula.name} needs {' and '.join(formula.inputs)}.")
    operation = formula.operation
    interval = _combined(operation, [_read(one, conventions) for one in inputs])
    plain = _combined(operation, [one.interval for one in inputs])
    sign = SIGNS.get(operation, " ÷ ")
    shown = plain.high if formula.bound == "at most" else plain.low
    terms = sign.join(statement.words for statement in inputs)
    arithmetic = f"{terms} = {amount(shown)}{_unit(operation, inputs)}"
    return Derivation(formula, inputs, _bounded(formula, interval), arithmetic)


def _unit(operation: str, inputs: tuple[Statement, ...]) -> str:
    """Return the unit of a result as it is shown after the number."""
    if operation == "share":
        return "%"
    if operation != "product":
        return ""
    bases = [one.base_unit for one in inputs]
    if all(base == "km" for base in bases):
        return " km²"
    rates = [base.split("/") for base in bases if "/" in base]
    return f" {rates[0][0]}".replace("m3", "m³") if len(rates) == 1 else ""


def _read(statement: Statement, conventions: Conventions) -> Interval:
    return widened(statement, statement, conventions)


def _bounded(formula: Formula, interval: Interval) -> Interval:
    if formula.bound == "at most":
        return Interval(None, interval.high)
    if formula.bound == "at least":
        return Interval(interval.low, None)
    return interval


def _combined(operation: str, intervals: list[Interval]) -> Interval:
    """Return the interval of the result; all operands count things, none is below 0.

    Source: Moore, Kearfott and Cloud, *Introduction to Interval Analysis* (SIAM,
    2009), chapter 2.
    """
    result = intervals[0]
    for interval in intervals[1:]:
        result = _two(operation, result, interval)
    return result


def _two(operation: str, x: Interval, y: Interval) -> Interval:
    if operation == "product":
        return Interval(_both(x.low, y.low, _times), _both(x.high, y.high, _times))
    if operation == "sum":
        return Interval(_both(x.low, y.low, _plus), _both(x.high, y.high, _plus))
    if operation == "difference":
        return Interval(_both(x.low, y.high, _minus), _both(x.high, y.low, _minus))
    if y.is_point and not y.low:
        raise ValueError("A ratio to zero says nothing.")
    factor = RATIOS[operation]
    low = _both(x.low, y.high, _over)
    high = _both(x.high, y.low or None, _over)
    return Interval(
        None if low is None else low * factor, None if high is None else high * factor
    )


def _both(
    x: Decimal | None, y: Decimal | None, combine: Callable[[Decimal, Decimal], Decimal]
) -> Decimal | None:
    return None if x is None or y is None else combine(x, y)


def _times(x: Decimal, y: Decimal) -> Decimal:
    return x * y


def _plus(x: Decimal, y: Decimal) -> Decimal:
    return x + y


def _minus(x: Decimal, y: Decimal) -> Decimal:
    return x - y


def _over(x: Decimal, y: Decimal) -> Decimal:
    return x / y


def amount(value: Decimal | None) -> str:
    """Return ``value`` for a reader: "152,566", "480", "2.5", "0.00126"."""
    if value is None:
        return "no limit"
    if value == value.to_integral():
        return f"{value.normalize():,f}"
    places = 2 if abs(value) >= SMALL else 2 - value.adjusted()
    return f"{round(value, places).normalize():,f}"


def compare_derived(
    derivation: Derivation, other: Statement, conventions: Conventions = DEFAULT
) -> Verdict:
    """Return how ``other``, of the formula's result, fits what was derived.

    The relation is always *derived* where the two are like for like; the last
    check tells whether they can both be right, with the arithmetic.
    """
    formula = derivation.formula
    if other.measure != formula.result:
        return Verdict(None, (Check("measure", False, f"not {formula.result}"),))
    for statement in derivation.inputs:
        for check in like_for_like(statement, other):
            if check.name in {"place", "modality", "period"} and check.holds is False:
                return Verdict(Relation.DIFFERS_IN_SCOPE, (check,))
    fits = overlap(derivation.interval, widened(other, other, conventions))
    checks = (
        Check("formula", True, f"if {formula.assumption}"),
        Check("value", fits, _outcome(derivation, other, fits=fits)),
    )
    used = {
        name
        for one in derivation.inputs
        for name in conventions_used(one, other)
        if name != "conversion"
    }
    return Verdict(Relation.DERIVED, checks, conventions=tuple(sorted(used)))


def _outcome(derivation: Derivation, other: Statement, *, fits: bool) -> str:
    if fits:
        return f"{derivation.arithmetic}: {other.words} fits"
    low, high = other.interval.low, derivation.interval.high
    if low is not None and high and low > high:
        ratio = (low / high).quantize(Decimal("0.01"))
        return f"{derivation.arithmetic} < {other.words}, {ratio} times as much"
    return f"{derivation.arithmetic}, but {other.words}"
