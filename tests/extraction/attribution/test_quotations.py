"""Quotations: marks paired by paragraph, what is speech, what goes on."""

import pytest

from claims.extraction.attribution.quotes import find_quotes, is_speech
from claims.extraction.found import Form
from tests.extraction.parsed import attributions, words


def quotes(text):
    return [text[quote.start : quote.end] for quote in find_quotes(text)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ('"One two," she said. "Three."', ['"One two,"', '"Three."']),
        ("“One two,” she said.", ["“One two,”"]),
        ("«One two», she said.", ["«One two»"]),
        ("'We left,' she said.", ["'We left,'"]),
        ("the farmers' union and the men's club", []),
        ("He is 6' 2\" tall.", []),
    ],
    ids=["straight", "curly", "guillemets", "single", "apostrophes", "inches"],
)
def test_quotations_are_between_marks(text, found):
    assert quotes(text) == found


def test_quotation_left_open_ends_with_its_paragraph_and_goes_on():
    text = '"We left in the night.\n\n"We came back at noon," she said.'

    first, second = find_quotes(text)

    assert (first.goes_on, second.goes_on) == (True, False)
    assert text[first.start : first.end] == '"We left in the night.'


@pytest.mark.parametrize(
    ("quoted", "speaks"),
    [
        ('"We will not leave this house."', True),
        ('"Yes."', True),
        ('"grave"', False),
        ('"The Old Man of the Lake"', False),
    ],
    ids=["sentence", "one-word-sentence", "scare-quotes", "title"],
)
def test_quotation_is_speech_where_it_says_something(quoted, speaks):
    (quote,) = find_quotes(f"They wrote {quoted} on it.")

    assert is_speech(f"They wrote {quoted} on it.", quote) is speaks


def test_quotation_goes_on_over_paragraphs():
    text = (
        'Ada Brook said: "We left in the night.\n\n'
        '"We came back at noon to find the door open."'
    )

    (found,) = attributions(text)

    assert [words(text, piece) for piece in found.content] == [
        '"We left in the night.',
        '"We came back at noon to find the door open."',
    ]


def test_quotation_behind_an_attributed_one_has_its_speaker():
    text = (
        '"We left in the night," said Ada Brook, who owns the mill. '
        '"The door was open when we came back."'
    )

    (found,) = attributions(text)

    assert words(text, found.mention) == "Ada Brook"
    assert len(found.content) == 2


def test_signed_quotation_has_the_name_behind_it():
    text = '"We shall not leave this house before the spring." - Ada Brook'

    (found,) = attributions(text)

    assert words(text, found.mention) == "Ada Brook"


@pytest.mark.parametrize(
    ("text", "form"),
    [
        ('"We will stay until spring," Ada Brook said.', Form.DIRECT),
        ("Ada Brook said they would stay until spring.", Form.INDIRECT),
        ('Ada Brook said they would "stay until the ice has gone".', Form.MIXED),
    ],
    ids=["direct", "indirect", "mixed"],
)
def test_form_is_told_by_the_marks(text, form):
    (found,) = attributions(text)

    assert found.form is form


def test_quotation_takes_in_those_inside_of_it():
    text = '"It was "lost" to us. They took "all of it" away," she said.'

    assert quotes(text) == ['"It was "lost" to us. They took "all of it" away,"']


def test_quotation_in_a_paragraph_goes_on_with_whoever_spoke_and_was_quoted():
    text = (
        '"We left in the night," said Ada Brook, a teacher.\n\n'
        "According to Brook, 40 families fled. Most went on foot.\n\n"
        '"We came back at noon to find the door open."'
    )

    found = attributions(text)

    assert words(text, found[-1].mention) == "Brook"
    assert words(text, found[-1].content[-1]).startswith('"We came back')


def test_quotation_does_not_go_on_with_what_somebody_runs():
    text = (
        '"We left in the night," said Ada Brook, who runs the clinic. '
        '"We came back at noon."'
    )

    (found,) = attributions(text)

    assert (len(found.content), found.form) == (2, Form.DIRECT)


def test_quotation_goes_on_with_its_speaker_whose_father_opened_the_house():
    text = (
        '"We could say it was the rain," says Tom Reed, whose father opened the mill. '
        '"But it was the boiler."'
    )

    (found,) = attributions(text)

    assert (words(text, found.mention), len(found.content)) == ("Tom Reed", 2)


def test_quotation_behind_a_colon_is_without_what_leads_to_it():
    text = 'The other was more hopeful: "We have a plan," Ada Brook said.'

    (found,) = attributions(text)

    assert words(text, found.content[0]) == '"We have a plan,"'
