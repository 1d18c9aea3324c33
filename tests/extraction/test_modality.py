"""Plans, possibilities and estimates, by the words of the statement and its cue."""

import pytest

from claims.extraction.found import Modality, Polarity
from claims.extraction.modality import modality_of
from claims.extraction.polarity import polarity_of


@pytest.mark.parametrize(
    ("content", "cue", "figures", "expected"),
    [
        ("the mill would close 40 lines", "said", ["40"], Modality.PLANNED),
        ("300 jobs are to go by May", "said", ["300"], Modality.PLANNED),
        ("they will plant 900 trees", "said", ["900"], Modality.PLANNED),
        ("they will not give in", "said", [], Modality.ACTUAL),
        ("a bridge of 40 metres", "promised", ["40"], Modality.PLANNED),
        ("the dam could flood 60 farms", "warned", ["60"], Modality.POSSIBLE),
        ("some 60 farms, maybe more", "said", ["60"], Modality.POSSIBLE),
        ("losses of 4 million", "estimated", ["4 million"], Modality.ESTIMATED),
        ("the toll is believed to be 40", "said", ["40"], Modality.ESTIMATED),
        ("an earlier estimate of 12 was low", "said", ["12"], Modality.ACTUAL),
        ("We hold 17 men. This will change", "said", ["17"], Modality.ACTUAL),
        ("Voting is due to begin; 12 have left", "said", ["12"], Modality.ACTUAL),
        ("12 have left, more than I would like", "said", ["12"], Modality.ACTUAL),
        ("if it would rain, 12 have left", "said", ["12"], Modality.ACTUAL),
        ("she could hear 12 shots", "said", ["12"], Modality.ACTUAL),
        ("12 barns burned", "said", ["12"], Modality.ACTUAL),
    ],
)
def test_modality_follows_the_words_around_the_figures(content, cue, figures, expected):
    assert modality_of(content, cue, figures) is expected


def test_what_is_not_ruled_out_is_possible():
    found = modality_of("one guard had slept", "rule out", before="Lind did not ")

    assert found is Modality.POSSIBLE


@pytest.mark.parametrize(
    ("before", "cue", "expected"),
    [
        ("", "denied", Polarity.DENIED),
        ("", "rejected reports", Polarity.DENIED),
        ("did not ", "deny", Polarity.ASSERTED),
        ("declined to ", "dismiss", Polarity.ASSERTED),
        ("", "said", Polarity.ASSERTED),
    ],
)
def test_denial_is_told_from_its_negation(before, cue, expected):
    assert polarity_of(cue, before) is expected
