import json

import pytest
from django.core.management import call_command

TEXTS = {
    "a1": "At least 17 people were killed in the flood in Holmby, the mayor said.\n",
    "a2": "The flood in Holmby has killed 64 people, the Relief League said.\n",
}
QUOTES = {
    "a1": "At least 17 people were killed in the flood in Holmby",
    "a2": "The flood in Holmby has killed 64 people",
}
NUMBERS = {"a1": ("17", "17"), "a2": ("64", None)}


def claim(article, speaker):
    number, low = NUMBERS[article]
    start = TEXTS[article].index(number)
    span = [0, len(QUOTES[article])]
    figure = {
        "span": [start, start + 2],
        "value": number,
        "low": low,
        "high": None,
        "approx": False,
        "unit": None,
        "noun": "people",
        "measure": "flood-deaths",
        "scope": {"place": "Holmby", "actor": None, "as_of": "2024-08-12"},
    }
    return {
        "id": f"{article}-c1",
        "article": article,
        "quote": QUOTES[article],
        "span": span,
        "segments": [span],
        "speaker": speaker,
        "via": None,
        "cue": None,
        "form": "indirect",
        "polarity": "asserted",
        "modality": "fact",
        "figures": [figure],
    }


@pytest.fixture
def corpus(tmp_path):
    """Return the path of a corpus of two articles on one flood."""
    speakers = [
        {"id": key, "name": name, "role": role, "affiliation": None, "side": key}
        | {"kind": "organisation"}
        for key, name, role in (
            ("town", "Holmby town hall", ""),
            ("league", "Relief League", "aid group"),
        )
    ]
    articles = [
        {
            "id": key,
            "event": "flood",
            "outlet": "The Wire",
            "published": "2024-08-12T08:00:00Z",
            "text": text,
        }
        for key, text in TEXTS.items()
    ]
    claims = [claim("a1", "town"), claim("a2", "league")]
    path = tmp_path / "gold.json"
    path.write_text(
        json.dumps({"articles": articles, "speakers": speakers, "claims": claims})
    )
    return path


def predicted(corpus, kind, **options):
    out = corpus.with_name("out.json")
    call_command("predict", kind, str(corpus), str(out), **options)
    return json.loads(out.read_text())


def test_annotated_claims_are_related(corpus):
    found = predicted(corpus, "relations")

    assert found["relations"] == [
        {
            "a": {"article": "a1", "span": [0, len(QUOTES["a1"])]},
            "b": {"article": "a2", "span": [0, len(QUOTES["a2"])]},
            "kind": "agree",
        }
    ]
    assert [one["speaker_name"] for one in found["claims"]] == [
        "Holmby town hall",
        "Relief League",
    ]


def test_relations_and_disputes_are_not_looked_at(corpus):
    before = predicted(corpus, "relations")
    gold = json.loads(corpus.read_text())
    corpus.write_text(json.dumps(gold | {"disputes": "anything", "relations": 1}))

    assert predicted(corpus, "relations") == before


@pytest.mark.model
def test_bare_relations_need_neither_measure_nor_scope(corpus):
    gold = json.loads(corpus.read_text())
    for one in gold["claims"]:
        one["figures"][0] |= {"measure": None, "scope": None, "noun": None}
    corpus.write_text(json.dumps(gold))

    found = predicted(corpus, "relations", bare=True)

    assert [relation["kind"] for relation in found["relations"]] == ["agree"]


@pytest.mark.model
def test_relations_are_found_from_text_alone(corpus):
    found = predicted(corpus, "claims")

    assert len(found["claims"]) == 2
