"""Claims: statements cut out, with what is denied, at second hand, or carried on."""

from datetime import date

import pytest

from claims.extraction.found import Form, Modality, Polarity
from tests.extraction.parsed import claims, contents, only_claim, words


def names(found):
    return [one.speaker.name if one.speaker else None for one in found]


def test_claim_is_the_statement_without_that_marks_and_stop():
    text = "Ada Brook said that the dam was safe."

    claim = only_claim(text)

    assert contents(text, claim) == ["the dam was safe"]


def test_claim_keeps_a_that_which_points():
    text = 'The gate cost 900 crowns, Ada Brook said, "and that is too much".'

    found = claims(text)

    assert contents(text, found[-1]) == ["that is too much"]


def test_claim_in_pieces_leaves_the_cue_out():
    text = "Farmers, said Ada Brook, were warned in April."

    claim = only_claim(text)

    assert contents(text, claim) == ["Farmers", "were warned in April"]


@pytest.mark.parametrize(
    "answer",
    [
        "The mill rejected that figure.",
        "The mill disputed this.",
        "The mill dismissed the claim as propaganda.",
        'The mill called that "a lie".',
    ],
    ids=["that-figure", "this", "as-propaganda", "a-lie"],
)
def test_claim_needs_more_than_a_word_that_points_back(answer):
    text = f"Ada Brook said 40 workers had left.\n\n{answer}"

    assert [contents(text, one) for one in claims(text)] == [["40 workers had left"]]


def test_claim_goes_on_over_a_paragraph_that_takes_a_part_of_it():
    text = "The clinic said 512 people had fallen ill.\n\nOf these, 61 were children."

    assert names(claims(text)) == ["clinic", "clinic"]


@pytest.mark.parametrize(
    ("text", "polarity"),
    [
        ("The ministry denied that the dam was leaking.", Polarity.DENIED),
        ("The ministry rejected reports that 40 people had died.", Polarity.DENIED),
        ("The ministry did not deny that the dam was leaking.", Polarity.ASSERTED),
        ("The ministry said that no dam was leaking.", Polarity.ASSERTED),
    ],
    ids=["denied", "rejected", "not-denied", "negation-inside"],
)
def test_claim_is_denied_by_its_cue_only(text, polarity):
    assert only_claim(text).polarity is polarity


@pytest.mark.parametrize(
    ("text", "modality"),
    [
        ("Ada Brook said the dam held 40 million litres.", Modality.ACTUAL),
        ("Ada Brook said the dam would be raised by 3 metres.", Modality.PLANNED),
        ("Ada Brook said the fund would not pay 40 bills.", Modality.ACTUAL),
        ("Ada Brook said the dam might burst.", Modality.POSSIBLE),
        ("Ada Brook estimated that 40 houses had gone.", Modality.ESTIMATED),
    ],
    ids=["actual", "planned", "planned-not", "possible", "estimated"],
)
def test_claim_has_the_modality_of_its_words(text, modality):
    assert only_claim(text).modality is modality


@pytest.mark.parametrize(
    "text",
    [
        "Ada Brook did not say how many houses had burned.",
        "Ada Brook declined to say whether the dam was safe.",
        "The council was reluctant to act, fearing that the dam would burst.",
        'Ada Brook praised the crews "for their calm and their courage".',
        'Ada Brook left at noon, describing the night as "quiet".',
    ],
    ids=["left-open", "declined", "motive", "praise", "one-word"],
)
def test_claim_is_not_made_of_what_states_nothing(text):
    assert claims(text) == []


def test_claim_may_open_with_if_where_it_stands_before_its_cue():
    text = "If the wall is right, it cannot hold 440 litres, said Ada Brook."

    claim = only_claim(text)

    assert claim.speaker.name == "Ada Brook"


def test_claim_that_the_speaker_was_told_is_of_who_told():
    text = "Ada Brook said the council had told her that 40 houses had burned."

    claim = only_claim(text)

    assert (claim.speaker.name, claim.via.name) == ("council", "Ada Brook")
    assert contents(text, claim) == ["40 houses had burned"]


def test_claim_of_a_cited_source_names_who_cites():
    text = "Radio Lake, citing a police source, reported that the gate was open."

    claim = only_claim(text)

    assert (claim.speaker.name, claim.via.name) == ("police source", "Radio Lake")


def test_claim_is_carried_on_where_the_tense_is_shifted_back():
    text = "Ada Brook said the dam was safe. The gates had been tested in May."

    first, second = claims(text)

    assert (first.carried, second.carried) == (False, True)
    assert names([first, second]) == ["Ada Brook", "Ada Brook"]


def test_claim_is_not_carried_into_the_next_paragraph():
    text = "Ada Brook said the dam was safe.\n\nThe gates had been tested in May."

    assert [one.carried for one in claims(text)] == [False]


def test_sentence_about_a_demand_is_not_carried_on():
    text = (
        "The report said 40 cables had snapped. It recommended that lorries be banned. "
        "The report said the deck was sound."
    )

    assert [one.carried for one in claims(text)] == [False, False]


def test_figure_without_a_cue_is_in_the_articles_own_voice():
    text = "The fire destroyed 212 houses."

    claim = only_claim(text)

    assert (claim.form, claim.speaker) == (Form.OWN_VOICE, None)


def test_figures_behind_a_colon_are_claimed_without_what_leads_to_them():
    text = "The airfield was busy: 26 flights landed on Monday."

    claim = only_claim(text)

    assert contents(text, claim) == ["26 flights landed on Monday"]


def test_small_number_of_the_scene_is_no_claim():
    assert claims("Two boys stood at the gate.") == []


def test_claim_of_a_second_verb_is_a_claim_of_its_own():
    text = "Ada Brook said the dam was safe, adding that the road was not."

    found = claims(text)

    assert [contents(text, one) for one in found] == [
        ["the dam was safe"],
        ["the road was not"],
    ]


def test_claim_tells_why_in_words():
    claim = only_claim("Ada Brook said the dam held 40 million litres.")

    parts = {reason.part for reason in claim.reasons}
    assert {"content", "speaker"} <= parts
    assert all(reason.words and reason.rule for reason in claim.reasons)


def test_claims_of_one_text_are_the_same_again():
    text = "Ada Brook said the dam was safe. The gates had been tested in May."

    assert claims(text, date(2026, 6, 3)) == claims(text, date(2026, 6, 3))


def test_mention_and_cue_are_where_they_stand():
    text = "The dam would hold, said Ada Brook."

    claim = only_claim(text)

    assert words(text, claim.mention) == "Ada Brook"
    assert words(text, claim.cue) == "said"


def test_clause_behind_a_semicolon_goes_on():
    text = "Only 8,000 doses are left, Ada Brook said; 50,000 more were on their way."

    found = claims(text)

    assert names(found) == ["Ada Brook"] * 2
    assert contents(text, found[-1]) == ["50,000 more were on their way"]


def test_nobody_goes_on_in_a_sentence_where_another_only_judges():
    text = (
        "Two diplomats said a truce of 72 hours was near. "
        "One of them described it as fragile. "
        "Ada Brook said the talks would go on."
    )

    assert [contents(text, claim) for claim in claims(text)] == [
        ["a truce of 72 hours was near"],
        ["the talks would go on"],
    ]


@pytest.mark.parametrize(
    ("text", "pieces"),
    [
        ("''We thought it was rain,'' Ada Brook said.", ["We thought it was rain"]),
        (
            '"It was "lost" to us. They took "all of it"," Ada Brook said.',
            ['It was "lost" to us. They took "all of it"'],
        ),
        (
            "“We left at night,” Ada Brook said, “and then we slept for a day.”",
            ["We left at night", "then we slept for a day"],
        ),
    ],
    ids=["two-apostrophes", "inner-marks", "and"],
)
def test_direct_claim_is_without_its_marks(text, pieces):
    claim = only_claim(text)

    assert (contents(text, claim), claim.form) == (pieces, Form.DIRECT)
