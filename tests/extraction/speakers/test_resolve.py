"""Who stands behind the words at a cue."""

import pytest

from claims.extraction.found import SpeakerKind
from tests.extraction.parsed import claims


def speakers(text):
    """Return the speaker of each claim of ``text``."""
    return [one.speaker for one in claims(text)]


def test_speaker_is_named_as_fully_as_anywhere():
    text = "Ada Brook said the dam was safe.\n\nBrook said the road was not."

    first, second = speakers(text)

    assert first == second
    assert second.name == "Ada Brook"


def test_speaker_has_the_role_that_stands_beside_the_name():
    (speaker,) = speakers("Ada Brook, the mayor of Alder, said the dam was safe.")

    assert (speaker.name, speaker.kind) == ("Ada Brook", SpeakerKind.PERSON)
    assert speaker.role == "mayor of Alder"


def test_speaker_has_the_title_before_the_name():
    (speaker,) = speakers("Water Minister Ada Brook said the dam was safe.")

    assert (speaker.name, speaker.role) == ("Ada Brook", "Water Minister")


@pytest.mark.parametrize(
    ("title", "role"),
    [
        ("Rear Admiral", "Rear Admiral"),
        ("Lieutenant General", "Lieutenant General"),
        ("Chief of Staff", "Chief of Staff"),
        ("Deputy Prime Minister", "Deputy Prime Minister"),
    ],
    ids=["rank", "two-ranks", "of", "three-words"],
)
def test_speaker_has_a_title_of_several_words_whole(title, role):
    (speaker,) = speakers(f"{title} Ada Brook said the dam was safe.")

    assert (speaker.name, speaker.role) == ("Ada Brook", role)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        (
            "The ferry's owner, Northgate Shipping, said it was safe.",
            "Northgate Shipping",
        ),
        (
            "Teachers Without Frontiers said 40 pupils had left.",
            "Teachers Without Frontiers",
        ),
        ("The Millers' Union said 40 workers had left.", "Millers' Union"),
    ],
    ids=["company", "without", "possessive"],
)
def test_speaker_is_an_organisation_by_its_name(text, name):
    (speaker,) = speakers(text)

    assert (speaker.name, speaker.kind) == (name, SpeakerKind.ORGANISATION)


def test_speaker_speaks_for_an_organisation():
    (speaker,) = speakers("Ada Brook of the Lake Institute said the dam was safe.")

    assert speaker.affiliation == "Lake Institute"


def test_pronoun_is_who_spoke_before():
    text = (
        "Ada Brook said the dam was safe.\n\n"
        "She said the road had been closed since May."
    )

    assert [one.name for one in speakers(text)] == ["Ada Brook", "Ada Brook"]


def test_pronoun_agrees_with_what_is_known_of_the_speaker():
    text = (
        "Spokeswoman Ada Brook said the dam was safe. "
        "Chairman Tom Reed said the road was closed.\n\n"
        "She said the bridge was open."
    )

    assert speakers(text)[-1].name == "Ada Brook"


def test_role_is_its_holder():
    text = (
        "Ada Brook, the mayor of Alder, said the dam was safe.\n\n"
        "The mayor said the road was closed."
    )

    assert [one.name for one in speakers(text)] == ["Ada Brook", "Ada Brook"]


def test_role_may_be_named_only_later():
    text = (
        "The army commander-in-chief said the ridge was held.\n\n"
        "“Our lines are calm,” General Ilmar Tamm said in the recording."
    )

    assert [one.name for one in speakers(text)] == ["Ilmar Tamm", "Ilmar Tamm"]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("A senior official said the dam was safe.", "senior official"),
        ("Two villagers said the dam was safe.", "Two villagers"),
    ],
    ids=["one", "several"],
)
def test_unnamed_speaker_is_described(text, name):
    (speaker,) = speakers(text)

    assert (speaker.name, speaker.kind) == (name, SpeakerKind.UNNAMED)


def test_unnamed_speaker_is_met_again():
    text = (
        "A senior official said the dam was safe. "
        "The official said the road was closed."
    )

    first, second = speakers(text)

    assert first == second


def test_organisation_is_known_by_its_acronym():
    text = (
        "The Lake Relief Council (LRC) said the dam was safe.\n\n"
        "The LRC said the road was closed."
    )

    first, second = speakers(text)

    assert first == second
    assert (first.name, first.kind) == ("Lake Relief Council", SpeakerKind.ORGANISATION)


def test_common_noun_is_the_organisation_before():
    text = (
        "The Ministry of Water said the dam was safe.\n\n"
        "The ministry said the road was closed."
    )

    assert [one.name for one in speakers(text)] == ["Ministry of Water"] * 2


def test_owner_its_is_what_the_paragraph_speaks_of():
    text = "Delmar employs 8,200 people. Its works council said nobody had called."

    assert claims(text)[-1].speaker.name == "Delmar's works council"


def test_pronoun_may_be_somebody_named_in_an_apposition():
    text = (
        "His challenger, former judge Perpetua Lindh, refused to concede. "
        "“The count was not fair,” she said."
    )

    assert speakers(text)[-1].name == "Perpetua Lindh"


def test_document_speaks():
    (speaker,) = speakers("A leaked report said the dam was not safe.")

    assert (speaker.name, speaker.kind) == ("leaked report", SpeakerKind.DOCUMENT)


def test_relative_of_an_unnamed_person_is_not_the_next_name():
    text = (
        "Local papers quoted a miner's wife as saying that the pumps were broken.\n\n"
        "Pardo Minerals said the pumps were new."
    )

    first, second = claims(text)

    assert first.speaker.kind is SpeakerKind.UNNAMED
    assert second.speaker.name == "Pardo Minerals"


def test_repeated_relay_is_who_relayed_before():
    text = (
        "Radio Lake quoted Mayor Ada Brook as saying that the dam was safe. "
        "The road was closed, Brook was quoted as saying."
    )

    first, second = claims(text)

    assert (first.via.name, second.via.name) == ("Radio Lake", "Radio Lake")


def test_organisation_of_a_country_keeps_it_in_its_name():
    text = (
        "Peru's Coast Guard said 12 boats were lost. The Coast Guard said four came "
        "back. Chile's navy said it had lost six boats."
    )

    first, second, third = speakers(text)

    assert first == second
    assert (first.name, first.affiliation) == ("Peru's Coast Guard", "Peru")
    assert (third.name, third.affiliation) == ("Chile's navy", "Chile")


def test_minister_speaks_for_the_country_before_the_title():
    (speaker,) = speakers("Chile's Interior Minister Ada Brook said 30 were hurt.")

    assert (speaker.name, speaker.role) == ("Ada Brook", "Interior Minister")
    assert speaker.affiliation == "Chile"


def test_pronoun_stands_for_the_role_of_the_sentence_before():
    text = (
        "The bank told the court it had paid 40 clients. Prosecutors sought ten years. "
        "They said the number was higher."
    )

    assert [one.name for one in speakers(text)][-1] == "Prosecutors"


def test_role_without_a_name_is_that_of_the_one_named_with_it_later():
    text = (
        "The bridge has fallen, a spokesman for the Northern Front said.\n\n"
        '"The bank is ours," the spokesman, Colonel Dren Malaj, said.'
    )

    assert [one.name for one in speakers(text)] == ["Dren Malaj", "Dren Malaj"]


def test_description_by_age_is_of_the_one_who_spoke_before():
    text = (
        "Reform leader Tom Reed promised to cut 40 posts. "
        '"The people have spoken," the 44-year-old former judge said.'
    )

    assert [one.name for one in speakers(text)] == ["Tom Reed", "Tom Reed"]


def test_name_behind_an_article_is_an_organisations():
    (speaker,) = speakers("The Red Cross said 40 families had fled.")

    assert (speaker.name, speaker.kind) == ("Red Cross", SpeakerKind.ORGANISATION)


def test_kind_of_company_before_a_name_is_no_part_of_it():
    (speaker,) = speakers("Retailer Castellan said its sales rose 4%.")

    assert speaker.name == "Castellan"


def test_broadcaster_is_none_that_the_article_names_as_something_else():
    text = (
        "Crescent Relief runs 40 camps, it said.\n\n"
        "The state broadcaster said 40 barns had burned."
    )

    assert speakers(text)[-1].name == "state broadcaster"


def test_they_are_the_people_who_spoke_before():
    text = (
        "Two people with knowledge of the talks said 40 jobs would go. "
        "The company had lost millions, they said."
    )

    first, second = speakers(text)

    assert first == second


def test_organisation_is_not_the_owner_of_one_named_later():
    text = (
        "The navy of Cantara said a boat had come under fire.\n\n"
        "Lomari's defence ministry said it was safe."
    )

    assert [one.name for one in speakers(text)] == [
        "navy of Cantara",
        "Lomari's defence ministry",
    ]


def test_team_of_the_sentence_before_is_they():
    text = (
        "The team compared photographs of the lake. "
        "They found that the ice was thinner."
    )

    assert [one.name for one in speakers(text)] == ["team"]


def test_body_that_a_statement_is_about_is_it():
    (speaker,) = speakers("The bank lost $40 million, it said.")

    assert speaker.name == "bank"


def test_acronym_is_not_the_pronoun_that_it_spells():
    text = "The river rose. The WHO's regional director, Dr Ada Brook, said it fell."

    (speaker,) = speakers(text)

    assert speaker.name == "Ada Brook"


def test_number_that_opens_a_sentence_begins_no_name():
    text = (
        "Reed's lawyer said the talks were over.\n\n"
        "Two Western diplomats said they went on."
    )

    assert [one.name for one in speakers(text)] == ["lawyer", "Two Western diplomats"]


def test_calling_before_a_name_is_a_role():
    (speaker,) = speakers("Limnologist Ada Brook said the lake was warm.")

    assert (speaker.name, speaker.role) == ("Ada Brook", "Limnologist")


def test_somebody_of_an_age_is_the_one_who_spoke_before():
    text = "Doctor Ada Brook said 14 had died. The 52-year-old said she had warned."

    assert [one.name for one in speakers(text)] == ["Ada Brook"] * 2


def test_body_that_issues_a_statement_is_they_in_it():
    (speaker,) = speakers("Police issued a statement in which they said it was late.")

    assert speaker.name == "Police"


def test_second_of_two_speakers_admits_what_follows():
    text = (
        "Tom Reed said he lost nine men, while Cantara spoke of 20 dead and admitted "
        "the loss of three boats."
    )

    assert [one.name for one in speakers(text)] == ["Tom Reed", "Cantara", "Cantara"]


def test_document_is_named_without_what_was_done_with_it():
    text = "Glaciers lose ice, according to research published on Wednesday."

    (speaker,) = speakers(text)

    assert (speaker.name, speaker.kind) == ("research", SpeakerKind.DOCUMENT)
