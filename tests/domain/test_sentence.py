from datetime import date

import pytest

from claims.domain.sentence import address_at_words, attributing_sentence, loaded_words


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        (
            {"speaker": "Ada Brook", "role": "governor", "is_direct": False},
            "On 12 August 2024, Ada Brook (governor) was reported as saying: "
            "at least 12 had died (Outlet)",
        ),
        (
            {"speaker": "Ada Brook", "role": "", "is_direct": True},
            "On 12 August 2024, Ada Brook said: “at least 12 had died” (Outlet)",
        ),
        (
            {"speaker": "", "role": "", "is_direct": False},
            "On 12 August 2024, Outlet reported: “at least 12 had died”",
        ),
    ],
    ids=["indirect", "direct", "own voice"],
)
def test_sentence_attributes_with_hedge_date_and_source(fields, sentence):
    made = attributing_sentence(
        quote="at least 12 had died",
        source="Outlet",
        published_on=date(2024, 8, 12),
        **fields,
    )

    assert made == sentence
    assert loaded_words(made) == []


def test_loaded_verbs_are_found():
    assert loaded_words("He admitted it, she claimed.") == ["admitted", "claimed"]


def test_address_opens_the_page_at_the_words():
    address = address_at_words(
        "https://news.example/a#top", "28 villages - all flooded"
    )

    assert (
        address == "https://news.example/a#:~:text=28%20villages%20%2D%20all%20flooded"
    )
