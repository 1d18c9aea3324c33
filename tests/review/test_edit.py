"""The forms of a claim as HTTP: every part of one, and a new one."""

import pytest

from claims.models import Claim, State
from claims.review.actions import accept_claim
from tests.make import make_claim, make_editor, make_figure, make_snapshot

pytestmark = pytest.mark.django_db


def typed(claim=None, **fields):
    """Return what the form of ``claim``, or of a new one, sends as it is shown."""
    return {
        "version": 1,
        "near": claim.content_start if claim else 0,
        "quote": claim.quote if claim else "28 villages were flooded",
        "form": "indirect" if claim else "own voice",
        "polarity": "asserted",
        "modality": "actual",
        "speaker-name": claim.speaker.name if claim else "",
        "figures-TOTAL_FORMS": 0,
        "figures-INITIAL_FORMS": 0,
        **fields,
    }


def edit(claim):
    return f"/review/claims/{claim.pk}/edit/"


def add(snapshot):
    return f"/review/snapshots/{snapshot.pk}/add/"


@pytest.mark.parametrize("count", [1, 3])
def test_edit_shows_every_figure_in_a_fixed_number_of_queries(
    editor_client, django_assert_num_queries, count
):
    text = "28 villages, 29 villages and 30 villages were flooded."
    claim = make_claim(text[:-1], snapshot=make_snapshot(text))
    for words in ["28", "29", "30"][:count]:
        make_figure(claim, words)

    with django_assert_num_queries(10):
        response = editor_client.get(edit(claim))

    assert response.status_code == 200
    assert response.text.count('class="figure-form"') == count + 1


def test_edit_amends_and_goes_on(editor_client):
    claim, following = make_claim(), make_claim()

    response = editor_client.post(edit(claim), typed(claim, role="governor"))

    assert response.url == f"/review/claims/{following.pk}/"
    claim.refresh_from_db()
    assert (claim.state, claim.role) == (State.ACCEPTED, "governor")


def test_edit_of_what_was_accepted_goes_back_to_it(editor_client):
    claim = make_claim(state=State.ACCEPTED)

    response = editor_client.post(edit(claim), typed(claim, role="governor"))

    assert response.url == f"/review/claims/{claim.pk}/"


@pytest.mark.req("C2")
def test_a_stale_edit_shows_both_versions_and_what_was_typed(editor_client):
    claim = make_claim()
    accept_claim(claim, version=1, by=make_editor())

    response = editor_client.post(edit(claim), typed(claim, role="governor"))

    assert response.status_code == 409
    assert "As it is now" in response.text
    assert 'value="governor"' in response.text
    assert 'name="version" value="2"' in response.text


@pytest.mark.parametrize(
    "fields",
    [{"version": ""}, {"quote": "no such words"}, {"form": "sung"}],
    ids=["no version", "unknown words", "unknown form"],
)
def test_edit_refuses_what_does_not_fit(editor_client, fields):
    claim = make_claim()

    response = editor_client.post(edit(claim), typed(claim, **fields))

    assert response.status_code == 422
    claim.refresh_from_db()
    assert claim.state == State.SUGGESTED


def test_edit_of_an_unknown_claim_is_not_found(editor_client):
    assert editor_client.get("/review/claims/9999/edit/").status_code == 404
    assert editor_client.get("/review/snapshots/9999/add/").status_code == 404


def test_add_shows_the_words_that_were_selected(editor_client):
    snapshot = make_snapshot()

    response = editor_client.get(add(snapshot), {"start": 24, "end": 35})

    assert response.status_code == 200
    assert snapshot.text[24:35] in response.text.split("<textarea")[1]


def test_add_makes_an_accepted_claim(editor_client):
    snapshot = make_snapshot()

    response = editor_client.post(add(snapshot), typed())

    claim = Claim.objects.get()
    assert response.url == f"/review/claims/{claim.pk}/"
    assert (claim.state, claim.quote) == (State.ACCEPTED, "28 villages were flooded")


@pytest.mark.parametrize("quote", ["", "no such words"])
def test_add_refuses_words_that_do_not_stand_in_the_article(editor_client, quote):
    response = editor_client.post(add(make_snapshot()), typed(quote=quote))

    assert response.status_code == 422
    assert not Claim.objects.exists()


@pytest.mark.req("C3")
def test_add_sent_twice_adds_one_claim(editor_client):
    snapshot = make_snapshot()

    editor_client.post(add(snapshot), typed())
    again = editor_client.post(add(snapshot), typed())

    assert again.status_code == 422
    assert Claim.objects.count() == 1


def test_edit_keeps_how_a_figure_is_told(editor_client):
    claim = make_claim()
    figure = make_figure(claim, change="up", is_expected=True)
    fields = {
        "figures-TOTAL_FORMS": 1,
        "figures-INITIAL_FORMS": 1,
        "figures-0-pk": figure.pk,
        "figures-0-words": "28",
        "figures-0-bound": "exactly",
        "figures-0-number": 28,
    }

    editor_client.post(edit(claim), typed(claim, **fields))

    figure.refresh_from_db()
    assert (figure.change, figure.is_expected) == ("up", False)
