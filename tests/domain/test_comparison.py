from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given

from claims.domain.comparison import Relation, compare, like_for_like
from claims.domain.intervals import Interval
from claims.domain.statement import Scope, Statement

from .make import make_statement
from .strategies import statements

DAY = date(2024, 8, 12)


def state(low=28, high="same", *, measure="settlements held", on=DAY, **fields):
    """Make a statement of ``low`` to ``high`` (``low``, where nothing is given)."""
    high = low if high == "same" else high
    ends = [None if end is None else Decimal(end) for end in (low, high)]
    open_low = fields.pop("low_open", False)
    names = ("places", "population", "is_new", "modality", "actor")
    scope = {name: fields.pop(name) for name in names if name in fields}
    return Statement(
        words=str(low),
        interval=Interval(*ends, low_open=open_low),
        measure=measure,
        scope=Scope(as_of=(on, on), **scope),
        **fields,
    )


def relation(a, b):
    return compare(a, b).relation


def test_figures_of_two_sides_a_day_apart_contradict():
    smirnov = state(28, side="Russia")
    zelenskyy = state(74, side="Ukraine", on=date(2024, 8, 13))

    verdict = compare(smirnov, zelenskyy)

    assert verdict.relation == Relation.CONTRADICTS
    assert verdict.decisive.words == "28 and 74 do not meet"


def test_figures_of_two_sides_weeks_apart_are_left_open():
    verdict = compare(
        state(28, side="Russia"), state(93, side="Ukraine", on=date(2024, 8, 20))
    )

    assert verdict.relation is None
    assert "time alone could explain" in verdict.decisive.words


@pytest.mark.parametrize(
    ("later", "word"), [(121_000, "grown"), (70_000, "revised down")]
)
def test_later_figure_of_the_same_side_updates(later, word):
    earlier = state(76_000, side="Russia", on=date(2024, 8, 10))

    verdict = compare(earlier, state(later, side="Russia"))

    assert (verdict.relation, verdict.swapped) == (Relation.UPDATES, False)
    assert word in verdict.decisive.words


def test_update_says_which_is_the_earlier():
    earlier, later = state(28, side="x"), state(30, side="x", on=date(2024, 8, 15))

    assert compare(later, earlier).swapped


@pytest.mark.parametrize(
    ("a", "b"),
    [
        (state(100_000, None, low_open=True), state(121_000, is_approximate=True)),
        (state(1150, is_approximate=True), state(1200)),
        (state(5, 10), state(10, 15)),
        (state(1_200_000, rounding=Decimal(50_000)), state(1_240_000)),
    ],
    ids=["open bound", "about", "ranges that touch", "written magnitude"],
)
def test_figures_that_meet_agree(a, b):
    assert relation(a, b) == Relation.AGREES


@pytest.mark.parametrize(
    ("changed", "check"),
    [
        ({"modality": "planned"}, "modality"),
        ({"places": ("South",)}, "place"),
        ({"places": ("Port", "North")}, "place"),
        ({"population": "civilians"}, "population"),
        ({"actor": "militia"}, "actor"),
        ({"is_new": True}, "period"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_figures_of_unlike_scope_never_contradict(changed, check):
    base = {"places": ("North",), "actor": "army", "side": "x"}

    verdict = compare(state(28, **base), state(74, **{**base, **changed, "side": "y"}))

    assert verdict.relation == Relation.DIFFERS_IN_SCOPE
    assert (verdict.decisive.name, verdict.decisive.holds) == (check, False)


def test_other_measures_are_not_compared():
    assert relation(state(121), state(121_000, measure="people who left")) is None


def test_missing_day_is_asked_for():
    a, b = state(28, side="x"), state(74, side="y")
    b = replace(b, scope=Scope())

    verdict = compare(a, b)

    assert verdict.relation is None
    assert "needs the day" in verdict.decisive.words


def test_denial_of_a_number_contradicts_at_least_that_number():
    denial = state(40, is_denied=True, side="x")
    at_least = state(40, None, side="y")

    assert relation(denial, at_least) == Relation.CONTRADICTS
    assert relation(denial, state(30, None, side="y")) != Relation.CONTRADICTS


def test_denial_contradicts_what_it_denies():
    denial = state(40, is_denied=True, side="x")

    assert relation(denial, state(40, side="y")) == Relation.CONTRADICTS
    assert relation(denial, state(12, side="y")) == Relation.AGREES


def test_wrong_unit_is_flagged_as_a_slip():
    area = {"dimension": "area", "base_unit": "km2", "measure": "territory held"}
    right = state(1263, unit="km2", **area)
    wrong = state(Decimal("0.001263"), unit="m2", **area)

    verdict = compare(right, wrong)

    assert verdict.relation == Relation.DIFFERS_IN_SCOPE
    assert "probably a slip" in verdict.decisive.words


def test_rising_lower_bound_of_one_side_updates():
    a = state(4130, None, low_open=True, side="x")
    b = state(4400, None, low_open=True, side="x", on=date(2024, 8, 21))

    assert relation(a, b) == Relation.UPDATES


def test_point_within_an_earlier_range_of_one_side_agrees():
    a, b = state(28, 35, side="x"), state(35, side="x", on=date(2024, 8, 14))

    assert relation(a, b) == Relation.AGREES


@given(statements, statements)
def test_comparison_is_symmetric(a, b):
    there, back = compare(a, b), compare(b, a)

    assert there.relation == back.relation
    if there.relation == Relation.UPDATES:
        assert there.swapped != back.swapped


@given(statements, statements)
def test_contradiction_fails_no_check_of_scope(a, b):
    verdict = compare(a, b)

    if verdict.relation == Relation.CONTRADICTS:
        assert all(check.holds is not False for check in verdict.checks[:-1])


@given(statements)
def test_statement_never_contradicts_itself(statement):
    if not statement.is_denied:
        assert compare(statement, statement).relation != Relation.CONTRADICTS


@given(statements, statements)
def test_every_verdict_says_why(a, b):
    assert all(check.words for check in compare(a, b).checks)


def test_what_is_expected_is_not_compared_with_what_is():
    expected = state(100, None, measure="people killed", modality="expected")

    verdict = compare(expected, state(71, measure="people killed"))

    assert verdict.relation == Relation.DIFFERS_IN_SCOPE
    assert verdict.decisive.name == "modality"


def test_forecasts_of_one_year_are_compared_whatever_they_are_called():
    year = (date(2025, 1, 1), date(2025, 12, 31))
    expected, estimated = (
        make_statement(
            low, measure="economic growth", as_of=year, modality=modality, said_on=DAY
        )
        for low, modality in ((2, "expected"), (4, "estimated"))
    )

    assert compare(expected, estimated).relation == Relation.CONTRADICTS


@pytest.mark.parametrize(
    ("own", "other", "expected"),
    [
        ("their own", "their own", Relation.DIFFERS_IN_SCOPE),
        ("Arvania", "Arvanian", Relation.CONTRADICTS),
        ("Arvanian", "Beledian", Relation.DIFFERS_IN_SCOPE),
    ],
)
def test_armies_count_their_own(own, other, expected):
    first = state(31, measure="people killed", actor=own, side="x")
    second = state(22, measure="people killed", actor=other, side="y")

    assert compare(first, second).relation == expected


def test_short_name_of_an_actor_is_the_actor():
    party = state(48, measure="seats", actor="Harvest Party", side="x")
    harvest = state(48, measure="seats", actor="Harvest", side="y")

    assert compare(party, harvest).relation == Relation.AGREES


@pytest.mark.parametrize(
    ("units", "words"),
    [
        (("", ""), "each is a count"),
        (("km2", "mi2"), "each is an area"),
        (("", "km2"), "one is a count, the other an area"),
        (("EUR", "EUR"), "each is an amount of money (EUR)"),
    ],
)
def test_check_of_units_reads_well(units, words):
    a, b = (make_statement(1, unit=unit) for unit in units)

    assert next(iter(like_for_like(a, b))).words == words


def test_two_parts_are_not_taken_for_one():
    part = state(12, population="some of them")

    assert compare(part, part).decisive.name == "population"
