from datetime import date
from decimal import Decimal

import pytest

from claims.domain.comparison import Relation
from claims.domain.formulas import FORMULAS, amount, compare_derived, derive
from claims.domain.intervals import Interval
from claims.domain.statement import Scope, Statement

DEPTH_BY_WIDTH, LEFT_AND_REMAINING, *_ = FORMULAS
DAY = date(2024, 8, 12)


def state(value, measure, unit=""):
    words = f"{value:,} {unit}".strip()
    interval = Interval.exactly(Decimal(value))
    scope = Scope(as_of=(DAY, DAY))
    return Statement(words, interval, measure, base_unit=unit, scope=scope)


def test_depth_and_width_contradict_a_larger_area():
    inputs = state(12, "depth of advance", "km"), state(40, "width of front", "km")
    derivation = derive(DEPTH_BY_WIDTH, inputs)

    verdict = compare_derived(derivation, state(1000, "territory held", "km²"))

    assert verdict.relation == Relation.DERIVED
    assert verdict.decisive.holds is False
    assert verdict.decisive.words == (
        "12 km × 40 km = 480 km² < 1,000 km², 2.08 times as much"
    )
    assert verdict.checks[0].words.startswith("if the area held is no larger")


def test_parts_that_add_up_fit():
    parts = (
        state(133_190, "people evacuated or left"),
        state(19_376, "people remaining"),
    )
    derivation = derive(LEFT_AND_REMAINING, parts)

    assert compare_derived(derivation, state(152_566, "population")).decisive.holds
    assert not compare_derived(derivation, state(152_000, "population")).decisive.holds


def test_formula_refuses_other_measures():
    with pytest.raises(ValueError, match="depth × width needs"):
        derive(DEPTH_BY_WIDTH, (state(1, "x"), state(2, "y")))


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        (None, "no limit"),
        ("152566", "152,566"),
        ("1234.5678", "1,234.57"),
        ("0.4567", "0.46"),
        ("0.05", "0.05"),
        ("0.001263", "0.00126"),
        ("-0.001263", "-0.00126"),
        ("0", "0"),
    ],
)
def test_small_amounts_are_never_shown_as_nothing(value, shown):
    assert amount(value and Decimal(value)) == shown
