"""The thing that a figure counts."""

import pytest

from claims.extraction.figures.find import find_figures
from tests.extraction.parsed import parsed


@pytest.mark.parametrize(
    ("text", "nouns"),
    [
        ("14,000 of its 20,000 drivers had stopped.", ["driver", "driver"]),
        ("Some 350,000 doses have arrived.", ["dose"]),
        ("One in five homes had no heating.", ["home"]),
        ("Cases rose to 512 from 430 a week earlier.", ["case", "case"]),
        ("Police counted 400 people; organisers spoke of 900.", ["people", "people"]),
        ("The plan cuts 450 jobs, among them 120 in the port.", ["job", "job"]),
    ],
    ids=["share", "doses", "ratio", "a-week-earlier", "spoke-of", "among-them"],
)
def test_noun_is_what_the_figure_counts(text, nouns):
    assert [figure.noun for figure in find_figures(parsed(text))] == nouns


def test_change_of_level_may_stand_far_before_its_two_levels():
    text = "Sales had grown by 31% in five years, from $99 million to $130 million."

    found = find_figures(parsed(text))

    assert [text[one.span.start : one.span.end] for one in found] == [
        "31%",
        "$99 million",
        "$130 million",
    ]
