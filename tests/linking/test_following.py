"""Links follow the figures that they count on, whichever way these change."""

from datetime import date
from decimal import Decimal

import pytest

from claims.domain.intervals import Interval
from claims.errors import ClaimsError
from claims.linking.tasks import follow_next, propose_again
from claims.models import Convention, Formula, Link, LinkKind, Place, State
from claims.review.actions import (
    FigureChange,
    accept_claim,
    accept_link,
    amend_claim,
    reject_claim,
    reject_link,
    undo,
)
from tests.make import make_claim, make_dispute, make_editor, make_figure, make_measure

pytestmark = pytest.mark.django_db


@pytest.fixture
def editor():
    return make_editor()


@pytest.fixture
def area(story):
    return story(1000, by="Commander", measure=("territory held", "area"), unit="km2")


@pytest.fixture
def depth(story, area):
    return story(12, measure=("depth of advance", "length"), unit="km")


@pytest.fixture
def width(depth):
    claim = make_claim(
        "It was said", snapshot=depth.claim.snapshot, speaker=depth.claim.speaker
    )
    return make_figure(
        claim, "It", low=40, high=40, measure=make_measure("width of front", "length"),
        unit="km",
    )  # fmt: skip


@pytest.fixture
def derived(width, editor):
    """Return the suggested link that depth and width make with the area."""
    accept_claim(width.claim, version=1, by=editor)
    return Link.objects.get(kind=LinkKind.DERIVED)


def amend(figure, *, by, value=None, **fields):
    figure.claim.refresh_from_db()
    figure.refresh_from_db()
    change = FigureChange.of(figure)
    fields = {name: getattr(change, name) for name in change.__slots__} | fields
    if value is not None:
        fields |= {"interval": Interval.exactly(Decimal(value)), "value": value}
    version = figure.claim.version
    amend_claim(figure.claim, version=version, by=by, figures=[FigureChange(**fields)])


def arithmetic(link):
    link.refresh_from_db()
    return link.reasons[-1]["words"]


def test_derived_link_follows_an_edited_input(derived, width, editor):
    assert "2.08 times as much" in arithmetic(derived)

    amend(width, value=50, by=editor)

    assert derived.state == State.SUGGESTED
    assert "600" in arithmetic(derived)


def test_derived_link_goes_with_its_input(derived, width, editor):
    width.claim.refresh_from_db()

    reject_claim(width.claim, version=width.claim.version, by=editor)

    derived.refresh_from_db()
    assert derived.state == State.WITHDRAWN
    undo(by=editor)
    derived.refresh_from_db()
    assert derived.state == State.SUGGESTED


def test_accepted_derived_link_keeps_its_decision_and_follows(derived, width, editor):
    accept_link(derived, version=derived.version, by=editor, question="How much?")

    amend(width, value=100, by=editor)

    assert "1,200" in arithmetic(derived)
    assert (derived.state, derived.kind) == (State.ACCEPTED, LinkKind.DERIVED)


def test_input_of_an_accepted_link_cannot_go(derived, width, editor):
    accept_link(derived, version=derived.version, by=editor, question="How much?")
    width.claim.refresh_from_db()
    version = width.claim.version

    with pytest.raises(ClaimsError, match="counts on"):
        reject_claim(width.claim, version=version, by=editor)
    with pytest.raises(ClaimsError, match="counts on the figure"):
        amend_claim(width.claim, version=version, by=editor, figures=[])


def test_edited_figure_is_judged_anew(story, editor):
    story(28)
    figure = story(74, by="President")
    accept_claim(figure.claim, version=1, by=editor)

    amend(figure, value=28, by=editor)

    (link,) = Link.objects.all()
    assert (link.kind, link.state) == (LinkKind.AGREES, State.SUGGESTED)


def test_link_to_an_earlier_figure_stays_when_that_is_edited(story, editor):
    story(74, by="Commander", on=date(2024, 8, 13))
    middle = story(82, by="Commander", on=date(2024, 8, 15))
    last = story(93, by="Commander", on=date(2024, 8, 20))
    accept_claim(last.claim, version=1, by=editor)
    accept_claim(middle.claim, version=1, by=editor)

    amend(middle, value=83, by=editor)

    chain = Link.objects.filter(kind=LinkKind.UPDATES, state=State.SUGGESTED)
    assert {(link.figure_a.words, link.figure_b.words) for link in chain} == {
        ("74", "82"),
        ("82", "93"),
    }


@pytest.mark.parametrize("times", [1, 5])
def test_rejected_link_never_comes_back(story, editor, times):
    story(28)
    figure = story(74, by="President")
    accept_claim(figure.claim, version=1, by=editor)
    link = Link.objects.get()
    reject_link(link, version=link.version, by=editor)

    for value in range(75, 75 + times):
        amend(figure, value=value, by=editor)
        follow_next(0)

    assert list(Link.objects.values_list("state", flat=True)) == [State.REJECTED]


def test_new_convention_judges_undecided_pairs_anew(story, editor):
    story(100)
    decided = story(108, by="Minister")
    accept_claim(decided.claim, version=1, by=editor)
    link = Link.objects.get()
    accept_link(link, version=link.version, by=editor, question="How many?")
    figure = story(109, by="President", is_approximate=True)
    accept_claim(figure.claim, version=1, by=editor)
    assert set(open_kinds()) == {LinkKind.AGREES}

    Convention.objects.filter(name="about").update(value="0.001")
    propose_again()

    assert LinkKind.CONTRADICTS in open_kinds()
    link.refresh_from_db()
    assert (link.kind, link.state) == (LinkKind.CONTRADICTS, State.ACCEPTED)


def open_kinds():
    return list(Link.objects.to_review().values_list("kind", flat=True))


def test_verdict_names_the_conventions_that_it_used(story, editor):
    Convention.objects.filter(name="about").update(value="0.2")
    story(100)
    figure = story(109, by="President", is_approximate=True)

    accept_claim(figure.claim, version=1, by=editor)

    words = Link.objects.get().reasons[-1]["words"]
    assert "±20%" in words


def test_formula_out_of_use_proposes_nothing(derived):
    Formula.objects.update(is_used=False)

    propose_again()

    derived.refresh_from_db()
    assert derived.state == State.WITHDRAWN


def test_containment_decides_what_is_held_against_what(story, editor):
    region = Place.objects.create(name="Greenshire")
    town = Place.objects.create(name="Milltown")
    story(28, place=region)
    figure = story(74, by="President", place=town)
    accept_claim(figure.claim, version=1, by=editor)
    assert Link.objects.count() == 0

    Place.objects.filter(pk=town.pk).update(within=region)
    propose_again()

    link = Link.objects.get()
    assert link.kind == LinkKind.DIFFERS_IN_SCOPE
    assert link.reasons[-1]["words"] == "Milltown is only a part of Greenshire"


def test_new_figure_is_proposed_for_the_open_dispute(story, editor):
    first = story(28)
    dispute = make_dispute(
        topic=first.claim.snapshot.article.topic, measure=first.measure
    )
    figure = story(74, by="President")

    accept_claim(figure.claim, version=1, by=editor)

    assert Link.objects.get().dispute == dispute
    assert not Link.objects.without_dispute().exists()


def test_dispute_about_another_place_is_left_alone(story, editor):
    first = story(28)
    elsewhere = Place.objects.create(name="Redshire")
    make_dispute(
        topic=first.claim.snapshot.article.topic,
        measure=first.measure,
        place=elsewhere,
    )
    here = Place.objects.create(name="Greenshire")
    figure = story(74, by="President", place=here)

    accept_claim(figure.claim, version=1, by=editor)

    assert list(Link.objects.without_dispute()) == [Link.objects.get()]


def test_new_dispute_takes_up_the_links_that_answer_it(story, editor):
    story(28)
    accept_claim(story(74, by="President").claim, version=1, by=editor)
    accept_claim(story(90, by="Minister").claim, version=1, by=editor)
    first = Link.objects.without_dispute().first()
    assert Link.objects.without_dispute().count() == 3

    accept_link(first, version=first.version, by=editor, question="How many?")

    assert not Link.objects.without_dispute().exists()
    assert set(Link.objects.values_list("dispute__question", flat=True)) == {
        "How many?"
    }


@pytest.mark.parametrize("others", [1, 4])
def test_following_takes_a_fixed_number_of_queries(
    story, editor, others, django_assert_max_num_queries
):
    for number in range(others):
        story(28 + number, by=f"Governor {number}")
    figure = story(74, by="President")

    with django_assert_max_num_queries(40):
        accept_claim(figure.claim, version=1, by=editor)
