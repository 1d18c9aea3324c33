import pytest

from claims.domain.measures import (
    are_bids,
    are_kin,
    is_occasion,
    is_plan,
    is_settled,
)


@pytest.mark.parametrize(
    ("a", "b", "kin"),
    [
        ("deaths", "deaths including missing", True),
        ("people evacuated", "planned evacuations of people", True),
        ("homes destroyed", "buildings destroyed", True),
        ("homes destroyed", "buildings damaged", False),
        ("settlements held", "settlements held (earlier)", False),
        ("people killed", "people injured", False),
        ("people killed", "people killed", False),
        ("", "", False),
    ],
    ids=str,
)
def test_kin_are_measures_that_readers_confuse(a, b, kin):
    assert are_kin(a, b) is kin
    assert are_kin(b, a) is kin


def test_plans_occasions_and_settled_amounts_are_told_by_their_words():
    assert is_plan("jobs cut")
    assert not is_plan("people killed")
    assert is_occasion("people gathered")
    assert not is_occasion("people killed")
    assert is_settled("volume spilled")
    assert not is_settled("territory held")


def test_bids_are_for_one_thing():
    assert are_bids("pay rise offered", "pay rise demanded")
    assert are_bids("pay rise offered", "pay rise")
    assert not are_bids("pay rise", "pay rise")
    assert not are_bids("pay rise offered", "bonus demanded")
