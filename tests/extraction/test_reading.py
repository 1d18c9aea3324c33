"""The whole reading, with the model."""

from datetime import date

import pytest

from benchmarks import fresh
from claims.extraction.pipeline import parse, read
from tests.extraction.parsed import stored

pytestmark = pytest.mark.model

TEXT = "Ada Brook said 40 houses had burned.\n\nThe dam was safe, said Tom Reed."


def test_reading_is_the_same_again():
    day = date(2026, 6, 3)

    assert read(TEXT, published_on=day) == read(TEXT, published_on=day)


def test_reading_of_another_language_finds_nothing():
    reading = read(
        "Die Talsperre ist sicher, sagte die Ministerin am Montag nach der Sitzung.",
        published_on=None,
    )

    assert (reading.language, reading.claims) == ("de", ())


def test_reading_of_ten_thousand_words_has_exact_offsets():
    text = "\n\n".join([TEXT] * 700)

    found = read(text, published_on=None).claims

    quotes = {text[one.segments[0].start : one.segments[-1].end] for one in found}
    assert quotes == {"40 houses had burned", "The dam was safe"}
    assert len(found) == 1400


def test_reading_of_one_line_finds_its_claim():
    (claim,) = read("Dam is safe, Ada Brook says", published_on=None).claims

    assert claim.speaker.name == "Ada Brook"


def test_stored_annotations_are_the_models():
    text = next(iter(stored()))

    doc = parse(text)

    assert [token.text for token in doc] == stored()[text]["words"]
    assert [token.dep_ for token in doc] == stored()[text]["deps"]


def test_reading_agrees_with_articles_written_after_its_rules():
    found, right, figures = fresh.measured()

    assert found >= 0.9
    assert right >= 0.8
    assert figures >= 0.9
