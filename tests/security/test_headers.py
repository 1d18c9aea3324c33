"""What every answer carries, error pages and files too, and who may keep a copy."""

from contextlib import closing

import pytest
from django.db import connection, transaction
from django.test import Client

from .site import FOR_FRAMES, own_urls
from .test_policy import FRAGMENT

COMPANIONS = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "strict-origin-when-cross-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
}
POLICY = {
    "default-src": "'none'",
    "script-src": "'self'",
    "style-src": "'self'",
    "img-src": "'self'",
    "connect-src": "'self'",
    "object-src": "'none'",
    "base-uri": "'none'",
    "frame-ancestors": "'none'",
    "form-action": "'self'",
}


def is_guarded(response):
    """Whether an answer carries the whole policy and its companions."""
    parts = response.get("Content-Security-Policy", "").split("; ")
    sent = dict(part.split(" ", 1) for part in parts if " " in part)
    companions = {name: response.get(name) for name in COMPANIONS}
    return sent == POLICY and companions == COMPANIONS


@pytest.mark.req("H5")
@pytest.mark.req("H6")
@pytest.mark.parametrize("role", ["reader", "member", "admin"])
def test_every_answer_is_guarded(role, site, sign_in_as):
    client = sign_in_as(role)
    wrong = []
    for url in own_urls():
        for headers in ({}, FRAGMENT):
            response = client.get(url.path(site.ids), headers=headers)
            if not is_guarded(response) and url.name not in FOR_FRAMES:
                wrong.append(url.name)

    assert wrong == []


@pytest.mark.req("H6")
@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("/no-such-page/", 404),
        ("/search/?q=%00", 400),
        ("/import/1/retry/", 405),
        ("/admin/no-such-page/", 404),
    ],
)
def test_refusals_are_guarded(path, status, sign_in_as):
    response = sign_in_as("admin").get(path)

    assert response.status_code == status
    assert is_guarded(response)


@pytest.mark.req("H6")
@pytest.mark.req("O3")
def test_refusal_of_an_unknown_host_is_guarded(client, db):
    response = client.get("/", headers={"host": "evil.example"})

    assert response.status_code == 400
    assert is_guarded(response)


@pytest.mark.req("H6")
@pytest.mark.urls("tests.security.odd_urls")
def test_page_of_a_bug_is_guarded_and_tells_nothing(sign_in_as):
    response = sign_in_as("reader").get("/broken/")

    assert response.status_code == 500
    assert is_guarded(response)
    assert "hunter2" not in response.text
    assert "RuntimeError" not in response.text


@pytest.mark.req("D2")
@pytest.mark.req("H6")
@pytest.mark.django_db(transaction=True)
def test_database_that_does_not_answer_is_told_plainly(client, second_connection):
    second_connection.execute("LOCK TABLE claims_topic IN ACCESS EXCLUSIVE MODE")
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SET LOCAL lock_timeout = '100ms'")
        client.raise_request_exception = False

        response = client.get("/topics/")

    assert response.status_code == 503
    assert response["Retry-After"] == "5"
    assert is_guarded(response)
    assert "The database did not answer" in response.text


@pytest.mark.req("H6")
@pytest.mark.django_db
def test_files_are_guarded(settings, tmp_path):
    settings.STATIC_ROOT = tmp_path
    (tmp_path / "site.css").write_text("main {}")

    with closing(Client().get("/static/site.css")) as response:
        assert response.status_code == 200
        assert is_guarded(response)


@pytest.mark.req("H6")
@pytest.mark.parametrize("role", ["reader", "admin"])
def test_every_answer_says_what_it_is_and_in_which_encoding(role, site, sign_in_as):
    client = sign_in_as(role)
    kinds = {f"text/{kind}; charset=utf-8" for kind in ("html", "plain", "csv")}
    kinds |= {"application/atom+xml; charset=utf-8"}
    kinds |= {"application/json"}  # which is UTF-8 (RFC 8259)
    wrong = []
    for url in own_urls():
        response = client.get(url.path(site.ids))
        if response.content and response["Content-Type"] not in kinds:
            wrong.append((url.name, response["Content-Type"]))

    assert wrong == []


@pytest.mark.req("H6")
@pytest.mark.django_db
@pytest.mark.parametrize(
    ("name", "kind"),
    [("a.css", "text/css"), ("a.js", "text/javascript"), ("a.svg", "image/svg+xml")],
)
def test_files_say_what_they_are_and_in_which_encoding(settings, tmp_path, name, kind):
    settings.STATIC_ROOT = tmp_path
    (tmp_path / name).write_text("x")

    with closing(Client().get(f"/static/{name}")) as response:
        assert response["Content-Type"].replace('"', "") == f"{kind}; charset=utf-8"


@pytest.mark.req("P6")
@pytest.mark.req("H6")
def test_request_that_brings_too_much_is_not_read(site, sign_in_as):
    declared = {"CONTENT_LENGTH": "12000001", "wsgi.input": Unreadable()}

    response = sign_in_as("reader").post("/sign-in/", {"username": "a"}, **declared)

    assert response.status_code == 413
    assert "12 MB" in response.text
    assert is_guarded(response)


class Unreadable:
    """What a request brings, where nobody may look at it."""

    def read(self, *_):
        raise AssertionError

    readline = read


@pytest.mark.req("O1")
@pytest.mark.parametrize(
    "path", ["/.git/config", "/static/../.git/config", "/static/%2e%2e/manage.py"]
)
def test_files_of_the_code_are_not_served(path, sign_in_as):
    assert sign_in_as("admin").get(path).status_code == 404


@pytest.mark.req("H7")
@pytest.mark.parametrize("role", ["member", "editor", "admin"])
def test_nothing_that_people_see_signed_in_is_kept(role, site, sign_in_as):
    client = sign_in_as(role)
    kept = []
    for url in own_urls():
        response = client.get(url.path(site.ids))
        told = response.get("Cache-Control", "")
        is_private = "no-store" in told and "private" in told
        if not is_private and url.name not in FOR_FRAMES:
            kept.append((url.name, told))

    assert kept == []


@pytest.mark.req("H7")
def test_public_pages_have_a_validator_that_holds(site, sign_in_as):
    client = sign_in_as("reader")
    wrong = []
    for url in own_urls():
        if not url.name.startswith("reading:"):
            continue
        first = client.get(url.path(site.ids))
        etag = first.get("ETag", "")
        again = client.get(url.path(site.ids), headers={"If-None-Match": etag})
        told = first.get("Cache-Control", "")
        is_right = again.status_code == 304 and "public" in told and "no-cache" in told
        varies = "Cookie" in first.get("Vary", "") or url.name in FOR_FRAMES
        if not is_right or not varies:
            wrong.append((url.name, first.status_code, again.status_code, told))

    assert wrong == []


@pytest.mark.req("H7")
def test_shared_cache_gives_readers_nothing_of_an_editor(site, sign_in_as):
    cache = {}
    for url in own_urls():
        path = url.path(site.ids)
        if url.name in FOR_FRAMES:
            continue
        response = sign_in_as("editor").get(path)
        if "no-store" not in response.get("Cache-Control", ""):
            cache[path] = response.text
        sign_in_as("reader").get(path)

    assert cache == {}


@pytest.mark.req("H7")
@pytest.mark.parametrize("role", ["reader", "admin"])
def test_a_part_is_never_kept_in_the_place_of_a_page(role, site, sign_in_as):
    client = sign_in_as(role)
    mixed = []
    for url in own_urls():
        page = client.get(url.path(site.ids))
        part = client.get(url.path(site.ids), headers=FRAGMENT)
        differs = ("<html" in page.text) != ("<html" in part.text)
        if differs and part.text and "HX-Request" not in part.get("Vary", ""):
            mixed.append(url.name)

    assert mixed == []
