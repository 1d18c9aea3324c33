import pytest

from claims.models import State
from claims.models.wordings import Learned, Wording, learned, wordings_of
from tests.make import make_claim, make_figure, make_measure

pytestmark = pytest.mark.django_db


def decide(
    measure, *, proposed="people (swamp)", noun="resident", state=State.ACCEPTED
):
    claim = make_claim(state=state)
    return make_figure(claim, measure=measure, proposed=proposed, noun=noun)


@pytest.fixture
def flooded():
    return make_measure("people flooded out")


def test_what_an_editor_called_a_wording_is_learned(flooded):
    decide(flooded)

    assert learned({("people (swamp)", "resident")}) == {
        ("people (swamp)", "resident"): Learned(flooded, 1, 1)
    }


def test_the_majority_of_the_last_decisions_counts(flooded):
    decide(make_measure("people (swamp)"))
    decide(flooded)
    decide(flooded)

    (found,) = learned({("people (swamp)", "resident")}).values()
    assert found == Learned(flooded, 2, 3)


def test_nothing_is_learned_from_editors_of_two_minds(flooded):
    decide(make_measure("people (swamp)"))
    decide(flooded)

    assert learned({("people (swamp)", "resident")}) == {}


@pytest.mark.parametrize("state", [State.SUGGESTED, State.REJECTED])
def test_only_decisions_are_learned_from(flooded, state):
    decide(flooded, state=state)

    assert learned({("people (swamp)", "resident"), ("", "")}) == {}


def test_learning_takes_two_queries(flooded, django_assert_num_queries):
    wordings = {("people (swamp)", f"noun {number}") for number in range(5)}
    for _, noun in wordings:
        decide(flooded, noun=noun)

    with django_assert_num_queries(2):
        assert len(learned(wordings)) == 5


def test_wordings_of_a_measure_are_counted(flooded):
    decide(flooded)
    decide(flooded)
    decide(flooded, proposed="", noun="soul")

    assert wordings_of(flooded) == [
        Wording("people (swamp)", "resident", 2),
        Wording("", "soul", 1),
    ]
