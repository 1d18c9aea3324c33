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
from ..seconding import others_on_any, to_second
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
    return _go_on(request, f"Agreed to {subject}; readers see it now.")


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
    return _go_on(request, f"Sent {subject} back.")


def _go_on(request, said):
    """Say what was done, and keep what comes next from others."""
    for model in (Claim, Link):
        if actions.draw(to_second(model, request.user), by=request.user):
            break
    return leave(request, reverse("review:second"), said)


def _get(kind, pk):
    return get_object_or_404(KINDS[kind], pk=pk)


def _show(request, *, status=200, **context):
    claims = to_second(Claim, request.user)
    links = to_second(Link, request.user)
    rows = claims.with_attribution().with_figures()
    joined = links.select_related("dispute", *both(ENDS)).defer(*both(HEAVY))
    rows, joined = list(rows[:PAGE_SIZE]), list(joined[:PAGE_SIZE])
    others = others_on_any(rows, joined, request.user)
    items = [("claim", one) for one in rows] + [("link", one) for one in joined]
    items = [(kind, item, others.get((kind, item.pk))) for kind, item in items]
    context |= {
        "items": items,
        "first": next((item for _, item, other in items if not other), None),
        "claim_count": capped_count(claims),
        "link_count": capped_count(links),
    }
    return render_desk(request, "review/second.html", "rows", context, status=status)


def _incomplete():
    return "Something was missing from the form, so nothing was changed. Try again."
