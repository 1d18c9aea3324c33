"""Documents for tests, built from annotations that were written down: no model loads.

A new text is annotated once, and can then be read and mended by hand in parses.jsonl:

    ANNOTATE=1 python -m pytest tests/extraction -p no:xdist
"""

import json
import os
from functools import cache
from pathlib import Path

from spacy.tokens import Doc

from claims.extraction import pipeline
from claims.extraction.attribution import find_attributions
from claims.extraction.claims import find_claims
from claims.extraction.figures import find_figures

STORE = Path(__file__).with_name("parses.jsonl")
COLUMNS = ("words", "spaces", "tags", "pos", "lemmas", "deps", "heads", "sent_starts")


@cache
def stored():
    """Return the annotations of every known text."""
    lines = STORE.read_text().splitlines() if STORE.exists() else []
    rows = [json.loads(line) for line in lines]
    return {row.pop("text"): row for row in rows}


def parsed(text):
    """Return ``text`` as a document with its annotations. Raises KeyError if new."""
    if text not in stored() and os.environ.get("ANNOTATE"):
        annotate(text)
    row = stored()[text]
    starts = row["sent_starts"]
    heads = {"heads": row["heads"], "deps": row["deps"]}
    doc = Doc(
        _vocab(),
        words=row["words"],
        spaces=row["spaces"],
        tags=row["tags"],
        pos=row["pos"],
        lemmas=row["lemmas"],
        **heads,
    )
    for token, start in zip(doc, starts, strict=True):
        if start != bool(token.is_sent_start):
            token.is_sent_start = start
    return doc


@cache
def _vocab():
    from spacy.lang.en import English

    return English().vocab


def annotate(text):
    """Write down what the model makes of ``text``."""
    doc = pipeline.parse(text)
    row = {
        "text": text,
        "words": [token.text for token in doc],
        "spaces": [bool(token.whitespace_) for token in doc],
        "tags": [token.tag_ for token in doc],
        "pos": [token.pos_ for token in doc],
        "lemmas": [token.lemma_ for token in doc],
        "deps": [token.dep_ for token in doc],
        "heads": [token.head.i for token in doc],
        "sent_starts": [bool(token.is_sent_start) for token in doc],
    }
    with STORE.open("a") as store:
        store.write(json.dumps(row, ensure_ascii=False) + "\n")
    stored.cache_clear()


def words(text, span):
    """Return the words of ``span``, None where it is None."""
    return text[span.start : span.end] if span else None


def attributions(text):
    """Return the attributions of ``text``."""
    return find_attributions(parsed(text))


def claims(text, published_on=None):
    """Return the claims of ``text``."""
    doc = parsed(text)
    doc._.figures = find_figures(doc)
    doc._.attributions = find_attributions(doc)
    return find_claims(doc, published_on)


def only_claim(text):
    """Return the one claim of ``text``."""
    found = claims(text)
    assert len(found) == 1, [words(text, c.segments[0]) for c in found]
    return found[0]


def contents(text, claim):
    """Return the words of the claim's pieces."""
    return [words(text, piece) for piece in claim.segments]
