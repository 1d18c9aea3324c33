"""All pages: no finding of axe, light, dark and narrow; nothing wider than 320 px."""

from uuid import uuid4

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.urls import reverse

from claims.models import (
    Article,
    Claim,
    Comment,
    Dispute,
    Import,
    ImportChannel,
    ImportState,
    Link,
    Measure,
    Revision,
    Speaker,
)
from tests.make import make_admin, make_topic

from .newsroom import fill_desks, fill_newsroom

FINDINGS = {"resultTypes": ["violations"]}
CONTRAST = {**FINDINGS, "runOnly": ["color-contrast"]}


@pytest.fixture
def admin():
    return make_admin("robin")


@pytest.fixture
def dispute(admin):
    return fill_newsroom(make_topic("Mara flood"), by=admin)


@pytest.fixture
def reader_pages(dispute):
    claim = Claim.objects.public().first()
    return [
        "/",
        reverse("reading:topics"),
        dispute.topic.get_absolute_url(),
        dispute.get_absolute_url(),
        dispute.get_absolute_url() + "?known=2024-05-12",
        reverse("reading:embed", args=[dispute.pk]),
        claim.get_absolute_url(),
        claim.snapshot.article.get_absolute_url(),
        claim.speaker.get_absolute_url(),
        reverse("reading:search") + "?q=villages",
        reverse("reading:search") + "?q=nothing+like+it",
        reverse("reading:claim", args=[99999]),
        reverse("sign-in"),
    ]


@pytest.fixture
def staff_pages(dispute, admin):
    claim = Claim.objects.to_review().last()
    rejected = Claim.objects.filter(state="rejected").first()
    link = Link.objects.to_review().first()
    return [
        reverse("review:queue"),
        reverse("review:queue") + "?q=nothing",
        reverse("review:desk", args=[claim.pk]),
        reverse("review:desk", args=[rejected.pk]),
        reverse("review:edit", args=[Link.objects.first().claim_a_id]),
        reverse("review:add", args=[claim.snapshot_id]),
        reverse("review:links"),
        reverse("review:pair", args=[link.pk]),
        reverse("review:history"),
        reverse("review:keys"),
        reverse("review:dispute", args=[dispute.pk]),
        reverse("review:speaker", args=[claim.speaker_id]),
        reverse("importing:new"),
        reverse("importing:imports"),
        *(make_import(state, admin).get_absolute_url() for state in ImportState),
        reverse("status"),
        reverse("password"),
        claim.snapshot.article.get_absolute_url(),
    ]


@pytest.fixture
def desks(dispute, admin):
    """The screens of the desks besides that of claims, each with work on it."""
    fill_desks(dispute, by=admin)
    names = ["changed", "speakers", "second", "mine", "quality", "disputes", "measures"]
    first = {
        "revision": Revision.objects.to_review(),
        "resolve": Speaker.objects.to_resolve(),
        "split_speaker": Speaker.objects.filter(claims__in=Claim.objects.public()),
        "thread_dispute": Dispute.objects.filter(comments__in=Comment.objects.all()),
        "assign_article": Article.objects.filter(assignment__editor=admin),
        "thread_claim": Claim.objects.filter(comments__in=Comment.objects.all()),
        "measure": Measure.objects.order_by("pk"),
    }
    return [
        *(reverse(f"review:{name}") for name in [*names, "covered", "compared"]),
        *(reverse(f"review:{name}", args=[q.first().pk]) for name, q in first.items()),
    ]


def make_import(state, admin):
    """Make an import in ``state``; a done one has stored a snapshot."""
    snapshot = Claim.objects.first().snapshot if state == ImportState.DONE else None
    return Import.objects.create(
        channel=ImportChannel.PASTE,
        state=state,
        raw=None if snapshot else b"Some words.",
        snapshot=snapshot,
        message="The text holds no word." if state == ImportState.FAILED else "",
        once_key=uuid4(),
        requested_by=admin,
    )


def test_axe_finds_nothing_on_readers_pages(open_browser, reader_pages):
    assert findings(open_browser(), reader_pages) == ""


def test_axe_finds_nothing_on_staff_pages(open_browser, sign_in, admin, staff_pages):
    page = open_browser()
    sign_in(admin, page)

    assert findings(page, staff_pages) == ""


def test_axe_finds_nothing_on_any_desk(open_browser, sign_in, admin, desks):
    page = open_browser()
    sign_in(admin, page)

    assert findings(page, desks) == ""


def test_nothing_is_wider_than_a_small_phone(
    open_browser, sign_in, admin, reader_pages, staff_pages, desks
):
    page = open_browser(viewport={"width": 320, "height": 640})
    sign_in(admin, page)

    wide = [one for one in reader_pages + staff_pages + desks if scrolls(page, one)]

    assert wide == []


def findings(page, addresses):
    """Return what axe finds: in light, in dark (contrast alone), and at 360 px."""
    found = []
    for address in addresses:
        page.set_viewport_size({"width": 1280, "height": 800})
        page.emulate_media(color_scheme="light")
        page.goto(address)
        open_all_details(page)
        found += axe(page, address, "light", FINDINGS)
        page.emulate_media(color_scheme="dark")
        found += axe(page, address, "dark", CONTRAST)
        page.set_viewport_size({"width": 360, "height": 640})
        found += axe(page, address, "360 px", FINDINGS)
    return "\n".join(found)


def axe(page, address, setting, options):
    return [
        f"{address}, {setting}: {violation['id']} {node['target']}"
        for violation in Axe().run(page, options=options).response["violations"]
        for node in violation["nodes"]
    ]


def open_all_details(page):
    """Open what is folded, so that it is looked at too."""
    page.evaluate(
        "document.querySelectorAll('details').forEach(one => one.open = true)"
    )


def scrolls(page, address):
    page.goto(address)
    open_all_details(page)
    return page.evaluate("document.documentElement.scrollWidth > innerWidth")
