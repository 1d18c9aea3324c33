"""Texts of any length give the same result each time, with exact offsets."""

from datetime import date

import pytest

from claims.extraction.pipeline import read

SENTENCES = [
    "The mayor of Orsk Vale said 12 barns had burned.",
    "“We lost more than 300 sheep,” Mara Lindholm said.",
    "Damage was put at €2–3 million.",
    "Police arrested 31 people, including four minors.",
]


def spans_in(reading):
    for figure in reading.figures:
        yield figure.span
    for claim in reading.claims:
        yield from claim.segments


@pytest.mark.model
def test_long_document_is_read_to_its_end():
    text = "\n\n".join(SENTENCES * 300)  # about 10,000 words

    found = read(text, published_on=date(2024, 8, 12))

    assert len(found.figures) == 5 * 300
    assert found.figures[-1].span.start > len(text) - 40
    assert all(0 <= s.start < s.end <= len(text) for s in spans_in(found))


@pytest.mark.model
@pytest.mark.parametrize(
    "text", ["12 dead", "12", "", "\n", "No.", "¿12?", "🔥 40 homes"]
)
def test_shortest_posts_are_read(text):
    found = read(text, published_on=None)

    assert all(text[s.start : s.end] for s in spans_in(found))


@pytest.mark.model
def test_same_text_gives_the_same_result():
    text = "\n\n".join(SENTENCES)

    first, second = (read(text, published_on=date(2024, 8, 12)) for _ in range(2))

    assert first == second


@pytest.mark.model
def test_offsets_count_code_points_beyond_the_basic_plane():
    text = "🔥🔥 The mayor of Orsk Vale said 12 barns had burned."

    found = read(text, published_on=None)

    assert [text[f.span.start : f.span.end] for f in found.figures] == ["12"]
