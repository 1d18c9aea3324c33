"""Decisions on the desk as HTTP: done once, or refused with all that was typed."""

from datetime import date
from uuid import uuid4

import pytest
from django.db.backends.postgresql.psycopg_any import DateRange

from claims.models import Decision, DecisionKind, Lease, Link, LinkKind, State
from claims.review.actions import accept_claim, reject_claim
from tests.make import (
    make_article,
    make_claim,
    make_editor,
    make_figure,
    make_link,
    make_measure,
    make_snapshot,
    make_topic,
)

pytestmark = pytest.mark.django_db

HTMX = {"HX-Request": "true"}


@pytest.fixture
def post(editor_client):
    """Decide on ``claim``: its address, version 1 where no other is given."""

    def send(claim, what, *, swaps=True, **fields):
        headers = HTMX if swaps else {}
        address = f"/review/claims/{claim.pk}/{what}/"
        return editor_client.post(address, {"version": 1, **fields}, headers=headers)

    return send


def state(claim):
    claim.refresh_from_db()
    return claim.state


def test_accept_says_so_in_a_small_answer(post):
    claim = make_claim()

    response = post(claim, "accept")

    assert response.status_code == 200
    assert f"Accepted claim {claim.pk}." in response.text
    assert f'data-changed="{claim.pk}" data-state="accepted"' in response.text
    assert len(response.content) < 2_000
    assert state(claim) == State.ACCEPTED


def test_accept_without_scripts_goes_to_a_claim_that_nobody_is_on(post, editor):
    claim, taken, free = make_claim(), make_claim(), make_claim()
    Lease.objects.take(taken, make_editor())

    response = post(claim, "accept", swaps=False)

    assert response.status_code == 302
    assert response.url == f"/review/claims/{free.pk}/"
    assert Lease.objects.on(free).get().editor == editor


def test_accept_of_the_last_goes_to_the_queue(post):
    assert post(make_claim(), "accept", swaps=False).url == "/review/"


@pytest.mark.parametrize("what", ["accept", "reject", "explain", "skip", "link"])
def test_a_decision_that_is_only_read_changes_nothing(editor_client, what):
    claim = make_claim()

    response = editor_client.get(f"/review/claims/{claim.pk}/{what}/")

    assert response.url == f"/review/claims/{claim.pk}/"
    assert not Decision.objects.exists()


@pytest.mark.req("C1")
@pytest.mark.parametrize("what", ["accept", "reject"])
def test_a_stale_decision_shows_the_claim_as_it_is_now(post, what):
    claim = make_claim()
    reject_claim(claim, version=1, by=make_editor())

    response = post(claim, what)

    assert response.status_code == 409
    assert "Somebody else decided on" in response.text
    assert 'class="tag rejected"' in response.text
    assert state(claim) == State.REJECTED


@pytest.mark.req("C2")
def test_a_stale_accept_keeps_the_words_and_values_that_were_typed(post):
    claim = make_claim()
    figure = make_figure(claim)
    accept_claim(claim, version=1, by=make_editor())
    typed = {f"figure-{figure.pk}-number": "2.8", "start": 26, "end": 34}

    response = post(claim, "accept", **typed)

    assert response.status_code == 409
    assert 'value="2.8"' in response.text
    assert "Now it is 28" in response.text
    assert "Below are the words that you had chosen" in response.text
    assert 'name="start" value="26"' in response.text


@pytest.mark.parametrize("what", ["accept", "reject"])
def test_a_decision_without_a_version_is_refused(post, what):
    response = post(make_claim(), what, version="")

    assert response.status_code == 422
    assert "Something was missing" in response.text


@pytest.mark.req("C3")
@pytest.mark.parametrize("what", ["accept", "reject"])
def test_a_decision_that_is_sent_twice_is_made_once(post, what):
    claim, key = make_claim(), uuid4()

    first, second = (post(claim, what, once_key=key) for _ in range(2))

    assert (first.status_code, second.status_code) == (200, 200)
    assert Decision.objects.on(claim).count() == 1


def test_accept_corrects_a_value(post):
    claim = make_claim()
    figure = make_figure(claim, low=82, high=82)

    response = post(claim, "accept", **{f"figure-{figure.pk}-number": "28"})

    figure.refresh_from_db()
    assert response.status_code == 200
    assert (figure.value, figure.interval.lower) == (28, 28)
    assert Decision.objects.on(claim).get().kind == DecisionKind.AMEND


def test_accept_with_values_as_they_were_amends_nothing(post):
    claim = make_claim()
    figure = make_figure(claim)

    post(claim, "accept", **{f"figure-{figure.pk}-number": "28"})

    assert Decision.objects.on(claim).get().kind == DecisionKind.ACCEPT


@pytest.mark.parametrize("typed", ["", "82", "NaN", "1e999", "twenty"])
def test_accept_refuses_a_value_that_the_words_do_not_hold(post, typed):
    claim = make_claim()
    figure = make_figure(claim)

    response = post(claim, "accept", **{f"figure-{figure.pk}-number": typed})

    assert response.status_code == 422
    assert f'id="id_figure-{figure.pk}-number_error"' in response.text
    assert state(claim) == State.SUGGESTED


def test_accept_takes_a_number_as_it_is_printed(post):
    snapshot = make_snapshot("Some 121,000 people left the valley.")
    claim = make_claim("Some 121,000 people left", snapshot=snapshot)
    figure = make_figure(claim, "121,000", low=121, high=121)

    post(claim, "accept", **{f"figure-{figure.pk}-number": "121,000"})

    figure.refresh_from_db()
    assert figure.value == 121_000


def test_accept_of_shrunk_words_amends_them(post):
    claim = make_claim()
    start = claim.content_start

    post(claim, "accept", start=start, end=start + len("28 villages"))

    claim.refresh_from_db()
    assert (claim.quote, claim.state) == ("28 villages", State.ACCEPTED)


def test_accept_refuses_words_outside_the_article(post):
    claim = make_claim()

    response = post(claim, "accept", start=5, end=10**6)

    assert response.status_code == 422
    assert "outside the article" in response.text


def test_reject_asks_why(post):
    claim = make_claim()

    response = post(claim, "reject")

    assert f'action="/review/claims/{claim.pk}/explain/"' in response.text
    assert state(claim) == State.REJECTED


def test_explain_adds_the_reason(post):
    claim = make_claim()
    post(claim, "reject")

    response = post(claim, "explain", reason="Wrong words")

    assert response.status_code == 200
    assert Decision.objects.on(claim).last().reason == "Wrong words"


@pytest.mark.parametrize(
    ("reason", "status"), [("Wrong words", 409), ("Because", 422), ("", 422)]
)
def test_explain_refuses_what_was_not_rejected_or_is_no_reason(post, reason, status):
    assert post(make_claim(), "explain", reason=reason).status_code == status


def test_skip_puts_the_claim_at_the_end(post):
    claim, other = make_claim(), make_claim()

    response = post(claim, "skip", swaps=False)

    assert response.url == f"/review/claims/{other.pk}/"
    assert claim.skips.count() == 1


@pytest.fixture
def pair():
    """A figure of a suggested claim, and an accepted one of its measure and topic."""
    topic, measure = make_topic(), make_measure()
    states = [State.SUGGESTED, State.ACCEPTED]
    articles = [make_article(topic=topic) for _ in states]
    return [
        make_figure(
            make_claim(snapshot=make_snapshot(article=article), state=state),
            measure=measure,
        )
        for article, state in zip(articles, states, strict=True)
    ]


def test_link_accepts_the_claim_and_the_link_in_one_step(post, pair):
    own, other = pair

    response = post(own.claim, "link", pair=f"{own.pk}:{other.pk}", kind="contradicts")

    link = Link.objects.get()
    assert response.status_code == 200
    assert (link.kind, link.state) == (LinkKind.CONTRADICTS, State.ACCEPTED)
    assert link.dispute.question
    assert state(own.claim) == State.ACCEPTED
    assert Decision.objects.values("batch").distinct().count() == 1


def test_link_as_an_update_puts_the_earlier_figure_first(post, pair):
    own, other = pair
    days = [(own, date(2024, 8, 14)), (other, date(2024, 8, 12))]
    for figure, day in days:
        figure.as_of = DateRange(day, day, "[]")
        figure.save()
    make_link(own, other)

    post(own.claim, "link", pair=f"{own.pk}:{other.pk}", kind="updates")

    link = Link.objects.get()
    assert (link.figure_a, link.figure_b) == (other, own)
    assert (link.claim_a, link.claim_b) == (other.claim, own.claim)


def test_link_of_a_pair_that_nothing_proposed_makes_it(post, pair, editor_client):
    own, other = pair
    other.claim.modality = "planned"
    other.claim.save()
    Link.objects.all().delete()

    post(own.claim, "link", pair=f"{own.pk}:{other.pk}", kind="derived")
    assert Link.objects.get().kind == LinkKind.DERIVED

    editor_client.post("/review/undo/")
    assert not Link.objects.filter(state=State.ACCEPTED).exists()
    assert state(own.claim) == State.SUGGESTED


@pytest.mark.parametrize(
    ("fields", "status"),
    [
        ({"pair": ""}, 422),
        ({"kind": "is like"}, 422),
        ({"pair": "0:0"}, 404),
        ({"version": 7}, 409),
    ],
    ids=["no pair", "no kind", "unknown figures", "stale"],
)
def test_link_refuses(post, pair, fields, status):
    own, other = pair
    fields = {"pair": f"{own.pk}:{other.pk}", "kind": "agrees", **fields}

    response = post(own.claim, "link", **fields)

    assert response.status_code == status
    assert not Decision.objects.exists()
