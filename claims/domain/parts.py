"""Parts and wholes: a part is no larger than its whole, and parts add up."""

from collections.abc import Sequence
from decimal import Decimal

from .checks import like_for_like
from .conventions import DEFAULT, Conventions
from .formulas import amount
from .intervals import Interval, lies_below, overlap
from .measures import PART_OF_ALL
from .statement import Statement
from .verdict import Check, Relation, Verdict
from .widening import conventions_used, widened

# Of whom a part of the people is made, never all whom a story counts.
SOME = frozenset(
    "children minors girls boys infants babies toddlers teenagers women men".split()
) | {PART_OF_ALL}


def is_part(part: Statement, whole: Statement) -> bool:
    """Whether ``part`` counts some of those whom ``whole`` counts, on the same day.

    The children among them, or those at a place within; alike in all other respects.
    """
    if part.measure != whole.measure or part.day != whole.day:
        return False
    x, y = part.scope, whole.scope
    fewer = {
        "population": x.population in SOME and not y.population,
        "place": bool(y.places) and y.places[0] in x.places[1:],
    }
    failing = failing_checks(part, whole)
    return bool(failing) and all(fewer.get(name, False) for name in failing)


def are_one_sum(part: Statement, whole: Statement) -> bool:
    """Whether ``part`` may be a term of ``whole``: of one day, place and population."""
    return part.day == whole.day and not failing_checks(part, whole)


def failing_checks(a: Statement, b: Statement) -> list[str]:
    """Return the names of the like-for-like checks that fail."""
    return [check.name for check in like_for_like(a, b) if check.holds is False]


def compare_part(
    part: Statement, whole: Statement, conventions: Conventions = DEFAULT
) -> Verdict:
    """Return how a part ("including 10 children") relates to its whole.

    A part contradicts its whole only where it is larger; else the two differ in scope.
    """
    used = conventions_used(part, whole)
    if part.dimension != whole.dimension:
        words = f"{part.dimension} is no part of {whole.dimension}"
        return Verdict(None, (Check("unit", False, words),))
    if lies_below(widened(whole, part, conventions), widened(part, whole, conventions)):
        words = f"{part.words} is said to be part of {whole.words}, and is more"
        check = Check("part", False, words)
        return Verdict(Relation.CONTRADICTS, (check,), conventions=used)
    check = Check("part", True, f"{part.words} is part of {whole.words}")
    return Verdict(Relation.DIFFERS_IN_SCOPE, (check,), conventions=used)


def parts_add_up(
    parts: Sequence[Statement], whole: Statement, conventions: Conventions = DEFAULT
) -> Check:
    """Return whether ``parts``, which are all there is, add up to ``whole``.

    133,190 who left and 19,376 who remain are 152,566 people.
    """
    low, high = Decimal(0), Decimal(0)
    lows_known = highs_known = True
    for part in parts:
        interval = widened(part, whole, conventions)
        lows_known &= interval.low is not None
        highs_known &= interval.high is not None
        low += interval.low or 0
        high += interval.high or 0
    total = Interval(low if lows_known else None, high if highs_known else None)
    terms = " + ".join(part.words for part in parts)
    if overlap(total, widened(whole, whole, conventions)):
        return Check("sum", True, f"{terms} = {whole.words}")
    plain = sum((part.interval.low or Decimal(0) for part in parts), Decimal(0))
    words = f"parts do not add up: {terms} = {amount(plain)}, not {whole.words}"
    return Check("sum", False, words)
