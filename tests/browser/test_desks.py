"""The main path on each desk: by its keys with scripts, by its forms without."""

import re

import pytest
from playwright.sync_api import expect

from claims.models import (
    Claim,
    DisputeState,
    Link,
    RevisionKind,
    RevisionState,
    Speaker,
    State,
)
from claims.review.actions.comments import assign, write_comment
from tests.make import (
    make_claim,
    make_dispute,
    make_editor,
    make_link,
    make_speaker,
)

from .newsroom import ask_second_reader, repeat, reword


@pytest.fixture(params=[True, False], ids=["keys", "forms"])
def by_key(request):
    return request.param


@pytest.fixture
def editor():
    return make_editor("robin")


@pytest.fixture
def page(open_browser, sign_in, editor, by_key):
    page = open_browser(scripts=by_key)
    sign_in(editor, page)
    return page


@pytest.fixture
def press(page, by_key):
    """Return a function that presses a button: by the key it names, or by hand."""

    def press_button(name):
        button = page.get_by_role("button", name=re.compile(name)).first
        if not by_key:
            return button.click()
        expect(button).to_be_visible()
        return page.keyboard.press(button.get_attribute("aria-keyshortcuts"))

    return press_button


def heading(page, words):
    return page.get_by_role("heading", name=words)


def said(page):
    return page.get_by_role("status").first


def test_words_are_stretched_and_shrunk(page, by_key):
    claim = make_claim("28 villages")
    page.goto(f"/review/claims/{claim.pk}/")
    words = page.get_by_role("main").locator("[data-words]")

    for label, now in (
        ("End later", "28 villages were"),
        ("End later", "28 villages were flooded"),
        ("Begin later", "villages were flooded"),
        ("End earlier", "villages were"),
    ):
        link = page.get_by_role("link", name=label)
        if by_key:
            page.keyboard.press(link.get_attribute("aria-keyshortcuts"))
        else:
            link.click()
        expect(words).to_have_text(now)
    page.get_by_role("button", name="Accept").click()

    expect(page.get_by_role("main")).to_contain_text("Nothing awaits review")
    claim.refresh_from_db()
    assert claim.quote == "villages were"


def test_what_was_typed_outlives_the_session(page, by_key):
    claim = make_claim()
    page.goto(f"/review/claims/{claim.pk}/comments/")
    page.get_by_label("Comment").fill("Are these her words?")
    page.context.clear_cookies(name="sessionid")

    page.get_by_role("button", name="Comment").click()
    page.get_by_label("Name").fill("robin")
    page.get_by_label("Password").fill("secret")
    page.get_by_role("main").get_by_role("button", name="Sign in").click()
    if by_key:  # the form is as it was, else what was sent is kept
        expect(page.get_by_label("Comment")).to_have_value("Are these her words?")
    button = "Comment" if by_key else "Send it again"
    page.get_by_role("button", name=button).click()

    expect(said(page)).to_contain_text("Saved the comment")
    assert claim.comments.get().text == "Are these her words?"


def test_a_link_is_rejected_and_taken_back(page, press):
    first, second = make_link(), make_link()
    page.goto("/review/links/")

    press("Begin")
    expect(heading(page, f"Link {first.pk}")).to_be_visible()
    press("Reject")
    expect(heading(page, f"Link {second.pk}")).to_be_visible()
    press("Undo")
    expect(heading(page, f"Link {first.pk}")).to_be_visible()
    press("Redo")

    expect(said(page)).to_contain_text("Made again")
    states = Link.objects.order_by("pk").values_list("state", flat=True)
    assert list(states) == [State.REJECTED, State.SUGGESTED]


def test_a_newcomer_is_merged_and_split_again(page, press):
    ada = make_speaker("Ada Brook", state=State.ACCEPTED)
    newcomer = make_speaker("Ada Broock", state=State.SUGGESTED)
    make_claim("121 people", speaker=ada, state=State.ACCEPTED)
    claim = make_claim(speaker=newcomer)
    page.goto("/review/speakers/")

    press("Begin")
    expect(heading(page, "Who is Ada Broock?")).to_be_visible()
    press("The same: merge")
    expect(said(page)).to_contain_text("Merged Ada Broock into Ada Brook")
    page.goto(f"/review/speakers/{ada.pk}/split/")
    page.get_by_label("Name of the new speaker").fill("Eve Brook")
    page.get_by_role("checkbox", name=re.compile(claim.quote)).check()
    page.get_by_role("button", name="Split").click()

    expect(heading(page, "Eve Brook")).to_be_visible()
    claim.refresh_from_db()
    assert claim.speaker == Speaker.objects.get(name="Eve Brook")


def test_what_was_accepted_elsewhere_is_accepted_together(page):
    claim = make_claim(state=State.ACCEPTED)
    chosen, left = repeat(claim), repeat(claim)
    page.goto("/review/")

    page.get_by_role("link", name="2 accepted elsewhere").click()
    page.get_by_role("checkbox", name=re.compile(claim.quote)).last.uncheck()
    page.get_by_role("button", name="Accept what is ticked").click()

    expect(said(page)).to_contain_text("Accepted 1 claim; one undo takes it back")
    states = Claim.objects.in_bulk([chosen.pk, left.pk])
    assert states[chosen.pk].state == State.ACCEPTED
    assert states[left.pk].state == State.SUGGESTED


def test_changed_words_are_kept_as_they_were(page, press):
    claim = make_claim(state=State.ACCEPTED)
    reword(claim, RevisionKind.FIGURE, "82 villages were flooded")
    page.goto("/review/changed/")

    press("Begin")
    expect(heading(page, "Figure changed")).to_be_visible()
    press("Keep as it was")

    expect(said(page)).to_contain_text("Nothing is left")
    assert claim.revisions.get().state == RevisionState.KEPT


def test_a_second_reader_agrees_and_sends_back(page, press):
    ask_second_reader(make_editor("kim"))
    page.goto("/review/second/")

    press("Agree to claim")
    expect(said(page)).to_contain_text("Agreed to claim")
    page.get_by_label(re.compile("Why link")).fill("Other villages")
    page.get_by_role("button", name="Send back").last.click()

    expect(said(page)).to_contain_text("Sent link")
    assert Link.objects.get().state == State.SUGGESTED


def test_a_dispute_is_withdrawn_and_published(page, press):
    dispute = make_dispute("How many?")
    page.goto(f"/review/disputes/{dispute.pk}/")

    press("Withdraw")
    expect(said(page)).to_contain_text("Withdrawn")
    press("publish")

    expect(said(page)).to_contain_text("readers see it")
    dispute.refresh_from_db()
    assert dispute.state == DisputeState.PUBLISHED


def test_what_waits_for_an_editor_is_found_and_answered(page, editor):
    claim, kim = make_claim(), make_editor("kim")
    make_claim("121 people")
    write_comment(claim, text="@robin: whose words?", by=kim)
    assign(claim, editor=editor, by=kim)
    page.goto("/review/mine/")

    page.get_by_role("link", name="@robin: whose words?").click()
    page.get_by_label("Comment").fill("Hers, @kim.")
    page.get_by_role("button", name="Comment").click()
    expect(said(page)).to_contain_text("Saved the comment")
    page.goto("/review/mine/")
    page.get_by_role("button", name="I have seen these").click()
    expect(page.get_by_role("main")).to_contain_text("Nobody has mentioned you")
    page.goto("/review/")
    page.get_by_role("link", name="1 assigned to me").click()

    expect(page.get_by_role("link", name=claim.quote)).to_be_visible()
    expect(page.get_by_role("main")).not_to_contain_text("121 people")
    assert kim.mentions.count() == 1
