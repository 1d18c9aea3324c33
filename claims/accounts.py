"""Signing in and out, and one's password. Guessing it is slowed down for any name."""

import json
import logging
import re
from datetime import timedelta
from ipaddress import ip_address, ip_network

from django.conf import settings
from django.contrib import messages
from django.contrib.auth import views as auth_views
from django.shortcuts import render
from django.urls import path, reverse_lazy
from django.utils import timezone
from django.utils.crypto import salted_hmac

from claims.models import WrongPassword
from claims.web import member_required, public

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
TOO_MANY_OWN = (
    "Too many wrong passwords were tried for your name from your address. Nothing was "
    "changed. Wait 15 minutes, then try again."
)
REFUSED = {"status": 429, "headers": {"Retry-After": WINDOW.seconds}}


class SignIn(auth_views.LoginView):
    """The sign-in form; it refuses after too many wrong passwords, without checking.

    The count is kept for a name from an address, so that an outsider who guesses
    elsewhere does not keep an editor out.
    """

    template_name = "accounts/sign_in.html"
    redirect_authenticated_user = True

    def post(self, request, *args, **kwargs):
        if has_tried_too_often(request):
            log.warning("sign-in refused: too many wrong passwords")
            context = {"too_many": TOO_MANY, "form": self.get_form_class()(request)}
            return self.render_to_response(self.get_context_data(**context), **REFUSED)
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
        count_wrong(self.request)
        return self.render_to_response(self.get_context_data(form=form), status=422)


class SignOut(auth_views.LogoutView):
    """Ends the session, and has the browser forget what it keeps for this site."""

    def post(self, request, *args, **kwargs):
        log.info("signed out", extra={"user": request.user.pk})
        response = super().post(request, *args, **kwargs)
        response.headers["Clear-Site-Data"] = '"storage"'
        return response


class ChangePassword(auth_views.PasswordChangeView):
    """Changes one's own password; all other sessions of the account end."""

    template_name = "accounts/password.html"
    success_url = reverse_lazy("reading:front")

    def post(self, request, *args, **kwargs):
        if has_tried_too_often(request):
            log.warning("change of password refused: too many wrong passwords")
            return self.render_to_response({"too_many": TOO_MANY_OWN}, **REFUSED)
        return super().post(request, *args, **kwargs)

    def form_valid(self, form):
        changed = super().form_valid(form)
        log.info("password changed", extra={"user": form.user.pk})
        said = "Your password is changed. Other browsers are signed out."
        messages.success(self.request, said)
        return changed

    def form_invalid(self, form):
        if "old_password" in form.errors:
            count_wrong(self.request)
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


def has_tried_too_often(request):
    """Whether no more passwords are tried for this name from this address."""
    since = timezone.now() - WINDOW
    return tries_of(request).filter(tried_at__gt=since).count() >= MOST_TRIES


def count_wrong(request):
    """Note one more wrong password, and forget those that no longer count."""
    name, address = who_tries(request)
    WrongPassword.objects.filter(tried_at__lt=timezone.now() - WINDOW).delete()
    WrongPassword.objects.create(name_digest=name, address=address)
    log.info("wrong password")


def tries_of(request):
    """Return the wrong passwords tried for the name from this address."""
    name, address = who_tries(request)
    return WrongPassword.objects.filter(name_digest=name, address=address)


def who_tries(request):
    """Return the digest of a name, and the address that it came from.

    Of whoever is signed in it is their own, otherwise the one that was typed.
    """
    name = request.user.get_username() or request.POST.get("username", "")
    name = name.strip().casefold()
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
sign_out = public(SignOut.as_view())
password = member_required(ChangePassword.as_view())

urlpatterns = [
    path("sign-in/", sign_in, name="sign-in"),
    path("sign-out/", sign_out, name="sign-out"),
    path("password/", password, name="password"),
]
