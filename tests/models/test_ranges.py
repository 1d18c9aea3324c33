from hypothesis import given

from claims.models.ranges import interval_of, stored_interval
from tests.domain.strategies import intervals


@given(intervals())
def test_stored_interval_comes_back_as_it_was(interval):
    assert interval_of(stored_interval(interval)) == interval
