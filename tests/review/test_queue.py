"""The queue: which claims wait, in which order, how many, and who has them."""

from threading import Thread

import pytest
from django.db import connection

from claims.models import Claim, Lease, Skip, State
from claims.review.actions import draw_claim
from claims.review.actions.comments import assign
from claims.review.queue import Filters, next_claim, previous_claim, to_review
from tests.make import (
    make_article,
    make_claim,
    make_editor,
    make_link,
    make_snapshot,
    make_source,
    make_topic,
)

pytestmark = pytest.mark.django_db

URL = "/review/"
ORDERS = ["", "surest first", "most doubtful first"]


def make_queue():
    """Make three suggestions of two articles, neither in the order of confidence."""
    first, second = make_snapshot(), make_snapshot()
    return [
        make_claim(snapshot=first, confidence=0.5),
        make_claim("121 people", snapshot=first, confidence=0.9),
        make_claim(snapshot=second, confidence=0.5),
    ]


@pytest.mark.parametrize(
    ("order", "expected"),
    [("", [0, 1, 2]), ("surest first", [1, 0, 2]), ("most doubtful first", [2, 0, 1])],
)
def test_queue_runs_in_the_order_asked_for(order, expected):
    claims, editor = make_queue(), make_editor()

    rows = to_review(Filters(order=order), editor)

    assert list(rows) == [claims[i] for i in expected]


@pytest.mark.parametrize("order", ORDERS)
def test_next_and_previous_walk_the_queue(order):
    make_queue()
    editor, filters = make_editor(), Filters(order=order)
    rows = list(to_review(filters, editor))

    forth = [next_claim(filters, editor, after=claim) for claim in rows]
    back = [previous_claim(filters, editor, before=claim) for claim in rows]

    assert forth == [*rows[1:], rows[0]]
    assert back == [None, *rows[:-1]]


def test_next_leaves_what_others_are_on_and_what_is_held():
    claims, editor = make_queue(), make_editor()
    Lease.objects.take(claims[0], make_editor())
    Lease.objects.take(claims[1], editor)

    assert next_claim(Filters(), editor) == claims[1]
    assert next_claim(Filters(), editor, held=[claims[1].pk]) == claims[2]
    assert next_claim(Filters(), editor, held=[claims[1].pk, claims[2].pk]) is None


@pytest.mark.django_db(transaction=True)
def test_several_editors_draw_from_one_queue_without_meeting():
    snapshot = make_snapshot("A. " * 60)
    Claim.objects.bulk_create(
        Claim(
            snapshot=snapshot,
            content_start=start,
            content_end=start + 1,
            segments=[[start, start + 1]],
            quote="A",
            form="own voice",
            confidence=0.5,
        )
        for start in range(0, 120, 3)
    )
    editors, drawn = [make_editor() for _ in range(4)], []

    def work(editor):
        for _ in range(10):
            claim = draw_claim(Filters(), by=editor, held=[])
            drawn.append(claim.pk)
            Claim.objects.filter(pk=claim.pk).update(state=State.WITHDRAWN)
        connection.close()

    threads = [Thread(target=work, args=[editor]) for editor in editors]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert len(drawn) == len(set(drawn)) == 40


def test_queue_lists_what_waits_with_counts(editor_client, editor):
    claims = make_queue()
    Skip.objects.create(claim=claims[2], editor=editor)
    make_link()

    response = editor_client.get(URL)

    assert response.status_code == 200
    assert "<b>2</b> to review, 1 skipped" in " ".join(response.text.split())
    assert 'Links <b class="">1</b>' in response.text
    assert f"/review/claims/{claims[2].pk}/" not in response.text


@pytest.mark.parametrize("field", ["topic", "source", "confidence", "q", "order"])
def test_queue_filters_by_what_the_address_says(editor_client, field):
    make_queue()
    topic = make_topic()
    article = make_article(topic=topic)
    wanted = make_claim(
        "Rescuers saved", snapshot=make_snapshot(article=article), confidence=0.1
    )
    value = {
        "topic": topic.pk,
        "source": article.source_id,
        "confidence": "low",
        "q": "rescuers",
        "order": "most doubtful first",
    }[field]

    response = editor_client.get(URL, {field: value})

    first = response.text.index(f"/review/claims/{wanted.pk}/?{field}=")
    assert "/review/claims/" not in response.text[:first]
    assert response.text.count('<p dir="auto">') == (4 if field == "order" else 1)


def test_queue_offers_the_topics_and_sources_with_most_to_review(editor_client):
    make_topic("Nothing to do")
    rare, common = make_topic("Rare"), make_topic("Common")
    source = make_source("Daily Flood")
    for topic in (common, rare, common):
        article = make_article(topic=topic, source=source)
        make_claim(snapshot=make_snapshot(article=article))

    form = editor_client.get(URL).context["form"]

    assert form.fields["topic"].choices == [
        ("", "all topics"),
        (common.pk, "Common (2)"),
        (rare.pk, "Rare (1)"),
    ]
    assert form.fields["source"].choices == [
        ("", "all sources"),
        (source.pk, "Daily Flood (3)"),
    ]


def test_queue_keeps_the_topic_that_was_chosen_though_nothing_awaits(editor_client):
    make_claim()
    topic = make_topic("All done")

    response = editor_client.get(URL, {"topic": topic.pk})

    assert f'<option value="{topic.pk}" selected>All done</option>' in response.text
    assert "Nothing awaits review here" in response.text


def test_queue_with_filters_that_make_no_sense_shows_all(editor_client):
    claim = make_claim()

    response = editor_client.get(URL, {"topic": "x", "source": 10**30, "order": "?"})

    assert response.context["claims"] == [claim]


def test_queue_says_more_than_it_counts(editor_client, monkeypatch):
    monkeypatch.setattr("claims.review.queue.MOST_COUNTED", 2)
    for _ in range(3):
        make_claim()

    assert "<b>more than 2</b> to review" in editor_client.get(URL).text


def test_queue_goes_on_after_its_last_row(editor_client):
    claims = make_queue()

    response = editor_client.get(URL, {"after": claims[1].pk})

    assert f"/review/claims/{claims[2].pk}/" in response.text
    assert f"/review/claims/{claims[0].pk}/" not in response.text


@pytest.mark.parametrize("count", [1, 3])
def test_queue_queries_do_not_grow_with_its_rows(
    editor_client, django_assert_num_queries, count
):
    for _ in range(count):
        make_claim()

    with django_assert_num_queries(10):
        response = editor_client.get(URL)

    assert response.text.count('<p dir="auto">') == count


def test_queue_of_nothing_says_so(editor_client):
    assert "Nothing awaits review here" in editor_client.get(URL).text


def test_news_counts_what_came_since(editor_client):
    old = make_claim()
    make_claim()

    response = editor_client.get("/review/news/", {"since": old.pk})

    assert response.status_code == 200
    assert "1 new" in response.text


def test_the_queue_narrows_to_what_is_assigned_to_me(editor_client, editor):
    first, second, theirs, other = (make_claim() for _ in range(4))
    assign(first, editor=editor, by=editor)
    assign(second.snapshot.article, editor=editor, by=editor)
    assign(theirs, editor=make_editor(), by=editor)

    every = editor_client.get(URL)
    mine = editor_client.get(URL, {"assigned": "me"})

    assert every.context["claims"] == [first, second, theirs, other]
    assert f'href="{URL}?assigned=me">2 assigned to me</a>' in every.text
    assert mine.context["claims"] == [first, second]
    assert f"/review/claims/{first.pk}/?assigned=me" in mine.text
