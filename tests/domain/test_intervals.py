from decimal import Decimal

import pytest
from hypothesis import given

from claims.domain.intervals import Interval, lies_below, overlap

from .strategies import intervals


def test_interval_without_numbers_is_refused():
    with pytest.raises(ValueError, match="empty"):
        Interval(Decimal(3), Decimal(2))


@pytest.mark.parametrize("end", ["NaN", "Infinity"])
def test_interval_ends_are_numbers(end):
    with pytest.raises(ValueError, match="must be a number"):
        Interval(Decimal(end), None)


def test_open_end_excludes_its_number():
    more_than_28 = Interval(Decimal(28), None, low_open=True)

    assert not overlap(more_than_28, Interval.exactly(Decimal(28)))


def test_closed_ends_that_touch_overlap():
    up_to_28 = Interval(Decimal(0), Decimal(28))

    assert overlap(up_to_28, Interval.exactly(Decimal(28)))


@given(intervals(), intervals())
def test_overlap_is_symmetric(a, b):
    assert overlap(a, b) == overlap(b, a)


@given(intervals(), intervals())
def test_one_of_below_above_overlap_holds(a, b):
    assert [lies_below(a, b), lies_below(b, a), overlap(a, b)].count(True) == 1


@given(intervals())
def test_interval_overlaps_itself(interval):
    assert overlap(interval, interval)
