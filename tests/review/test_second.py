import pytest
from django.urls import reverse

from claims.errors import ClaimsError, Stale
from claims.models import Claim, DisputeState, Link, State
from claims.review.actions import (
    accept_claim,
    accept_link,
    add_claim,
    agree,
    amend_claim,
    redo,
    send_back,
    undo,
)
from claims.review.counts import queues
from claims.review.seconding import to_second
from tests.make import (
    make_article,
    make_claim,
    make_editor,
    make_figure,
    make_link,
    make_measure,
    make_snapshot,
    make_topic,
    make_user,
)

pytestmark = pytest.mark.django_db


def make_asking(needs_second_reader=True):
    """Make a snapshot of a topic that asks for a second reader."""
    topic = make_topic()
    topic.needs_second_reader = needs_second_reader
    topic.save()
    return make_snapshot(article=make_article(topic=topic))


def make_awaiting(by=None):
    """Make a claim that ``by`` accepted in a topic that asks for a second reader."""
    claim = make_claim(snapshot=make_asking())
    accept_claim(claim, version=1, by=by or make_editor())
    return claim


def make_awaiting_link(by):
    """Make a link that ``by`` accepted, with its dispute, in such a topic."""
    measure, topic = make_measure(), make_asking().article.topic
    figures = []
    for _ in range(2):
        snapshot = make_snapshot(article=make_article(topic=topic))
        claim = make_claim(snapshot=snapshot, state=State.ACCEPTED)
        figures.append(make_figure(claim, measure=measure))
    link = make_link(*figures)
    accept_link(link, version=1, by=by, question="How many?")
    return link


@pytest.mark.parametrize("decide", [accept_claim, amend_claim])
@pytest.mark.parametrize("asks", [True, False])
def test_a_claim_is_public_at_once_only_where_no_second_reader_is_asked(decide, asks):
    claim = make_claim(snapshot=make_asking(asks))

    decide(claim, version=1, by=make_editor())

    assert Claim.objects.public().exists() is not asks


def test_an_added_claim_awaits_a_second_reader_too():
    claim = add_claim(make_asking(), 0, 8, by=make_editor())

    assert claim.awaits_second


def test_a_claim_that_awaits_a_second_reader_is_on_no_public_page(client):
    claim = make_awaiting()

    assert client.get(claim.get_absolute_url()).status_code == 404
    assert client.get(claim.speaker.get_absolute_url()).status_code == 404
    assert claim.quote not in client.get("/").text


def test_agree_makes_a_claim_public_and_undo_takes_that_back():
    claim, second = make_awaiting(), make_editor()

    agree(claim, version=2, by=second)

    assert Claim.objects.public().get() == claim
    undo(by=second)
    claim.refresh_from_db()
    assert (claim.state, claim.awaits_second) == (State.ACCEPTED, True)
    redo(by=second)
    assert Claim.objects.public().exists()


def test_agree_to_ones_own_is_refused():
    editor = make_editor()
    claim = make_awaiting(by=editor)

    with pytest.raises(ClaimsError, match="somebody else must agree"):
        agree(claim, version=2, by=editor)

    assert not Claim.objects.public().exists()


@pytest.mark.req("C1")
@pytest.mark.parametrize("decide", [agree, send_back])
def test_a_stale_second_reading_changes_nothing(decide):
    claim = make_awaiting()
    more = {"reason": "no"} if decide is send_back else {}

    with pytest.raises(Stale):
        decide(claim, version=1, by=make_editor(), **more)

    claim.refresh_from_db()
    assert claim.awaits_second


def test_a_claim_changed_after_a_second_reader_agreed_awaits_one_again():
    claim, second = make_awaiting(), make_editor()
    agree(claim, version=2, by=second)

    amend_claim(claim, version=3, by=second, role="mayor")

    claim.refresh_from_db()
    assert claim.awaits_second
    assert not to_second(Claim, second).exists()


def test_send_back_puts_a_claim_into_the_queue_again():
    claim = make_awaiting()

    send_back(claim, version=2, by=make_editor(), reason="Not her words")

    claim.refresh_from_db()
    assert (claim.state, claim.awaits_second) == (State.SUGGESTED, False)


def test_a_link_and_its_dispute_are_public_once_a_second_reader_agreed():
    link = make_awaiting_link(make_editor())
    assert (link.awaits_second, link.dispute.state) == (True, DisputeState.DRAFT)

    agree(link, version=2, by=make_editor())

    link.dispute.refresh_from_db()
    assert Link.objects.public().get() == link
    assert link.dispute.state == DisputeState.PUBLISHED


def test_undo_of_agreeing_to_a_link_hides_its_dispute_again():
    link, second = make_awaiting_link(make_editor()), make_editor()
    agree(link, version=2, by=second)

    undo(by=second)

    link.refresh_from_db()
    assert link.awaits_second
    assert not Link.objects.public().exists()


def test_second_lists_what_others_accepted(editor_client, editor):
    theirs, own = make_awaiting(), make_awaiting(by=editor)
    link = make_awaiting_link(make_editor())

    response = editor_client.get(reverse("review:second"))

    assert reverse("review:agree_claim", args=[theirs.pk]) in response.text
    assert reverse("review:agree_link", args=[link.pk]) in response.text
    assert reverse("review:agree_claim", args=[own.pk]) not in response.text


def test_second_without_anything_says_so(editor_client):
    response = editor_client.get(reverse("review:second"))

    assert "Nothing awaits you as second reader" in response.text


def test_second_is_for_editors(client):
    assert client.get(reverse("review:second")).status_code == 302
    client.force_login(make_user())
    assert client.get(reverse("review:second")).status_code == 403


def test_second_takes_the_same_queries_for_one_and_three(
    editor_client, django_assert_max_num_queries
):
    counts = []
    for number in (1, 2):
        for _ in range(number):
            make_figure(make_awaiting())
            make_awaiting_link(make_editor())
        with django_assert_max_num_queries(20) as seen:
            editor_client.get(reverse("review:second"))
        counts.append(len(seen))

    assert counts[0] == counts[1]


@pytest.mark.parametrize("name", ["agree", "send_back"])
def test_second_readers_decide_in_a_click(editor_client, name):
    claim = make_awaiting()
    address = reverse(f"review:{name}_claim", args=[claim.pk])

    response = editor_client.post(address, {"version": 2, "reason": "No"})

    assert response.url == reverse("review:second")
    claim.refresh_from_db()
    assert not claim.awaits_second
    assert editor_client.get(address).status_code == 302


@pytest.mark.parametrize("name", ["agree", "send_back"])
@pytest.mark.parametrize(
    ("version", "status"), [(1, 409), ("", 422)], ids=["stale", "incomplete"]
)
def test_second_readers_are_told_what_failed(editor_client, name, version, status):
    claim = make_awaiting()
    address = reverse(f"review:{name}_claim", args=[claim.pk])

    response = editor_client.post(address, {"version": version, "reason": "Not so"})

    assert response.status_code == status
    assert 'role="alert"' in response.text
    if status == 409 and name == "send_back":
        assert 'value="Not so"' in response.text


def test_agreeing_to_ones_own_is_refused_in_words(editor_client, editor):
    claim = make_awaiting(by=editor)
    address = reverse("review:agree_claim", args=[claim.pk])

    response = editor_client.post(address, {"version": 2})

    assert response.status_code == 422
    assert "You accepted" in response.text


def test_queues_are_counted_in_one_query(editor, django_assert_num_queries):
    make_claim()
    make_awaiting()

    with django_assert_num_queries(1):
        found = queues(editor)

    counts = {one.name: one.count for one in found}
    assert (counts["queue"], counts["second"], counts["links"]) == ("1", "1", "0")


def test_the_queue_shows_all_queues(editor_client):
    response = editor_client.get(reverse("review:queue"))

    for name in ("speakers", "disputes", "second", "links"):
        assert reverse(f"review:{name}") in response.text
