"""Passwords and sessions: whose they are, when they end, what a browser keeps."""

import json
import re
from io import StringIO

import pytest
from django.test import Client

from claims.management.commands import load_sample
from claims.models import User, WrongPassword
from claims.web import MessageCookie
from tests.make import make_editor, make_user
from tests.test_settings import PUBLIC, start

pytestmark = pytest.mark.django_db
URL = "/password/"
GOOD = "four plain words do"


@pytest.fixture
def bea():
    return make_editor(name="bea")


@pytest.fixture
def bea_client(client, bea):
    client.force_login(bea)
    return client


def change(client, old="secret", new=GOOD, again=None):
    return client.post(
        URL, {"old_password": old, "new_password1": new, "new_password2": again or new}
    )


@pytest.mark.req("A2")
@pytest.mark.parametrize("role", ["", "editor", "admin"])
def test_everybody_changes_their_own_password(client, role):
    user = make_user(role, name="bea")
    client.force_login(user)

    response = change(client)

    user.refresh_from_db()
    assert response.status_code == 302
    assert user.check_password(GOOD)
    assert "Your password is changed." in client.get("/").text


@pytest.mark.req("A2")
@pytest.mark.parametrize(
    ("fields", "told"),
    [
        ({"old": "not the password"}, "incorrectly"),
        ({"new": "secret1"}, "at least 8"),
        ({"new": "password123"}, "too common"),
        ({"new": "beatrice9", "old": "secret"}, "too similar"),
        ({"again": "another one altogether"}, "match"),
    ],
    ids=["old one is wrong", "short", "common", "like the name", "not the same"],
)
def test_password_that_cannot_be_is_refused(client, fields, told):
    user = make_editor(name="beatrice")
    client.force_login(user)

    response = change(client, **fields)

    user.refresh_from_db()
    assert response.status_code == 422
    assert told in response.text
    assert user.check_password("secret")


@pytest.mark.parametrize(
    "new", ["w" * 60 + "four" * 30, "пароль з слів", "  with spaces  ", "12345 67890 1"]
)
def test_password_of_any_letters_and_length_is_taken_as_it_is(bea_client, bea, new):
    assert change(bea_client, new=new).status_code == 302

    bea.refresh_from_db()
    assert bea.check_password(new)
    assert not bea.check_password(new[:-1])


@pytest.mark.req("A1")
def test_own_password_is_not_guessed_in_a_stolen_session(bea_client, bea):
    answers = [change(bea_client, old=f"guess {n}").status_code for n in range(10)]

    response = change(bea_client)

    assert answers == [422] * 10
    assert response.status_code == 429
    assert "Nothing was changed. Wait 15 minutes" in response.text
    bea.refresh_from_db()
    assert bea.check_password("secret")


def test_new_password_that_is_refused_counts_as_no_guess(bea_client):
    change(bea_client, new="short")

    assert not WrongPassword.objects.exists()


@pytest.mark.req("A2")
def test_change_of_a_password_ends_the_other_sessions(bea_client, bea):
    elsewhere = Client()
    elsewhere.force_login(bea)

    change(bea_client)

    assert bea_client.get("/review/").status_code == 200
    assert elsewhere.get("/review/").status_code == 302


@pytest.mark.req("A2")
def test_account_that_is_ended_has_no_session_any_more(bea_client, bea):
    assert bea_client.get("/review/").status_code == 200

    User.objects.filter(pk=bea.pk).update(is_active=False)

    assert bea_client.get("/review/").status_code == 302


def test_admin_of_django_has_no_other_form_for_passwords(admin_client):
    assert admin_client.get("/admin/password_change/").url == URL


@pytest.mark.req("O4")
def test_passwords_are_not_kept_for_sending_again(client):
    response = change(client, old="my old secret", new="my new secret")

    assert response.status_code == 302
    assert response.url == "/sign-in/?next=/password/"


@pytest.mark.parametrize("path", ["/sign-in/", URL])
def test_fields_of_passwords_hide_them_and_suit_a_keeper_of_passwords(
    client, bea, path
):
    if path == URL:
        client.force_login(bea)

    page = client.get(path).text

    fields = re.findall(r"<input[^>]*password[^>]*>", page)
    assert fields
    assert all('type="password"' in field for field in fields)
    assert all(re.search('autocomplete="(new|current)-', field) for field in fields)


@pytest.mark.req("A2")
def test_signing_out_clears_what_the_browser_keeps(bea_client):
    response = bea_client.post("/sign-out/")

    assert response.status_code == 302
    assert response["Clear-Site-Data"] == '"storage"'


@pytest.mark.req("A2")
def test_cookies_of_a_public_site_are_bound_to_it():
    names = ["SESSION_COOKIE_NAME", "CSRF_COOKIE_NAME", "COOKIE_PREFIX"]
    names += ["SESSION_COOKIE_SECURE", "CSRF_COOKIE_SECURE"]

    found = json.loads(start(names, **PUBLIC).stdout)

    assert found == {
        "SESSION_COOKIE_NAME": "__Host-sessionid",
        "CSRF_COOKIE_NAME": "__Host-csrftoken",
        "COOKIE_PREFIX": "__Host-",
        "SESSION_COOKIE_SECURE": True,
        "CSRF_COOKIE_SECURE": True,
    }


@pytest.mark.req("A2")
def test_no_cookie_is_for_scripts_or_other_sites(client, bea):
    client.get("/sign-in/")
    client.force_login(bea)
    change(client)

    cookies = {"sessionid", "csrftoken", MessageCookie.cookie_name}
    assert set(client.cookies) == cookies
    for name in cookies:
        assert client.cookies[name]["httponly"], name
        assert client.cookies[name]["samesite"] == "Lax", name
        assert client.cookies[name]["path"] == "/", name
        assert not client.cookies[name]["domain"], name


@pytest.mark.req("A1")
@pytest.mark.parametrize("is_public", [True, False])
def test_public_site_gets_no_demo_account(settings, tmp_path, is_public):
    settings.VAR_DIR, settings.PRODUCTION = tmp_path, is_public

    load_sample.Command(stdout=StringIO()).make_demo()

    assert User.objects.filter(username="demo").exists() != is_public
