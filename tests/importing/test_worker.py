"""The worker as it runs: killed, stopped, and many imports at once."""

import os
import signal
import subprocess
import sys
import threading
import time
from contextlib import contextmanager
from datetime import UTC, datetime
from urllib.parse import quote, urlencode
from uuid import uuid4

import pytest
from django.conf import settings
from django.db import connection

from claims.importing.actions import begin_import
from claims.importing.articles import import_article
from claims.models import Article, Claim, Import, ImportState, Snapshot, Speaker
from tests.make import make_admin, make_source

from .found import TEXT, found_reading, villages

pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.model,
]


def database_url():
    """Return the address of the database that the tests use."""
    base = connection.settings_dict
    user = quote(base["USER"]) + (f":{quote(p)}" if (p := base["PASSWORD"]) else "")
    port = f":{base['PORT']}" if base["PORT"] else ""
    where = urlencode({"host": base["HOST"]})
    return f"postgresql://{user}@{port}/{base['NAME']}?{where}"


def start_worker():
    return subprocess.Popen(
        [sys.executable, "manage.py", "work"],
        cwd=settings.BASE_DIR,
        env={**os.environ, "DATABASE_URL": database_url()},
        stderr=subprocess.DEVNULL,
    )


@contextmanager
def working():
    """Run a worker while the block runs."""
    worker = start_worker()
    try:
        yield worker
    finally:
        worker.kill()
        worker.wait()


def ask_for(count):
    admin = make_admin()
    return [
        begin_import(
            Import(
                channel="paste",
                raw=f"{TEXT} Report {number}.".encode(),
                details={"source": "The Mara Post"},
                once_key=uuid4(),
                requested_by=admin,
            )
        )
        for number in range(count)
    ]


def wait_until(done, seconds):
    deadline = time.monotonic() + seconds
    while not done():
        assert time.monotonic() < deadline, list(Import.objects.values())
        time.sleep(0.1)


def all_done():
    return not Import.objects.exclude(state=ImportState.DONE).exists()


@pytest.mark.req("J1")
@pytest.mark.req("J3")
def test_a_killed_worker_leaves_every_import_done_once():
    ask_for(4)
    for pause in (1.2, 2.2, 3.0):
        with working():
            time.sleep(pause)
    began = time.monotonic()
    with working():
        wait_until(all_done, seconds=60)

    assert time.monotonic() - began < 60
    assert Article.objects.count() == Snapshot.objects.count() == 4
    assert Claim.objects.count() == len(
        set(Claim.objects.values_list("snapshot", "content_start", "content_end"))
    )


@pytest.mark.req("J5")
def test_a_worker_ends_soon_after_it_is_asked_to():
    ask_for(3)
    with working() as worker:
        wait_until(lambda: Import.objects.filter(state="done").exists(), seconds=30)
        worker.send_signal(signal.SIGTERM)

        assert worker.wait(timeout=30) == 0

    assert not Import.objects.filter(state=ImportState.RUNNING).exists()


@pytest.mark.req("J4")
def test_a_worker_goes_on_after_an_article_that_cannot_be_read():
    admin = make_admin()
    poison = Import(
        channel="paste",
        raw=b"x" * 150_000,
        details={"source": "Post"},
        once_key=uuid4(),
        requested_by=admin,
    )
    begin_import(poison)
    ask_for(1)

    with working():
        wait_until(
            lambda: not Import.objects.exclude(state__in=["done", "failed"]).exists(),
            seconds=30,
        )

    failed, done = Import.objects.order_by("pk")
    assert (failed.state, done.state) == (ImportState.FAILED, ImportState.DONE)
    assert "without a space" in failed.message


@pytest.mark.req("C4")
def test_fifty_parallel_imports_of_one_article_give_one_article():
    source, admin = make_source(), make_admin()
    failures = []

    def store():
        try:
            import_article(
                source=source,
                text=TEXT,
                raw=TEXT.encode(),
                url="https://news.example/flood",
                reading=found_reading(villages()),
                fetched_at=datetime(2024, 8, 12, tzinfo=UTC),
                by=admin,
            )
        except Exception as error:
            failures.append(error)
        finally:
            connection.close()

    threads = [threading.Thread(target=store) for _ in range(50)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert failures == []
    assert Article.objects.count() == Snapshot.objects.count() == 1
    assert Claim.objects.count() == Speaker.objects.count() == 1
