"""Every public page: who may see it, in how many queries, and whether it is anew."""

import pytest
from django.test import Client
from django.urls import reverse

from claims.models import Claim, DisputeState, State
from claims.reading import speaker
from claims.reading.exports import KINDS
from tests.make import make_article, make_claim, make_dispute, make_topic

pytestmark = pytest.mark.django_db
QUERIES = 7  # one of them for the validator
OF_ENDS = 2  # more for a claim: the ends of its links
TO_LIMIT = 3  # more for search: a savepoint, how long it may take, what is ranked
AS_DATA = 3  # more for data: when it changed, its topics, what tells it again
OF_LINKS = 2  # more for a dispute as data: when it changed, and its links


@pytest.fixture
def published(told, asked):
    """The address of each kind of page, all with something published on them."""
    low, high = told(28), told(74, day=13)
    dispute = asked((low, high))
    claim = low.claim
    lists = {
        "all claims": "/claims",
        "all topics": "/topics",
        "topic disputes": f"{dispute.topic.get_absolute_url()}disputes",
        "topic claims": f"{dispute.topic.get_absolute_url()}claims",
        "dispute claims": f"{dispute.get_absolute_url()}claims",
        "speaker claims": f"{claim.speaker.get_absolute_url()}claims",
        "article claims": f"{claim.snapshot.article.get_absolute_url()}claims",
    }
    return {
        "front": reverse("reading:front"),
        "topics": reverse("reading:topics"),
        "topic": dispute.topic.get_absolute_url(),
        "dispute": dispute.get_absolute_url(),
        "claim": claim.get_absolute_url(),
        "article": claim.snapshot.article.get_absolute_url(),
        "speaker": claim.speaker.get_absolute_url(),
        "search": reverse("reading:search") + "?q=villages",
        **{
            f"{name}.{kind}": f"{path}.{kind}"
            for name, path in lists.items()
            for kind in KINDS
        },
        **{f"search.{kind}": f"/search.{kind}?q=villages" for kind in KINDS},
    }


SCREENS = "front topics topic dispute claim article speaker search".split()
LISTS = [
    "all claims", "all topics", "topic disputes", "topic claims", "dispute claims",
    "speaker claims", "article claims", "search",
]  # fmt: skip
DATA = [f"{name}.{kind}" for name in LISTS for kind in KINDS]
PAGES = [*SCREENS, *DATA]


@pytest.mark.parametrize("name", PAGES)
def test_a_published_page_is_shown_and_may_be_kept_if_it_is_checked(
    client, published, name
):
    response = client.get(published[name])

    assert response.status_code == 200
    assert response["Cache-Control"] == "public, no-cache"
    assert response["ETag"]


@pytest.mark.parametrize("name", PAGES)
def test_a_page_that_has_not_changed_is_not_sent_again(client, published, name):
    etag = client.get(published[name])["ETag"]

    response = client.get(published[name], headers={"If-None-Match": etag})

    assert (response.status_code, response.content) == (304, b"")


@pytest.mark.parametrize("name", PAGES)
def test_a_page_refuses_to_be_posted_to(client, published, name):
    assert client.post(published[name]).status_code == 405


def test_a_page_changes_its_validator_with_the_next_article(client, published):
    etag = client.get(published["dispute"])["ETag"]
    make_article()

    response = client.get(published["dispute"], headers={"If-None-Match": etag})

    assert response.status_code == 200


def test_staff_always_get_a_page_made_anew(editor_client, published):
    response = editor_client.get(published["dispute"])

    assert "no-store" in response["Cache-Control"]
    assert "private" in response["Cache-Control"]


def test_a_public_page_is_compressed_and_can_be_asked_for_again(client, published):
    accept = {"Accept-Encoding": "gzip"}

    response = client.get(published["dispute"], headers=accept)
    again = {**accept, "If-None-Match": response["ETag"]}

    assert response["Content-Encoding"] == "gzip"
    assert client.get(published["dispute"], headers=again).status_code == 304


def test_a_page_with_secrets_is_not_compressed(editor_client, published):
    accept = {"Accept-Encoding": "gzip"}

    response = editor_client.get(published["dispute"], headers=accept)

    assert "Content-Encoding" not in response


@pytest.mark.parametrize("name", PAGES)
def test_a_page_takes_few_queries_however_many_rows(
    client, published, told, asked, name, django_assert_max_num_queries
):
    first = Claim.objects.first()
    for day in (14, 15, 16):
        more = told(day, day=day, speaker=first.speaker)
        asked((first.figures.get(), more))

    most = QUERIES + {
        "search": TO_LIMIT,
        "claim": OF_ENDS,
        "dispute claims": OF_LINKS,
    }.get(name.split(".")[0], 0)
    most += AS_DATA if name in DATA else 0
    with django_assert_max_num_queries(most):
        assert client.get(published[name]).status_code == 200


@pytest.mark.parametrize("state", [State.SUGGESTED, State.REJECTED, State.WITHDRAWN])
@pytest.mark.parametrize("name", ["claim", "article", "speaker"])
def test_what_is_not_published_answers_as_what_is_not_there(client, name, state):
    claim = make_claim(state=state)
    hidden = {
        "claim": claim,
        "article": claim.snapshot.article,
        "speaker": claim.speaker,
    }[name]

    answer = client.get(hidden.get_absolute_url())
    absent = client.get(reverse(f"reading:{name}", args=[99999]))

    assert answer.status_code == absent.status_code == 404
    assert answer.content == absent.content


@pytest.mark.parametrize("state", [DisputeState.DRAFT, DisputeState.WITHDRAWN])
def test_a_dispute_that_is_not_published_answers_as_one_that_is_not_there(
    client, state
):
    dispute = make_dispute(state=state)

    answer = client.get(dispute.get_absolute_url())
    absent = client.get(reverse("reading:dispute", args=[99999]))

    assert answer.status_code == absent.status_code == 404
    assert answer.content == absent.content


def test_a_topic_without_anything_published_is_not_shown(client):
    topic = make_topic()

    assert client.get(topic.get_absolute_url()).status_code == 404
    assert topic.name not in client.get(reverse("reading:topics")).text


def test_an_empty_site_tells_an_admin_how_to_begin(admin_client):
    response = admin_client.get("/")

    assert "Nothing is published yet" in response.text
    assert reverse("importing:new") in response.text


@pytest.mark.parametrize("before", ["x", "-1", "9" * 30, "²"])
def test_a_list_that_goes_on_from_nonsense_is_not_there(client, published, before):
    assert client.get(f"/topics/?before={before}").status_code == 404


def test_speaker_page_leads_to_older_claims(client, told, monkeypatch):
    monkeypatch.setattr(speaker, "A_PAGE", 1)
    older = told(28, day=12).claim
    newer = told(31, day=15, speaker=older.speaker).claim
    address = older.speaker.get_absolute_url()

    first = client.get(address).text
    second = client.get(f"{address}?before={newer.pk}").text

    assert f"?before={newer.pk}" in first
    assert newer.get_absolute_url() in first
    assert older.get_absolute_url() not in first
    assert older.get_absolute_url() in second
    assert "?before=" not in second


def test_topic_page_leads_editors_to_what_awaits_review(editor_client, published):
    link = "Review what waits on this topic"

    assert link in editor_client.get(published["topic"]).text
    assert link not in Client().get(published["topic"]).text
