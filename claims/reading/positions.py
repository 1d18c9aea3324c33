"""The positions of a dispute: figures that are compatible, taken together."""

from dataclasses import dataclass

from claims.domain.intervals import Interval
from claims.domain.positions import positions

from .chart import drawn_ends
from .said import Said
from .sides import Side
from .values import short_value, with_unit


@dataclass(frozen=True, slots=True)
class Position:
    """Figures that are compatible, and the ones that they have updated."""

    values: str
    sides: list[Side]
    current: list[Said]
    earlier: list[Said]

    @property
    def origins_count(self):
        """On how many independent origins the current figures rest."""
        return len({one.origin for one in self.current})


def in_time(all_said):
    """Return what was said in the order of its days; what has no day comes last."""
    return sorted(all_said, key=lambda one: (str(one.day or "9999"), one.key))


def taken_together(compared, updates, conventions):
    """Return the positions that are held now, lowest first.

    A figure that was updated belongs, as an earlier one, to the position of the figure
    that updates it. ``updates`` pairs keys, the earlier first.
    """
    later = dict(updates)
    current = [one for one in compared if one.key not in later]
    groups = [
        group
        for denied in (False, True)
        for group in _grouped(current, conventions, denied=denied)
    ]
    place = {one.key: number for number, group in enumerate(groups) for one in group}
    earlier = [[] for _ in groups]
    for one in compared:
        number = place.get(_last(one.key, later))
        if one.key in later and number is not None:
            earlier[number].append(one)
    return [_position(*pair) for pair in zip(groups, earlier, strict=True)]


def _grouped(current, conventions, *, denied):
    """Return what is compatible together; what is denied answers by itself."""
    chosen = [one for one in current if one.statement.is_denied == denied]
    groups = positions([one.statement for one in chosen], conventions)
    return [[chosen[i] for i in group] for group in groups]


def _last(key, later):
    """Follow the updates from ``key`` to the figure that stands; never in circles."""
    seen = set()
    while key in later and key not in seen:
        seen.add(key)
        key = later[key]
    return key


def _position(current, earlier):
    return Position(
        values=_span(current),
        sides=sides_of(current),
        current=in_time(current),
        earlier=in_time(earlier),
    )


def _span(current):
    """Return what compatible figures span: their one value, or lowest to highest."""
    values = {one.value for one in current}
    if len(values) == 1:
        return values.pop()
    statement = current[0].statement
    ends = [end for one in current for end in drawn_ends(one.statement.interval)]
    span = short_value(Interval(min(ends), max(ends)))
    text = with_unit(span, statement.base_unit)
    return f"not {text}" if statement.is_denied else text


def sides_of(all_said):
    by_number = {(one.side.number, one.side.name): one.side for one in all_said}
    return [by_number[key] for key in sorted(by_number)]
