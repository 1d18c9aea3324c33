"""How the site is operated: what it refuses, limits, backs up and tells."""

import asyncio
import json
import os
import subprocess
import sys

import pytest
from django.conf import settings
from django.core.management import call_command
from django.db import connection
from procrastinate.contrib.django import app

from claims.models import Article
from claims.postgres import NAME, folders
from tests.make import make_article, make_claim, make_figure
from tests.test_settings import PUBLIC

LIMITS = {
    "lock_timeout": "5s",
    "statement_timeout": "15s",
    "idle_in_transaction_session_timeout": "1min",
}
COUNT = """
import json
from django.db import connection
with connection.cursor() as cursor:
    counts = {}
    for table in connection.introspection.table_names(cursor):
        cursor.execute(f'SELECT count(*), md5(string_agg(t::text, chr(10) '
                       f'ORDER BY t::text)) FROM "{table}" t')
        counts[table] = cursor.fetchone()
print(json.dumps(counts))
"""


def manage(*arguments, **environment):
    """Run a command of manage.py in a process of its own."""
    return subprocess.run(
        [sys.executable, "manage.py", *arguments],
        cwd=folders.ROOT,
        env=os.environ | environment,
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.mark.req("O1")
def test_settings_of_a_public_site_leave_no_warning():
    private = f"postgresql://{NAME}@/{NAME}?host={folders.socket_folder()}"
    address = os.environ.get("DATABASE_URL", private)

    public = PUBLIC | {"DATABASE_URL": address}
    done = manage("check", "--deploy", "--fail-level", "WARNING", **public)

    assert done.returncode == 0, done.stderr
    assert "no issues" in done.stdout


@pytest.mark.req("D3")
@pytest.mark.django_db
def test_database_bounds_what_a_web_process_may_take():
    found = {}
    with connection.cursor() as cursor:
        for name in LIMITS:
            cursor.execute(f"SHOW {name}")
            found[name] = cursor.fetchone()[0]

    assert found == LIMITS


@pytest.mark.req("D3")
@pytest.mark.django_db(transaction=True)
def test_database_bounds_what_the_queue_of_a_worker_may_take():
    async def ask():
        connector = app.connector.get_worker_connector()
        async with app.with_connector(connector).open_async():
            return {
                name: (await connector.execute_query_one_async(f"SHOW {name}"))[name]
                for name in LIMITS
            }

    assert asyncio.run(ask()) == LIMITS


@pytest.mark.req("D4")
@pytest.mark.django_db(transaction=True)
def test_backup_is_restored_whole_into_an_empty_server(tmp_path):
    make_figure(make_claim())
    make_article(headline="Ще одне зведення \U0001f30a")
    file, elsewhere = tmp_path / "backup.dump", {"CLAIMS_VAR": str(tmp_path / "var")}
    elsewhere["DATABASE_URL"] = ""
    call_command("backup", str(file))

    restored = manage("restore", str(file), **elsewhere)
    found = manage("shell", "--no-imports", "-v", "0", "-c", COUNT, **elsewhere)

    assert restored.returncode == 0, restored.stderr
    assert json.loads(found.stdout) == counts_here()
    assert counts_here()["claims_article"][0] == Article.objects.count() == 2


def counts_here():
    """Return the number of rows of every table, and a digest of them."""
    counts = {}
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            cursor.execute(
                "SELECT count(*), md5(string_agg(t::text, chr(10) ORDER BY t::text)) "
                f'FROM "{table}" t'
            )
            counts[table] = list(cursor.fetchone())
    return counts


@pytest.mark.req("O5")
def test_status_tells_no_secret(sign_in_as):
    page = sign_in_as("admin").get("/status/").text

    database = settings.DATABASES["default"]
    secrets = [settings.SECRET_KEY, database.get("PASSWORD"), database["HOST"]]
    assert [secret for secret in secrets if secret and secret in page] == []


@pytest.mark.req("O5")
@pytest.mark.req("O3")
def test_health_is_told_over_plain_http(client, db, settings):
    settings.SECURE_SSL_REDIRECT = True

    assert client.get("/livez/").status_code == 200
    assert client.get("/readyz/").status_code == 200
    assert client.get("/").status_code == 301


@pytest.mark.req("O3")
@pytest.mark.parametrize("behind", [True, False], ids=["behind a proxy", "alone"])
def test_only_a_proxy_of_ours_says_that_it_was_https(client, db, settings, behind):
    settings.SECURE_SSL_REDIRECT = True
    name = ("HTTP_X_FORWARDED_PROTO", "https")
    settings.SECURE_PROXY_SSL_HEADER = name if behind else None

    response = client.get("/", headers={"X-Forwarded-Proto": "https"})

    assert response.status_code == (200 if behind else 301)
    assert ("Strict-Transport-Security" in response.headers) == (
        behind and settings.SECURE_HSTS_SECONDS > 0
    )
