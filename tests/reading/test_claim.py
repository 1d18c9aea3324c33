"""The page of a claim: its words, a sentence to copy, its data for search engines."""

import json
import re

import pytest

from claims.models import Form, State
from claims.reading.json_ld import script
from tests.make import make_article, make_claim, make_link, make_snapshot, make_speaker

pytestmark = pytest.mark.django_db


def linked_data(page):
    """Return the JSON-LD that a page holds."""
    pattern = r'<script type="application/ld\+json">(.*?)</script>'
    return json.loads(re.search(pattern, page.text, re.S).group(1))


def test_claim_shows_its_words_in_their_context(client):
    claim = make_claim("121 people", state=State.ACCEPTED)

    page = client.get(claim.get_absolute_url())

    assert '<b class="words">121 people</b>' in page.text
    assert "Rescuers saved" in page.text


def test_claim_gives_a_sentence_that_attributes_it(client):
    speaker = make_speaker("Ada Brook")
    claim = make_claim(speaker=speaker, role="governor", state=State.ACCEPTED)
    source = claim.snapshot.article.source.name

    page = client.get(claim.get_absolute_url())

    assert page.context["sentence"] == (
        "On 12 August 2024, Ada Brook (governor) was reported as saying: "
        f"28 villages were flooded ({source})"
    )


def test_claim_opens_the_original_at_its_words(client):
    article = make_article(url="https://news.example/flood")
    claim = make_claim(snapshot=make_snapshot(article=article), state=State.ACCEPTED)

    page = client.get(claim.get_absolute_url())

    address = "https://news.example/flood#:~:text=28%20villages%20were%20flooded"
    assert address in page.text


def test_claim_links_to_nothing_but_web_addresses(client):
    article = make_article(
        url=None, origin_name="Post", origin_url="javascript:alert(1)"
    )
    claim = make_claim(snapshot=make_snapshot(article=article), state=State.ACCEPTED)

    page = client.get(claim.get_absolute_url())

    assert "javascript:" not in page.text


def test_claim_says_who_said_it_to_search_engines_and_rates_nothing(client):
    ministry = make_speaker("Ministry of Dams", kind="organisation")
    speaker = make_speaker("Ada Brook", affiliation=ministry)
    claim = make_claim(speaker=speaker, state=State.ACCEPTED)
    article = claim.snapshot.article

    data = linked_data(client.get(claim.get_absolute_url()))

    assert data == {
        "@context": "https://schema.org",
        "@type": "Claim",
        "@id": f"http://testserver/claims/{claim.pk}/",
        "url": f"http://testserver/claims/{claim.pk}/",
        "text": "28 villages were flooded",
        "description": (
            "On 12 August 2024, Ada Brook was reported as saying: "
            f"28 villages were flooded ({article.source.name})"
        ),
        "appearance": [
            {
                "@type": "NewsArticle",
                "headline": article.headline,
                "publisher": {"@type": "Organization", "name": article.source.name},
                "datePublished": "2024-08-12",
                "url": article.url,
            }
        ],
        "datePublished": "2024-08-12",
        "author": {
            "@type": "Person",
            "name": "Ada Brook",
            "url": f"http://testserver/speakers/{speaker.pk}/",
            "affiliation": {"@type": "Organization", "name": "Ministry of Dams"},
        },
    }


def test_search_engines_are_told_that_a_claim_is_a_denial(client):
    claim = make_claim(
        speaker=make_speaker("Ada Brook"), state=State.ACCEPTED, polarity="denied"
    )

    data = linked_data(client.get(claim.get_absolute_url()))

    assert "Ada Brook was reported as denying: 28 villages" in data["text"]


def test_search_engines_are_told_all_appearances_of_an_utterance(client):
    first = make_claim(state=State.ACCEPTED)
    again = make_claim(speaker=first.speaker, state=State.ACCEPTED, appearance_of=first)

    data = linked_data(client.get(again.get_absolute_url()))

    addresses = [one["url"] for one in data["appearance"]]
    assert addresses == [c.snapshot.article.url for c in (again, first)]


def test_article_without_address_day_and_headline_is_told_without(client):
    article = make_article(url=None, published_on=None, headline="")
    claim = make_claim(snapshot=make_snapshot(article=article), state=State.ACCEPTED)

    data = linked_data(client.get(claim.get_absolute_url()))

    publisher = {"@type": "Organization", "name": article.source.name}
    assert data["appearance"] == [{"@type": "NewsArticle", "publisher": publisher}]
    assert "datePublished" not in data


def test_json_ld_cannot_end_its_element():
    hostile = "</script><script>alert(1)</script>&\u2028"

    text = script({"text": hostile})

    assert text.count("<") == 2
    assert (
        json.loads(text.removesuffix("</script>").partition(">")[2])["text"] == hostile
    )


def test_claim_in_the_articles_own_voice_says_so(client):
    claim = make_claim(speaker=None, form=Form.OWN_VOICE, state=State.ACCEPTED)

    page = client.get(claim.get_absolute_url())

    assert "in its own voice" in page.text
    assert "author" not in linked_data(page)


def test_claim_shows_its_links_and_their_question(client, told, asked):
    low, high = told(28), told(74)
    dispute = asked((low, high))

    page = client.get(low.claim.get_absolute_url())

    assert [one.other for one in page.context["linked"]] == [high.claim]
    assert dispute.question in page.text


def test_claim_hides_links_that_nobody_accepted(client, told):
    low, high = told(28), told(74)
    make_link(low, high)

    assert client.get(low.claim.get_absolute_url()).context["linked"] == []


def test_claim_of_an_article_shows_the_words_of_its_paragraph(client):
    text = "First paragraph.\n\nAda said the dams hold. She left.\n\nLast paragraph."
    claim = make_claim(
        "the dams hold", snapshot=make_snapshot(text), state=State.ACCEPTED
    )

    page = client.get(claim.snapshot.article.get_absolute_url())

    (one,) = page.context["claims"]
    assert "".join(piece.text for piece in one.pieces) == (
        "Ada said the dams hold. She left."
    )


@pytest.mark.parametrize(("is_free", "shown"), [(True, True), (False, False)])
def test_readers_see_the_whole_text_only_where_it_is_free(client, is_free, shown):
    claim = make_claim(state=State.ACCEPTED)
    source = claim.snapshot.article.source
    source.is_free_to_republish = is_free
    source.save()

    page = client.get(claim.snapshot.article.get_absolute_url())

    assert bool(page.context["paragraphs"]) is shown


def test_staff_see_the_whole_text(editor_client):
    claim = make_claim(state=State.ACCEPTED)

    page = editor_client.get(claim.snapshot.article.get_absolute_url())

    assert page.context["paragraphs"]
    assert "Shown to staff only" in page.text
