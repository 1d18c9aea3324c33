import logging
from datetime import timedelta

import pytest
from django.db.models import F

from claims.logs import JsonFormatter
from claims.models import WrongPassword
from tests.make import make_editor

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

    lines = [JsonFormatter().format(record) for record in caplog.records]

    told = "\n".join(lines)
    assert '"event": "wrong password"' in told
    assert '"event": "signed in"' in told
    assert '"event": "Refused"' in told
    secrets = ["a wrong one", '"secret"', client.cookies["sessionid"].value]
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
