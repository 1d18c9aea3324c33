"""Links to review as HTTP: the list, the pair view, and the decisions on a link."""

from uuid import uuid4

import pytest
from django.utils import timezone

from claims.models import Decision, Dispute, Link, State
from claims.review.actions import reject_link
from tests.make import (
    make_article,
    make_claim,
    make_dispute,
    make_editor,
    make_figure,
    make_link,
    make_measure,
    make_snapshot,
    make_topic,
)

pytestmark = pytest.mark.django_db

URL = "/review/links/"


def make_link_in_topic():
    """Make a suggested link between two accepted claims of one topic."""
    article, measure = make_article(topic=make_topic()), make_measure()
    figures = [
        make_figure(
            make_claim(snapshot=make_snapshot(article=article), state=State.ACCEPTED),
            measure=measure,
        )
        for _ in range(2)
    ]
    return make_link(*figures)


def accept(client, link, **fields):
    fields = {"version": 1, "kind": "agrees", "question": "How many?", **fields}
    return client.post(f"{URL}{link.pk}/accept/", fields)


@pytest.mark.parametrize("count", [1, 3])
def test_links_lists_what_waits_in_a_fixed_number_of_queries(
    editor_client, django_assert_num_queries, count
):
    links = [make_link() for _ in range(count)]

    with django_assert_num_queries(5):
        response = editor_client.get(URL)

    assert all(f"{URL}{link.pk}/" in response.text for link in links)


def test_links_goes_on_after_its_last_row(editor_client):
    first, second = make_link(), make_link()

    response = editor_client.get(URL, {"after": first.pk})

    assert f"{URL}{second.pk}/" in response.text
    assert f"{URL}{first.pk}/" not in response.text


def test_links_of_nothing_says_so(editor_client):
    assert "No link awaits review" in editor_client.get(URL).text


def test_pair_shows_both_claims(editor_client, django_assert_max_num_queries):
    link = make_link()

    with django_assert_max_num_queries(13):
        response = editor_client.get(f"{URL}{link.pk}/")

    assert response.status_code == 200
    assert f"Claim {link.claim_a_id}" in response.text
    assert f"Claim {link.claim_b_id}" in response.text


@pytest.mark.parametrize("what", ["", "accept/", "reject/"])
def test_pair_of_an_unknown_link_is_not_found(editor_client, what):
    assert editor_client.get(f"{URL}9999/{what}").status_code == 404


@pytest.mark.parametrize("what", ["accept", "reject"])
def test_a_link_that_is_only_read_stays(editor_client, what):
    link = make_link()

    response = editor_client.get(f"{URL}{link.pk}/{what}/")

    assert response.url == f"{URL}{link.pk}/"
    assert Link.objects.get().state == State.SUGGESTED


def test_accept_publishes_the_dispute_and_goes_on(editor_client):
    link, following = make_link_in_topic(), make_link()

    response = accept(editor_client, link)

    assert response.url == f"{URL}{following.pk}/"
    assert Dispute.objects.get().question == "How many?"
    link.refresh_from_db()
    assert (link.state, link.kind) == (State.ACCEPTED, "agrees")


@pytest.mark.req("C3")
def test_accept_sent_twice_is_done_once(editor_client):
    link, key = make_link_in_topic(), uuid4()

    answers = [accept(editor_client, link, once_key=key) for _ in range(2)]

    assert [answer.status_code for answer in answers] == [302, 302]
    assert Decision.objects.on(link).count() == 1


def test_accept_of_the_last_link_goes_to_the_list(editor_client):
    assert accept(editor_client, make_link_in_topic()).url == URL


@pytest.mark.req("C2")
def test_a_stale_accept_keeps_the_note_that_was_typed(editor_client):
    link = make_link_in_topic()
    reject_link(link, version=1, by=make_editor())

    response = accept(editor_client, link, note="One counts hamlets too.")

    assert response.status_code == 409
    assert "Somebody else decided on" in response.text
    assert "One counts hamlets too." in response.text
    assert 'class="tag rejected"' in response.text


@pytest.mark.parametrize(
    "fields",
    [{"version": ""}, {"kind": "is like"}, {"question": ""}],
    ids=["no version", "unknown kind", "no question"],
)
def test_accept_refuses_what_is_missing(editor_client, fields):
    link = make_link_in_topic()

    response = accept(editor_client, link, **fields)

    assert response.status_code == 422
    link.refresh_from_db()
    assert link.state == State.SUGGESTED


def test_reject_keeps_the_pair_from_coming_back(editor_client):
    link = make_link()

    response = editor_client.post(f"{URL}{link.pk}/reject/", {"version": 1})

    assert response.status_code == 302
    assert Link.objects.get().state == State.REJECTED


@pytest.mark.parametrize(("version", "status"), [("", 422), ("7", 409)])
def test_reject_refuses_a_version_that_is_not_the_links(editor_client, version, status):
    link = make_link()

    response = editor_client.post(f"{URL}{link.pk}/reject/", {"version": version})

    assert response.status_code == status
    assert Link.objects.get().state == State.SUGGESTED


def test_links_of_a_claim_goes_to_its_first(editor_client):
    link = make_link()
    lonely = make_claim()

    found = editor_client.get(f"/review/claims/{link.claim_a_id}/links/")
    none = editor_client.get(f"/review/claims/{lonely.pk}/links/")

    assert found.url == f"{URL}{link.pk}/?claim={link.claim_a_id}"
    assert none.url == f"/review/claims/{lonely.pk}/"
    assert editor_client.get("/review/claims/9999/links/").status_code == 404


def make_changed():
    """Make an accepted link whose figures compare otherwise by now."""
    link = make_link_in_topic()
    dispute = make_dispute(topic=link.claim_a.snapshot.article.topic)
    Link.objects.filter(pk=link.pk).update(
        state=State.ACCEPTED,
        decided_at=timezone.now(),
        dispute=dispute,
        verdict="contradicts",
        changed_to="agrees",
    )
    return link


@pytest.mark.parametrize("count", [1, 3])
def test_compared_lists_changed_links_in_a_fixed_number_of_queries(
    editor_client, django_assert_num_queries, count
):
    links = [make_changed() for _ in range(count)]
    make_link()

    with django_assert_num_queries(5):
        response = editor_client.get(f"{URL}changed/")

    assert response.text.count("then contradicts, now agrees") == count
    assert all(f"{URL}{link.pk}/" in response.text for link in links)


def test_changed_link_is_kept_and_the_next_one_comes(editor_client):
    link, following = make_changed(), make_changed()
    page = editor_client.get(f"{URL}{link.pk}/")

    response = accept(editor_client, link, kind="contradicts")

    assert "then contradicts, now agrees" in page.text
    assert response.url == f"{URL}{following.pk}/"
    link.refresh_from_db()
    assert (link.kind, link.changed_to) == ("contradicts", "")


def test_last_changed_link_is_withdrawn_and_the_queue_comes(editor_client):
    link = make_changed()

    response = editor_client.post(f"{URL}{link.pk}/reject/", {"version": 1})

    assert response.url == f"{URL}changed/"
    link.refresh_from_db()
    assert link.state == State.REJECTED


def test_compared_is_for_editors(client):
    assert client.get(f"{URL}changed/").status_code == 302
