import pytest
from django.urls import reverse

from claims.review.actions import accept_claim, amend_claim, reject_claim, undo
from claims.review.backlog import Backlog, backlogs
from claims.review.quality import rules, speeds
from tests.make import (
    make_article,
    make_claim,
    make_editor,
    make_snapshot,
    make_source,
    make_topic,
    make_user,
)

pytestmark = pytest.mark.django_db

VERB = [{"part": "cue", "rule": "cue.verb", "words": 'the verb "said"'}]


def test_rules_count_how_suggestions_were_decided_on():
    editor = make_editor()
    for decide in (accept_claim, amend_claim, reject_claim, reject_claim):
        decide(make_claim(reasons=VERB), version=1, by=editor)

    component, rule = rules()

    assert (component.component, component.rule) == ("cue", None)
    assert rule.rule == "cue.verb"
    assert (rule.decided, rule.accepted, rule.amended, rule.rejected) == (4, 1, 1, 2)
    assert (rule.acceptance, rule.untouched) == (50, 25)


def test_rules_leave_out_what_was_undone_and_what_editors_added():
    editor = make_editor()
    accept_claim(make_claim(reasons=VERB), version=1, by=editor)
    undo(by=editor)
    accept_claim(make_claim(reasons=VERB, confidence=None), version=1, by=editor)

    assert rules() == []


def test_a_rule_counts_once_a_claim():
    accept_claim(make_claim(reasons=VERB * 2), version=1, by=make_editor())

    assert [row.decided for row in rules()] == [1, 1]


def test_speeds_need_two_decisions_of_one_editor():
    accept_claim(make_claim(), version=1, by=make_editor())
    accept_claim(make_claim(), version=1, by=make_editor())

    assert speeds() == []


def test_speeds_count_only_what_was_decided_on_a_desk():
    editor = make_editor()
    for where in ("", "importing:new", "review:accept", "review:accept"):
        accept_claim(make_claim(), version=1, by=editor, where=where)

    (speed,) = speeds()

    assert (speed.about, speed.count) == ("claim", 1)


def test_backlog_counts_by_topic_the_most_first():
    topic = make_topic("Mara flood")
    for _ in range(2):
        make_claim(snapshot=make_snapshot(article=make_article(topic=topic)))
    make_claim()

    rows = [(row.name, row.count) for row in backlogs(most=5)["topic"]]

    assert rows == [("Mara flood", 2), (None, 1)]


def test_backlog_counts_by_source_and_tells_since_when():
    source = make_source("Daily Flood")
    snapshots = [make_snapshot(article=make_article(source=source)) for _ in range(2)]
    oldest = make_claim(snapshot=snapshots[1])
    make_claim(snapshot=snapshots[0])
    make_claim(snapshot=snapshots[0], state="accepted")

    found = backlogs(most=5)["source"]

    oldest.refresh_from_db()
    assert found == [Backlog(source.pk, "Daily Flood", 2, oldest.created_at)]


def test_backlog_names_only_as_many_as_asked_for():
    for _ in range(3):
        make_claim()

    assert len(backlogs(most=2)["source"]) == 2


def test_quality_shows_numbers(editor_client, editor):
    accept_claim(make_claim(reasons=VERB), version=1, by=editor)
    make_claim()

    response = editor_client.get(reverse("review:quality"))

    assert response.status_code == 200
    assert "cue.verb" in response.text


def test_quality_leads_to_what_awaits_review_on_a_topic(editor_client):
    topic = make_topic("Mara flood")
    make_claim(snapshot=make_snapshot(article=make_article(topic=topic)))

    response = editor_client.get(reverse("review:quality"))

    assert f'<a href="/review/?topic={topic.pk}"><bdi>Mara flood</bdi>' in response.text


def test_quality_without_decisions_says_so(editor_client):
    response = editor_client.get(reverse("review:quality"))

    assert "No suggestion was decided on yet" in response.text
    assert "No claim awaits review" in response.text


def test_quality_is_for_editors(client):
    assert client.get(reverse("review:quality")).status_code == 302
    client.force_login(make_user())
    assert client.get(reverse("review:quality")).status_code == 403


def test_quality_takes_the_same_queries_for_one_and_three(
    editor_client, editor, django_assert_max_num_queries
):
    counts = []
    for number in (1, 2):
        for _ in range(number):
            accept_claim(make_claim(reasons=VERB), version=1, by=editor)
            make_claim()
        with django_assert_max_num_queries(12) as seen:
            editor_client.get(reverse("review:quality"))
        counts.append(len(seen))

    assert counts[0] == counts[1]
