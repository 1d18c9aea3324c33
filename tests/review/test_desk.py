"""The desk as HTTP: what it shows, draws ahead and keeps."""

import pytest

from claims.models import Convention, Lease, Skip, State
from tests.make import (
    make_article,
    make_claim,
    make_editor,
    make_figure,
    make_measure,
    make_snapshot,
    make_topic,
    make_user,
)

pytestmark = pytest.mark.django_db

HTMX = {"HX-Request": "true"}
QUERIES = 17
NEXT = "/review/next/"


def desk(claim):
    return f"/review/claims/{claim.pk}/"


def make_claims():
    """Make three suggestions in the order of one text."""
    snapshot = make_snapshot()
    words = ["28 villages were flooded", "Rescuers saved 121 people", "Report"]
    return [make_claim(quote, snapshot=snapshot) for quote in words]


def test_desk_shows_the_claim_in_its_article(editor_client):
    claim = make_claim()

    response = editor_client.get(desk(claim))

    assert response.status_code == 200
    assert 'class="current"' in response.text
    assert f"Claim {claim.pk}" in response.text


def test_desk_of_an_unknown_claim_is_not_found(editor_client):
    assert editor_client.get(f"/review/claims/{2**62}/").status_code == 404


def test_desk_is_for_editors(client):
    claim = make_claim()

    assert client.get(desk(claim)).status_code == 302
    client.force_login(make_user())
    assert client.get(desk(claim)).status_code == 403


def test_desk_writes_nothing_when_it_is_read(editor_client):
    claim = make_claim()

    editor_client.get(desk(claim))
    editor_client.get(NEXT)

    assert not Lease.objects.exists()


@pytest.mark.parametrize("count", [2, 3])
def test_desk_queries_do_not_grow_with_its_rows(
    editor_client, django_assert_num_queries, count
):
    topic, measure = make_topic(), make_measure()
    article = make_article(topic=topic)
    text = "28 villages, 29 villages and 30 villages were flooded."
    claim = make_claim(text[:-1], snapshot=make_snapshot(text, article=article))
    for words in ["28", "29", "30"][:count]:
        make_figure(claim, words, measure=measure)
        other = make_claim(
            snapshot=make_snapshot(article=make_article(topic=topic)),
            state=State.ACCEPTED,
        )
        make_figure(other, measure=measure)

    with django_assert_num_queries(QUERIES):
        response = editor_client.get(desk(claim))

    assert response.text.count('name="pair"') == count


@pytest.mark.parametrize(
    ("about", "relation"), [("0.1", "contradicts"), ("0.5", "agrees")]
)
def test_desk_compares_by_the_conventions_in_force(editor_client, about, relation):
    Convention.objects.update_or_create(name="about", defaults={"value": about})
    topic, measure = make_topic(), make_measure()
    quote = "28 villages were flooded"
    article, other = (make_article(topic=topic) for _ in range(2))
    claim = make_claim(quote, snapshot=make_snapshot(article=article))
    make_figure(claim, measure=measure, is_approximate=True)
    accepted = make_claim(
        "Rescuers saved 121 people",
        snapshot=make_snapshot(article=other),
        state=State.ACCEPTED,
    )
    make_figure(accepted, "121", low=35, high=35, measure=measure)

    response = editor_client.get(desk(claim))

    assert f'class="relation">{relation}<' in response.text


def test_next_goes_to_the_first_suggestion(editor_client):
    claims = make_claims()

    response = editor_client.get(NEXT)

    assert response.status_code == 302
    assert response.url == desk(claims[0])


def test_next_goes_to_the_suggestion_beside_a_claim(editor_client):
    claims = make_claims()

    assert editor_client.get(f"{NEXT}?after={claims[0].pk}").url == desk(claims[1])
    assert editor_client.get(f"{NEXT}?before={claims[1].pk}").url == desk(claims[0])


def test_nothing_comes_before_the_first_suggestion(editor_client):
    claims = make_claims()

    response = editor_client.get(f"{NEXT}?before={claims[0].pk}", follow=True)

    assert response.redirect_chain == [(desk(claims[0]), 302)]
    assert "No claim of the queue comes before this one." in response.text


def test_next_goes_to_the_queue_where_nothing_waits(editor_client):
    assert editor_client.get(NEXT).url == "/review/"
    assert editor_client.post(NEXT).url == "/review/"


def test_a_draw_takes_the_claim_from_others(editor_client, editor):
    claims = make_claims()
    Lease.objects.take(claims[0], make_editor())

    response = editor_client.post(NEXT)

    assert response.url == desk(claims[1])
    assert Lease.objects.on(claims[1]).get().editor == editor


def test_a_draw_ahead_leaves_out_what_the_desk_holds(editor_client):
    claims = make_claims()
    held = [claims[0].pk, claims[1].pk]
    beside = claims[0].snapshot_id

    response = editor_client.post(NEXT, {"held": held, "beside": beside}, headers=HTMX)

    assert f'data-claim="{claims[2].pk}"' in response.text
    assert 'id="text"' not in response.text
    assert len(response.content) < 15_000


def test_a_draw_ahead_brings_the_text_of_another_article(editor_client):
    claim, other = make_claim(), make_claim()
    fields = {"held": [claim.pk], "beside": claim.snapshot_id}

    response = editor_client.post(NEXT, fields, headers=HTMX)

    assert f'data-claim="{other.pk}"' in response.text
    assert 'id="text"' in response.text


def test_a_draw_ahead_of_nothing_is_empty(editor_client):
    claim = make_claim()

    response = editor_client.post(NEXT, {"held": [claim.pk]}, headers=HTMX)

    assert response.status_code == 204


def test_what_was_skipped_is_drawn_last(editor_client, editor):
    claims = make_claims()
    Skip.objects.create(claim=claims[0], editor=editor)

    drawn = [editor_client.post(NEXT).url]
    drawn.append(editor_client.post(NEXT, {"held": [claims[1].pk, claims[2].pk]}).url)

    assert drawn == [desk(claims[1]), desk(claims[0])]


def test_keep_says_who_else_is_on_the_claim(editor_client):
    claim = make_claim()
    Lease.objects.take(claim, make_editor("ada"))

    response = editor_client.post(f"{desk(claim)}stay/", headers=HTMX)

    assert "ada is on this claim too." in response.text


def test_keep_lengthens_what_was_drawn_ahead(editor_client, editor):
    claims = make_claims()
    Lease.objects.take(claims[1], editor)
    until = Lease.objects.get().until

    response = editor_client.post(f"{desk(claims[0])}stay/", headers=HTMX)

    assert response.status_code == 200
    assert Lease.objects.on(claims[1]).get().until > until
    assert Lease.objects.on(claims[0]).get().editor == editor


def test_keep_without_htmx_goes_back_to_the_desk(editor_client):
    claim = make_claim()

    assert editor_client.post(f"{desk(claim)}stay/").url == desk(claim)
    assert editor_client.get(f"{desk(claim)}stay/").url == desk(claim)
