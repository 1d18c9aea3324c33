"""What an article's page says beside the report is not read."""

import pytest

from claims.extraction.boilerplate import boilerplate
from claims.extraction.masks import masked

REPORT = "A fire in Orsk Vale destroyed 12 barns, the mayor said."


def left_of(text):
    """Return the lines that are still read, without those that are blanked."""
    return [line for line in masked(text).splitlines() if line.strip()]


@pytest.mark.parametrize(
    "line",
    [
        "Read also: Five dead in Tarnby flood",
        "READ MORE: Mill to cut 300 jobs",
        "See also – Council votes 12 to 9",
        "Related: 40 years of the dam",
        "• Read more: The day the mill closed",
        "Photo: Jan Nyland/AB",
        "(Photo by Mara Lindholm)",
        "($1 = 10.57 crowns)",
        "[1 euro = $1.08]",
        "Image courtesy of the Varda Fire Service",
        "Advertisement",
        "Watch live: the trial of 14 officers",
        "Sign up for our newsletter",
    ],
)
def test_pointer_or_credit_is_not_read(line):
    assert left_of(f"{REPORT}\n\n{line}\n\nNobody was hurt.") == [
        REPORT,
        "Nobody was hurt.",
    ]


@pytest.mark.parametrize(
    "line",
    [
        "Read the report, which lists 12 cases.",
        "Related deaths rose to 40, the clinic said.",
        "Photographs showed 12 tanks near the bridge.",
        "Watch officers saw 12 boats leave the harbour.",
        "See also what the 40 villagers wrote, she said.",
        "Recommended doses fell to 12 mg, the agency said.",
    ],
)
def test_sentence_that_begins_alike_is_read(line):
    assert boilerplate(f"{REPORT}\n\n{line}") == []


def test_headlines_under_a_pointer_go_with_it():
    pointer = "Read also\nFive dead in Tarnby flood\nMill to cut 300 jobs"
    text = f"{REPORT}\n{pointer}\n\n{REPORT}"

    assert left_of(text) == [REPORT, REPORT]


def test_masked_text_keeps_its_length():
    text = (
        f"TARNBY, May 4 (AB) — ‘All 12’\u00a0km are lost.\nRead also: 5 dead\n{REPORT}"
    )

    assert len(masked(text)) == len(text)


def test_special_space_becomes_plain_but_inside_a_numeral():
    assert masked("It\u00a0holds 1\u202f250\u00a0cows.") == "It holds 1\u202f250 cows."
