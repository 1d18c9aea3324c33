"""Words at second hand: whose they are, and who passes them on."""

import pytest

from tests.extraction.parsed import contents, only_claim

PASSED_ON = {
    "citing-behind": (
        "Some 3,500 sheep were lost, the union said, citing local authorities.",
        ("local authorities", "union", ["Some 3,500 sheep were lost"]),
    ),
    "as-saying-by": (
        "Oil minister Ada Brook was quoted as saying by the official news agency that "
        "output would rise.",
        ("Ada Brook", "official news agency", ["output would rise"]),
    ),
    "citing-first": (
        "Citing two people familiar with the matter, the Post said a mill would shut.",
        ("two people familiar with the matter", "Post", ["a mill would shut"]),
    ),
    "citing-behind-the-statement": (
        "The Red Cross said 350 families had fled, citing the mayor.",
        ("mayor", "Red Cross", ["350 families had fled"]),
    ),
    "citing-inside": (
        "The ministry said on Monday, citing the governor, that 40 barns had burned.",
        ("governor", "ministry", ["40 barns had burned"]),
    ),
    "citing-a-document": (
        "Radio Lake, citing an internal memo, reported that 400 doses were left.",
        ("internal memo", "Radio Lake", ["400 doses were left"]),
    ),
    "quoted-by": (
        "The governor, quoted by state television, put the toll at 1,200.",
        ("governor", "state television", ["the toll at 1,200"]),
    ),
    "quoted-by-behind": (
        "The dam will hold, said Ada Brook, quoted by the Post.",
        ("Ada Brook", "Post", ["The dam will hold"]),
    ),
    "told-by": (
        "Brook said his men had been told by residents that two bridges had gone.",
        ("residents", "Brook", ["two bridges had gone"]),
    ),
    "assured-by": (
        "Tom Reed said he had been assured by the management that the mill was safe.",
        ("management", "Tom Reed", ["the mill was safe"]),
    ),
    "told-and-reported": (
        "The minister told Radio Lake that the dam would hold, the Post reported.",
        ("minister", "Post", ["the dam would hold"]),
    ),
}


@pytest.mark.parametrize(("text", "expected"), PASSED_ON.values(), ids=PASSED_ON)
def test_words_passed_on_are_those_of_the_other(text, expected):
    claim = only_claim(text)

    assert (claim.speaker.name, claim.via.name, contents(text, claim)) == expected


def test_what_one_goes_by_is_no_speaker():
    claim = only_claim("The union said 40 jobs would go, citing a survey of members.")

    assert (claim.speaker.name, claim.via) == ("union", None)
