"""The desk by keyboard, and what happens where two editors meet."""

import re

import pytest
from playwright.sync_api import expect

from claims.models import Claim, Decision, Link, State
from claims.review.actions import accept_claim
from tests.make import (
    make_article,
    make_claim,
    make_editor,
    make_figure,
    make_measure,
    make_snapshot,
    make_speaker,
    make_topic,
)

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


def said(desk):
    return desk.locator("#said")


def test_one_key_decides_and_the_next_claim_has_the_focus(desk, claims):
    desk.keyboard.press("a")
    expect(heading(desk, claims[1])).to_be_focused()
    desk.keyboard.press("x")
    expect(heading(desk, claims[2])).to_be_focused()
    expect(said(desk)).to_contain_text("Rejected claim")

    assert [Claim.objects.get(pk=c.pk).state for c in claims] == [
        State.ACCEPTED,
        State.REJECTED,
        State.SUGGESTED,
    ]


def test_z_takes_a_decision_back(desk, claims):
    desk.keyboard.press("a")
    expect(heading(desk, claims[1])).to_be_focused()

    desk.keyboard.press("z")

    expect(heading(desk, claims[0])).to_be_focused()
    expect(said(desk)).to_contain_text("Undid: accepted claim")
    assert Claim.objects.to_review().count() == 3


def test_a_skipped_claim_comes_back_at_the_end(desk, claims):
    for skipped, following in zip(claims, [*claims[1:], claims[0]], strict=True):
        desk.keyboard.press("s")
        expect(heading(desk, following)).to_be_focused()
        expect(said(desk)).to_contain_text(f"Skipped claim {skipped.pk}")


def test_brackets_move_the_end_of_the_claim(desk, claims):
    desk.keyboard.press("[")
    expect(desk.get_by_role("main").locator("[data-words]")).to_have_text("the dams")
    desk.keyboard.press("a")
    expect(said(desk)).to_contain_text("Accepted claim")

    assert Claim.objects.get(pk=claims[0].pk).quote == "the dams"


def test_unseen_characters_are_shown_and_keep_their_places(
    open_browser, sign_in, editor
):
    words = "28 vil\u202elages"
    claim = make_claim(words, snapshot=make_snapshot(f"She said {words} were flooded."))
    page = open_browser()
    sign_in(editor, page)
    page.goto(f"/review/claims/{claim.pk}/")
    expect(page.locator("[data-words]")).to_have_text("28 vil⟨U+202E⟩lages")
    expect(page.locator("#text mark i")).to_have_attribute("data-code", "U+202E")

    page.keyboard.press("]")
    page.keyboard.press("a")

    page.wait_for_url("**/review/")
    claim.refresh_from_db()
    assert claim.quote == f"{words} were"


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


def wait_for_cards_ahead(desk):
    """Wait until the desk has drawn the next cards."""
    desk.wait_for_load_state("networkidle")


def test_a_lost_network_keeps_decisions_and_sends_each_once(desk, claims):
    wait_for_cards_ahead(desk)
    desk.context.set_offline(True)
    desk.keyboard.press("a")
    expect(heading(desk, claims[1])).to_be_focused()
    desk.keyboard.press("x")
    expect(heading(desk, claims[2])).to_be_focused()
    expect(desk.get_by_role("alert")).to_contain_text("cannot be reached")
    assert Claim.objects.to_review().count() == 3

    desk.context.set_offline(False)

    expect(desk.get_by_role("alert")).to_contain_text("All your decisions are saved")
    decided = Decision.objects.filter(subject_kind="claim").order_by("pk")
    assert [(one.subject_id, one.kind) for one in decided] == [
        (claims[0].pk, "accept"),
        (claims[1].pk, "reject"),
    ]


def test_a_decision_whose_answer_is_lost_is_made_once(desk, claims):
    lost = []

    def lose(route):
        if not lost:
            lost.append(route.fetch())
            return route.abort()
        return route.continue_()

    desk.route("**/accept/", lose)
    desk.keyboard.press("a")

    expect(said(desk)).to_contain_text("Accepted claim")
    assert Decision.objects.on(claims[0]).count() == 1


def test_a_decision_survives_the_end_of_the_session(desk, claims):
    wait_for_cards_ahead(desk)
    desk.context.clear_cookies(name="sessionid")
    desk.keyboard.press("a")
    desk.wait_for_url("**/sign-in/**")
    assert Claim.objects.to_review().count() == 3

    desk.get_by_label("Name").fill("robin")
    desk.get_by_label("Password").fill("secret")
    desk.get_by_role("main").get_by_role("button", name="Sign in").click()

    expect(said(desk)).to_contain_text("Accepted claim")
    assert Decision.objects.on(claims[0]).count() == 1


def test_a_value_is_corrected_with_one_key_the_digits_and_enter(
    open_browser, sign_in, editor
):
    claim = make_claim()
    figure = make_figure(claim, low=82, high=82)
    page = open_browser()
    sign_in(editor, page)
    page.goto(f"/review/claims/{claim.pk}/")

    page.keyboard.press("v")
    page.keyboard.type("28")
    page.keyboard.press("Enter")

    page.wait_for_url("**/review/")
    figure.refresh_from_db()
    assert figure.value == 28


def test_a_link_takes_three_keys(open_browser, sign_in, editor):
    topic, measure = make_topic(), make_measure()
    own, other = (
        make_figure(
            make_claim(
                snapshot=make_snapshot(article=make_article(topic=topic)), state=state
            ),
            measure=measure,
        )
        for state in (State.SUGGESTED, State.ACCEPTED)
    )
    page = open_browser()
    sign_in(editor, page)
    page.goto(f"/review/claims/{own.claim_id}/")

    for key in ("l", "1", "c"):
        page.keyboard.press(key)

    expect(said(page)).to_contain_text("a link, contradicts")
    link = Link.objects.get()
    assert {link.figure_a, link.figure_b} == {own, other}
    assert (link.kind, link.state) == ("contradicts", State.ACCEPTED)


def test_a_new_claim_is_chosen_without_a_mouse(desk):
    desk.keyboard.press("n")
    expect(said(desk)).to_have_text("She")
    for key in ("ArrowRight", "ArrowRight", "]", "Enter"):
        desk.keyboard.press(key)

    words = desk.get_by_label(re.compile("Words of the claim"))
    expect(words).to_have_value("the rain")
