import html
import logging
import re
from datetime import timedelta

import pytest
from django.db.models import F

from claims.logs import JsonFormatter
from claims.models import WrongPassword
from tests.make import make_claim, make_editor

pytestmark = pytest.mark.django_db
WRONG = "not the password"


@pytest.fixture
def bea():
    return make_editor(name="bea")


def sign_in(client, name="bea", password="secret", *, next="", **options):
    data = {"username": name, "password": password, "next": next}
    return client.post("/sign-in/", data, **options)


def is_signed_in(client):
    return "_auth_user_id" in client.session


@pytest.mark.req("A1")
def test_eleventh_wrong_password_is_not_even_tried(client, bea):
    answers = [sign_in(client, password=WRONG).status_code for _ in range(10)]

    response = sign_in(client)

    assert answers == [422] * 10
    assert response.status_code == 429
    assert response["Retry-After"] == "900"
    assert "Wait 15 minutes" in response.text
    assert not is_signed_in(client)


@pytest.mark.req("A1")
def test_name_is_free_again_after_a_quarter_of_an_hour(client, bea):
    for _ in range(10):
        sign_in(client, password=WRONG)
    WrongPassword.objects.update(tried_at=F("tried_at") - timedelta(minutes=15))

    sign_in(client)

    assert is_signed_in(client)


@pytest.mark.req("A1")
def test_outsider_does_not_keep_an_editor_out(client, bea):
    for _ in range(11):
        sign_in(client, password=WRONG, REMOTE_ADDR="203.0.113.9")

    sign_in(client, REMOTE_ADDR="198.51.100.7")

    assert is_signed_in(client)


@pytest.mark.req("A1")
def test_addresses_of_one_network_count_as_one(client, bea):
    for number in range(10):
        sign_in(client, password=WRONG, REMOTE_ADDR=f"2001:db8:1:2::{number}")

    assert sign_in(client, REMOTE_ADDR="2001:db8:1:2:a::1").status_code == 429
    assert sign_in(client, REMOTE_ADDR="2001:db8:1:3::1").status_code == 302


@pytest.mark.req("A1")
def test_right_password_clears_the_count(client, bea):
    for _ in range(9):
        sign_in(client, password=WRONG)

    sign_in(client)

    assert WrongPassword.objects.count() == 0


@pytest.mark.req("A1")
def test_unknown_name_is_answered_like_a_known_one(client, bea):
    known = [sign_in(client, "bea", WRONG) for _ in range(11)]
    unknown = [sign_in(client, "nobody", WRONG) for _ in range(11)]

    def told(answers, name):
        return [(a.status_code, without_token(a.text, name)) for a in answers]

    assert told(known, "bea") == told(unknown, "nobody")


def without_token(text, name):
    lines = (line for line in text.splitlines() if "csrfmiddlewaretoken" not in line)
    return "\n".join(lines).replace(name, "NAME")


@pytest.mark.req("A1")
def test_nobody_can_register(client):
    for path in ("/register/", "/sign-up/", "/accounts/signup/"):
        assert client.get(path).status_code == 404


@pytest.mark.req("A1")
@pytest.mark.req("O3")
@pytest.mark.parametrize("sent", ["198.51.100.7, 203.0.113.9", "no address", "\x00"])
def test_address_that_a_browser_claims_counts_only_behind_a_proxy(client, bea, sent):
    headers = {"X-Forwarded-For": sent}

    sign_in(client, password=WRONG, headers=headers)

    assert WrongPassword.objects.get().address == "127.0.0.1"


@pytest.mark.req("O3")
@pytest.mark.parametrize(
    ("sent", "counted"),
    [
        ("203.0.113.9", "203.0.113.9"),
        ("6.6.6.6, 203.0.113.9", "203.0.113.9"),
        ("no address", "::"),
    ],
    ids=["one", "the last", "none"],
)
def test_proxy_names_the_address(client, bea, settings, sent, counted):
    settings.SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")

    sign_in(client, password=WRONG, headers={"X-Forwarded-For": sent})

    assert WrongPassword.objects.get().address == counted


@pytest.mark.req("A2")
def test_signing_in_makes_a_new_session_and_out_ends_it(client, bea):
    client.get("/")
    client.session.save()
    client.cookies["sessionid"] = "planted0planted0planted0planted0"

    sign_in(client)

    first = client.cookies["sessionid"].value
    assert first != "planted0planted0planted0planted0"

    client.post("/sign-out/")

    assert not is_signed_in(client)
    client.cookies["sessionid"] = first
    assert client.get("/review/").status_code == 302


@pytest.mark.req("A2")
def test_cookies_are_kept_from_scripts_and_other_sites(client, bea):
    sign_in(client)

    cookie = client.cookies["sessionid"]
    assert cookie["httponly"]
    assert cookie["samesite"] == "Lax"


@pytest.mark.req("A2")
def test_signing_out_needs_post(editor_client):
    assert editor_client.get("/sign-out/").status_code == 405
    assert is_signed_in(editor_client)


@pytest.mark.req("A3")
@pytest.mark.parametrize(
    "address",
    [
        "https://evil.example/",
        "//evil.example/",
        "/\\evil.example/",
        "\\\\evil.example/",
        "http:///evil.example/",
        "javascript:alert(1)",
        " //evil.example",
        "\t//evil.example",
        "https:evil.example",
        "//evil.example\\@testserver/",
        "%2f%2fevil.example/",
        "/%5cevil.example/../..//evil.example",
    ],
)
def test_signing_in_leads_to_no_other_site(client, bea, address):
    response = sign_in(client, next=address)

    where = response["Location"]
    assert response.status_code == 302
    assert where == "/" or (where.startswith(("/%", "%")) and "//" not in where[:2])


@pytest.mark.req("A3")
def test_signing_in_leads_back_to_where_one_came_from(client, bea):
    asked = client.get("/review/?topic=3")

    response = sign_in(client, next="/review/?topic=3")

    assert asked["Location"] == "/sign-in/?next=/review/%3Ftopic%3D3"
    assert response["Location"] == "/review/?topic=3"


@pytest.mark.req("O4")
def test_log_tells_of_signing_in_without_a_secret(client, bea, caplog):
    caplog.set_level(logging.DEBUG)
    sign_in(client, password="a wrong one")
    sign_in(client)
    client.get("/status/")
    session = client.cookies["sessionid"].value
    client.post("/sign-out/")

    lines = [JsonFormatter().format(record) for record in caplog.records]

    told = "\n".join(lines)
    assert '"event": "wrong password"' in told
    assert '"event": "signed in"' in told
    assert '"event": "Refused"' in told
    assert '"event": "signed out"' in told
    secrets = ["a wrong one", '"secret"', session]
    secrets.append(client.cookies["csrftoken"].value)
    assert [secret for secret in secrets if secret in told] == []


@pytest.mark.req("O4")
def test_lines_of_one_request_have_its_number(client, bea, caplog):
    caplog.set_level(logging.INFO)
    caplog.handler.setFormatter(JsonFormatter())

    sign_in(client, password=WRONG)
    sign_in(client, password=WRONG)

    numbers = [
        line.split('"request_id": "')[1][:32] for line in caplog.text.splitlines()
    ]
    assert len(set(numbers)) == 2


def kept_in(response):
    """Return the hidden fields of the one form of the main part of a page."""
    form = response.text.split("<main")[1].split("<form")[1].split("</form>")[0]
    hidden = re.findall(r'type="hidden" name="([^"]+)" value="([^"]*)"', form)
    fields = {name: html.unescape(value) for name, value in hidden}
    fields.pop("csrfmiddlewaretoken", None)
    return fields


def test_a_form_sent_after_the_session_ended_is_sent_again(client, bea):
    claim = make_claim()
    address = f"/review/claims/{claim.pk}/comments/"
    typed = {"text": "Her words?\n“Yes” & <b>no</b>"}

    asked = client.post(address, typed)
    wrong = client.post("/sign-in/", kept_in(asked) | {"username": "bea"})
    right = {"username": "bea", "password": "secret"}
    again = client.post("/sign-in/", kept_in(wrong) | right)
    done = client.post(address, kept_in(again))

    assert (asked.status_code, wrong.status_code) == (403, 422)
    assert "not saved" in asked.text
    assert "Her words?<br>" in again.text
    assert f'action="{address}"' in again.text
    assert done.status_code == 302
    assert claim.comments.get().text == typed["text"]


def test_a_kept_form_is_found_by_whoever_signed_in_elsewhere(client, bea):
    asked = client.post("/review/mine/", {"mention": ["1", "2"]})
    client.force_login(bea)

    again = client.post("/sign-in/", kept_in(asked))

    assert again.status_code == 200
    assert again.text.count('name="mention"') == 2


@pytest.mark.req("A3")
@pytest.mark.parametrize("address", ["https://evil.example/", "//evil.example/"])
def test_a_kept_form_goes_to_no_other_site(client, bea, address):
    data = {"username": "bea", "password": "secret", "kept": '[["text", "a"]]'}

    response = client.post("/sign-in/", data | {"next": address})

    assert "evil" not in response.text
    assert 'action="/"' in response.text


@pytest.mark.parametrize("kept", ["{", "[1]", '["ab"]', "null", '[["a", "\\ud800"]]'])
def test_a_kept_form_that_is_broken_is_left_out(client, bea, kept):
    data = {"username": "bea", "password": "secret", "kept": kept}

    assert client.post("/sign-in/", data).status_code in {200, 302}
    assert is_signed_in(client)


def test_a_screen_that_is_only_read_asks_to_sign_in(client):
    response = client.get("/review/mine/")

    assert response.url == "/sign-in/?next=/review/mine/"
