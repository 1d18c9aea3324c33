"""Formulas between measures, and the comparisons that they allow."""

from dataclasses import dataclass
from decimal import Decimal
from math import prod

from .comparison import Check, Relation, Verdict, like_for_like, widened
from .conventions import DEFAULT, Conventions
from .intervals import Interval, overlap
from .statement import Statement


@dataclass(frozen=True, slots=True)
class Formula:
    """``result`` follows from ``inputs`` by a product or a sum.

    ``bound`` is "at most" where the result cannot exceed what the inputs give, else
    "equals". ``assumption`` is what a reader must grant.
    """

    name: str
    inputs: tuple[str, ...]
    operation: str  # "product" or "sum"
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
)


@dataclass(frozen=True, slots=True)
class Derivation:
    """What a formula gives for some statements: its interval and its arithmetic."""

    formula: Formula
    inputs: tuple[Statement, ...]
    interval: Interval
    arithmetic: str  # "12 km × 40 km = 480 km2"


def derive(formula: Formula, inputs: tuple[Statement, ...]) -> Derivation:
    """Apply ``formula`` to statements of its input measures, in that order.

    Lengths in kilometres give areas in square kilometres. Raises ValueError where
    the measures are not the formula's.
    """
    if tuple(statement.measure for statement in inputs) != formula.inputs:
        raise ValueError(f"{formula.name} needs {' and '.join(formula.inputs)}.")
    combine = prod if formula.operation == "product" else sum
    highs = [statement.interval.high for statement in inputs]
    lows = [statement.interval.low for statement in inputs]
    high = (
        None if None in highs else Decimal(combine(h for h in highs if h is not None))
    )
    low = None if None in lows else Decimal(combine(x for x in lows if x is not None))
    interval = Interval(Decimal(0) if formula.bound == "at most" else low, high)
    sign = " × " if formula.operation == "product" else " + "
    terms = sign.join(statement.words for statement in inputs)
    unit = "km²" if formula.operation == "product" else ""
    arithmetic = f"{terms} = {amount(high)} {unit}".strip()
    return Derivation(formula, inputs, interval, arithmetic)


def amount(value: Decimal | None) -> str:
    """Return ``value`` for a reader: "152,566", "480", "2.5"."""
    if value is None:
        return "no limit"
    return f"{value.normalize():,f}"


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
    return Verdict(Relation.DERIVED, checks)


def _outcome(derivation: Derivation, other: Statement, *, fits: bool) -> str:
    if fits:
        return f"{derivation.arithmetic}: {other.words} fits"
    low, high = other.interval.low, derivation.interval.high
    if low is not None and high and low > high:
        ratio = (low / high).quantize(Decimal("0.01"))
        return f"{derivation.arithmetic} < {other.words}, {ratio} times as much"
    return f"{derivation.arithmetic}, but {other.words}"
