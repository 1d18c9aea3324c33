from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from claims.domain.intervals import Interval
from claims.domain.positions import positions
from claims.domain.statement import Statement

from .strategies import statements


def state(value):
    return Statement("", Interval.exactly(Decimal(value)), "settlements held")


def test_compatible_figures_share_a_position():
    assert positions([state(74), state(28), state(74)]) == [[1], [0, 2]]


@given(st.lists(statements, max_size=12))
def test_every_statement_is_in_one_position(given):
    groups = positions(given)

    assert sorted(i for group in groups for i in group) == list(range(len(given)))
