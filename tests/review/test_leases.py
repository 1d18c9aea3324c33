"""Links, speakers, changed words and second readings: editors never meet on one."""

import pytest
from django.urls import reverse

from claims.models import Lease, Link, State
from claims.review.actions import draw
from tests.make import (
    make_claim,
    make_dispute,
    make_editor,
    make_link,
    make_speaker,
)

from .test_changed import make_revision
from .test_second import make_awaiting, make_awaiting_link

pytestmark = pytest.mark.django_db

HTMX = {"HX-Request": "true"}


def make_unresolved():
    """Make a speaker whom no editor accepted, and who says something."""
    speaker = make_speaker(state=State.SUGGESTED)
    make_claim(speaker=speaker)
    return speaker


def make_unnamed():
    """Make a dispute with a contradiction whose question no editor settled."""
    dispute = make_dispute()
    make_link(dispute=dispute)
    return dispute


KINDS = pytest.mark.parametrize(
    ("kind", "make", "screen"),
    [
        ("link", make_link, "pair"),
        ("speaker", make_unresolved, "resolve"),
        ("revision", make_revision, "revision"),
        ("dispute", make_unnamed, "dispute"),
    ],
)


def at(name, *args):
    return reverse(f"review:{name}", args=args)


@KINDS
def test_begin_leaves_what_somebody_else_is_on(
    editor_client, editor, kind, make, screen
):
    first, second = make(), make()
    Lease.objects.take(first, make_editor("kim"))

    response = editor_client.post(at(f"next_{kind}"))

    assert response.url == at(screen, second.pk)
    assert Lease.objects.on(second).get().editor == editor


@KINDS
def test_begin_with_nothing_free_goes_to_the_list(editor_client, kind, make, screen):
    Lease.objects.take(make(), make_editor("kim"))

    queue = editor_client.get(at(f"next_{kind}")).url

    assert editor_client.post(at(f"next_{kind}")).url == queue
    assert editor_client.get(queue).status_code == 200


@KINDS
def test_a_screen_says_who_else_is_on_it(editor_client, editor, kind, make, screen):
    subject = make()
    stay = at(f"stay_{kind}", subject.pk)
    Lease.objects.take(subject, make_editor("kim"))

    page = editor_client.get(at(screen, subject.pk))
    beat = editor_client.post(stay, headers=HTMX)

    assert "kim is on th" in page.text
    assert f'action="{stay}"' in page.text
    assert "kim is on th" in beat.text
    assert not Lease.objects.filter(editor=editor).exists()


@KINDS
def test_staying_keeps_an_item_from_others(editor_client, editor, kind, make, screen):
    subject = make()

    response = editor_client.post(at(f"stay_{kind}", subject.pk))

    assert response.url == at(screen, subject.pk)
    assert Lease.objects.on(subject).get().editor == editor


def test_a_decided_link_is_followed_by_one_that_is_free(editor_client, editor):
    first, taken, free = (make_link() for _ in range(3))
    Lease.objects.take(taken, make_editor("kim"))

    response = editor_client.post(at("reject_link", first.pk), {"version": 1})

    assert response.url == at("pair", free.pk)
    assert Lease.objects.on(free).get().editor == editor


def test_a_link_is_drawn_by_one_editor_alone():
    link = make_link()

    assert draw(Link.objects.to_review(), by=make_editor()) == link
    assert draw(Link.objects.to_review(), by=make_editor()) is None


@pytest.mark.parametrize("kind", ["claim", "link"])
def test_second_readers_do_not_meet(editor_client, editor, kind):
    make = make_awaiting if kind == "claim" else make_awaiting_link
    taken, free = (make(make_editor()) for _ in range(2))
    Lease.objects.take(taken, make_editor("kim"))

    page = editor_client.get(at("second"))

    assert page.context["first"] == free
    assert f"kim</bdi> is reading this {kind}" in page.text
    assert at(f"stay_{kind}", free.pk) in page.text
    assert at(f"stay_{kind}", taken.pk) not in page.text


def test_a_second_reader_draws_the_next_with_a_decision(editor_client, editor):
    claim, link = make_awaiting(), make_awaiting_link(make_editor())

    editor_client.post(at("agree_claim", claim.pk), {"version": 2})

    assert Lease.objects.on(link).get().editor == editor
