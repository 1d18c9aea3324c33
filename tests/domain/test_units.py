from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.domain.intervals import Interval
from claims.domain.units import (
    ALIASES,
    WHOLE,
    UnknownUnit,
    dimension_of,
    from_base,
    to_base,
)


@pytest.mark.parametrize(
    ("unit", "dimension"),
    [
        (None, "count"),
        ("km2", "area"),
        ("acre", "area"),
        ("mi", "length"),
        ("t", "mass"),
        ("wk", "duration"),
        ("%", "share"),
        ("EUR", "money (EUR)"),
        ("USD", "money (USD)"),
        ("bbl/d", "volume per duration"),
        ("km/h", "speed"),
        ("MWh", "energy"),
    ],
)
def test_unit_has_its_dimension(unit, dimension):
    assert dimension_of(unit) == dimension


@pytest.mark.parametrize(
    ("value", "unit", "base", "base_unit"),
    [
        ("386", "mi2", "999.74", "km2"),
        ("7.5", "mi", "12.07", "km"),
        ("1", "bbl", "0.16", "m3"),
        ("100", "ha", "1.00", "km2"),
        ("212", "degF", "100.00", "degC"),
        ("5", "EUR", "5.00", "EUR"),
        ("1263", "m2", "0.00", "km2"),
    ],
)
def test_figure_is_converted_to_its_base_unit(value, unit, base, base_unit):
    interval, found = to_base(Interval.exactly(Decimal(value)), unit)

    assert (round(interval.low, 2), found) == (Decimal(base), base_unit)


def test_unknown_unit_is_refused_by_name():
    with pytest.raises(UnknownUnit, match="'parsnip'"):
        dimension_of("parsnip")


@given(st.sampled_from(sorted(ALIASES)), st.integers(1, 10**6))
def test_conversion_there_and_back_changes_nothing(unit, number):
    base, _ = to_base(Interval.exactly(Decimal(number)), unit)

    assert abs(from_base(base.low, unit) - number) < Decimal("1e-12") * number


def test_fraction_of_a_whole_compares_with_a_percentage():
    quarter, unit = to_base(Interval.exactly(Decimal("0.25")), WHOLE)

    assert (quarter, unit) == (Interval.exactly(Decimal(25)), "%")
    assert dimension_of(WHOLE) == dimension_of("%")
