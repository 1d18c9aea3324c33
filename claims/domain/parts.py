"""Parts and wholes: a part is no larger than its whole, and parts add up."""

from collections.abc import Sequence
from decimal import Decimal

from .conventions import DEFAULT, Conventions
from .formulas import amount
from .intervals import Interval, lies_below, overlap
from .statement import Statement
from .verdict import Check, Relation, Verdict
from .widening import conventions_used, widened


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
