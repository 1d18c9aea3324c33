"""Mere numbers that somebody says, and what they go on with."""

import pytest

from claims.extraction.figures import find_figures
from claims.extraction.measures import with_measures
from tests.extraction.parsed import claims, contents, parsed

JOINED = (
    "Organisers say more than 300,000 people joined the march on Sunday; police say "
    "90,000."
)


def measures(text):
    doc = parsed(text)
    return [figure.measure for figure in with_measures(doc, find_figures(doc))]


def test_a_mere_number_is_a_statement():
    last = claims(JOINED)[-1]

    assert contents(JOINED, last) == ["90,000"]
    assert last.speaker.name == "police"


@pytest.mark.parametrize(
    "text",
    [JOINED, "Police said 9,000 supporters had joined the rally."],
    ids=["mere-number", "who-they-are"],
)
def test_who_joins_a_march_gathers(text):
    assert set(measures(text)) == {"people gathered"}


def test_a_number_has_the_verb_of_its_own():
    text = "The rebels said 40 soldiers had been killed and seven captured."

    assert measures(text) == ["people killed", "people captured"]


def test_what_could_not_be_verified_is_no_statement():
    text = (
        "The rebels said 40 soldiers had been killed. The claim could not be "
        "independently verified."
    )

    assert len(claims(text)) == 1


def test_a_place_does_not_speak():
    text = (
        "A rebel spokesman said 40 soldiers had been killed. Hospital sources in "
        "Kassim said 12 had died."
    )

    assert claims(text)[0].speaker.name == "rebel spokesman"
