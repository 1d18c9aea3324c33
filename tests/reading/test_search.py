"""Search in published claims: words, facets, limits."""

from datetime import date

import pytest

from claims.models import State
from claims.reading import search
from tests.make import (
    make_article,
    make_claim,
    make_snapshot,
    make_source,
    make_speaker,
    make_topic,
)

pytestmark = pytest.mark.django_db


def said(words, *, speaker=None, state=State.ACCEPTED, **article):
    """Make a published claim of ``words``."""
    snapshot = make_snapshot(f"{words}.", article=make_article(**article))
    speaker = speaker or make_speaker()
    return make_claim(words, snapshot=snapshot, speaker=speaker, state=state)


def found(client, **asked):
    page = client.get("/search/", asked)
    return [one.claim for one in page.context["found"].claims]


def test_search_finds_words_in_any_form(client):
    claim = said("the dam was flooded")
    said("nobody left")

    assert found(client, q="dams flooding") == [claim]


def test_search_leaves_out_what_is_not_published(client):
    said("the dam was flooded", state=State.SUGGESTED)

    assert found(client, q="dam") == []


def test_search_marks_the_words_it_found(client):
    said("the dam <b>was</b> flooded")

    page = client.get("/search/", {"q": "dam"})

    assert "<mark>dam</mark>" in page.text
    assert "&lt;b&gt;" in page.text


@pytest.mark.parametrize("facet", ["topic", "source", "speaker", "since", "until"])
def test_search_keeps_to_a_facet(client, facet):
    topic, source = make_topic(), make_source()
    ministry = make_speaker("Ministry", kind="organisation")
    early, late = date(2024, 5, 1), date(2024, 5, 9)
    one = said(
        "the dam holds",
        topic=topic,
        source=source,
        speaker=ministry,
        published_on=early,
    )
    other = said("the dam broke", published_on=late)
    wanted = {
        "topic": (topic.slug, [one]),
        "source": (source.pk, [one]),
        "speaker": ("organisation", [one]),
        "since": ("2024-05-02", [other]),
        "until": ("2024-05-02", [one]),
    }[facet]

    assert found(client, q="dam", **{facet: wanted[0]}) == wanted[1]


def test_search_without_words_lists_the_newest_first(client):
    source = make_source()
    claims = [said(f"dam {n} holds", source=source) for n in range(3)]

    assert found(client, source=source.pk) == claims[::-1]


def test_search_goes_on_page_by_page(client, monkeypatch):
    monkeypatch.setattr(search, "A_PAGE", 2)
    for n in range(3):
        said(f"dam {n} holds")

    first = client.get("/search/", {"q": "dam"})

    assert len(first.context["found"].claims) == 2
    assert "?q=dam&amp;page=2" in first.text
    assert len(found(client, q="dam", page=2)) == 1


def test_search_names_speakers_by_any_of_their_names(client):
    speaker = make_speaker("Ada Brook", aliases=["A. Brook"])
    said("the dam holds", speaker=speaker)

    page = client.get("/search/", {"q": "a. brook"})

    assert list(page.context["found"].speakers) == [speaker]


@pytest.mark.parametrize(
    "asked",
    [
        {"q": "x" * 201},
        {"topic": "a b"},
        {"source": "x"},
        {"since": "soon"},
        {"page": 99},
    ],
    ids=lambda asked: next(iter(asked)),
)
def test_search_refuses_what_it_cannot_look_for(client, asked):
    page = client.get("/search/", asked)

    assert page.status_code == 422
    assert not page.context["found"].claims


@pytest.mark.parametrize("words", ['"', "'", "& | !", "-", "(", "%", "\\", "'; --"])
def test_search_takes_any_words(client, words):
    assert client.get("/search/", {"q": words}).status_code == 200


@pytest.mark.req("T3")
@pytest.mark.parametrize(
    "written",
    ["the vil\u00adlages", "the villages\u200f", "the \u202avil\u200blages\u202c"],
    ids=["soft hyphen", "mark of direction", "embedding and space of no width"],
)
def test_search_ignores_hidden_characters_in_the_text(client, written):
    claim = said(f"{written} are dry")
    said("the harbour is dry")

    assert found(client, q="dry village") == [claim]
    assert found(client, q="dry -village") != [claim]


@pytest.mark.req("T3")
def test_search_ignores_hidden_characters_in_what_is_typed(client):
    speaker = make_speaker("Ada Brook")
    claim = said("the villages are dry", speaker=speaker)

    page = client.get("/search/", {"q": "vil\u200blages"})
    by_name = client.get("/search/", {"q": "Ada\u00a0Bro\u00adok"})

    assert [one.claim for one in page.context["found"].claims] == [claim]
    assert by_name.context["found"].speakers == [speaker]


@pytest.mark.req("T3")
def test_the_queue_is_searched_without_hidden_characters(editor_client):
    claim = said("28 vil\u00adlages were flooded", state=State.SUGGESTED)
    said("Nobody is missing", state=State.SUGGESTED)

    page = editor_client.get("/review/", {"q": "vill\u200bages"})

    assert page.context["claims"] == [claim]
