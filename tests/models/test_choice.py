"""Conditions on a state: spelled out in the statement, or passed where unknown."""

import pytest

from claims.models import Claim, Link, State
from tests.make import make_claim


@pytest.mark.parametrize(
    ("rows", "condition"),
    [
        (Claim.objects.filter(state=State.ACCEPTED), "\"state\" = 'accepted'"),
        (Claim.objects.filter(state="accepted"), "\"state\" = 'accepted'"),
        (Claim.objects.exclude(state=State.REJECTED), "\"state\" = 'rejected'"),
        (
            Claim.objects.filter(state__in=[State.SUGGESTED, State.ACCEPTED]),
            "\"state\" IN ('suggested', 'accepted')",
        ),
        (Link.objects.filter(claim_a__state="rejected"), "\"state\" = 'rejected'"),
        (Link.objects.compared_anew(), "\"changed_to\" = ('')"),
    ],
    ids=["exact", "text", "exclude", "in", "over a join", "nothing"],
)
def test_a_statement_spells_out_the_state_that_it_asks_for(rows, condition):
    statement, passed = rows.query.sql_with_params()

    assert condition in statement
    assert passed == ()


def test_a_value_that_is_no_choice_is_passed_and_found_nowhere(db):
    make_claim()
    rows = Claim.objects.filter(state="' OR true --")

    assert rows.query.sql_with_params()[1] == ("' OR true --",)
    assert not rows.exists()


def test_a_mix_of_choices_and_others_finds_the_choices(db):
    claim = make_claim()

    assert [*Claim.objects.filter(state__in=[claim.state, "never"])] == [claim]
