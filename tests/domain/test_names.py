import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.domain.names import initials, likeness, skeleton

NAMES = st.text(alphabet="abdegiklmnorstuvyz .-É", max_size=24)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Petrenkyi", "Petrenky"),
        ("Oleksandr", "Alexander"),
        ("Serhii", "Sergey"),
        ("Zhivkov", "Zhivkoff"),
        ("Chavéz", "Chavez"),
    ],
)
def test_skeleton_is_one_for_transliterations(one, other):
    assert skeleton(one) == skeleton(other)


def test_initials_leave_small_words_out():
    assert initials("Ministry of Roads and Rivers") == "mrr"
    assert initials("Ministry") == ""


@pytest.mark.parametrize(
    ("one", "other", "words"),
    [
        ("Ada Brook", "ada brook", "both go by"),
        ("MRR", "Ministry of Roads and Rivers", "“MRR” may stand for"),
        ("Brook", "Ada Brook", "one last name"),
        ("A. Brook", "Ada Brook", "one last name and initial"),
        ("Serhii Petrenkyi", "Sergey Petrenky", "one name in two spellings"),
        ("Thomas Søby", "Tomas Soby", "one name in two spellings"),
    ],
)
def test_likeness_says_how_two_names_may_be_one(one, other, words):
    assert words in likeness(one, other)


@pytest.mark.parametrize(
    ("one", "other"),
    [("Ada Brook", "Carla Brook"), ("Ada Brook", "Ada Stone"), ("", "Ada"), ("A", "B")],
)
def test_likeness_is_nothing_for_two_people(one, other):
    assert likeness(one, other) == ""


@given(NAMES, NAMES)
def test_likeness_is_the_same_in_both_orders(one, other):
    assert bool(likeness(one, other)) == bool(likeness(other, one))
