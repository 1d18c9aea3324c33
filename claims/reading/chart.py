"""The picture of a dispute: time across, value up, a mark for each figure.

Pure geometry; the template writes the SVG. Across, places are per cent, so that the
picture fills any width while its letters keep their size; up, they are pixels.
"""

from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from claims.domain.intervals import Interval

from .labels import Label, Spot, place_labels
from .scale import DayScale, ValueScale, value_scale

TOP, BOTTOM = 40, 300  # of the plot; the days are written below
HEIGHT = 334
LEFT, RIGHT = 17.0, 90.0  # per cent: room for value ticks, and for the last labels
ARROW = 26
SMALL = 10_000  # below this, ticks may have decimals
CLOSE = 14  # marks of one day that are nearer than this are moved apart


@dataclass(frozen=True, slots=True)
class Datum:
    """One figure to draw; ``side`` is the number of its shape and colour."""

    key: int
    day: date
    interval: Interval
    label: str  # "> 100,000"
    title: str  # all of it in words
    side: int
    is_denied: bool = False


@dataclass(frozen=True, slots=True)
class Mark:
    """A drawn figure: its shape at ``x``, ``y``, moved aside by ``shift``.

    ``bar`` is how far below y a range reaches. ``up`` and ``down`` are the lengths of
    the arrows at ends that are not known. A hollow shape is not itself included.
    """

    key: int
    x: float
    y: float
    side: int
    title: str
    is_hollow: bool = False
    is_denied: bool = False
    bar: float = 0
    up: float = 0
    down: float = 0
    shift: float = 0
    label: Label | None = None


@dataclass(frozen=True, slots=True)
class Tick:
    at: float
    label: str
    roomy: bool = False


@dataclass(frozen=True, slots=True)
class Stroke:
    """A line from an earlier figure to the one that updates it."""

    x1: float
    y1: float
    x2: float
    y2: float
    side: int


@dataclass(frozen=True, slots=True)
class Chart:
    marks: list[Mark]
    strokes: list[Stroke]
    values: list[Tick]
    days: list[Tick]
    is_log: bool
    starts_at: str  # the lowest tick of a linear scale that leaves zero out, else ""
    height: int = HEIGHT
    bottom: int = BOTTOM


def draw(data: list[Datum], updates: list[tuple[int, int]]) -> Chart | None:
    """Return the picture of ``data``; ``updates`` pairs keys, the earlier first.

    None where there is nothing to draw.
    """
    if not data:
        return None
    data = sorted(data, key=lambda datum: (datum.day, datum.key))
    values = value_scale([end for datum in data for end in drawn_ends(datum.interval)])
    days = DayScale(data[0].day, data[-1].day)
    marks = _apart([_mark(datum, values, days) for datum in data])
    return Chart(
        marks=_with_labels(marks, {datum.key: datum.label for datum in data}),
        strokes=_strokes(marks, updates),
        values=[Tick(_up(at, values), tick_label(at)) for at in values.ticks],
        days=_day_ticks(days),
        is_log=values.is_log,
        starts_at="" if values.is_log or values.low <= 0 else tick_label(values.low),
    )


def drawn_ends(interval: Interval) -> list[Decimal]:
    """Return the known ends, the lower first; "up to 30" has only its upper one."""
    if interval.high is not None and reaches_down(interval):
        return [interval.high]
    return [end for end in (interval.low, interval.high) if end is not None]


def reaches_down(interval: Interval) -> bool:
    """Whether the lower end is unknown, or only zero by default as in "up to 30"."""
    return not interval.low and interval.high is not None and interval.high > 0


def tick_label(value: float) -> str:
    """Return a tick for a reader: "1,000", "0.5", "2m"."""
    for size, letters in ((1e9, "bn"), (1e6, "m")):
        if abs(value) >= size:
            return f"{value / size:g}{letters}"
    return f"{value:,g}" if abs(value) < SMALL else f"{value:,.0f}"


def _up(value: Decimal | float, values: ValueScale) -> float:
    return round(BOTTOM - (BOTTOM - TOP) * values.share(value), 1)


def _across(day: date, days: DayScale) -> float:
    return round(LEFT + (RIGHT - LEFT) * days.share(day), 2)


def _mark(datum: Datum, values: ValueScale, days: DayScale) -> Mark:
    interval = datum.interval
    ends = drawn_ends(interval)
    y = _up(ends[-1], values)
    goes_up = interval.high is None
    goes_down = reaches_down(interval)
    return Mark(
        key=datum.key,
        x=_across(datum.day, days),
        y=y,
        side=datum.side,
        title=datum.title,
        is_hollow=interval.low_open if goes_up else interval.high_open,
        is_denied=datum.is_denied,
        bar=round(_up(ends[0], values) - y, 1),
        up=ARROW if goes_up else 0,
        down=ARROW if goes_down else 0,
    )


def _day_ticks(days: DayScale) -> list[Tick]:
    """Return up to seven days; on narrow screens only every third is written."""
    ticks = days.ticks(7)
    keep = max(1, -(-len(ticks) // 3))
    return [
        Tick(_across(day, days), f"{day.day} {day:%b}", roomy=bool(i % keep))
        for i, day in enumerate(ticks)
    ]


def _apart(marks: list[Mark]) -> list[Mark]:
    """Move marks that would cover each other aside, by a few pixels."""
    rows: list[list[Mark]] = []
    for mark in sorted(marks, key=lambda m: (m.x, m.y, m.key)):
        last = rows[-1][-1] if rows else None
        if last and last.x == mark.x and _gap(last, mark) < CLOSE:
            rows[-1].append(mark)
        else:
            rows.append([mark])
    return [
        replace(mark, shift=round(17 * (i - (len(row) - 1) / 2), 1))
        for row in rows
        for i, mark in enumerate(row)
    ]


def _gap(upper: Mark, lower: Mark) -> float:
    """Return how many pixels lie between what two marks of one day reach."""
    reach = max(upper.bar, upper.down)
    return (lower.y - lower.up) - (upper.y + reach)


def _with_labels(marks: list[Mark], texts: dict[int, str]) -> list[Mark]:
    spots = [
        Spot(m.x, m.y, m.shift, m.up, max(m.down, m.bar), texts[m.key]) for m in marks
    ]
    labels = place_labels(spots)
    return [
        replace(mark, label=label) for mark, label in zip(marks, labels, strict=True)
    ]


def _strokes(marks: list[Mark], updates: list[tuple[int, int]]) -> list[Stroke]:
    at = {mark.key: mark for mark in marks}
    return [
        Stroke(at[a].x, at[a].y, at[b].x, at[b].y, at[b].side)
        for a, b in updates
        if a in at and b in at
    ]
