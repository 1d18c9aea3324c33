"""What awaits a second reader, who agrees or sends it back."""

from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse

from claims.errors import ClaimsError, Stale
from claims.models import Claim, Link
from claims.web import editor_required

from .. import actions
from ..disputing import ENDS, HEAVY, both
from ..forms import DecisionForm
from ..forms.seconding import SendBackForm
from ..queue import PAGE_SIZE, capped_count
from ..seconding import to_second
from .screens import leave, render_desk

KINDS = {"claim": Claim, "link": Link}


@editor_required
def second(request):
    """List the claims and links that await the editor as their second reader."""
    return _show(request)


@editor_required
def agree(request, kind, pk):
    """Agree to what another editor accepted; it is public from then on."""
    subject = _get(kind, pk)
    if request.method != "POST":
        return redirect("review:second")

    form = DecisionForm(request.POST)
    if not form.is_valid():
        return _show(request, error=_incomplete(), status=422)
    version = form.cleaned_data["version"]
    try:
        actions.agree(subject, version=version, by=request.user, where="review:agree")
    except Stale as error:
        return _show(request, error=error, status=409)
    except ClaimsError as error:
        return _show(request, error=error, status=422)
    said = f"Agreed to {subject}; readers see it now."
    return leave(request, reverse("review:second"), said)


@editor_required
def send_back(request, kind, pk):
    """Put what another editor accepted back into the queue, for a reason."""
    subject = _get(kind, pk)
    if request.method != "POST":
        return redirect("review:second")

    form = SendBackForm(request.POST)
    if not form.is_valid():
        error = "Say why it goes back. Nothing was changed."
        return _show(request, error=error, status=422)
    try:
        actions.send_back(
            subject, by=request.user, where="review:send_back", **form.cleaned_data
        )
    except Stale as error:
        typed = {"typed": request.POST.get("reason", ""), "about": (kind, pk)}
        return _show(request, error=error, status=409, **typed)
    except ClaimsError as error:
        return _show(request, error=error, status=422)
    return leave(request, reverse("review:second"), f"Sent {subject} back.")


def _get(kind, pk):
    return get_object_or_404(KINDS[kind], pk=pk)


def _show(request, *, status=200, **context):
    claims = to_second(Claim, request.user)
    links = to_second(Link, request.user)
    rows = claims.with_attribution().with_figures()
    joined = links.select_related("dispute", *both(ENDS)).defer(*both(HEAVY))
    context |= {
        "claims": rows[:PAGE_SIZE],
        "links": joined[:PAGE_SIZE],
        "claim_count": capped_count(claims),
        "link_count": capped_count(links),
    }
    return render_desk(request, "review/second.html", "rows", context, status=status)


def _incomplete():
    return "Something was missing from the form, so nothing was changed. Try again."
