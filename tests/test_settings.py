import json
import logging
import os
import subprocess
import sys

import pytest

from claims.logs import JsonFormatter

STRONG = "k7#Qz!x9@Lm2$Vb5^Nc8&Hd1*Jf4(Kg6)Pw3-Rt0+Ys2=Ua7/Ee"
PUBLIC = {
    "CLAIMS_PRODUCTION": "1",
    "SECRET_KEY": STRONG,
    "ALLOWED_HOSTS": "claims.example",
    "DATABASE_URL": "postgresql://claims:p%40ss@db.example:5433/claims?sslmode=require",
}


SHOWN = ["DEBUG", "SESSION_COOKIE_SECURE", "SECURE_HSTS_SECONDS", "DATABASES"]
SHOW = """
import json
from django.conf import settings
print(json.dumps({{name: getattr(settings, name) for name in {}}}, default=str))
"""


def start(names=SHOWN, /, **environment):
    """Return how the settings load in a fresh process with ``environment``."""
    kept = {k: v for k, v in os.environ.items() if k not in PUBLIC}
    return subprocess.run(
        [sys.executable, "-c", SHOW.format(names)],
        env=kept | {"DJANGO_SETTINGS_MODULE": "claims.settings"} | environment,
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.mark.req("O1")
@pytest.mark.parametrize("missing", ["SECRET_KEY", "ALLOWED_HOSTS", "DATABASE_URL"])
def test_public_site_does_not_start_without(missing):
    result = start(**{k: v for k, v in PUBLIC.items() if k != missing})

    assert result.returncode != 0
    assert f"Set {missing}" in result.stderr


@pytest.mark.req("O1")
def test_public_site_does_not_start_with_a_weak_key():
    result = start(**PUBLIC | {"SECRET_KEY": "a" * 60})

    assert "50 random characters" in result.stderr


@pytest.mark.req("A2")
@pytest.mark.req("H6")
def test_public_site_is_secure_and_never_debugs():
    result = start(**PUBLIC)

    settings = json.loads(result.stdout)
    assert not settings["DEBUG"]
    assert settings["SESSION_COOKIE_SECURE"]
    assert settings["SECURE_HSTS_SECONDS"] >= 31_536_000


@pytest.mark.req("D3")
def test_database_address_is_read_with_its_options_and_limits():
    database = json.loads(start(**PUBLIC).stdout)["DATABASES"]["default"]

    assert (database["HOST"], database["PORT"], database["NAME"]) == (
        "db.example",
        "5433",
        "claims",
    )
    assert database["PASSWORD"] == "p@ss"
    assert database["OPTIONS"]["sslmode"] == "require"
    for limit in ("lock_timeout", "statement_timeout", "idle_in_transaction"):
        assert limit in database["OPTIONS"]["options"]


@pytest.mark.req("O4")
def test_log_is_one_line_of_json_whatever_is_logged():
    record = logging.makeLogRecord(
        {"msg": "import\nfailed \x1b[31m", "name": "claims", "import_id": 7}
    )

    line = JsonFormatter().format(record)

    assert "\n" not in line
    assert "\x1b" not in line
    assert json.loads(line)["import_id"] == 7


@pytest.mark.req("O3")
def test_unknown_host_is_refused(client):
    assert client.get("/livez/", headers={"host": "evil.example"}).status_code == 400


@pytest.mark.req("H5")
@pytest.mark.req("H6")
@pytest.mark.django_db
@pytest.mark.parametrize("path", ["/livez/", "/no-such-page/"])
def test_every_answer_carries_the_policy(client, path):
    headers = client.get(path).headers

    assert headers["Content-Security-Policy"].startswith("default-src 'none'")
    assert "unsafe" not in headers["Content-Security-Policy"]
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Referrer-Policy"]
    assert headers["Cross-Origin-Opener-Policy"] == "same-origin"
