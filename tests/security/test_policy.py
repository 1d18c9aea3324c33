"""Who may see what: roles, methods and URLs, from the resolver itself."""

import pytest
from django.db import transaction

from .site import MAY, POLICIES, all_urls, own_urls

METHODS = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"]
ROLES = ["reader", "member", "editor", "admin"]
FRAGMENT = {"HX-Request": "true", "HX-Current-URL": "http://testserver/"}


def answers(url, client, ids, methods, headers):
    """Yield how ``url`` answers each method; what a request changes is taken back."""
    for method in methods:
        with transaction.atomic():
            path = url.path(ids)
            yield method, client.generic(method, path, headers=headers)
            transaction.set_rollback(True)


def refused(response):
    """Whether somebody was turned away: asked to sign in, or told no."""
    where = response.get("HX-Redirect") or response.get("Location") or ""
    return response.status_code == 403 or where.startswith("/sign-in/")


@pytest.mark.req("R1")
def test_every_url_is_in_the_table_of_policies():
    names = {url.name.partition(":")[0] for url in all_urls()}

    assert names == set(POLICIES)


@pytest.mark.req("R1")
def test_every_view_declares_the_policy_of_the_table():
    declared = {url.name: getattr(url.view, "policy", None) for url in own_urls()}

    assert declared == {url.name: url.policy for url in own_urls()}


@pytest.mark.req("R1")
@pytest.mark.django_db
@pytest.mark.urls("tests.security.odd_urls")
def test_view_without_a_policy_is_refused_to_everybody(client, admin):
    client.force_login(admin)

    assert client.get("/without-policy/").status_code == 403


@pytest.mark.req("R1")
@pytest.mark.req("R2")
@pytest.mark.parametrize("headers", [{}, FRAGMENT], ids=["page", "fragment"])
@pytest.mark.parametrize("role", ROLES)
def test_screens_are_for_whom_the_table_says(role, headers, site, sign_in_as):
    wrong = []
    for url in own_urls():
        is_allowed = role in MAY[url.policy]
        methods = ["GET", "POST"] if is_allowed else METHODS
        asked = answers(url, sign_in_as(role), site.ids, methods, headers)
        wrong += [
            (url.name, method, response.status_code)
            for method, response in asked
            if refused(response) == is_allowed or response.status_code >= 500
        ]

    assert wrong == []


@pytest.mark.req("R1")
@pytest.mark.parametrize("role", ["reader", "member", "editor"])
def test_admin_of_django_turns_others_away(role, site, sign_in_as):
    ids = {"object_id": 1}
    wrong = []
    for url in all_urls():
        if not url.name.startswith("admin:") or "(?P" in url.route:
            continue
        path = "/" + url.route.replace("<path:object_id>", "1")
        path = path.replace("<id>", "1").replace("<path:content_type_id>", "1")
        response = sign_in_as(role).get(path, ids)
        if not refused(response):
            wrong.append((url.name, response.status_code))

    assert wrong == []


@pytest.mark.req("R3")
@pytest.mark.parametrize(
    "kind", ["topics", "disputes", "claims", "articles", "speakers"]
)
def test_what_is_not_published_looks_like_what_is_absent(kind, site, client):
    absent = "no-such-topic" if kind == "topics" else 999_999_999

    hidden = client.get(f"/{kind}/{site.hidden[kind]}/")
    missing = client.get(f"/{kind}/{absent}/")

    assert (hidden.status_code, missing.status_code) == (404, 404)
    assert hidden.text == missing.text
    assert hidden.headers == missing.headers


def test_every_url_has_a_name_of_its_own():
    names = [url.name for url in own_urls()]

    assert sorted(names) == sorted(set(names))
