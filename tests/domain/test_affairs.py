from datetime import date

import pytest

from claims.domain.affairs import Assertion, affairs_of, compare_assertions
from claims.domain.comparison import Relation

DAY = date(2024, 8, 12)


def north(words, **fields):
    return Assertion(words, speaker="n", side="north", said_on=DAY, **fields)


def south(words, **fields):
    return Assertion(words, speaker="s", side="south", said_on=DAY, **fields)


@pytest.mark.parametrize(
    ("words", "affairs"),
    [
        ("three miners had been shot", {"use of firearms": True}),
        ("no guard fired a shot", {"use of firearms": False}),
        ("the offensive has stalled", {"advance": False}),
        ("the town was retaken and nobody warned us",
         {"recapture": True, "warning": False}),
        ("the wells are contaminated", {"contamination": True}),
        ("the water is safe to drink", {"contamination": False}),
        ("it wasn't poisoned", {"contamination": False}),
        ("the mayor opened a library", {}),
    ],
    ids=str,
)  # fmt: skip
def test_affairs_are_found_with_their_polarity(words, affairs):
    assert affairs_of(Assertion(words)) == affairs


def test_opposing_sides_contradict_each_other():
    verdict = compare_assertions(
        north("the harbour has been retaken"),
        south("nobody has retaken the harbour"),
    )

    assert verdict.relation == Relation.CONTRADICTS
    assert [check.words for check in verdict.checks] == [
        "both are about recapture",
        "one says it was so, the other not",
    ]


def test_denial_contradicts_what_it_denies():
    said = north("the wells were poisoned")

    verdict = compare_assertions(said, south("the wells were poisoned", is_denied=True))

    assert verdict.relation == Relation.CONTRADICTS


def test_two_that_say_it_was_not_so_agree():
    verdict = compare_assertions(
        north("no warning was given"), south("we were never warned")
    )

    assert verdict.relation == Relation.AGREES


@pytest.mark.parametrize(
    ("other", "reason"),
    [
        ("we were warned of the storm", "no affair in common"),
        ("the bread was stale", "no affair in common"),
    ],
    ids=["both say it was so", "nothing in common"],
)
def test_nothing_is_said_where_it_is_not_plain(other, reason):
    verdict = compare_assertions(north("villagers were warned"), south(other))

    assert verdict.relation is None
    assert verdict.decisive.words == reason


def test_one_side_does_not_contradict_itself():
    a = north("talks are going on")

    assert compare_assertions(a, north("there are no talks")).relation is None


def test_months_apart_nothing_is_said():
    a = north("talks are going on")
    later = Assertion("there are no talks", side="south", said_on=date(2024, 12, 1))

    assert compare_assertions(a, later).relation is None
