"""What every screen shares: whole page or partial, who may see what, clean input."""

import json
import logging
import sys
from functools import wraps
from uuid import uuid4

from django.conf import settings
from django.contrib.auth.forms import AuthenticationForm
from django.contrib.auth.views import redirect_to_login
from django.contrib.messages.storage.cookie import CookieStorage
from django.core.exceptions import PermissionDenied
from django.db import InterfaceError, OperationalError
from django.http import HttpResponse
from django.shortcuts import render
from django.utils.cache import patch_cache_control, patch_vary_headers
from django.views import defaults
from django_htmx.http import HttpResponseClientRedirect

from claims.logs import request_id

log = logging.getLogger(__name__)

NOTED = {403: "Refused", 409: "Conflict", 429: "Over a limit"}  # in the log
RETRY_AFTER = 5  # seconds, for whoever comes while the database is away
MOST_BYTES = 12_000_000  # of a request: a file of 10 MB and what goes with it


class MessageCookie(CookieStorage):
    """Keeps what is to be said on the next page, in a cookie named as the others."""

    cookie_name = f"{settings.COOKIE_PREFIX}messages"


def wants_partial(request):
    """Whether htmx asks for a part to swap, rather than a browser for a page."""
    return bool(request.htmx) and not request.htmx.history_restore_request


def render_screen(request, template, partial, context, *, status=200):
    """Render ``template``, or only its ``partial`` where htmx asks for it."""
    name = f"{template}#{partial}" if wants_partial(request) else template
    response = render(request, name, context, status=status)
    patch_vary_headers(response, ["HX-Request"])
    return response


def public(view):
    """Let everybody see ``view``."""
    view.policy = "public"
    return view


def _for_users(view, policy, is_allowed):
    @wraps(view)
    def guarded(request, *args, **kwargs):
        return _turn_away(request, is_allowed) or view(request, *args, **kwargs)

    guarded.policy = policy
    return guarded


def _turn_away(request, is_allowed):
    """Return what asks to sign in, or None where ``is_allowed`` says yes of the user.

    Raises PermissionDenied where it says no.
    """
    if not request.user.is_authenticated:
        return ask_to_sign_in(request)
    if not is_allowed(request.user):
        raise PermissionDenied
    return None


def member_required(view):
    """Let only people who are signed in see ``view``."""
    return _for_users(view, "member", lambda user: user.is_active)


def editor_required(view):
    """Let only editors and admins see ``view``."""
    return _for_users(view, "editor", lambda user: user.is_editor)


def admin_required(view):
    """Let only admins see ``view``."""
    return _for_users(view, "admin", lambda user: user.is_admin)


def ask_to_sign_in(request):
    """Send the browser to the sign-in page, and back to this screen afterwards.

    A form that was sent is kept in the page, except for passwords: it can be sent again
    once signed in.
    """
    came_from = request.get_full_path()
    if request.htmx:
        came_from = request.htmx.current_url_abs_path or came_from
        return HttpResponseClientRedirect(redirect_to_login(came_from).url)
    sent = [
        [name, value]
        for name, values in request.POST.lists()
        for value in values
        if name != "csrfmiddlewaretoken" and "password" not in name
    ]
    if not sent:
        return redirect_to_login(came_from)
    context = {"next": came_from, "kept": json.dumps(sent)}
    context |= {"form": AuthenticationForm(request), "had_file": bool(request.FILES)}
    return render(request, "accounts/sign_in.html", context, status=403)


class PolicyMiddleware:
    """Refuse every view that declares no policy; keep private answers out of caches."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        request_id.set(uuid4().hex)
        if refused := _refuse_unread(request):
            return refused
        response = self.get_response(request)
        is_for_everybody = getattr(response, "is_for_everybody", False)
        if not is_for_everybody and request.user.is_authenticated:
            patch_cache_control(response, private=True, no_store=True)
        _note(request, response)
        return response

    def process_view(self, request, view, args, kwargs):  # noqa: ARG002 (Django's signature)
        """Raise PermissionDenied unless the view has a policy; Django's admin has ours.

        So its own sign-in form, which counts no wrong passwords, is never reached.
        """
        if request.resolver_match.app_name == "admin":
            return _turn_away(request, lambda user: user.is_admin)
        if getattr(view, "policy", None) is None:
            raise PermissionDenied
        return None


def _note(request, response):
    """Log what the security of the site may depend on."""
    if response.status_code in NOTED:
        found = request.resolver_match
        log.warning(
            NOTED[response.status_code],
            extra={
                "status": response.status_code,
                "method": request.method,
                "view": found.view_name if found else "",
                "user": request.user.pk,
            },
        )


def server_error(request):
    """Answer 503 where the database is away or took too long, 500 for what is a bug."""
    if not isinstance(sys.exception(), OperationalError | InterfaceError):
        return defaults.server_error(request)
    response = defaults.server_error(request, template_name="503.html")
    response.status_code = 503
    response.headers["Retry-After"] = RETRY_AFTER
    return response


def _refuse_unread(request):
    """Return the answer to what is not even looked at, None where it may be."""
    if _declared_bytes(request) > MOST_BYTES:
        return _refusal(
            413,
            f"That is more than {MOST_BYTES // 1_000_000} MB, the most that is taken "
            "at once. Nothing was stored.",
        )
    if _has_forbidden_characters(request):
        return _refusal(
            400,
            "The address holds a character that no text may hold (NUL or a lone "
            "surrogate). Remove it and try again.",
        )
    return None


def _refusal(status, words):
    return HttpResponse(words, status=status, content_type="text/plain; charset=utf-8")


def _declared_bytes(request):
    """Return how much a request says it brings; Django reads no more than that."""
    try:
        return int(request.META.get("CONTENT_LENGTH") or 0)
    except ValueError:
        return 0


def _has_forbidden_characters(request):
    """Whether path or query hold NUL or what is no Unicode; PostgreSQL refuses both."""
    texts = [request.path, *request.GET.keys()]
    texts += [value for values in request.GET.lists() for value in values[1]]
    return any("\x00" in text or _is_broken(text) for text in texts)


def _is_broken(text):
    return any("\ud800" <= character <= "\udfff" for character in text)
