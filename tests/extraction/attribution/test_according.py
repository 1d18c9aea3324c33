"""What "according to" speaks of, at the end, inside and at the front of a sentence."""

import pytest

from tests.extraction.parsed import attributions, words

PLACES = {
    "between-subject-and-verb": (
        "Traffic according to the bureau was down 4 percent in May.",
        [("the bureau", ["Traffic", "was down 4 percent in May."])],
    ),
    "between-auxiliary-and-verb": (
        "The gale has according to officials killed 12 sheep.",
        [("officials", ["The gale has", "killed 12 sheep."])],
    ),
    "in-a-relative-clause": (
        "The village, which according to its mayor has lost half its shops, was quiet.",
        [("its mayor", ["has lost half its shops"])],
    ),
    "in-brackets": (
        "At least 12 boats (18 according to the harbour master) were lost on Sunday.",
        [("the harbour master", ["18"])],
    ),
    "set-off-by-commas": (
        "The fire, the worst in 20 years according to the brigade, burned 12 barns.",
        [("the brigade", ["the worst in 20 years"])],
    ),
    "which": (
        "The survey, according to which 40 percent of farmers are in debt, is out.",
        [("The survey", ["40 percent of farmers are in debt"])],
    ),
    "twice": (
        "Twelve cows died, according to police, and 40 fell ill, according to the vet.",
        [("police", ["Twelve cows died"]), ("the vet", ["40 fell ill"])],
    ),
    "with-a-record-behind": (
        "The river rose four metres, according to the agency, the fastest rise since "
        "1961.",
        [
            (
                "the agency",
                ["The river rose four metres", "the fastest rise since 1961."],
            )
        ],
    ),
    "behind-a-single-word": (
        "But according to Ada Brook, the dam was safe.",
        [("Ada Brook", ["the dam was safe."])],
    ),
}


@pytest.mark.parametrize(("text", "expected"), PLACES.values(), ids=PLACES)
def test_according_to_has_its_own_part_of_the_sentence(text, expected):
    found = attributions(text)

    assert [
        (words(text, one.mention), [words(text, piece) for piece in one.content])
        for one in found
    ] == expected
