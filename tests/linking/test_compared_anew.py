"""Accepted links whose comparison has changed come back to an editor."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from claims.domain.intervals import Interval
from claims.linking.actions import follow
from claims.linking.tasks import propose_again
from claims.models import Convention, Figure, Link, LinkKind, State
from claims.review.actions import (
    FigureChange,
    accept_claim,
    accept_link,
    amend_claim,
    reject_link,
    undo,
)
from tests.make import make_editor

pytestmark = pytest.mark.django_db


@pytest.fixture
def editor():
    return make_editor()


@pytest.fixture
def accepted(story, editor):
    """Return the accepted contradiction of 28 and 74."""
    story(28)
    figure = story(74, by="President")
    accept_claim(figure.claim, version=1, by=editor)
    link = Link.objects.get()
    accept_link(link, version=link.version, by=editor, question="How many?")
    return link


def correct(figure, *, by, **changes):
    figure = Figure.objects.select_related("claim__snapshot").get(pk=figure.pk)
    if "value" in changes:
        value = Decimal(changes["value"])
        changes |= {"value": value, "interval": Interval.exactly(value)}
    change = replace(FigureChange.of(figure), **changes)
    amend_claim(figure.claim, version=figure.claim.version, by=by, figures=[change])


def waiting():
    return list(Link.objects.compared_anew())


def test_corrected_figure_brings_an_accepted_link_back(accepted, editor):
    reasons = accepted.reasons

    correct(accepted.figure_a, by=editor, value=28)

    (link,) = waiting()
    assert (link.verdict, link.changed_to) == ("contradicts", "agrees")
    assert (link.state, link.kind) == (State.ACCEPTED, LinkKind.CONTRADICTS)
    assert link.reasons == reasons


def test_figure_without_a_measure_brings_it_back(accepted, editor):
    correct(accepted.figure_a, by=editor, measure="")

    assert [link.changed_to for link in waiting()] == ["not comparable"]


def test_new_convention_brings_it_back(story, editor):
    story(100)
    figure = story(109, by="President", is_approximate=True)
    accept_claim(figure.claim, version=1, by=editor)
    link = Link.objects.get()
    accept_link(link, version=link.version, by=editor, question="How many?")

    Convention.objects.filter(name="about").update(value="0.001")
    propose_again()

    assert [one.changed_to for one in waiting()] == ["contradicts"]


def test_what_is_corrected_back_waits_no_longer(accepted, editor):
    correct(accepted.figure_a, by=editor, value=28)

    correct(accepted.figure_a, by=editor, value=75)

    assert waiting() == []


def test_another_kind_than_proposed_does_not_bring_it_back(story, editor):
    story(28)
    figure = story(74, by="President")
    accept_claim(figure.claim, version=1, by=editor)
    link = Link.objects.get()
    kind = LinkKind.DIFFERS_IN_SCOPE
    accept_link(link, version=link.version, by=editor, question="How many?", kind=kind)

    correct(figure, by=editor, value=75)
    follow(link.claim_a)

    assert waiting() == []


@pytest.mark.parametrize("kind", [LinkKind.CONTRADICTS, LinkKind.AGREES])
def test_decided_link_waits_no_longer_until_it_is_undone(accepted, editor, kind):
    correct(accepted.figure_a, by=editor, value=28)
    (link,) = waiting()

    accept_link(link, version=link.version, by=editor, kind=kind)

    link.refresh_from_db()
    assert (link.kind, link.verdict, link.changed_to) == (kind, "agrees", "")
    assert link.reasons[-1]["words"] == "74 and 28 meet"
    follow(link.claim_a)
    assert waiting() == []
    undo(by=editor)
    (link,) = waiting()
    assert (link.kind, link.changed_to) == (LinkKind.CONTRADICTS, "agrees")


def test_withdrawn_link_waits_no_longer_and_does_not_come_back(accepted, editor):
    correct(accepted.figure_a, by=editor, value=28)
    (link,) = waiting()

    reject_link(link, version=link.version, by=editor)

    follow(link.claim_a)
    assert waiting() == []
    assert list(Link.objects.values_list("state", flat=True)) == [State.REJECTED]
    undo(by=editor)
    assert waiting() == [link]


def test_update_runs_from_the_earlier_figure_whatever_was_proposed(story, editor):
    later = story(74, by="President", on=date(2024, 8, 13))
    earlier = story(28, by="Governor")
    accept_claim(earlier.claim, version=1, by=editor)
    link = Link.objects.get()

    accept_link(
        link, version=link.version, by=editor, question="How many?",
        kind=LinkKind.UPDATES,
    )  # fmt: skip

    assert (link.figure_a, link.figure_b) == (earlier, later)
