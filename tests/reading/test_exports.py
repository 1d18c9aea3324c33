"""Lists as data: exact, whole, in a stable order, and nothing that is not public."""

import csv
import json
from decimal import Decimal
from io import StringIO
from pathlib import Path

import pytest
from django.db.backends.postgresql.psycopg_any import NumericRange

from claims.models import Claim, LinkKind, State
from claims.reading import exports, records
from tests.make import (
    make_article,
    make_claim,
    make_dispute,
    make_figure,
    make_snapshot,
    make_speaker,
    make_topic,
)

pytestmark = pytest.mark.django_db


def table(response):
    """Return the rows of CSV, by column."""
    return list(csv.DictReader(StringIO(response.content.decode(), newline="")))


def test_claim_comes_with_its_words_its_figures_and_where_it_stands(client, topic):
    ministry = make_speaker("Dams Authority", kind="organisation")
    speaker = make_speaker("Ada Brook", affiliation=ministry)
    article = make_article(topic=topic, headline="Dam gives way")
    claim = make_claim(
        "28 villages were flooded", snapshot=make_snapshot(article=article),
        speaker=speaker, role="governor", state=State.ACCEPTED,
    )  # fmt: skip
    above = NumericRange(Decimal(28), None, "()")
    figure = make_figure(claim, "28", interval=above, hedge="more than", noun="village")

    (told,) = client.get("/claims.json").json()["claims"]

    assert told == {
        "claim": claim.pk,
        "permalink": f"http://testserver/claims/{claim.pk}/",
        "sentence": (
            "On 12 August 2024, Ada Brook (governor) was reported as saying: "
            f"28 villages were flooded ({article.source.name})"
        ),
        "quote": "28 villages were flooded",
        "speaker": "Ada Brook",
        "speaker_kind": "person",
        "role": "governor",
        "side": "Dams Authority",
        "via": None,
        "form": "indirect",
        "polarity": "asserted",
        "modality": "actual",
        "same_utterance_as": None,
        "topic": "Mara flood",
        "source": article.source.name,
        "headline": "Dam gives way",
        "published_on": "2024-08-12",
        "article": f"http://testserver/articles/{article.pk}/",
        "original": f"{article.url}#:~:text=28%20villages%20were%20flooded",
        "changed_at": claim.decided_at.isoformat(timespec="seconds"),
        "figures": [
            {
                "figure": figure.pk,
                "words": "28",
                "hedge": "more than",
                "low": "28",
                "low_is_open": True,
                "high": None,
                "high_is_open": True,
                "unit": None,
                "is_approximate": False,
                "is_vague": False,
                "base_low": "28",
                "base_low_is_open": True,
                "base_high": None,
                "base_high_is_open": True,
                "base_unit": None,
                "measure": None,
                "counted": "village",
                "place": None,
                "as_of_first": None,
                "as_of_last": None,
                "counts": "all so far",
                "population": None,
                "actor": None,
                "conversion_of": None,
            }
        ],
    }


def test_columns_are_what_records_hold(client, told, asked):
    asked((told(28), told(74)))

    claims = client.get("/claims.json").json()["claims"]
    disputes = client.get(f"/topics/{made_topic()}/disputes.json").json()["disputes"]
    topics = client.get("/topics.json").json()["topics"]

    assert list(claims[0]) == [*records.CLAIM, "figures"]
    assert list(claims[0]["figures"][0]) == records.FIGURE
    assert list(disputes[0]) == records.DISPUTE
    assert list(topics[0]) == records.TOPIC


def test_documentation_tells_of_every_column():
    told = (Path(__file__).parents[2] / "docs" / "data.md").read_text()
    columns = [*records.CLAIM, *records.FIGURE, *records.IN_DISPUTE]
    columns += [*records.DISPUTE, *records.TOPIC]

    assert [name for name in columns if f"`{name}`" not in told] == []


def made_topic():
    return Claim.objects.first().snapshot.article.topic.slug


@pytest.mark.parametrize(
    "number",
    ["0.1", "1000", "-273.15", "123456789012345678901234.123456", "0.000001"],
)
def test_numbers_keep_every_digit(client, number):
    value = Decimal(number)
    make_figure(make_claim(state=State.ACCEPTED), low=value, high=value)

    figure = client.get("/claims.json").json()["claims"][0]["figures"][0]
    row = table(client.get("/claims.csv"))[0]

    assert figure["low"] == figure["high"] == row["low"] == row["base_high"] == number


def test_table_has_a_row_a_figure_and_one_for_a_claim_without(client, told):
    claim = told(28).claim
    make_figure(claim, "villages", low=1, high=1)
    bare = make_claim(state=State.ACCEPTED)

    rows = table(client.get("/claims.csv"))

    assert [(row["claim"], row["words"]) for row in rows] == [
        (str(bare.pk), ""),
        (str(claim.pk), "28"),
        (str(claim.pk), "villages"),
    ]


@pytest.mark.req("X1")
@pytest.mark.parametrize("first", ["=", "+", "-", "@", "\t", "\r", "＝"])
def test_no_cell_is_a_formula(client, first):
    text = f'{first}1+1 villages", were flooded'
    claim = make_claim(text, snapshot=make_snapshot(f"{text}\n"), state=State.ACCEPTED)
    below = NumericRange(Decimal(-5), Decimal(-5), "[]")
    make_figure(claim, "1+1", interval=below)

    response = client.get("/claims.csv")
    (row,) = table(response)

    assert row["quote"] == f"'{text}"
    assert (row["low"], row["high"]) == ("-5", "-5")
    assert response.content.count(b"\r\n") == 2
    assert client.get("/claims.json").json()["claims"][0]["quote"] == text


@pytest.mark.req("T3")
def test_what_hides_is_named_in_tables_and_exact_in_json(client):
    text = "28\u202e villages \U000e0041 flooded"
    make_claim(text, snapshot=make_snapshot(text), state=State.ACCEPTED)

    page = client.get("/claims.json").text

    assert "\u202e" not in page
    assert "\U000e0041" not in page
    assert json.loads(page)["claims"][0]["quote"] == text
    (row,) = table(client.get("/claims.csv"))
    assert row["quote"] == "28⟨U+202E⟩ villages ⟨U+E0041⟩ flooded"


def test_files_are_named_and_typed(client, told, asked):
    dispute = asked((told(28), told(74)))
    address = f"{dispute.get_absolute_url()}claims"

    rows, data = client.get(f"{address}.csv"), client.get(f"{address}.json")

    assert rows["Content-Type"] == "text/csv; charset=utf-8"
    name = f'attachment; filename="disputes-{dispute.pk}-claims.csv"'
    assert rows["Content-Disposition"] == name
    assert data["Content-Type"] == "application/json"


@pytest.mark.parametrize("kind", ["csv", "json"])
def test_long_list_goes_on_at_the_next_address(client, told, kind, monkeypatch):
    monkeypatch.setattr(exports, "CLAIMS", 2)
    claims = [told(count).claim for count in (28, 31, 74)]

    first = client.get(f"/claims.{kind}")
    after = first["Link"].split(">")[0][1:]
    second = client.get(after)

    assert after == f"http://testserver/claims.{kind}?before={claims[1].pk}"
    assert keys(first, kind) == [claims[2].pk, claims[1].pk]
    assert keys(second, kind) == [claims[0].pk]
    assert "Link" not in second
    if kind == "json":
        assert (first.json()["next"], second.json()["next"]) == (after, None)


def keys(response, kind):
    rows = table(response) if kind == "csv" else response.json()["claims"]
    return [int(row["claim"]) for row in rows]


def test_dispute_tells_positions_and_links(client, told, asked):
    low, high = told(28), told(74, day=13)
    dispute = asked((low, high), question="How many?")
    data = client.get(f"{dispute.get_absolute_url()}claims.json").json()

    assert data["dispute"]["question"] == "How many?"
    assert data["topic"] == dispute.topic.name
    figures = [one for claim in data["claims"] for one in claim["figures"]]
    assert [(one["words"], one["position"], one["is_compared"]) for one in figures] == [
        ("28", 1, True),
        ("74", 2, True),
    ]
    (link,) = data["links"]
    assert link["relation"] == LinkKind.CONTRADICTS
    assert {link["a"]["figure"], link["b"]["figure"]} == {low.pk, high.pk}


def test_dispute_is_as_it_was_known_on_a_day(client, told, asked):
    low, high = told(28), told(74, day=13)
    dispute = asked((low, high))
    address = f"{dispute.get_absolute_url()}claims.json?known=2024-05-12"

    before = client.get(address).json()
    later = told(99, day=20)
    Claim.objects.filter(pk=later.claim_id).update(speaker=low.claim.speaker)

    assert [one["claim"] for one in before["claims"]] == [low.claim_id]
    assert client.get(address).json() == before
    assert before["known"] == "2024-05-12"


def test_figure_that_was_updated_says_so(client, told, asked):
    earlier, later = told(28), told(31, day=13)
    dispute = asked((earlier, later), kind=LinkKind.UPDATES)

    rows = table(client.get(f"{dispute.get_absolute_url()}claims.csv"))

    assert [(row["words"], row["is_updated"], row["position"]) for row in rows] == [
        ("28", "true", "1"),
        ("31", "false", "1"),
    ]


def test_copy_of_an_utterance_names_the_claim_that_stands_for_it(client):
    first = make_claim(state=State.ACCEPTED)
    hidden = make_claim()
    again = [
        make_claim(state=State.ACCEPTED, appearance_of=one) for one in (first, hidden)
    ]

    told = client.get("/claims.json").json()["claims"]
    found = {one["claim"]: one["same_utterance_as"] for one in told}

    assert found == {first.pk: None, again[0].pk: first.pk, again[1].pk: None}


def test_article_lists_its_claims_in_the_order_of_its_text(client):
    snapshot = make_snapshot()
    later = make_claim("121 people", snapshot=snapshot, state=State.ACCEPTED)
    earlier = make_claim("28 villages", snapshot=snapshot, state=State.ACCEPTED)

    response = client.get(f"/articles/{snapshot.article_id}/claims.csv")

    assert keys(response, "csv") == [earlier.pk, later.pk]


def test_merged_speaker_is_found_where_their_claims_are(client):
    speaker = make_speaker("Ada Brook")
    claim = make_claim(speaker=speaker, state=State.ACCEPTED)
    merged = make_speaker("A. Brook", merged_into=speaker)

    response = client.get(f"/speakers/{merged.pk}/claims.json")

    assert response.json()["title"] == "Ada Brook"
    assert keys(response, "json") == [claim.pk]


def test_search_gives_what_its_page_finds_within_its_filters(client, told, topic):
    found = told(28).claim
    told(31, speaker=make_speaker(kind="organisation"))
    elsewhere = make_snapshot(article=make_article(topic=make_topic()))
    make_claim(snapshot=elsewhere, state=State.ACCEPTED)
    query = f"?q=villages&topic={topic.slug}&speaker=person"

    assert keys(client.get(f"/search.json{query}"), "json") == [found.pk]
    assert f"/search.json{query}".replace("&", "&amp;") in (
        client.get(f"/search/{query}").text
    )


def test_search_gives_the_best_first_and_no_more_than_it_says(client, monkeypatch):
    monkeypatch.setattr(exports, "FOUND", 1)
    text = "floods here. floods floods floods."
    weak = make_claim("floods here", snapshot=make_snapshot(text), state=State.ACCEPTED)
    strong = make_claim(
        "floods floods floods", snapshot=weak.snapshot, state=State.ACCEPTED
    )
    make_claim("floods here. floods", snapshot=weak.snapshot, state=State.SUGGESTED)

    assert keys(client.get("/search.json?q=floods"), "json") == [strong.pk]


@pytest.mark.parametrize("query", ["speaker=ghost", "since=soon", "q=" + "x" * 201])
def test_search_that_asks_for_nonsense_is_told_so(client, query):
    response = client.get(f"/search.csv?{query}")

    assert response.status_code == 422
    assert response["Content-Type"] == "text/plain; charset=utf-8"


def test_search_for_nothing_finds_nothing(client, told):
    told(28)

    assert client.get("/search.json").json()["claims"] == []


def test_topic_lists_its_disputes_the_newest_first(client, told, asked):
    older = asked((told(28), told(74)))
    newer = asked((told(31), told(32)))

    data = client.get(f"{older.topic.get_absolute_url()}disputes.json").json()

    assert [one["dispute"] for one in data["disputes"]] == [newer.pk, older.pk]
    assert data["disputes"][1]["ratio"] == "2.64"
    assert (data["disputes"][1]["low"], data["disputes"][1]["high"]) == ("28", "74")


@pytest.mark.parametrize("kind", ["csv", "json"])
def test_what_is_not_public_has_no_data(client, kind):
    draft = make_dispute(state="draft")
    hidden = make_claim(snapshot=make_snapshot(article=make_article(topic=draft.topic)))

    paths = [
        f"{one.get_absolute_url()}claims.{kind}"
        for one in (draft, draft.topic, hidden.speaker, hidden.snapshot.article)
    ]

    assert {client.get(path).status_code for path in paths} == {404}


def test_page_names_its_data(client, told, asked):
    dispute = asked((told(28), told(74, day=13)))
    address = dispute.get_absolute_url()

    page = client.get(f"{address}?known=2024-05-12").text

    data = f"{address}claims.csv?known=2024-05-12"
    assert f'<link rel="alternate" type="text/csv" href="{data}"' in page
    assert f'<a href="{data}" type="text/csv">CSV</a>' in page
