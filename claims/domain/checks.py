"""Like for like: the checks that come before two numbers are compared."""

from collections.abc import Iterator

from .dates import counted, days, length
from .measures import OWN, PART_OF_ALL, is_occasion, is_plan
from .slips import is_slip
from .statement import Scope, Statement
from .states import state_stem
from .units import unit_in_words
from .verdict import Check


def like_for_like(a: Statement, b: Statement) -> Iterator[Check]:
    """Yield the checks of scope, in order: unit, modality, place, population ..."""
    x, y = a.scope, b.scope
    yield _unit(a, b)
    yield _modality(a, b)
    yield _place(x.places, y.places)
    yield _population(x.population, y.population)
    yield _actor(a, b)
    yield _period(a, b)


def _unit(a: Statement, b: Statement) -> Check:
    if a.dimension != b.dimension:
        words = f"one is {_kind(a.dimension)}, the other {_kind(b.dimension)}"
        return Check("unit", False, words)
    if a.unit != b.unit and is_slip(a, b):
        units = f"{unit_in_words(a.unit)} and in {unit_in_words(b.unit)}"
        words = f"nearly the same number in {units}: probably a slip"
        return Check("unit", False, words)
    return Check("unit", True, f"each is {_kind(a.dimension)}")


def _kind(dimension: str) -> str:
    """Return a dimension as readers would say it: "a count", "an amount of money"."""
    if dimension.startswith("money"):
        return dimension.replace("money", "an amount of money", 1)
    if dimension in {"percentage points", "loudness"} or " " in dimension:
        return dimension
    return f"a{'n' if dimension[:1] in 'aeiou' else ''} {dimension}"


def _modality(a: Statement, b: Statement) -> Check:
    if is_plan(a.measure) and is_plan(b.measure):
        return Check("modality", True, f"{a.measure}: both are planned")
    x, y = _ahead(a), _ahead(b)
    if bool(x) != bool(y) and not _lies_ahead(b if x else a):
        return Check("modality", False, f"one is {x or y}, the other actual")
    if x != y:
        return Check("modality", True, "both are about what is yet to come")
    return Check("modality", True, f"both are {x}" if x else "neither is a plan")


def _ahead(statement: Statement) -> str:
    """Return "planned" or "expected" for what is told as yet to come, else ""."""
    modality = statement.scope.modality
    return modality if modality in {"planned", "expected"} else ""


def _lies_ahead(statement: Statement) -> bool:
    """Whether it is about days after the day on which it was said."""
    as_of, said_on = statement.scope.as_of, statement.said_on
    return as_of is not None and said_on is not None and as_of[0] > said_on


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


def _population(x: str, y: str) -> Check:
    if x == y == PART_OF_ALL:
        return Check("population", False, "one part may not be the other")
    if x == y:
        words = f"both are about {x}" if x else "all are counted"
        return Check("population", True, words)
    return Check("population", False, f"{x or 'everybody'} is not {y or 'everybody'}")


def _actor(a: Statement, b: Statement) -> Check:
    x, y = a.scope.actor, b.scope.actor
    if x == y == OWN and not one_side(a, b):
        return Check("actor", False, "each side counts its own")
    if not x or not y or (x != y and OWN in {x, y}):
        return Check("actor", None, "actor not stated by both")
    is_one = _are_one(x, y)
    return Check("actor", is_one, f"actor: {x}" if is_one else f"{x} is not {y}")


def _are_one(x: str, y: str) -> bool:
    """Whether two names are one's: "Union", "Union Party"; "Iberia", "Iberian"."""
    first, second = (set(name.casefold().split()) for name in (x, y))
    return first <= second or second <= first or state_stem(x) == state_stem(y)


def _period(a: Statement, b: Statement) -> Check:
    x, y = a.scope, b.scope
    if x.is_new != y.is_new:
        return Check("period", False, "one counts a period only, the other all so far")
    if x.is_new:
        return _same_period(a, b)
    if x.as_of and y.as_of and x.as_of[1] != y.as_of[1] and is_occasion(a.measure):
        words = f"{days(x.as_of)} and {days(y.as_of)} are two occasions"
        return Check("period", False, words)
    return Check("period", True, "both count all so far")


def _same_period(a: Statement, b: Statement) -> Check:
    """Compare what is counted over a period; one side's next period is a series."""
    x, y = a.scope.as_of, b.scope.as_of
    if x is None or y is None:
        return Check("period", None, "period not stated by both")
    if x == y:
        return Check("period", True, f"both count {days(x)}")
    if one_side(a, b) and length(x) == length(y) and not is_occasion(a.measure):
        return Check("period", True, f"each counts {counted(length(x))}, one by one")
    return Check("period", False, f"{days(x)} is not {days(y)}")


def one_side(a: Statement, b: Statement) -> bool:
    """Whether one speaker, or one side, gave both."""
    one_speaker = bool(a.speaker) and a.speaker == b.speaker
    return one_speaker or (bool(a.side) and a.side == b.side)


def missing(scope: Scope) -> list[str]:
    """Return what an editor should be asked for: "as-of", "place"."""
    absent = []
    if scope.as_of is None:
        absent.append("as-of")
    if not scope.places:
        absent.append("place")
    return absent
