"""The desk by keyboard, and what happens where two editors meet."""

import re

import pytest
from playwright.sync_api import expect

from claims.models import Claim, State
from claims.review.actions import accept_claim
from tests.make import make_claim, make_editor, make_snapshot, make_speaker

TEXT = (
    "Ada Brook said the dams hold. She said the rain ends. She said nobody is missing."
)
QUOTES = ["the dams hold", "the rain ends", "nobody is missing"]


@pytest.fixture
def editor():
    return make_editor("robin")


@pytest.fixture
def claims():
    snapshot, speaker = make_snapshot(TEXT), make_speaker("Ada Brook")
    return [make_claim(q, snapshot=snapshot, speaker=speaker) for q in QUOTES]


@pytest.fixture
def desk(open_browser, sign_in, editor, claims):
    """A page with the first claim on the desk, scripts on."""
    page = open_browser()
    sign_in(editor, page)
    page.goto(f"/review/claims/{claims[0].pk}/")
    return page


def heading(desk, claim):
    return desk.get_by_role("heading", name=f"Claim {claim.pk}")


def test_one_key_decides_and_the_next_claim_has_the_focus(desk, claims):
    desk.keyboard.press("a")
    expect(heading(desk, claims[1])).to_be_focused()
    desk.keyboard.press("x")
    expect(heading(desk, claims[2])).to_be_focused()

    assert [Claim.objects.get(pk=c.pk).state for c in claims] == [
        State.ACCEPTED,
        State.REJECTED,
        State.SUGGESTED,
    ]


def test_z_takes_a_decision_back(desk, claims):
    desk.keyboard.press("a")
    expect(heading(desk, claims[1])).to_be_focused()

    desk.keyboard.press("z")

    expect(heading(desk, claims[0])).to_be_visible()
    assert Claim.objects.to_review().count() == 3


def test_a_skipped_claim_comes_back_at_the_end(desk, claims):
    for claim in (claims[1], claims[2], claims[0]):
        desk.keyboard.press("s")
        expect(heading(desk, claim)).to_be_focused()


def test_brackets_move_the_end_of_the_claim(desk, claims):
    desk.keyboard.press("[")
    expect(desk.get_by_role("main").locator("[data-words]")).to_have_text("the dams")
    desk.keyboard.press("a")
    expect(heading(desk, claims[1])).to_be_focused()

    assert Claim.objects.get(pk=claims[0].pk).quote == "the dams"


def test_keys_do_nothing_while_somebody_types(desk, claims):
    desk.keyboard.press("e")
    words = desk.get_by_label(re.compile("Words of the claim"))
    words.press("End")
    words.press("a")

    expect(words).to_have_value(re.compile("a"))
    assert Claim.objects.to_review().count() == 3


def test_the_slower_editor_sees_both_versions_and_what_they_typed(desk, claims):
    desk.keyboard.press("e")
    desk.get_by_label(re.compile("Role of the speaker")).fill("dam keeper")
    accept_claim(claims[0], version=claims[0].version, by=make_editor("kim"))

    desk.get_by_role("button", name="Save").first.click()

    expect(desk.get_by_role("alert")).to_contain_text("Nothing was saved")
    expect(desk.get_by_role("heading", name="As it is now")).to_be_visible()
    expect(desk.get_by_label(re.compile("Role of the sp"))).to_have_value("dam keeper")
    assert Claim.objects.get(pk=claims[0].pk).role == ""


def test_a_decision_on_a_stale_card_saves_nothing(desk, claims):
    accept_claim(claims[0], version=claims[0].version, by=make_editor("kim"))

    desk.keyboard.press("x")

    expect(desk.get_by_role("alert")).to_contain_text("Nothing was saved")
    assert Claim.objects.get(pk=claims[0].pk).state == State.ACCEPTED


def test_a_lost_network_is_told_and_nothing_is_lost(desk, claims):
    desk.context.set_offline(True)

    desk.keyboard.press("a")

    expect(desk.get_by_role("alert")).to_contain_text("cannot be reached")
    expect(heading(desk, claims[0])).to_be_visible()
    assert Claim.objects.to_review().count() == 3
