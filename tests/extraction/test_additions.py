"""What is told as added to a count, and the total told along with it."""

import pytest

from claims.extraction.figures import find_figures
from claims.extraction.measures import with_measures
from tests.extraction.parsed import claims, contents, only_claim, parsed

TOTALLED = (
    "Health officials reported 14 new cases of cholera on Sunday, bringing the total "
    "since June to 312."
)


@pytest.mark.parametrize(
    "told",
    [
        "14 new cases of cholera",
        "30 more deaths",
        "a further 30 deaths",
        "another 12 deaths",
    ],
)
def test_what_is_added_counts_these_days_only(told):
    claim = only_claim(f"The ministry reported {told} on Sunday.")

    assert [figure.is_new for figure in claim.figures] == [True]


@pytest.mark.parametrize(
    "told",
    ["more than 30 deaths", "30 more deaths than last year", "30 new homes"],
    ids=["bound", "comparison", "new-things"],
)
def test_what_is_not_added_counts_all_so_far(told):
    claim = only_claim(f"The ministry reported {told}.")

    assert not claim.figures[0].is_new


def test_a_total_is_told_along_with_what_adds_to_it():
    claim = only_claim(TOTALLED)

    told = TOTALLED.removeprefix("Health officials reported ").removesuffix(".")
    assert contents(TOTALLED, claim) == [told]
    assert [figure.is_new for figure in claim.figures] == [True, False]


def test_a_total_measures_what_adds_to_it():
    doc = parsed(TOTALLED)

    figures = with_measures(doc, find_figures(doc))

    assert [figure.measure for figure in figures] == ["people infected"] * 2


def test_an_amount_opens_a_statement():
    text = "The union called the plan unfair and said as many as 90 posts were at risk."

    second = claims(text)[-1]

    assert contents(text, second) == ["as many as 90 posts were at risk"]


def test_what_somebody_did_not_say_is_no_statement():
    text = "Ada Brook said the cameras were off. She did not say who had been on duty."

    assert len(claims(text)) == 1


def test_where_analysts_work_is_no_place():
    claim = only_claim("Analysts at Alder Voss said 40 firms had closed.")

    assert claim.figures[0].place is None
