import pytest

from claims.linking.settling import settle, untrue
from claims.models import Article, Comparable, State
from claims.review.actions import FigureChange, accept_claim, amend_claim, undo
from tests.make import make_claim, make_editor, make_figure, make_measure, make_topic

pytestmark = pytest.mark.django_db


@pytest.fixture
def figure():
    return make_figure(make_claim(), measure=make_measure("villages flooded"))


def kept():
    return list(Comparable.objects.values_list("figure", flat=True))


def test_figure_becomes_comparable_when_its_claim_is_accepted(figure):
    assert kept() == []

    accept_claim(figure.claim, version=1, by=make_editor())

    assert kept() == [figure.pk]
    assert untrue() == []


def test_undone_acceptance_is_no_longer_compared(figure):
    editor = make_editor()
    accept_claim(figure.claim, version=1, by=editor)

    undo(by=editor)

    assert kept() == []
    assert untrue() == []


def test_amended_figure_answers_its_new_question(figure):
    change = FigureChange.of(figure)
    new = FigureChange(pk=figure.pk, start=change.start, end=change.end,
                       interval=change.interval, value=change.value,
                       measure="villages cut off", place="Greenshire")  # fmt: skip

    amend_claim(figure.claim, version=1, by=make_editor(), figures=[new])

    row = Comparable.objects.select_related("measure", "place").get()
    assert (row.measure.name, row.place.name) == ("villages cut off", "Greenshire")
    assert untrue() == []


def test_change_behind_its_back_is_told(figure):
    accept_claim(figure.claim, version=1, by=make_editor())
    Article.objects.update(topic=make_topic())

    assert untrue() == [figure.pk]
    settle(figure.claim)
    assert untrue() == []


def test_figure_without_a_measure_is_not_compared():
    make_figure(make_claim(state=State.ACCEPTED))

    assert kept() == []
    assert untrue() == []
