"""The acceptance story: public figures of August 2024, and how they compare."""

from datetime import date
from decimal import Decimal
from itertools import pairwise

from claims.domain.comparison import Relation, compare
from claims.domain.formulas import FORMULAS, compare_derived, derive
from claims.domain.parts import compare_part, parts_add_up
from claims.domain.question import propose_question
from claims.domain.slips import conversion_check

from .make import make_statement

BY_NAME = {formula.name: formula for formula in FORMULAS}
RUSSIA = {"side": "Russia"}
UKRAINE = {"side": "Ukraine"}
SMIRNOV = {"speaker": "Smirnov", **RUSSIA}
SYRSKYI = {"speaker": "Syrskyi", **UKRAINE}
ZELENSKYY = {"speaker": "Zelenskyy", **UKRAINE}
LEFT = {"measure": "people evacuated or left"}
AREA = {"measure": "territory held", "unit": "km2"}


def aug(day):
    return date(2024, 8, day)


def relation(a, b):
    return compare(a, b).relation


def test_28_and_74_settlements_a_day_apart_contradict():
    smirnov = make_statement(28, on=aug(12), **SMIRNOV)
    zelenskyy = make_statement(74, on=aug(13), **ZELENSKYY)

    verdict = compare(smirnov, zelenskyy)

    assert verdict.relation == Relation.CONTRADICTS
    assert verdict.checks[-2].words == "1 day apart"
    assert verdict.conventions == ("close_days",)


def test_area_and_settlements_are_not_comparable():
    area = make_statement(1000, on=aug(12), **AREA, **SYRSKYI)

    verdict = compare(area, make_statement(28, on=aug(12), **SMIRNOV))

    assert verdict.relation is None
    assert verdict.decisive.name == "measure"


def test_territory_is_updated_twice():
    told = [
        make_statement(value, on=aug(day), **AREA, **SYRSKYI)
        for value, day in ((1000, 12), (1150, 15), (1263, 20))
    ]

    assert relation(told[0], told[1]) == Relation.UPDATES
    assert relation(told[1], told[2]) == Relation.UPDATES


def test_settlements_are_updated_by_their_own_side():
    told = [
        make_statement(value, on=aug(day), **speaker)
        for value, day, speaker in (
            (74, 13, SYRSKYI),
            (82, 15, SYRSKYI),
            (92, 19, ZELENSKYY),
            (93, 20, SYRSKYI),
        )
    ]

    steps = [relation(a, b) for a, b in pairwise(told)]
    assert steps == [Relation.UPDATES] * 3


def test_depth_and_width_contradict_the_area_with_their_arithmetic():
    depth = make_statement(12, unit="km", measure="depth of advance", **SMIRNOV)
    width = make_statement(40, unit="km", measure="width of front", **SMIRNOV)
    derivation = derive(BY_NAME["depth × width"], (depth, width))

    verdict = compare_derived(derivation, make_statement(1000, **AREA, **SYRSKYI))

    assert verdict.relation == Relation.DERIVED
    assert verdict.decisive.holds is False
    assert verdict.decisive.words == (
        "12 km × 40 km = 480 km² < 1,000 km2, 2.08 times as much"
    )


def test_depth_of_28_to_35_contains_35():
    told = make_statement(35, unit="km", on=aug(15), measure="depth", **SYRSKYI)
    later = make_statement(28, 35, unit="km", on=aug(20), measure="depth", **SYRSKYI)

    assert relation(told, later) == Relation.AGREES


def test_more_than_100_000_agrees_with_some_121_000():
    agency = make_statement(100_000, None, low_open=True, side="agency", **LEFT)
    smirnov = make_statement(121_000, is_approximate=True, **LEFT, **SMIRNOV)

    verdict = compare(agency, smirnov)

    assert verdict.relation == Relation.AGREES
    assert verdict.conventions == ("about",)


def test_left_and_planned_differ_in_scope():
    left = make_statement(121_000, is_approximate=True, **LEFT, **SMIRNOV)
    planned = make_statement(180_000, modality="planned", **LEFT, **SMIRNOV)

    verdict = compare(left, planned)

    assert verdict.relation == Relation.DIFFERS_IN_SCOPE
    assert verdict.decisive.words == "one is planned, the other actual"


def test_evacuated_are_updated_twice_without_contradiction():
    told = [
        make_statement(76_000, on=aug(10), **LEFT, **RUSSIA),
        make_statement(121_000, on=aug(12), is_approximate=True, **LEFT, **SMIRNOV),
        make_statement(133_190, on=aug(22), **LEFT, **SMIRNOV),
    ]

    assert relation(told[0], told[1]) == Relation.UPDATES
    assert relation(told[1], told[2]) == Relation.UPDATES


def test_121_wounded_and_121_000_evacuated_have_nothing_in_common():
    wounded = make_statement(121, measure="people injured", **SMIRNOV)

    assert relation(wounded, make_statement(121_000, **LEFT, **SMIRNOV)) is None


def test_children_are_part_of_the_wounded():
    wounded = make_statement(121, measure="people injured", **SMIRNOV)
    children = make_statement(
        10, measure="people injured", population="children", **SMIRNOV
    )

    assert relation(wounded, children) == Relation.DIFFERS_IN_SCOPE
    assert compare_part(children, wounded).decisive.words == "10 is part of 121"


def test_left_and_remaining_are_the_population():
    parts = [
        make_statement(133_190, on=aug(22), **LEFT),
        make_statement(19_376, on=aug(22), measure="people remaining"),
    ]
    whole = make_statement(152_566, on=aug(22), measure="population")

    assert parts_add_up(parts, whole).holds
    assert derive(BY_NAME["left + remaining"], tuple(parts)).arithmetic == (
        "133,190 + 19,376 = 152,566"
    )


def test_launched_less_shot_down_got_through():
    inputs = (
        make_statement(194, measure="drones and missiles launched", **SMIRNOV),
        make_statement(147, measure="drones and missiles shot down", **SMIRNOV),
    )

    derivation = derive(BY_NAME["launched − shot down"], inputs)

    assert derivation.arithmetic == "194 − 147 = 47"


def test_losses_rise_by_a_later_floor():
    told = {"measure": "soldiers lost", "low_open": True, **RUSSIA}
    first = make_statement(4130, None, on=aug(20), **told)

    assert relation(first, make_statement(4400, None, on=aug(21), **told)) == (
        Relation.UPDATES
    )


def test_day_of_advance_is_not_all_that_is_held():
    held = make_statement(1000, **AREA, **SYRSKYI)
    taken = make_statement(40, is_new=True, on=aug(13), **AREA, **SYRSKYI)

    verdict = compare(held, taken)

    assert verdict.relation == Relation.DIFFERS_IN_SCOPE
    assert verdict.decisive.name == "period"


def test_square_metres_are_a_slip():
    held = make_statement(1263, **AREA, **SYRSKYI)
    slip = make_statement(
        1263, unit="m2", measure="territory held", side="another outlet"
    )

    verdict = compare(held, slip)

    assert verdict.relation == Relation.DIFFERS_IN_SCOPE
    assert "probably a slip" in verdict.decisive.words


def test_printed_conversions_hold():
    held = make_statement(1000, **AREA)
    miles = make_statement(386, unit="mi2", measure="territory held")
    depth = make_statement(12, unit="km", measure="depth")
    in_miles = make_statement(Decimal("7.5"), unit="mi", measure="depth")

    assert conversion_check(held, miles).holds
    assert conversion_check(depth, in_miles).holds


def test_question_is_good_english():
    scope = {"places": ("Kursk Oblast",), "on": aug(13)}
    held = make_statement(74, measure="settlements under Ukrainian control", **scope)

    assert propose_question(held) == (
        "How many settlements in Kursk Oblast were under Ukrainian control "
        "on 13 August 2024?"
    )
