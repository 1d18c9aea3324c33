"""Those who speak together are one speaker with both names."""

import pytest

from claims.extraction.found import SpeakerKind
from tests.extraction.parsed import only_claim

ORGANISATION, PERSON = SpeakerKind.ORGANISATION, SpeakerKind.PERSON
TOGETHER = {
    "acronym": (
        "Norvik and BLT said they would cut output.",
        ("Norvik and BLT", ORGANISATION),
    ),
    "what-one-is": (
        "Castellan and logistics group Penhallow said they would build a depot.",
        ("Castellan and Penhallow", ORGANISATION),
    ),
    "one-name-with-a-sign": (
        "The dam will hold, Lund & Falk and the Brindle Chamber said.",
        ("Lund & Falk and Brindle Chamber", ORGANISATION),
    ),
    "common-nouns": (
        "The teachers' union and the parents' council said 40 schools had closed.",
        ("teachers' union and parents' council", ORGANISATION),
    ),
    "behind-a-clause": (
        "The growers' trust, which owns the mill, and the dairy union said they had "
        "not been asked.",
        ("growers' trust and dairy union", ORGANISATION),
    ),
    "people": (
        "Ada Brook and Tom Reed said the dam would hold.",
        ("Ada Brook and Tom Reed", PERSON),
    ),
    "two-companies": (
        "Norvik Foods agreed to buy its rival Delmar, the two companies said.",
        ("Norvik Foods and Delmar", ORGANISATION),
    ),
}
ALONE = {
    "ministry": (
        "The Ministry of Health and Sport said 40 schools had closed.",
        "Ministry of Health",
    ),
    "of-two-places": (
        "The mayor of Port Elsin and Varda said 40 schools had closed.",
        "mayor of Port Elsin and Varda",
    ),
    "officials": (
        "Police and hospital officials said 31 people had died.",
        "Police and hospital officials",
    ),
}


@pytest.mark.parametrize(("text", "expected"), TOGETHER.values(), ids=TOGETHER)
def test_those_who_speak_together_are_one_speaker(text, expected):
    speaker = only_claim(text).speaker

    assert (speaker.name, speaker.kind) == expected


@pytest.mark.parametrize(("text", "name"), ALONE.values(), ids=ALONE)
def test_and_inside_of_a_phrase_makes_no_two_speakers(text, name):
    assert only_claim(text).speaker.name == name
