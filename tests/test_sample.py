"""The sample tells the acceptance story: what its figures say of each other."""

from datetime import date

import pytest
from django.db import transaction

from claims.linking.settling import untrue
from claims.models import Dispute, Figure, Link, LinkKind, State
from claims.sample import load_sample

pytestmark = [pytest.mark.model, pytest.mark.django_db]


@pytest.fixture(scope="module", autouse=True)
def sample(django_db_setup, django_db_blocker):
    """Load the sample once for all tests here, and take it back afterwards."""
    with django_db_blocker.unblock():
        loading = transaction.atomic()
        loading.__enter__()
        load_sample(tell=str)
        yield
        transaction.set_rollback(True)
        loading.__exit__(None, None, None)


def figures(measure, value):
    found = Figure.objects.filter(measure__name=measure, claim__state=State.ACCEPTED)
    return [one for one in found.order_by("pk") if one.base.lower == value]


def links(a, b):
    """Return kind and last reason of the links between two (measure, value)."""
    left, right = figures(*a), figures(*b)
    assert left, a
    assert right, b
    found = Link.objects.exclude(state__in=[State.REJECTED, State.WITHDRAWN])
    return [
        (link.kind, link.reasons[-1]["words"])
        for link in found
        if {link.figure_a, link.figure_b} & set(left)
        and {link.figure_a, link.figure_b} & set(right)
    ]


def kinds(a, b):
    return {kind for kind, _ in links(a, b)}


def held(value):
    return "settlements held", value


def area(value):
    return "territory held", value


def gone(value):
    return "people evacuated or left", value


def test_28_and_74_settlements_contradict_a_day_apart():
    assert LinkKind.CONTRADICTS in kinds(held(28), held(74))
    (dispute,) = Dispute.objects.filter(measure__name="settlements held")
    assert dispute.links.filter(kind=LinkKind.CONTRADICTS).exists()


def test_area_and_number_of_settlements_are_not_compared():
    assert links(area(1000), held(28)) == []


@pytest.mark.parametrize(
    ("earlier", "later"), [(1000, 1150), (1150, 1250), (1250, 1263)]
)
def test_area_held_is_updated(earlier, later):
    assert kinds(area(earlier), area(later)) == {LinkKind.UPDATES}


def test_depth_times_width_contradicts_the_area():
    ((kind, words),) = links(("depth of advance", 12), area(1000))

    assert kind == LinkKind.DERIVED
    assert "2.08 times" in words


def test_more_than_100000_agrees_with_121000():
    assert kinds(gone(100_000), gone(121_000)) == {LinkKind.AGREES}


def test_left_and_planned_differ_in_scope():
    assert kinds(gone(121_000), gone(180_000)) == {LinkKind.DIFFERS_IN_SCOPE}


def test_evacuated_people_are_updated_twice():
    assert kinds(gone(76_000), gone(121_000)) == {LinkKind.UPDATES}
    assert kinds(gone(121_000), gone(133_190)) == {LinkKind.UPDATES}


def test_wounded_and_evacuated_have_nothing_in_common():
    assert links(("people injured", 121), gone(121_000)) == []


def test_square_metres_are_a_slip():
    found = Figure.objects.get(unit="m2", claim__state=State.ACCEPTED)

    reasons = [
        reason["words"]
        for link in Link.objects.filter(figure_b=found)
        | Link.objects.filter(figure_a=found)
        for reason in link.reasons
    ]

    assert any("probably a slip" in words for words in reasons)


def test_soldiers_lost_grow_from_day_to_day():
    lost = Figure.objects.filter(base__startswith=4130, claim__state=State.ACCEPTED)
    measure = lost.get().measure.name

    assert kinds((measure, 4130), (measure, 4400)) == {LinkKind.UPDATES}


def test_children_are_part_of_the_wounded():
    (children,) = figures("people injured", 10)

    assert children.population == "children"
    assert LinkKind.CONTRADICTS not in kinds(
        ("people injured", 10), ("people injured", 121)
    )


def test_those_who_left_and_remain_are_the_population():
    ((kind, words),) = links(gone(133_190), ("population", 152_566))

    assert kind == LinkKind.DERIVED
    assert words == "133,190 + 19,376 = 152,566: 152,566 fits"


@pytest.mark.parametrize(
    ("measure", "values"),
    [
        ("territory held", [40, 1000, 1150, 1250, 1263]),
        ("settlements held", [28, 74, 82, 92, 93]),
        ("depth of advance", [1, 12, 28, 35]),
        ("width of front", [40]),
        ("people killed", [12]),
        ("people injured", [10, 121]),
        ("people missing", [2000]),
        ("people evacuated or left", [76_000, 100_000, 121_000, 133_190, 180_000]),
        ("people remaining", [19_376]),
        ("population", [152_566]),
        ("drones and missiles launched", [194]),
        ("drones and missiles shot down", [147]),
        ("people lost", [4130, 4400]),
    ],
)
def test_sample_tells_every_figure_of_the_story(measure, values):
    found = {
        figure.base.lower for value in values for figure in figures(measure, value)
    }

    assert found == set(values)


def test_figures_of_the_last_day_are_not_all_that_is_held():
    assert kinds(area(40), area(1000)) == {LinkKind.DIFFERS_IN_SCOPE}
    depth = "depth of advance"
    assert kinds((depth, 1), (depth, 12)) <= {LinkKind.DIFFERS_IN_SCOPE}


def test_nothing_but_28_against_74_contradicts():
    found = Link.objects.filter(kind=LinkKind.CONTRADICTS).exclude(
        state__in=[State.REJECTED, State.WITHDRAWN]
    )

    pairs = {
        frozenset({link.figure_a.base.lower, link.figure_b.base.lower})
        for link in found
    }
    assert pairs == {frozenset({28, 74})}


def test_92_settlements_follow_82_and_precede_93():
    assert kinds(held(82), held(92)) == {LinkKind.UPDATES}
    assert kinds(held(92), held(93)) == {LinkKind.UPDATES}


def test_figure_of_unknown_fate_has_no_other_to_square_with():
    assert (
        Link.objects.filter(figure_a__in=figures("people missing", 2000)).count() == 0
    )


def test_every_figure_answers_its_question():
    assert untrue() == []
    assert Figure.objects.filter(as_of__contains=date(2024, 8, 12)).exists()
