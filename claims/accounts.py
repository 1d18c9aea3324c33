"""Signing in and out. Guessing passwords is slowed down, for known names and others."""

import json
import logging
import re
from datetime import timedelta
from ipaddress import ip_address, ip_network

from django.conf import settings
from django.contrib.auth import views as auth_views
from django.shortcuts import render
from django.urls import path
from django.utils import timezone
from django.utils.crypto import salted_hmac

from claims.models import WrongPassword
from claims.web import public

log = logging.getLogger(__name__)

MOST_TRIES = 10
WINDOW = timedelta(minutes=15)
OF_ONE_OWNER = 64  # bits that the addresses of an IPv6 network have in common
# Fields that carry no words of a person.
TECHNICAL = re.compile(r"version|key|near|start|end|which|_FORMS|^(claim|mention)$")
TOO_MANY = (
    "Too many wrong passwords were tried for this name from your address. Nobody was "
    "signed in. Wait 15 minutes, then try again."
)


class SignIn(auth_views.LoginView):
    """The sign-in form; it refuses after too many wrong passwords, without checking.

    The count is kept for a name from an address, so that an outsider who guesses
    elsewhere does not keep an editor out.
    """

    template_name = "accounts/sign_in.html"
    redirect_authenticated_user = True

    def post(self, request, *args, **kwargs):
        tries = tries_of(request)
        if tries.filter(tried_at__gt=timezone.now() - WINDOW).count() >= MOST_TRIES:
            log.warning("sign-in refused: too many wrong passwords")
            context = {"too_many": TOO_MANY, "form": self.get_form_class()(request)}
            return self.render_to_response(
                self.get_context_data(**context),
                status=429,
                headers={"Retry-After": WINDOW.seconds},
            )
        return super().post(request, *args, **kwargs)

    def dispatch(self, request, *args, **kwargs):
        """Go on with a form that was kept, also for whoever signed in elsewhere."""
        if request.user.is_authenticated and kept_of(request):
            return self.send_again()
        return super().dispatch(request, *args, **kwargs)

    def get_context_data(self, **context):
        return super().get_context_data(kept=self.request.POST.get("kept"), **context)

    def form_valid(self, form):
        tries_of(self.request).delete()
        log.info("signed in", extra={"user": form.get_user().pk})
        signed_in = super().form_valid(form)
        return self.send_again() if kept_of(self.request) else signed_in

    def send_again(self):
        """Show the form that was sent before the session ended, to be sent again."""
        fields = kept_of(self.request)
        shown = [(name, value) for name, value in fields if is_typed(name, value)]
        context = {"address": self.get_success_url(), "fields": fields, "shown": shown}
        return render(self.request, "accounts/send_again.html", context)

    def form_invalid(self, form):
        name, address = who_tries(self.request)
        WrongPassword.objects.filter(tried_at__lt=timezone.now() - WINDOW).delete()
        WrongPassword.objects.create(name_digest=name, address=address)
        log.info("wrong password")
        return self.render_to_response(self.get_context_data(form=form), status=422)


def kept_of(request):
    """Return the fields of a form that the sign-in page kept: (name, value) pairs."""
    try:
        kept = json.loads(request.POST.get("kept") or "[]")
        json.dumps(kept, ensure_ascii=False).encode()  # no lone surrogate
        return [(str(name), str(value)) for name, value in kept]
    except (TypeError, ValueError):
        return []


def is_typed(name, value):
    """Whether a field of a form holds what somebody may have typed."""
    return bool(value) and not TECHNICAL.search(name)


def tries_of(request):
    """Return the wrong passwords tried for the typed name from this address."""
    name, address = who_tries(request)
    return WrongPassword.objects.filter(name_digest=name, address=address)


def who_tries(request):
    """Return the digest of the name that was typed, and the address it came from."""
    name = request.POST.get("username", "").strip().casefold()
    digest = salted_hmac("claims.accounts", name, algorithm="sha256").hexdigest()
    return digest, address_of(request)


def address_of(request):
    """Return the address of the browser, as the nearest proxy of ours saw it.

    Of an IPv6 address only the network counts: whoever has one has all of it.
    """
    address = request.META.get("REMOTE_ADDR") or "::"
    forwarded = request.headers.get("X-Forwarded-For", "")
    if settings.SECURE_PROXY_SSL_HEADER and forwarded:
        address = forwarded.rsplit(",", 1)[-1].strip()
    try:
        found = ip_address(address)
    except ValueError:
        return "::"
    if found.version == 4:
        return str(found)
    return str(ip_network((found, OF_ONE_OWNER), strict=False).network_address)


sign_in = public(SignIn.as_view())
sign_out = public(auth_views.LogoutView.as_view())

urlpatterns = [
    path("sign-in/", sign_in, name="sign-in"),
    path("sign-out/", sign_out, name="sign-out"),
]
