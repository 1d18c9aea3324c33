"""Import jobs: procrastinate delivers them, our own row says how far they are."""

import asyncio
import logging
import time
from datetime import date

from django.conf import settings
from django.db import OperationalError, transaction
from django.utils import timezone
from procrastinate import RetryStrategy
from procrastinate.contrib.django import app
from procrastinate.exceptions import ConnectorException

from claims.errors import ClaimsError
from claims.models import ImportChannel, ImportStage, OnceKey

from . import progress
from .articles import import_article, source_named, topic_named
from .canonical import canonical, decode
from .fetching import Fetched, FetchFailed, fetch
from .pages import Page
from .reader import Stopped, reader

STALLED_AFTER = 12  # seconds without a sign of life from a worker
RESCUE_EVERY = 4  # seconds
HEARTBEAT_EVERY = 3  # seconds
GRACE = 5  # seconds from SIGTERM until what runs is stopped and handed back
WAIT = 15  # seconds before trying again, times the attempt
QUEUE = "imports"
QUEUES = [QUEUE, "links"]  # links: proposed anew, see claims.linking.tasks
log = logging.getLogger(__name__)


def enqueue(job, *, after=0):
    """Hand the import ``job`` to a worker, in the transaction of its row."""
    run_import.configure(schedule_in={"seconds": after}).defer(import_id=job.pk)


@app.task(
    queue=QUEUE,
    name="claims.run_import",
    pass_context=True,
    # A database that is away for a while is no failure of the import.
    retry=RetryStrategy(
        max_attempts=10, wait=5, retry_exceptions=[OperationalError, ConnectorException]
    ),
)
def run_import(context, import_id):
    """Fetch, read and store what an import asks for. Safe to run again."""
    job = progress.begin(import_id)
    if job is None:
        return
    try:
        work_on(job, context.should_abort)
    except Stopped:
        hand_back(job)
    except progress.Overtaken:
        log.warning("Import overtaken", extra={"import_id": import_id})
    except FetchFailed as error:
        fail_or_try_again(job, error)
    except ClaimsError as error:
        progress.fail(job, str(error))
    except OperationalError:
        raise
    except Exception:
        progress.fail(
            job,
            "It failed for a reason that is ours; the log has it. Nothing was stored. "
            "Try again, or tell the operator.",
        )
        raise


def work_on(job, should_stop):
    """Take ``job`` through its stages; store the result and the state together."""
    fetched = fetch_stage(job)
    progress.enter(job, ImportStage.READING)
    page, changes = page_of(fetched, should_stop)
    published_on = day(job.details.get("published_on")) or page.published_on
    text = canonical(page.text).text
    reading, rules_version = read("text", text, published_on, should_stop=should_stop)
    progress.enter(job, ImportStage.STORING)
    with transaction.atomic():
        imported = import_article(
            **article_fields(job, page),
            text=page.text,
            raw=fetched.body,
            changes=changes,
            published_on=published_on,
            fetched_at=timezone.now(),
            reading=reading,
            rules_version=rules_version,
            by=job.requested_by,
        )
        progress.finish(job, imported, reading.language)


def read(job, *arguments, should_stop):
    """Let the child process do ``job``: "page" or "text"."""
    child = reader(settings.CLAIMS_SPACY_MODEL)
    return child.do(job, *arguments, should_stop=should_stop)


def article_fields(job, page):
    """Return what a new article is to hold: what the form said, else the page."""
    said, by = job.details, job.requested_by
    name = said.get("source") or page.outlet
    if not name:
        raise ClaimsError(
            "The page does not say who publishes it. Nothing was stored. Import it "
            "again with the name of its source."
        )
    return {
        "source": source_named(name, by=by),
        "url": job.url if job.channel != ImportChannel.ADDRESS else page.url,
        "headline": (said.get("headline") or page.headline)[:500],
        "byline": page.byline[:300],
        "topic": topic_named(said.get("topic"), by=by),
        "origin_name": said.get("origin_name", ""),
        "origin_url": said.get("origin_url", ""),
    }


def fetch_stage(job):
    """Return what the import is about: the bytes pasted, uploaded or fetched."""
    if job.channel == ImportChannel.PASTE:
        return Fetched(job.url, "text/plain", "utf-8", bytes(job.raw))
    if job.channel == ImportChannel.FILE:
        kind = "text/plain" if job.file_name.endswith(".txt") else "text/html"
        return Fetched(job.url, kind, "", bytes(job.raw))
    progress.enter(job, ImportStage.FETCHING)
    return fetch(job.url)


def page_of(fetched, should_stop):
    """Return the article in what was fetched, and what decoding it changed."""
    decoded = decode(fetched.body, fetched.charset)
    if fetched.media_type == "text/plain":
        return Page(text=decoded.text, url=fetched.url), decoded.changes
    page = read("page", decoded.text, fetched.url, should_stop=should_stop)
    return page, decoded.changes


def day(text):
    """Return an ISO day from the form's details, None where there is none."""
    return date.fromisoformat(text) if text else None


@transaction.atomic
def hand_back(job):
    """Queue ``job`` again for another worker; the attempt does not count."""
    if progress.queue(job, attempts=job.attempts - 1):
        enqueue(job)


@transaction.atomic
def fail_or_try_again(job, error):
    """Queue ``job`` again where its failure may pass and an attempt is left."""
    if not error.may_pass or job.attempts >= progress.MOST_ATTEMPTS:
        progress.fail(job, str(error))
    elif progress.queue(job, attempts=job.attempts, message=str(error)):
        enqueue(job, after=WAIT * job.attempts)


@app.periodic(cron="17 * * * *")
@app.task(queue=QUEUE, name="claims.prune_once_keys")
def prune_once_keys(timestamp):  # noqa: ARG001 (procrastinate's)
    """Forget the keys of forms that were sent long ago."""
    OnceKey.objects.prune()


def run_worker():
    """Take import jobs until stopped; go on by itself once a lost database is back."""
    while True:
        try:
            asyncio.run(work())
            break
        except (ConnectorException, OperationalError) as error:
            log.warning("The database is away", extra={"error": str(error)[:200]})
            time.sleep(2)
    reader(settings.CLAIMS_SPACY_MODEL).stop()


async def work():
    """Take jobs until a signal says to stop, and those of workers that died."""
    worker_app = app.with_connector(app.connector.get_worker_connector())
    async with worker_app.open_async():
        rescuing = asyncio.create_task(rescue_jobs(worker_app.job_manager))
        try:
            await worker_app.run_worker_async(
                queues=QUEUES,
                concurrency=1,
                fetch_job_polling_interval=2,
                shutdown_graceful_timeout=GRACE,
                update_heartbeat_interval=HEARTBEAT_EVERY,
                stalled_worker_timeout=STALLED_AFTER,
                delete_jobs="always",
            )
        finally:
            rescuing.cancel()


async def rescue_jobs(manager):
    """Queue the jobs of workers that died, every few seconds, for ever."""
    while True:
        await asyncio.sleep(RESCUE_EVERY)
        try:
            for job in await manager.get_stalled_jobs(
                seconds_since_heartbeat=STALLED_AFTER
            ):
                log.warning("Job of a dead worker", extra={"job_id": job.id})
                await manager.retry_job(job)
        except ConnectorException as error:
            # Another worker was faster, or the database is away: look again later.
            log.warning("No job rescued", extra={"error": str(error)[:200]})
