"""Undo, redo and the history as HTTP."""

from uuid import uuid4

import pytest

from claims.importing.articles import source_named
from claims.models import Decision, Link, Source, State
from claims.models.decision import UNDOABLE
from claims.review.actions import (
    accept_claim,
    accept_link,
    link_claim,
    merge_speakers,
    reject_claim,
    undo,
)
from claims.review.states import FIELDS
from tests.make import (
    make_article,
    make_claim,
    make_editor,
    make_figure,
    make_measure,
    make_snapshot,
    make_source,
    make_speaker,
    make_topic,
)

from .test_links import make_link_in_topic

pytestmark = pytest.mark.django_db

HTMX = {"HX-Request": "true"}
UNDO, REDO, HISTORY = "/review/undo/", "/review/redo/", "/review/history/"


def state(claim):
    claim.refresh_from_db()
    return claim.state


def test_undo_goes_to_what_it_took_back(editor_client, editor):
    claim = make_claim()
    accept_claim(claim, version=1, by=editor)

    response = editor_client.post(UNDO)

    assert response.url == f"/review/claims/{claim.pk}/"
    assert state(claim) == State.SUGGESTED


def test_undo_beside_the_same_article_answers_with_the_card_alone(
    editor_client, editor
):
    claim = make_claim()
    accept_claim(claim, version=1, by=editor)
    fields = {"beside": claim.snapshot_id}

    response = editor_client.post(UNDO, fields, headers=HTMX)

    assert f'data-claim="{claim.pk}"' in response.text
    assert 'id="text"' not in response.text


@pytest.mark.req("C3")
@pytest.mark.parametrize("address", [UNDO, REDO])
def test_a_step_back_sent_twice_is_made_once(editor_client, editor, address):
    first, second = make_claim(), make_claim()
    for claim in (first, second):
        accept_claim(claim, version=1, by=editor)
    if address == REDO:
        undo(by=editor)
        undo(by=editor)
    before, form = Decision.objects.count(), {"once_key": uuid4()}

    answers = [editor_client.post(address, form) for _ in range(2)]

    assert answers[0].url == answers[1].url
    assert {state(first), state(second)} == {State.ACCEPTED, State.SUGGESTED}
    assert Decision.objects.count() > before


def test_undo_of_a_link_goes_to_the_link(editor_client, editor):
    link = make_link_in_topic()
    accept_link(link, version=1, by=editor, question="How many?")

    assert editor_client.post(UNDO).url == f"/review/links/{link.pk}/"


def test_undo_of_a_link_made_on_the_desk_goes_to_its_claim(editor_client, editor):
    measure, topic = make_measure(), make_topic()
    own, other = (
        make_figure(
            make_claim(
                snapshot=make_snapshot(article=make_article(topic=topic)),
                state=State.ACCEPTED,
            ),
            measure=measure,
        )
        for _ in range(2)
    )
    pair = {"figure": own, "other": other, "kind": "contradicts"}
    link_claim(own.claim, version=1, by=editor, **pair)

    with_claim = editor_client.post(UNDO, {"back": own.claim_id})
    editor_client.post(REDO)
    alone = editor_client.post(UNDO)

    assert with_claim.url == f"/review/claims/{own.claim_id}/"
    assert alone.url == HISTORY
    assert not Link.objects.exists()


def test_undo_of_a_merge_goes_to_the_speaker(editor_client, editor):
    ada, brook = make_speaker("Ada Brook"), make_speaker("A. Brook")
    make_claim(speaker=brook)
    merge_speakers(brook, ada, version=1, by=editor)

    assert editor_client.post(UNDO).url == f"/review/speakers/{ada.pk}/resolve/"


@pytest.mark.parametrize("address", [UNDO, REDO])
@pytest.mark.parametrize("back", ["", "here"])
def test_nothing_to_take_back_is_said(editor_client, address, back):
    claim = make_claim()

    response = editor_client.post(address, {"back": claim.pk if back else ""})

    assert response.status_code == 409
    assert 'role="alert"' in response.text


@pytest.mark.parametrize("address", [UNDO, REDO])
def test_undo_that_is_only_read_changes_nothing(editor_client, editor, address):
    claim = make_claim()
    accept_claim(claim, version=1, by=editor)

    assert editor_client.get(address).url == "/review/"
    assert state(claim) == State.ACCEPTED


@pytest.mark.parametrize("count", [1, 3])
def test_history_lists_decisions_in_a_fixed_number_of_queries(
    editor_client, editor, django_assert_num_queries, count
):
    for _ in range(count):
        reject_claim(make_claim(), version=1, by=editor)

    with django_assert_num_queries(4):
        response = editor_client.get(HISTORY)

    assert response.text.count("Undo this") == count


def test_history_can_be_narrowed(editor_client, editor):
    claim, other = make_claim(), make_claim()
    reject_claim(claim, version=1, by=editor)
    reject_claim(other, version=1, by=make_editor())

    mine = editor_client.get(HISTORY, {"by": "me"})
    of_other = editor_client.get(HISTORY, {"kind": "claim", "id": other.pk})

    assert f"claim {claim.pk}" in mine.text
    assert f"claim {other.pk}" not in mine.text
    assert f"claim {other.pk}" in of_other.text
    assert f"claim {claim.pk}" not in of_other.text


def test_one_decision_can_be_undone_from_the_history(editor_client):
    claim = make_claim()
    decision = reject_claim(claim, version=1, by=make_editor())
    address = f"{HISTORY}{decision.pk}/undo/"

    assert editor_client.get(address).url == HISTORY
    assert editor_client.post(address).url == HISTORY
    assert state(claim) == State.SUGGESTED
    assert editor_client.post(address).status_code == 409
    assert editor_client.post(f"{HISTORY}9999/undo/").status_code == 404


@pytest.mark.parametrize("change", ["admin", "import"])
def test_what_the_desks_do_not_decide_on_is_not_undone_there(
    admin_client, admin, change
):
    if change == "admin":
        fields = {"name": "The Harbour Gazette", "homepage": ""}
        source = make_source("Harbour Gazette")
        admin_client.post(f"/admin/claims/source/{source.pk}/change/", fields)
    else:
        source_named("The Harbour Gazette", by=admin)
    decision = Decision.objects.get(subject_kind="source")
    one = f"{HISTORY}{decision.pk}/undo/"

    answers = [admin_client.post(UNDO), admin_client.post(one)]

    assert [answer.status_code for answer in answers] == [409, 409]
    assert "no decision left to undo" in answers[0].text
    assert "changed in the admin" in answers[1].text
    assert one not in admin_client.get(HISTORY).text
    assert Source.objects.get().name == "The Harbour Gazette"


def test_what_can_be_undone_is_what_decisions_remember():
    assert set(UNDOABLE) == set(FIELDS)


@pytest.mark.req("C3")
@pytest.mark.parametrize("screen", ["/review/history/", "/review/second/", "/review/"])
def test_a_step_back_from_any_desk_is_made_once(editor_client, editor, screen):
    claims = [make_claim() for _ in range(3)]
    for claim in claims[:2]:
        accept_claim(claim, version=1, by=editor)
    form = editor_client.get(screen).text.split(f'action="{UNDO}"')[1]
    key = form.split('name="once_key" value="')[1].split('"')[0]

    for _ in range(2):
        editor_client.post(UNDO, {"once_key": key})

    assert [state(claim) for claim in claims[:2]] == [State.ACCEPTED, State.SUGGESTED]
