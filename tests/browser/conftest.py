"""A real Chromium, with scripts on and off; pages that break the policy fail."""

import os
import shutil

import pytest
from playwright.sync_api import Error, sync_playwright

FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
NAMES = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"]


def pytest_collection_modifyitems(items):
    """Mark everything here, and let each test commit: the server is another thread."""
    for item in items:
        if "/browser/" in str(item.path):
            item.add_marker(pytest.mark.browser)
            item.add_marker(pytest.mark.django_db(transaction=True))


@pytest.fixture(scope="session")
def chromium():
    """The installed Chromium, else the one that Playwright fetched.

    Playwright's loop runs in the tests' thread, which Django would refuse to query in.
    """
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "1"
    installed = next(filter(None, map(shutil.which, NAMES)), None)
    with sync_playwright() as playwright:
        try:
            browser = playwright.chromium.launch(executable_path=installed, args=FLAGS)
        except Error:
            if os.environ.get("REQUIRE_BROWSER"):
                raise
            pytest.skip("NO CHROMIUM: the browser tests were skipped.")
        yield browser
        browser.close()


@pytest.fixture
def open_browser(chromium, live_server):
    """Return a function that opens a page of its own, with or without scripts.

    What breaks the Content Security Policy, throws in a script or asks another host
    fails the test when it ends.
    """
    contexts, wrongs = [], []

    def open_page(*, scripts=True, **options):
        context = chromium.new_context(
            base_url=live_server.url, java_script_enabled=scripts, **options
        )
        contexts.append(context)
        page = context.new_page()
        page.set_default_timeout(8000)
        page.on("console", lambda told: _note(told, wrongs))
        page.on("pageerror", lambda error: wrongs.append(str(error)))
        page.on("request", lambda sent: _note_host(sent, live_server.url, wrongs))
        return page

    yield open_page
    for context in contexts:
        context.close()
    assert wrongs == []


def _note(told, wrongs):
    if "Content Security Policy" in told.text:
        wrongs.append(told.text)


def _note_host(sent, url, wrongs):
    if not sent.url.startswith((url, "data:", "about:")):
        wrongs.append(f"asked another host: {sent.url}")


@pytest.fixture(params=[True, False], ids=["scripts", "no scripts"])
def page(request, open_browser):
    """A page in a fresh browser: once with scripts on, once with them off."""
    return open_browser(scripts=request.param)


@pytest.fixture
def sign_in(live_server, client):
    """Return a function that signs ``user`` in on ``page``, by their session."""

    def sign_in_as(user, page):
        client.force_login(user)
        cookie = client.cookies["sessionid"]
        page.context.add_cookies(
            [{"name": "sessionid", "value": cookie.value, "url": live_server.url}]
        )

    return sign_in_as
