"""The whole way: an article is pasted, read, decided on, linked, shown and undone."""

import re

import pytest
from playwright.sync_api import expect

from claims.models import Claim, Link, State
from tests.make import make_admin

from .newsroom import import_and_accept, run_waiting_import

EARLIER = """Colonel Ivo Petrov of the rescue service said on Monday that 12 people \
had been killed in Mara Province. Petrov said 4,300 people had been evacuated from \
Mara Province."""
PASTED = """Governor Ada Brook said on Tuesday that 31 people had been killed in Mara \
Province. Brook said 9,100 people had been evacuated from Mara Province.

"We are holding the dams," Brook said."""
TOPIC = "Mara flood, May 2024"


@pytest.mark.model
@pytest.mark.parametrize("scripts", [True, False], ids=["scripts", "no scripts"])
def test_an_article_becomes_part_of_a_dispute(scripts, open_browser):
    admin = make_admin("robin")
    import_and_accept(
        EARLIER, by=admin, source="The Post", topic=TOPIC, published_on="2024-05-13"
    )
    page = open_browser(scripts=scripts)

    sign_in_by_form(page)
    paste_article(page)
    watch_it_being_read(page)
    decide_on_claims(page, by_key=scripts)
    accept_links(page, by_key=scripts)

    dispute = read_the_dispute(page)
    undo_the_last_link(page)
    expect_it_gone(page, dispute)


def sign_in_by_form(page):
    page.goto("/")
    page.get_by_role("link", name="Sign in").click()
    page.get_by_label("Name", exact=True).fill("robin")
    page.get_by_label("Password").fill("secret")
    page.get_by_role("button", name="Sign in").click()
    expect(page.get_by_role("button", name="Sign out")).to_be_visible()


def paste_article(page):
    page.get_by_role("link", name="Import", exact=True).click()
    page.get_by_label("Text").fill(PASTED)
    page.get_by_label("Source").fill("The Herald")
    page.get_by_label("Published on").fill("2024-05-14")
    page.get_by_label("Topic").fill(TOPIC)
    page.get_by_label("Address", exact=True).or_(
        page.get_by_label("Address:", exact=True)
    ).fill("https://herald.example/dams")
    page.get_by_role("button", name="Import", exact=True).click()


def watch_it_being_read(page):
    expect(page.get_by_role("heading", level=1)).to_have_text("Importing")
    expect(page.get_by_role("progressbar")).to_be_visible()
    run_waiting_import()
    expect(page.get_by_role("heading", level=1)).to_have_text("Imported")


def decide_on_claims(page, *, by_key):
    """Accept all that is suggested in the article but the last, which has no figure."""
    waiting = Claim.objects.to_review().count()
    assert waiting == 3
    page.get_by_role("link", name=f"Review {waiting} claims").click()
    page.get_by_role("button", name="Begin").click()
    for number, claim in enumerate(Claim.objects.to_review(), start=1):
        expect(page.get_by_role("heading", name=f"Claim {claim.pk}")).to_be_visible()
        decision = "Reject" if number == waiting else "Accept"
        press(page, decision, by_key=by_key)
        expect(page.get_by_role("status").filter(has_text=f"claim {claim.pk}."))
    expect(page.get_by_role("heading", name="Claims to review")).to_be_visible()
    assert Claim.objects.filter(state=State.ACCEPTED).count() == 4


def accept_links(page, *, by_key):
    proposed = Link.objects.to_review()
    assert [link.kind for link in proposed] == ["contradicts", "contradicts"]
    page.get_by_role("link", name="Links 2").click()
    page.get_by_role("button", name="Begin").click()
    for link in list(proposed):
        expect(page.get_by_role("heading", name=f"Link {link.pk}")).to_be_visible()
        press(page, "as proposed", by_key=by_key)
        expect(page.get_by_role("status").first).to_contain_text(f"link {link.pk}")
    assert Link.objects.filter(state=State.ACCEPTED).count() == 2


def press(page, name, *, by_key):
    """Press the button whose name holds ``name``: by the key it names, or by hand."""
    button = page.get_by_role("button", name=re.compile(name))
    if by_key:
        page.keyboard.press(button.get_attribute("aria-keyshortcuts"))
    else:
        button.click()


def read_the_dispute(page):
    """Find the dispute as a reader does; return its address."""
    page.goto("/")
    page.get_by_role("link", name=TOPIC).first.click()
    page.get_by_role("link", name=re.compile("people.*evacuated|left")).first.click()
    main = page.get_by_role("main")
    expect(main.get_by_role("img", name="How many people")).to_be_visible()
    for value, speaker in (("4,300", "Ivo Petrov"), ("9,100", "Ada Brook")):
        expect(main.get_by_role("heading", name=value)).to_be_visible()
        expect(main.get_by_role("link", name=speaker).first).to_be_visible()
    expect(main.get_by_text("contradicts", exact=True)).to_be_visible()
    return page.url


def undo_the_last_link(page):
    page.get_by_role("link", name="Review", exact=True).click()
    page.get_by_role("link", name="what I did").click()
    latest = page.get_by_role("listitem").filter(has_text="accepted link").first
    latest.get_by_role("button", name="Undo this").click()
    expect(page.get_by_role("status").first).to_contain_text("Undone")


def expect_it_gone(page, dispute):
    page.goto(dispute)
    expect(page.get_by_role("main")).not_to_contain_text("contradicts")
    page.goto("/review/history/")
    expect(page.get_by_role("main")).to_contain_text("undone")
    assert Link.objects.filter(state=State.ACCEPTED).count() == 1
