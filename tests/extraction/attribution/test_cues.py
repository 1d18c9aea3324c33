"""Statements by their cues: who is the speaker, where the content begins and ends."""

import pytest

from tests.extraction.parsed import attributions, words

FORMS = {
    "before": (
        "Ada Brook said the dam would hold until spring.",
        ("Ada Brook", "said", ["the dam would hold until spring."]),
    ),
    "before-with-that": (
        "The harbour master warned that the ice was too thin.",
        ("The harbour master", "warned", ["that the ice was too thin."]),
    ),
    "told-somebody": (
        "Brook told the council that the dam was leaking.",
        ("Brook", "told", ["that the dam was leaking."]),
    ),
    "after": (
        "The dam would hold until spring, Ada Brook said.",
        ("Ada Brook", "said", ["The dam would hold until spring"]),
    ),
    "inverted": (
        "The dam would hold until spring, said Ada Brook.",
        ("Ada Brook", "said", ["The dam would hold until spring"]),
    ),
    "inverted-quotation": (
        '"The dam will hold," added the mayor.',
        ("the mayor", "added", ['"The dam will hold,"']),
    ),
    "in-the-middle": (
        "Farmers, said Ada Brook, were warned in April.",
        ("Ada Brook", "said", ["Farmers", "were warned in April."]),
    ),
    "quotation-in-two": (
        '"The dam will hold," Ada Brook said. "I stake my name on it."',
        ("Ada Brook", "said", ['"The dam will hold,"', '"I stake my name on it."']),
    ),
    "according-to-first": (
        "According to the lake authority, the dam was built in 1952.",
        ("the lake authority", "According to", ["the dam was built in 1952."]),
    ),
    "according-to-last": (
        "The dam was built in 1952, according to the lake authority.",
        ("the lake authority", "according to", ["The dam was built in 1952"]),
    ),
    "according-to-inside": (
        "The dam, according to the lake authority, was built in 1952.",
        ("the lake authority", "according to", ["The dam", "was built in 1952."]),
    ),
    "statement-without-that": (
        "Norvik, which owns the mill, said in a statement it was shocked.",
        ("Norvik", "said", ["it was shocked."]),
    ),
    "verb-taken-for-a-noun": (
        "The strike cost growers 30 million dollars, the journal estimated.",
        ("the journal", "estimated", ["The strike cost growers 30 million dollars"]),
    ),
    "though": (
        "Observers said that the vote had been fair, though 14 stations opened late.",
        (
            "Observers",
            "said",
            ["that the vote had been fair, though 14 stations opened late."],
        ),
    ),
    "colon": (
        'Ada Brook said: "The dam will hold until spring."',
        ("Ada Brook", "said", ['"The dam will hold until spring."']),
    ),
    "headline": (
        "Dam will hold until spring, minister says",
        ("minister", "says", ["Dam will hold until spring"]),
    ),
    "long-subject": (
        "Engineers from three universities who had studied the wall for a year "
        "found that it was safe.",
        ("Engineers from three universities", "found", ["that it was safe."]),
    ),
    "document": (
        "A study published in May shows that the wall is sinking.",
        ("A study published in May", "shows", ["that the wall is sinking."]),
    ),
    "title-and-apposition": (
        "Ada Brook, the minister for water, said the dam was safe.",
        ("Ada Brook, the minister for water", "said", ["the dam was safe."]),
    ),
    "set-off-with-clause": (
        "Crews have reached the upper gate, the company that runs the dam said.",
        ("the company", "said", ["Crews have reached the upper gate"]),
    ),
    "nobody-named": (
        "It was reported that the dam had been closed.",
        (None, "reported", ["that the dam had been closed."]),
    ),
    "noun": (
        "The ministry issued a warning that the dam would burst.",
        ("The ministry", "issued a warning", ["that the dam would burst."]),
    ),
    "denial": (
        "The ministry denied that the dam was leaking.",
        ("The ministry", "denied", ["that the dam was leaking."]),
    ),
    "figure-put": (
        "The union put the number of strikers at 4,000.",
        ("The union", "put", ["the number of strikers at 4,000."]),
    ),
    "lost-clause": (
        "The scientists found loss of water by 2050 exceeded a tenth.",
        ("The scientists", "found", ["loss of water by 2050 exceeded a tenth."]),
    ),
}


@pytest.mark.parametrize("name", FORMS)
def test_attribution_has_speaker_cue_and_content(name):
    text, (speaker, cue, content) = FORMS[name]

    (found,) = attributions(text)

    assert words(text, found.mention) == speaker
    assert words(text, found.cue) == cue
    assert [words(text, piece) for piece in found.content] == content


def test_attribution_of_a_second_verb_shares_the_speaker():
    text = "Ada Brook said the dam was safe and warned that the road was not."

    found = attributions(text)

    assert [words(text, one.mention) for one in found] == ["Ada Brook"] * 2
    assert [words(text, one.cue) for one in found] == ["said", "warned"]


def test_attribution_of_a_quoted_speaker_keeps_who_quotes():
    text = "Radio Lake quoted Ada Brook as saying that the dam was safe."

    (found,) = attributions(text)

    assert words(text, found.mention) == "Ada Brook"
    assert words(text, found.via_mention) == "Radio Lake"


def test_attribution_is_the_outermost():
    text = "Ada Brook said that the council had said the dam was safe."

    (found,) = attributions(text)

    assert words(text, found.mention) == "Ada Brook"


@pytest.mark.parametrize(
    "text",
    [
        "Ada Brook would say that the dam was safe if anybody asked.",
        "If Ada Brook says the dam is safe, nobody will leave.",
        "Ada Brook did not say that the dam was safe.",
        "Ada Brook went to the dam on Monday with two engineers.",
        "The council asked Ada Brook to open the gate.",
    ],
    ids=["would", "if", "did-not", "no-cue", "request"],
)
def test_attribution_needs_something_said(text):
    assert attributions(text) == []


def test_mention_ends_before_a_day():
    text = "Police on Sunday said the bridge was closed."

    (found,) = attributions(text)

    assert words(text, found.mention) == "Police"


def test_mention_ends_before_what_the_speaker_did():
    text = (
        "The army commander-in-chief briefed President Ilmar Tamm by telephone and "
        "said the ridge was held."
    )

    (found,) = attributions(text)

    assert words(text, found.mention) == "The army commander-in-chief"


@pytest.mark.parametrize(
    ("text", "contents"),
    [
        (
            "Lawyers argued during the trial that Ada Brook had left the bridge.",
            ["that Ada Brook had left the bridge."],
        ),
        (
            "The dam, she claimed, had burst at noon.",
            ["The dam", "had burst at noon."],
        ),
        (
            "Ada Brook said the dam was safe, a day after the river rose.",
            ["the dam was safe"],
        ),
        (
            "The Red Cross says that 40 people are in schools, and has sent blankets.",
            ["that 40 people are in schools"],
        ),
        (
            "Tests suggest that the dam is safe, officials said.",
            ["Tests suggest that the dam is safe"],
        ),
        ("Ada Brook said: the dam would burst, she noted.", ["the dam would burst"]),
        (
            "Ada Brook said it cost 40 million and not, as the bank had claimed, 30.",
            ["it cost 40 million and not, as the bank had claimed, 30."],
        ),
    ],
    ids=["trial", "set-in", "day-after", "has", "tests", "said-again", "as-claimed"],
)
def test_content_is_what_the_cue_governs(text, contents):
    (found,) = attributions(text)

    assert [words(text, piece) for piece in found.content] == contents


def test_content_ends_where_another_says_the_rest():
    text = "The dam is safe, Ada Brook said, and the road is open, Tom Reed said."

    found = attributions(text)

    assert [words(text, one.content[0]) for one in found] == [
        "The dam is safe",
        "and the road is open",
    ]


@pytest.mark.parametrize(
    ("text", "mention"),
    [
        (
            '"The dam is safe," Army Brig. Gen. Ada A. Brook of the relief corps said.',
            "Army Brig. Gen. Ada A. Brook of the relief corps",
        ),
        (
            "At least two soldiers were killed after rebels attacked a post in the "
            "north of the region, army spokesman, Colonel Tom Reed announced Sunday.",
            "army spokesman, Colonel Tom Reed",
        ),
        ('"The dam is safe," said Leila Said, the mayor.', "Leila Said, the mayor"),
    ],
    ids=["rank", "day", "surname"],
)
def test_mention_is_who_stands_at_the_cue(text, mention):
    (found,) = attributions(text)

    assert words(text, found.mention) == mention


@pytest.mark.parametrize(
    "text",
    [
        "The mayor gave the first official figure for the dead on Monday.",
        "Castellan cut its profit forecast for the second time this year.",
    ],
)
def test_ordinal_is_no_figure_that_somebody_states(text):
    assert attributions(text) == []


@pytest.mark.parametrize(
    ("text", "mention", "content"),
    [
        (
            "The attack killed 14 people, a senior officer, who spoke on condition "
            "of anonymity because he may not brief the media, told The Ledger.",
            "a senior officer",
            "The attack killed 14 people",
        ),
        (
            "Residents were told by the mayor that the water was safe.",
            "the mayor",
            "that the water was safe.",
        ),
        (
            "The mayor was adamant that the city was not broke.",
            "The mayor",
            "that the city was not broke.",
        ),
        (
            "The authors of the study caution that the sample was small.",
            "The authors of the study",
            "that the sample was small.",
        ),
        (
            "Prosecutors allege Mr Weil stole money from pensioners.",
            "Prosecutors",
            "Mr Weil stole money from pensioners.",
        ),
        (
            "The city is broke, as the mayor put it.",
            "the mayor",
            "The city is broke",
        ),
        (
            "The mayor made it clear that no jobs would go.",
            "The mayor",
            "that no jobs would go.",
        ),
        (
            "The fire, which officials believe was set, has burned a forest.",
            "officials",
            "was set",
        ),
        (
            "Forecasters predict up to 20cm of snow by Thursday.",
            "Forecasters",
            "up to 20cm of snow by Thursday.",
        ),
    ],
    ids=[
        "who-clause", "told-by", "adamant", "caution", "allege", "put-it", "made-it",
        "which-officials", "up-to",
    ],
)  # fmt: skip
def test_cue_has_its_speaker_and_its_content(text, mention, content):
    (found,) = attributions(text)

    assert words(text, found.mention) == mention
    assert words(text, found.content[0]) == content


def test_content_is_without_a_clause_on_its_speaker():
    text = "The river, said the police chief, who was there, has fallen by a metre."

    (found,) = attributions(text)

    assert [words(text, piece) for piece in found.content] == [
        "The river",
        "has fallen by a metre.",
    ]


def test_going_on_foot_says_nothing():
    assert attributions("Most of them went on foot, a day before the flood.") == []


@pytest.mark.parametrize(
    ("text", "mention", "contents"),
    [
        (
            'The Red Cross put the risk at "low but not nil".',
            "The Red Cross",
            ['the risk at "low but not nil".'],
        ),
        (
            '"Nobody wants to buy it," said one of them, Ada Brook.',
            "one of them, Ada Brook",
            ['"Nobody wants to buy it,"'],
        ),
        (
            'Tom Reed dismissed suggestions that he would go as "pure fantasy".',
            "Tom Reed",
            ["that he would go"],
        ),
        (
            "A spokeswoman confirmed a man had died but gave no further details.",
            "A spokeswoman",
            ["a man had died"],
        ),
        (
            "She recalled how the wall had fallen.",
            "She",
            ["how the wall had fallen."],
        ),
        (
            "Figures from the statistics office showed inflation at 3.1%.",
            "Figures from the statistics office",
            ["inflation at 3.1%."],
        ),
        (
            "The two sides had agreed, Tom Reed said, to free 50 prisoners.",
            "Tom Reed",
            ["The two sides had agreed", "to free 50 prisoners."],
        ),
        (
            "The bridge is two years late, auditors found.",
            "auditors",
            ["The bridge is two years late"],
        ),
        (
            'A spokesman said the senator "stands by every word".',
            "A spokesman",
            ['the senator "stands by every word".'],
        ),
        (
            'The agency needs $180m. "We are short of everything," Ada Brook said.',
            "Ada Brook",
            ['"We are short of everything,"'],
        ),
        (
            "Turnout was 91%, the federation's chair, Ada Brook, told a rally outside "
            "the health ministry.",
            "the federation's chair, Ada Brook",
            ["Turnout was 91%"],
        ),
        (
            "He had seen the chain, he went on, but the picture had been deleted.",
            "he",
            ["He had seen the chain", "but the picture had been deleted."],
        ),
        (
            "Outside, Ada Brook, who lost a son in the fire, said Reed's account was "
            '"an insult".',
            "Ada Brook",
            ['Reed\'s account was "an insult".'],
        ),
        (
            "The court heard that Tom Reed had sent two letters.",
            "The court",
            ["that Tom Reed had sent two letters."],
        ),
        (
            "Satellite pictures show that the lake has grown.",
            "Satellite pictures",
            ["that the lake has grown."],
        ),
    ],
    ids=[
        "put-at-words",
        "one-of-them",
        "as-fantasy",
        "no-details",
        "how",
        "figures-show",
        "agreed-to",
        "found",
        "verb-in-marks",
        "million-and-quotation",
        "told-a-rally",
        "went-on",
        "owner-of-an-account",
        "heard",
        "pictures",
    ],
)
def test_cue_has_its_speaker_and_all_its_content(text, mention, contents):
    (found,) = attributions(text)

    assert words(text, found.mention) == mention
    assert [words(text, piece) for piece in found.content] == contents


def test_what_is_behind_a_colon_is_no_part_of_what_is_rejected():
    text = "Tom Reed rejected the claim: the wording, he said, had not changed."

    found = attributions(text)

    assert [words(text, piece) for piece in found[-1].content] == [
        "the wording",
        "had not changed.",
    ]


def test_meaning_is_not_saying():
    assert (
        attributions("The signal is strong, which means that the gate is open.") == []
    )
