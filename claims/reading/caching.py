"""Validators: what was published has an edition, and a browser asks whether it holds.

Everything that readers see changes only with a decision, an import or a change in
Django's admin. The edition of a page is made of the latest of these, so asking for it
costs four looks into an index, whatever the page.
"""

from functools import cache, wraps
from hashlib import sha256
from pathlib import Path

from django.conf import settings
from django.contrib.admin.models import LogEntry
from django.utils.cache import patch_cache_control
from django.utils.csp import CSP
from django.utils.http import quote_etag
from django.views.decorators.clickjacking import xframe_options_exempt
from django.views.decorators.csp import csp_override
from django.views.decorators.gzip import gzip_page
from django.views.decorators.http import condition, require_safe

from claims.models import Article, Decision, Snapshot
from claims.web import MessageCookie

from .built import built_once

# As ids are given before a row is committed, a lower one can appear after a higher one.
LATE = 50
# What a page in a frame of any site may load: our own styles and pictures.
FRAMED = {
    **settings.SECURE_CSP,
    "script-src": [CSP.NONE],
    "connect-src": [CSP.NONE],
    "form-action": [CSP.NONE],
    "frame-ancestors": ["*"],
}


def page_for_readers(view):
    """Let everybody see ``view`` with GET; answer 304 where its edition still holds.

    Signed-in people, and whoever has a message waiting, always get a page made anew.
    What everybody sees is compressed: it holds no secret that its size could betray.
    """
    conditional = gzip_page(require_safe(condition(_etag, _last_modified)(view)))
    plain = require_safe(view)

    @wraps(view)
    def answer(request, *args, **kwargs):
        has_message = MessageCookie.cookie_name in request.COOKIES
        if request.user.is_authenticated or has_message:
            response = plain(request, *args, **kwargs)
            patch_cache_control(response, private=True, no_store=True)
            return response
        response = conditional(request, *args, **kwargs)
        patch_cache_control(response, public=True, no_cache=True)
        return response

    answer.policy = "public"
    return answer


def page_for_frames(view):
    """Let other sites show ``view`` in a frame; it is the same whoever looks.

    It must not look at who asks: no session is read for it. It can hold neither script
    nor form, so that nobody can be led to click what they do not see.
    """
    conditional = gzip_page(require_safe(condition(_etag, _last_modified)(view)))

    @csp_override(FRAMED)
    @xframe_options_exempt
    @wraps(view)
    def answer(request, *args, **kwargs):
        response = conditional(request, *args, **kwargs)
        patch_cache_control(response, public=True, no_cache=True)
        response.is_for_everybody = True
        return response

    answer.policy = "public"
    return answer


def _etag(request, *args, **kwargs):  # noqa: ARG001 (the signature of condition)
    parts = [release(), request.get_full_path(), *map(str, _edition(request))]
    return quote_etag(sha256("\n".join(parts).encode()).hexdigest()[:32])


def _last_modified(request, *args, **kwargs):  # noqa: ARG001 (as above)
    return _edition(request)[0]


def _edition(request):
    """Return when anything changed last, and what; asked once a request."""
    if not hasattr(request, "edition"):
        request.edition = edition()
    return request.edition


def edition():
    """Return the moment of the latest change, then ids that identify it."""
    found = list(_latest())
    return max((moment for _, moment in found), default=None), sorted(found)


@built_once
def _latest():
    kinds = [
        Decision.objects.values_list("pk", "decided_at"),
        Snapshot.objects.values_list("pk", "created_at"),
        Article.objects.values_list("pk", "created_at"),
        LogEntry.objects.values_list("pk", "action_time"),
    ]
    latest = [rows.order_by("-pk")[:LATE] for rows in kinds]
    return latest[0].union(*latest[1:], all=True).order_by()


@cache
def release():
    """Return a digest of the code and templates, which tells releases apart."""
    digest = sha256()
    folders = [settings.BASE_DIR / name for name in ("templates", "static", "claims")]
    for path in sorted(file for folder in folders for file in folder.rglob("*.*")):
        if path.suffix in {".py", ".html", ".css", ".js", ".svg", ".tsv"}:
            digest.update(Path(path).read_bytes())
    return digest.hexdigest()[:16]
