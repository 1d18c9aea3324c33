"""The geometry of a dispute's picture: pure functions, no database."""

from datetime import date
from decimal import Decimal

import pytest

from claims.domain.intervals import Interval
from claims.reading.chart import BOTTOM, LEFT, RIGHT, TOP, Datum, draw


def datum(key, low, high=None, *, day=12, label=None, **fields):
    ends = [None if end is None else Decimal(end) for end in (low, high or low)]
    fields.setdefault("interval", Interval(*ends))
    return Datum(
        key=key,
        day=date(2024, 5, day),
        label=label or str(low),
        title=f"{low}",
        side=1,
        **fields,
    )


def marks(*data, updates=()):
    return {mark.key: mark for mark in draw(list(data), list(updates)).marks}


def test_chart_of_nothing_is_no_chart():
    assert draw([], []) is None


def test_chart_places_days_across_and_values_up():
    drawn = marks(datum(1, 10, day=12), datum(2, 90, day=20))

    assert (drawn[1].x, drawn[2].x) == (LEFT, RIGHT)
    assert TOP <= drawn[2].y < drawn[1].y <= BOTTOM


def test_chart_draws_a_range_as_a_bar_between_its_ends():
    drawn = marks(datum(1, 10, 30), datum(2, 10), datum(3, 30))

    assert drawn[1].y == drawn[3].y
    assert drawn[1].y + drawn[1].bar == drawn[2].y


def test_chart_draws_an_arrow_where_an_end_is_not_known():
    more_than = Interval(Decimal(100), None, low_open=True)
    up_to = Interval(Decimal(0), Decimal(30))

    drawn = marks(datum(1, 100, interval=more_than), datum(2, 30, interval=up_to))

    assert (bool(drawn[1].up), bool(drawn[1].down), drawn[1].is_hollow) == (
        True,
        False,
        True,
    )
    assert (bool(drawn[2].up), bool(drawn[2].down)) == (False, True)


def test_chart_moves_equal_figures_of_one_day_aside():
    drawn = marks(datum(1, 74), datum(2, 74), datum(3, 10))

    assert drawn[1].shift == -drawn[2].shift != 0
    assert drawn[3].shift == 0


def test_chart_writes_a_value_once_where_equal_figures_stand_side_by_side():
    drawn = marks(datum(1, 74), datum(2, 74), datum(3, 10))

    assert [bool(drawn[key].label) for key in (1, 2, 3)] == [True, False, True]


def test_chart_draws_a_line_from_a_figure_to_its_update():
    chart = draw([datum(1, 10), datum(2, 20, day=14)], [(1, 2), (1, 99)])

    (stroke,) = chart.strokes
    assert (stroke.x1, stroke.x2) == (LEFT, RIGHT)


def test_chart_goes_logarithmic_where_values_lie_far_apart():
    chart = draw([datum(1, 10), datum(2, 1000, day=14)], [])

    assert chart.is_log
    assert [tick.label for tick in chart.values] == ["10", "100", "1,000"]


@pytest.mark.parametrize(
    ("values", "start"), [((1000, 1263), "1,000"), ((28, 93), "")], ids=["near", "far"]
)
def test_chart_says_where_its_scale_begins_unless_at_zero(values, start):
    chart = draw([datum(n, value, day=12 + n) for n, value in enumerate(values)], [])

    assert chart.starts_at == start
