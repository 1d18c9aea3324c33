from datetime import date

import pytest
from django.urls import reverse

from claims.models import Decision, Dispute, DisputeState, LinkKind, State
from claims.review.actions import accept_link, undo
from claims.review.naming import question_of
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
    make_user,
)

pytestmark = pytest.mark.django_db


def at(dispute, name="dispute"):
    return reverse(f"review:{name}", args=[dispute.pk])


def typed(**fields):
    return {"version": 1, "question": "How many?", "summary": "", **fields}


def make_pair(topic=None, **fields):
    """Make a link between two accepted claims of ``topic``, of one measure."""
    topic, measure = topic or make_topic(), make_measure()
    figures = [
        make_figure(
            make_claim(
                snapshot=make_snapshot(article=make_article(topic=topic)),
                state=State.ACCEPTED,
            ),
            measure=measure,
        )
        for _ in range(2)
    ]
    return make_link(*figures, **fields)


def make_joined(dispute, **fields):
    fields.setdefault("state", State.ACCEPTED)
    return make_pair(dispute.topic, dispute=dispute, **fields)


def test_dispute_saves_question_and_scope(editor_client):
    dispute = make_dispute()
    measure = make_measure("villages flooded")

    response = editor_client.post(
        at(dispute),
        typed(measure="Villages flooded", first_day="2024-08-01", reason="clearer"),
    )

    assert response.status_code == 302
    dispute.refresh_from_db()
    assert (dispute.question, dispute.measure) == ("How many?", measure)
    assert dispute.as_of.lower == date(2024, 8, 1)
    assert dispute.as_of.upper == date(2024, 8, 2)
    assert dispute.is_named
    assert Decision.objects.on(dispute).get().reason == "clearer"


def test_undo_gives_the_scope_of_a_dispute_back(editor_client, editor):
    dispute = make_dispute("How many?", measure=make_measure())
    editor_client.post(at(dispute), typed(question="How few?"))

    undo(by=editor)

    dispute.refresh_from_db()
    assert dispute.question == "How many?"
    assert dispute.measure
    assert not dispute.is_named


@pytest.mark.parametrize("state", DisputeState.values)
def test_dispute_publishes_and_withdraws(editor_client, client, state):
    dispute = make_dispute(state=DisputeState.DRAFT)

    editor_client.post(at(dispute), typed(state=state))

    dispute.refresh_from_db()
    assert dispute.state == state
    client.logout()
    seen = client.get(dispute.get_absolute_url()).status_code
    assert seen == (200 if state == DisputeState.PUBLISHED else 404)


def test_dispute_of_loaded_words_is_saved_as_a_draft_with_a_warning(editor_client):
    dispute = make_dispute(state=DisputeState.DRAFT)

    saved = editor_client.post(at(dispute), typed(summary="The mayor boasted."))

    assert saved.status_code == 302
    assert "Loaded words: boasted" in editor_client.get(at(dispute)).text


def test_dispute_of_loaded_words_is_published_only_where_they_are_meant(editor_client):
    dispute = make_dispute(state=DisputeState.DRAFT)
    words = typed(summary="The mayor boasted.", state="published")

    refused = editor_client.post(at(dispute), words)

    assert refused.status_code == 422
    assert "Readers would see: boasted" in refused.text
    assert editor_client.post(at(dispute), words | {"keeps_words": "on"}).url
    dispute.refresh_from_db()
    assert dispute.state == DisputeState.PUBLISHED


def test_dispute_may_quote_loaded_words(editor_client):
    summary = "The mayor called the count “fake”."

    response = editor_client.post(at(make_dispute()), typed(summary=summary))

    assert response.status_code == 302


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"question": ""}, "This field is required"),
        ({"place": "Nowhere"}, "No place of this name is known"),
        (
            {"first_day": "2024-08-02", "last_day": "2024-08-01"},
            "The last day comes before the first",
        ),
    ],
)
def test_dispute_refuses_what_makes_no_sense(editor_client, fields, words):
    response = editor_client.post(at(make_dispute()), typed(**fields))

    assert response.status_code == 422
    assert words in response.text


def test_dispute_refuses_the_question_of_another(editor_client):
    other = make_dispute("How many?")
    dispute = make_dispute(topic=other.topic)

    response = editor_client.post(at(dispute), typed())

    assert response.status_code == 422
    assert "asks the same question" in response.text


@pytest.mark.req("C2")
def test_a_stale_dispute_form_keeps_what_was_typed(editor_client):
    dispute = make_dispute("How many are there now?", version=2)

    response = editor_client.post(at(dispute), typed(summary="My own words."))

    assert response.status_code == 409
    assert "How many are there now?" in response.text
    assert "My own words." in response.text
    assert 'name="version" value="2"' in response.text


def test_note_is_saved_and_shown_to_readers(editor_client):
    dispute = make_dispute()
    link = make_joined(dispute)

    response = editor_client.post(
        at(link, "note"), {"version": 1, "note": "A day lies between."}
    )

    assert response.status_code == 302
    assert "A day lies between." in editor_client.get(dispute.get_absolute_url()).text


@pytest.mark.req("C2")
def test_a_stale_note_keeps_what_was_typed(editor_client):
    link = make_joined(make_dispute(), version=2, note="Theirs.")

    response = editor_client.post(at(link, "note"), {"version": 1, "note": "Mine."})

    assert response.status_code == 409
    assert "Theirs." in response.text
    assert "Mine." in response.text


def test_a_note_without_a_version_is_refused(editor_client):
    link = make_joined(make_dispute())

    assert editor_client.post(at(link, "note"), {"note": "x"}).status_code == 422
    assert editor_client.get(at(link, "note")).status_code == 302


def test_disputes_to_name_are_those_at_odds_that_nobody_settled(editor_client):
    unnamed, named, agreed = make_dispute(), make_dispute(is_named=True), make_dispute()
    for dispute in (unnamed, named):
        make_joined(dispute)
    make_joined(agreed, kind=LinkKind.AGREES)

    assert list(Dispute.objects.to_name()) == [unnamed]
    response = editor_client.get(reverse("review:disputes"))
    assert unnamed.question in response.text
    assert named.question not in response.text


def test_disputes_offers_contradictions_that_no_dispute_asks_about(editor_client):
    link = make_pair()

    response = editor_client.get(reverse("review:disputes"))

    assert reverse("review:pair", args=[link.pk]) in response.text
    assert "How many villages" in response.text


@pytest.mark.parametrize("state", DisputeState.values)
def test_disputes_lists_those_in_a_state(editor_client, state):
    dispute = make_dispute(state=state)

    response = editor_client.get(reverse("review:disputes"), {"state": state})

    assert dispute.question in response.text


def test_disputes_without_any_says_so(editor_client):
    response = editor_client.get(reverse("review:disputes"))

    assert "Every dispute has a question" in response.text


@pytest.mark.parametrize("name", ["dispute", "disputes"])
def test_dispute_screens_are_for_editors(client, name):
    dispute = make_dispute()
    address = reverse(f"review:{name}", args=[dispute.pk][: name == "dispute"])

    assert client.get(address).status_code == 302
    client.force_login(make_user())
    assert client.get(address).status_code == 403


@pytest.mark.parametrize("name", ["dispute", "disputes"])
def test_dispute_screens_take_the_same_queries_for_one_and_three(
    editor_client, django_assert_max_num_queries, name
):
    dispute = make_dispute()
    counts = []
    for number in (1, 2):
        for _ in range(number):
            make_joined(dispute)
            make_joined(make_dispute())
        address = reverse(f"review:{name}", args=[dispute.pk][: name == "dispute"])
        with django_assert_max_num_queries(30) as seen:
            editor_client.get(address)
        counts.append(len(seen))

    assert counts[0] == counts[1]


@pytest.mark.parametrize("question", ["", "How many, then?"])
def test_a_question_of_the_editors_own_settles_a_new_dispute(question):
    link = make_pair()
    proposed = f"How many {link.figure_a.measure.name.replace(' flooded', '')}"

    accept_link(link, version=1, by=make_editor(), question=question or proposed)

    assert link.dispute.is_named


def test_disputes_propose_one_link_for_each_question_that_nobody_asks(
    editor_client, django_assert_max_num_queries
):
    topic = make_topic()
    first, again = make_pair(topic), make_pair(topic)
    again.figure_b.measure = first.figure_b.measure
    again.figure_b.save()
    other = make_pair()
    asked = make_topic()
    make_dispute(topic=asked, measure=make_pair(asked).figure_b.measure)

    with django_assert_max_num_queries(10):
        response = editor_client.get(reverse("review:disputes"))

    found = response.context["proposals"]
    assert [link for link, _ in found] == [first, other]
    assert [question for _, question in found] == [
        question_of(first),
        question_of(other),
    ]
    assert all(question.startswith("How many") for _, question in found)
