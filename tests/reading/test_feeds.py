"""Atom feeds of lists: what is in them, in which order, and how it is written."""

import re
from xml.etree import ElementTree

import pytest

from claims.models import Claim, Decision, State
from claims.reading import feeds
from claims.review.actions import accept_claim, amend_claim
from tests.make import make_claim, make_editor, make_snapshot, make_speaker, make_topic

pytestmark = pytest.mark.django_db
ATOM = "{http://www.w3.org/2005/Atom}"


def read(response):
    """Return a feed as (its elements by name, its entries by name)."""
    root = ElementTree.fromstring(response.content)
    entries = [texts(entry) for entry in root.findall(f"{ATOM}entry")]
    return texts(root), entries


def texts(element):
    return {one.tag.removeprefix(ATOM): one.text for one in element}


def accepted(quote, *, by, **fields):
    """Make a claim that ``by`` has accepted."""
    claim = make_claim(quote, snapshot=make_snapshot(f"{quote}."), **fields)
    accept_claim(claim, version=claim.version, by=by, where="test")
    return claim


def test_claim_is_told_with_who_said_it_and_when_it_was_decided_on(client):
    claim = accepted(
        "28 villages were flooded", by=make_editor(), speaker=make_speaker("Ada Brook")
    )
    source = claim.snapshot.article.source.name

    response = client.get("/claims.atom")
    feed, (entry,) = read(response)

    moment = Decision.objects.on(claim).get().decided_at
    assert response["Content-Type"] == "application/atom+xml; charset=utf-8"
    assert entry == {
        "title": "Ada Brook: 28 villages were flooded",
        "link": None,
        "updated": moment.isoformat(),
        "id": f"http://testserver/claims/{claim.pk}/",
        "summary": (
            "On 12 August 2024, Ada Brook was reported as saying: "
            f"28 villages were flooded ({source})"
        ),
    }
    assert (feed["title"], feed["id"]) == (
        "Latest claims",
        "http://testserver/claims.atom",
    )
    assert feed["updated"] == entry["updated"]


@pytest.mark.parametrize(
    ("fields", "title"),
    [
        ({"polarity": "denied"}, "Ada (denied): 40 died"),
        ({"modality": "planned"}, "Ada (planned): 40 died"),
    ],
    ids=["denied", "planned"],
)
def test_title_says_what_its_words_alone_do_not(client, fields, title):
    accepted("40 died", by=make_editor(), speaker=make_speaker("Ada"), **fields)

    assert read(client.get("/claims.atom"))[1][0]["title"] == title


def test_what_was_decided_on_last_comes_first_whatever_its_age(client, monkeypatch):
    monkeypatch.setattr(feeds, "ENTRIES", 2)
    editor = make_editor()
    old = make_claim()
    newer = [accepted(f"{n} dams hold", by=editor) for n in (1, 2)]
    accept_claim(old, version=old.version, by=editor, where="test")

    _, entries = read(client.get("/claims.atom"))

    assert [one["id"].split("/")[-2] for one in entries] == [
        str(old.pk),
        str(newer[1].pk),
    ]


def test_corrected_claim_keeps_its_id_and_is_updated(client):
    editor = make_editor()
    claim = accepted("28 villages were flooded", by=editor)
    _, (before,) = read(client.get("/claims.atom"))

    amend_claim(claim, version=2, by=editor, where="test", role="governor")
    _, (after,) = read(client.get("/claims.atom"))

    moment = Decision.objects.on(claim).last().decided_at
    assert after["id"] == before["id"]
    assert after["updated"] == moment.isoformat()
    assert "governor" in after["summary"]


def test_dispute_is_told_with_its_claims(client, told, asked):
    low, high = told(28), told(74, day=13)
    dispute = asked((low, high), question="How many?")

    feed, entries = read(client.get(f"{dispute.get_absolute_url()}claims.atom"))

    assert feed["title"] == "How many?"
    assert {one["id"] for one in entries} == {
        f"http://testserver{dispute.get_absolute_url()}",
        *(f"http://testserver/claims/{one.claim_id}/" for one in (low, high)),
    }
    (own,) = [one for one in entries if one["title"] == "How many?"]
    assert re.fullmatch(
        r"28 \(.+\) against 74 \(.+\), 2\.64 times as much\. Claims: 2\.",
        own["summary"],
    )


def test_topic_has_a_feed_of_disputes_and_one_of_claims(client, told, asked):
    dispute = asked((told(28), told(74)))
    make_claim(state=State.ACCEPTED)
    address = dispute.topic.get_absolute_url()

    _, disputes = read(client.get(f"{address}disputes.atom"))
    feed, claims = read(client.get(f"{address}claims.atom"))

    assert [one["title"] for one in disputes] == [dispute.question]
    assert len(claims) == 2
    assert feed["id"] == f"http://testserver{address}claims.atom"


def test_speaker_has_a_feed_of_their_own(client, told):
    claim = told(28).claim
    told(74)

    _, entries = read(client.get(f"{claim.speaker.get_absolute_url()}claims.atom"))

    assert [one["id"] for one in entries] == [f"http://testserver/claims/{claim.pk}/"]


def test_topics_have_a_feed(client, told):
    article = told(28).claim.snapshot.article
    article.refresh_from_db()
    make_topic("Nothing yet")

    _, entries = read(client.get("/topics.atom"))

    assert [one["title"] for one in entries] == ["Mara flood"]
    assert entries[0]["updated"] == article.created_at.isoformat()


def test_empty_feed_says_the_same_each_time(client):
    feed, entries = read(client.get("/claims.atom"))

    assert (feed["updated"], entries) == ("1970-01-01T00:00:00+00:00", [])


@pytest.mark.req("H1")
def test_markup_in_the_words_stays_text(client):
    attack = "<img src=x onerror=alert(1)> & 28 villages"
    make_claim(attack, snapshot=make_snapshot(attack), state=State.ACCEPTED)

    _, (entry,) = read(client.get("/claims.atom"))

    assert entry["title"].endswith(attack)
    assert "&lt;img src=x onerror=alert(1)&gt; &amp; 28 villages" in entry["summary"]


@pytest.mark.req("T4")
def test_character_that_xml_cannot_hold_is_named(client):
    Claim.objects.filter(pk=make_claim(state=State.ACCEPTED).pk).update(
        role="gov\x0bernor\uffff", quote="28\u202e"
    )

    _, (entry,) = read(client.get("/claims.atom"))

    assert "gov⟨U+000B⟩ernor⟨U+FFFF⟩" in entry["summary"]
    assert entry["title"].endswith("28⟨U+202E⟩")


def test_page_names_its_feeds(client, told, asked):
    dispute = asked((told(28), told(74)))
    address = dispute.topic.get_absolute_url()

    page = client.get(address).text

    for name in ("disputes", "claims"):
        feed = f'type="application/atom+xml" href="{address}{name}.atom"'
        assert f'<link rel="alternate" {feed}' in page
