from datetime import date

import pytest

from claims.domain.reconciling import reconcile

from .make import make_statement

DAY = date(2024, 8, 12)
WEEK = (date(2024, 8, 5), DAY)


def names(a, b):
    return [reason.name for reason in reconcile(a, b)]


@pytest.mark.parametrize(
    ("changed", "reason"),
    [
        ({"on": date(2024, 8, 15)}, "time"),
        ({"is_new": True, "as_of": WEEK}, "period"),
        ({"population": "civilians"}, "population"),
        ({"modality": "planned"}, "modality"),
        ({"places": ("Port", "North")}, "place"),
        ({"actor": "militia"}, "actor"),
        ({"measure": "settlements held including hamlets"}, "definition"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_difference_in_scope_is_a_reason(changed, reason):
    base = {"places": ("North",), "actor": "army"}

    a, b = make_statement(28, **base), make_statement(74, **{**base, **changed})

    assert reason in names(a, b)


def test_later_day_comes_first():
    a = make_statement(28)
    b = make_statement(74, on=date(2024, 8, 15), population="civilians")

    reasons = reconcile(a, b)

    assert [reason.name for reason in reasons] == ["time", "population"]
    assert reasons[0].words == "74 is as of 15 August 2024, 3 days later"


def test_rounded_number_is_a_reason():
    assert names(make_statement(12_000), make_statement(11_700)) == ["rounding"]


def test_digits_a_thousand_times_apart_may_be_mistranslated():
    assert names(make_statement(12), make_statement(12_000)) == ["translation"]


def test_one_number_in_two_units_may_be_mistaken():
    km = make_statement(12, unit="km", measure="depth")

    assert "translation" in names(km, make_statement(12, unit="mi", measure="depth"))


def test_figures_that_meet_need_no_reason():
    assert names(make_statement(28), make_statement(20, 30, population="x")) == []
