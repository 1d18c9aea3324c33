"""How far an import is, in its own row. Each step counts on the attempt it belongs to.

A worker that was taken for dead and still lives changes nothing: its attempt is over.
"""

import logging

from django.db.models import F
from django.utils import timezone

from claims.models import Import, ImportStage, ImportState

from .canonical import canonical

MOST_ATTEMPTS = 3
LONGEST_MESSAGE = 1000
ENDED = [ImportState.DONE, ImportState.FAILED]
log = logging.getLogger(__name__)


class Overtaken(Exception):
    """Another worker has taken the import over; nothing of this attempt counts."""


def begin(import_id):
    """Begin the next attempt and return the import, or None where it has ended.

    An import that began too often, each time ending its worker, fails here.
    """
    unended = Import.objects.filter(pk=import_id).exclude(state__in=ENDED)
    begun = unended.filter(attempts__lt=MOST_ATTEMPTS).update(
        state=ImportState.RUNNING,
        attempts=F("attempts") + 1,
        changed_at=timezone.now(),
    )
    job = Import.objects.select_related("requested_by").filter(pk=import_id).first()
    if begun:
        return job
    if job and job.state not in ENDED:
        fail(
            job,
            f"Reading it stopped the worker {MOST_ATTEMPTS} times. Nothing was stored. "
            "Import the article in parts.",
        )
    return None


def enter(job, stage):
    """Say that ``job`` is now in ``stage``."""
    if not _write(job, state=ImportState.RUNNING, stage=stage):
        raise Overtaken


def finish(job, imported, language):
    """Say that ``job`` is done, in the transaction that stores what came of it."""
    done = _write(
        job,
        state=ImportState.DONE,
        stage=ImportStage.FINISHED,
        snapshot=imported.snapshot,
        message=outcome(imported, language),
        raw=None,
    )
    if not done:
        raise Overtaken


def fail(job, message):
    """Say that ``job`` failed, and why, in words that can be stored and shown."""
    log.info("Import failed", extra={"import_id": job.pk, "why": message})
    _write(job, state=ImportState.FAILED, message=clean(message))


def queue(job, *, attempts, message=""):
    """Say that ``job`` waits again; return whether it is still ours to say."""
    return _write(
        job,
        state=ImportState.QUEUED,
        stage=ImportStage.WAITING,
        attempts=attempts,
        message=clean(message) if message else "",
    )


def _write(job, **fields):
    ours = Import.objects.filter(pk=job.pk, attempts=job.attempts)
    running = ours.exclude(state__in=ENDED)
    return bool(running.update(changed_at=timezone.now(), **fields))


def clean(message):
    """Return ``message`` as it can be stored: no controls, not too long."""
    return canonical(message).text[:LONGEST_MESSAGE] or "It failed."


def outcome(imported, language):
    """Return in words what an import has added."""
    if not imported.is_new:
        article = imported.snapshot.article
        return f'This text is held already, as "{article}". Nothing was added.'
    if language != "en":
        return (
            f"The text was stored. It does not seem to be English ({language}), so it "
            "was not read for claims."
        )
    count = imported.suggested_count
    return f"{count:,} claim{'' if count == 1 else 's'} suggested."
