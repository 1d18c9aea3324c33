"""What people ask of imports: begin one, try a failed one again."""

from django.db import transaction
from django.utils import timezone

from claims.errors import ClaimsError
from claims.models import Import, ImportStage, ImportState

from .tasks import enqueue

ASKED = ["channel", "url", "file_name", "raw", "requested_by", "details"]


@transaction.atomic
def begin_import(job):
    """Store the unsaved import ``job`` and queue it; return the stored one.

    A form that is sent twice has one key, and begins one import.
    """
    stored, is_new = Import.objects.get_or_create(
        once_key=job.once_key,
        defaults={name: getattr(job, name) for name in ASKED},
    )
    if is_new:
        enqueue(stored)
    return stored


@transaction.atomic
def retry_import(job):
    """Queue a failed import again. Raises ClaimsError where it has not failed."""
    queued = Import.objects.filter(pk=job.pk, state=ImportState.FAILED).update(
        state=ImportState.QUEUED,
        stage=ImportStage.WAITING,
        attempts=0,
        message="",
        changed_at=timezone.now(),
    )
    if not queued:
        raise ClaimsError("This import has not failed, so there is nothing to retry.")
    enqueue(job)
