"""What a reader does: from the front page to the words, with scripts on and off."""

import re

import pytest
from playwright.sync_api import expect

from tests.make import make_editor, make_topic

from .newsroom import QUESTION, fill_newsroom


@pytest.fixture
def dispute():
    return fill_newsroom(make_topic("Mara flood"), by=make_editor())


def test_a_reader_follows_a_figure_to_its_words(page, dispute):
    page.goto("/")
    page.get_by_role("link", name=QUESTION).click()
    expect(page.get_by_role("heading", level=1)).to_have_text(QUESTION)
    told = page.get_by_role("listitem").filter(has_text="28 villages").first
    told.get_by_role("link", name="In context").click()

    expect(page.get_by_role("heading", level=1)).to_contain_text("Ada Brook")
    expect(page.get_by_role("main")).to_contain_text("28 villages in Mara were flooded")
    expect(page.get_by_role("link", name=re.compile("original"))).to_have_attribute(
        "href", re.compile("#:~:text=28%20villages")
    )


def test_the_picture_has_a_table_that_says_the_same(page, dispute):
    page.goto(dispute.get_absolute_url())
    expect(page.get_by_role("img", name=QUESTION)).to_be_visible()

    page.get_by_text("The picture as a table").click()

    table = page.get_by_role("table")
    expect(table.get_by_role("row")).to_have_count(4)
    expect(table).to_contain_text("Ivo Petrov")


def test_a_reader_sees_what_was_known_on_a_day(page, dispute):
    page.goto(dispute.get_absolute_url())

    page.get_by_role("link", name="12 May 2024").click()

    expect(page.get_by_role("main")).to_contain_text("28")
    expect(page.get_by_role("main")).not_to_contain_text("74")


def test_a_reader_finds_a_claim_by_its_words(page, dispute):
    page.goto("/topics/")
    page.get_by_role("searchbox", name="Search claims").fill("villages -74")
    page.get_by_role("banner").get_by_role("button", name="Search").click()

    expect(page.get_by_role("heading", level=2)).to_have_text("3 claims found")
    page.get_by_role("main").get_by_role("link", name=re.compile("31 vill")).click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Ada Brook")


def test_a_missing_page_leads_on(page):
    page.goto("/claims/9999/")

    page.get_by_role("main").get_by_role("link", name="front page").click()

    expect(page).to_have_url(re.compile("/$"))


def test_another_page_shows_a_dispute_in_a_frame(page, dispute, live_server):
    page.goto(dispute.get_absolute_url())
    page.get_by_text("Show this dispute on another site").click()
    code = page.get_by_label("Copy this into its page").input_value()
    page.route("**/elsewhere/", lambda route: route.fulfill(body=code))
    page.route("**/favicon.ico", lambda route: route.fulfill(body=""))

    page.goto("/elsewhere/")

    frame = page.frame_locator("iframe")
    expect(frame.get_by_role("heading", level=1)).to_have_text(QUESTION)
    expect(frame.get_by_role("img", name=QUESTION)).to_be_visible()
    with page.context.expect_page() as opened:
        frame.get_by_role("link", name="Who said it").click()
    expect(opened.value.get_by_role("heading", level=1)).to_have_text(QUESTION)
