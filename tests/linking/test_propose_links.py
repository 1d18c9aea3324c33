from datetime import date

import pytest

from claims.linking.actions import follow, propose_links
from claims.models import Claim, Link, LinkKind, State
from tests.make import (
    make_article,
    make_claim,
    make_figure,
    make_measure,
    make_snapshot,
)

pytestmark = pytest.mark.django_db


def kinds():
    return list(Link.objects.order_by("pk").values_list("kind", "state"))


def test_contradicting_figures_are_linked_with_reasons(story):
    story(28, by="Governor")
    figure = story(74, by="President", on=date(2024, 8, 13))

    (link,) = propose_links(figure.claim)

    assert (link.kind, link.state) == (LinkKind.CONTRADICTS, State.SUGGESTED)
    assert link.reasons[0] == {
        "part": "measure",
        "holds": True,
        "words": "both measure settlements held",
    }
    assert link.reasons[-1]["words"] == "74 and 28 do not meet"


def test_update_joins_only_the_figure_before(story):
    story(74, by="Commander", on=date(2024, 8, 13))
    middle = story(82, by="Commander", on=date(2024, 8, 15))
    last = story(93, by="Commander", on=date(2024, 8, 20))

    (link,) = propose_links(last.claim)

    assert link.kind == LinkKind.UPDATES
    assert (link.figure_a, link.figure_b) == (middle, last)


def test_second_proposal_adds_nothing(story):
    story(28, by="Governor")
    figure = story(74, by="President")
    propose_links(figure.claim)

    assert propose_links(figure.claim) == []
    assert kinds() == [("contradicts", "suggested")]


def test_rejected_pair_does_not_come_back(story):
    story(28, by="Governor")
    figure = story(74, by="President")
    (link,) = propose_links(figure.claim)
    Link.objects.filter(pk=link.pk).update(
        state=State.REJECTED, decided_at="2024-08-14T00:00Z"
    )

    follow(figure.claim)

    assert kinds() == [("contradicts", "rejected")]


def test_withdrawn_link_is_suggested_again(story):
    story(28, by="Governor")
    figure = story(74, by="President")
    propose_links(figure.claim)

    Claim.objects.filter(pk=figure.claim_id).update(state=State.SUGGESTED)
    follow(figure.claim)
    assert kinds() == [("contradicts", "withdrawn")]
    Claim.objects.filter(pk=figure.claim_id).update(state=State.ACCEPTED)
    follow(figure.claim)

    assert kinds() == [("contradicts", "suggested")]


def test_figures_of_another_story_are_left_alone(story):
    figure = story(74, by="President")
    other = make_claim(
        state=State.ACCEPTED, snapshot=make_snapshot(article=make_article())
    )
    make_figure(other, "28", measure=figure.measure)

    assert propose_links(figure.claim) == []


def test_depth_and_width_are_held_against_the_area(story):
    area = story(1000, by="Commander", measure=("territory held", "area"), unit="km2")
    depth = story(12, by="Governor", measure=("depth of advance", "length"), unit="km")
    width = make_figure(
        make_claim(
            "says Governor",
            snapshot=depth.claim.snapshot,
            state=State.ACCEPTED,
            speaker=depth.claim.speaker,
        ),
        "says",
        low=40,
        high=40,
        measure=make_measure("width of front", "length"),
        unit="km",
    )

    (link,) = propose_links(depth.claim)

    assert link.kind == LinkKind.DERIVED
    assert (link.figure_a, link.figure_b) == (depth, area)
    assert link.reasons[-1]["holds"] is False
    assert "2.08 times as much" in link.reasons[-1]["words"]
    assert width.pk not in {link.figure_a_id, link.figure_b_id}


@pytest.mark.parametrize("rows", [1, 3])
def test_queries_do_not_grow_with_the_figures(
    story, rows, django_assert_max_num_queries
):
    for row in range(rows):
        story(28 + row, by=f"Governor {row}")
    figure = story(74, by="President")

    with django_assert_max_num_queries(12):
        propose_links(figure.claim)
