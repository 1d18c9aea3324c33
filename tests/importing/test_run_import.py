from types import SimpleNamespace
from uuid import uuid4

import pytest
from procrastinate.contrib.django.models import ProcrastinateJob

from claims.importing import progress
from claims.importing.actions import begin_import, retry_import
from claims.importing.tasks import run_import
from claims.models import Article, Claim, Import, ImportChannel, ImportState, Source
from tests.make import make_admin

from .found import TEXT

pytestmark = pytest.mark.django_db

NEVER = SimpleNamespace(should_abort=lambda: False)
PAGE = """<html><head><title>Flood in Mara</title></head><body><article>
<h1>Flood in Mara</h1><p>Governor Ada Brook said on Monday that 28 villages were
flooded in the region of Mara.</p><p>Rescuers saved 121 people from the roofs of their
houses in the night, the fire service said.</p></article></body></html>"""


def make_import(raw=None, channel=ImportChannel.PASTE, **fields):
    fields.setdefault("details", {"source": "The Mara Post"})
    return Import.objects.create(
        channel=channel,
        raw=TEXT.encode() if raw is None else raw,
        once_key=uuid4(),
        requested_by=make_admin(),
        **fields,
    )


def run(job, context=NEVER):
    run_import(context, job.pk)
    job.refresh_from_db()
    return job


@pytest.mark.model
@pytest.mark.req("J2")
def test_a_paste_becomes_a_snapshot_with_suggestions():
    job = run(make_import(details={"source": "The Mara Post", "topic": "Mara flood"}))

    article = Article.objects.get()
    assert (job.state, job.stage) == (ImportState.DONE, "finished")
    assert job.snapshot.text == TEXT
    assert job.message == f"{Claim.objects.count()} claims suggested."
    assert (article.source.name, article.topic.name) == ("The Mara Post", "Mara flood")
    assert job.raw is None
    assert "core_web_sm" in Claim.objects.first().rules_version


@pytest.mark.model
def test_an_uploaded_page_gives_its_headline():
    job = make_import(PAGE.encode(), ImportChannel.FILE, file_name="flood.html")

    run(job)

    article = Article.objects.get()
    assert article.headline == "Flood in Mara"
    assert "28 villages were" in job.snapshot.text
    assert bytes(job.snapshot.raw) == PAGE.encode()


@pytest.mark.model
@pytest.mark.req("J2")
def test_running_an_import_twice_changes_nothing():
    job = run(make_import())

    run(job)

    assert Article.objects.count() == 1
    assert job.attempts == 1


@pytest.mark.model
@pytest.mark.req("B3")
def test_a_duplicate_names_the_article_held():
    run(make_import(details={"source": "Post", "headline": "Flood in Mara"}))

    job = run(make_import())

    assert job.state == ImportState.DONE
    assert 'held already, as "Flood in Mara"' in job.message


@pytest.mark.req("P4")
@pytest.mark.req("J1")
def test_a_text_that_is_too_long_fails_with_the_limit():
    job = run(make_import(b"word " * 50_000))

    assert job.state == ImportState.FAILED
    assert "at most 200,000 are read" in job.message


@pytest.mark.model
def test_a_text_in_another_language_is_stored_and_said_not_to_be_read():
    text = "Der Gouverneur sagte, dass 28 Dörfer in der Region unter Wasser stehen."

    job = run(make_import(text.encode()))

    assert job.state == ImportState.DONE
    assert "not read for claims" in job.message


@pytest.mark.req("F6")
def test_a_page_without_an_article_is_never_stored():
    job = run(make_import(b"<html><body></body></html>", "file", file_name="a.html"))

    assert job.state == ImportState.FAILED
    assert "No article text was found" in job.message
    assert not Article.objects.exists()
    assert not Source.objects.exists()


@pytest.mark.req("J1")
def test_an_import_that_ended_its_worker_three_times_fails():
    job = run(make_import(attempts=3, state=ImportState.RUNNING))

    assert job.state == ImportState.FAILED
    assert "stopped the worker 3 times" in job.message


@pytest.mark.req("J5")
def test_a_stopping_worker_hands_the_import_back():
    job = run(make_import(), SimpleNamespace(should_abort=lambda: True))

    assert (job.state, job.stage, job.attempts) == ("queued", "waiting", 0)
    assert ProcrastinateJob.objects.get().args == {"import_id": job.pk}


@pytest.mark.req("J4")
def test_messages_lose_what_cannot_be_stored():
    job = progress.begin(make_import().pk)

    progress.fail(job, "a\x00b\ud800" + "x" * 5000)

    job.refresh_from_db()
    assert job.message.startswith("ab\ufffdx")
    assert len(job.message) == 1000


@pytest.mark.req("J1")
def test_an_overtaken_attempt_says_nothing():
    job = progress.begin(make_import().pk)
    progress.begin(job.pk)

    with pytest.raises(progress.Overtaken):
        progress.enter(job, "reading")
    progress.fail(job, "Too late.")

    job.refresh_from_db()
    assert (job.state, job.attempts, job.message) == ("running", 2, "")


@pytest.mark.req("C3")
def test_a_form_sent_twice_begins_one_import():
    key, admin = uuid4(), make_admin()
    jobs = [
        Import(channel="paste", raw=b"x", once_key=key, requested_by=admin)
        for _ in range(2)
    ]

    first, second = [begin_import(job) for job in jobs]

    assert first == second
    assert ProcrastinateJob.objects.count() == 1


def test_a_failed_import_is_tried_again_from_the_start():
    job = make_import(attempts=3, state=ImportState.FAILED, message="No.")

    retry_import(job)

    job.refresh_from_db()
    assert (job.state, job.attempts) == ("queued", 0)
    assert ProcrastinateJob.objects.count() == 1
