"""Positions: the statements of a dispute whose figures are compatible."""

from collections.abc import Sequence

from .conventions import DEFAULT, Conventions
from .intervals import Interval, overlap
from .statement import Statement
from .widening import widened


def positions(
    statements: Sequence[Statement], conventions: Conventions = DEFAULT
) -> list[list[int]]:
    """Return indices of ``statements``, grouped into positions, lowest first.

    A position is a largest run of figures, in order of their middle, that all share
    some number once widened. Every statement is in one position. The order of the
    statements does not matter, but for ties.
    """
    intervals = [widened(s, s, conventions) for s in statements]
    order = sorted(range(len(statements)), key=lambda i: (_middle(intervals[i]), i))
    groups: list[list[int]] = []
    for i in order:
        if groups and all(overlap(intervals[i], intervals[k]) for k in groups[-1]):
            groups[-1].append(i)
        else:
            groups.append([i])
    return groups


def _middle(interval: Interval) -> float:
    """Return the middle, or the one end that is known."""
    ends = [end for end in (interval.low, interval.high) if end is not None]
    return float(sum(ends) / len(ends)) if ends else 0.0
