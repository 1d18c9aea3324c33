from decimal import Decimal

import pytest

from claims.domain.comparison import Relation
from claims.domain.parts import compare_part, parts_add_up
from claims.domain.slips import conversion_check

from .make import make_statement


def test_part_differs_in_scope_from_its_whole():
    assert compare_part(make_statement(10), make_statement(121)).relation == (
        Relation.DIFFERS_IN_SCOPE
    )


def test_part_that_is_larger_than_its_whole_contradicts_it():
    verdict = compare_part(make_statement(130), make_statement(121))

    assert verdict.relation == Relation.CONTRADICTS
    assert verdict.decisive.words == "130 is said to be part of 121, and is more"


def test_part_of_another_kind_is_not_compared():
    area = make_statement(10, unit="km2")

    assert compare_part(area, make_statement(121)).relation is None


def test_changed_component_is_flagged():
    parts = [make_statement(133_190), make_statement(19_000)]

    check = parts_add_up(parts, make_statement(152_566))

    assert check.holds is False
    assert check.words == (
        "parts do not add up: 133,190 + 19,000 = 152,190, not 152,566"
    )


def test_approximate_parts_may_add_up():
    parts = [make_statement(133_000, is_approximate=True), make_statement(19_376)]

    assert parts_add_up(parts, make_statement(152_566)).holds


def test_open_part_adds_up_to_anything_above():
    parts = [make_statement(100, None), make_statement(20)]

    assert parts_add_up(parts, make_statement(500)).holds
    assert not parts_add_up(parts, make_statement(110)).holds


@pytest.mark.parametrize(
    ("figure", "conversion", "holds"),
    [
        ((1000, "km2"), (386, "mi2"), True),
        ((11, "km"), (7, "mi"), True),
        ((12, "km"), (Decimal("7.5"), "mi"), True),
        ((11200, "acre"), (4530, "ha"), True),
        ((28, "mm"), (Decimal("1.1"), "in"), True),
        ((1000, "km2"), (368, "mi2"), False),
        ((1263, "km2"), (488, "km2"), False),
        ((10, "km"), (16, "mi"), False),
        ((10, "km"), (10, "ha"), False),
    ],
    ids=str,
)
def test_printed_conversion_is_checked(figure, conversion, holds):
    a, b = (make_statement(value, unit=unit) for value, unit in (figure, conversion))

    assert conversion_check(a, b).holds is holds
