"""The desk: one claim at a time, and the decisions on it as it stands."""

from django.shortcuts import redirect

from claims.errors import ClaimsError, Stale
from claims.models import Claim, Decision, DecisionKind
from claims.web import editor_required, wants_partial

from ..actions import (
    accept_claim,
    amend_claim,
    explain_rejection,
    reject_claim,
    skip_claim,
)
from ..forms import DecisionForm, RejectForm
from ..forms.anchors import clip
from ..queue import next_claim
from .numbers import number
from .screens import (
    desk_address,
    filters_of,
    get_claim,
    go_on,
    leave,
    show_card,
)


@editor_required
def following(request):
    """Go to the first suggestion of the queue."""
    filters = filters_of(request)
    claim = next_claim(filters, request.user)
    if claim is None:
        return redirect("review:queue")
    return redirect(desk_address(claim, filters))


@editor_required
def desk(request, pk):
    """Show one claim beside its article."""
    claim = get_claim(pk)
    return show_card(request, claim, rejected=_just_rejected(request))


@editor_required
def accept(request, pk):
    """Accept a claim, with its words shrunk or stretched where the form says so."""
    claim = get_claim(pk)
    if request.method != "POST":
        return redirect(desk_address(claim, filters_of(request)))

    form = DecisionForm(request.POST)
    if not form.is_valid():
        return show_card(request, claim, error=_incomplete(), status=422)
    try:
        _accept(request, claim, form.cleaned_data)
    except Stale as error:
        return show_card(request, get_claim(pk), error=error, status=409)
    except ClaimsError as error:
        return show_card(request, get_claim(pk), error=error, status=422)
    return go_on(request, claim, f"Accepted claim {pk}.")


@editor_required
def reject(request, pk):
    """Reject a claim, for a reason or without."""
    claim = get_claim(pk)
    if request.method != "POST":
        return redirect(desk_address(claim, filters_of(request)))

    form = RejectForm(request.POST)
    if not form.is_valid() or form.cleaned_data["version"] is None:
        return show_card(request, claim, error=_incomplete(), status=422)
    data = form.cleaned_data
    try:
        reject_claim(claim, by=request.user, where="review:reject", **data)
    except Stale as error:
        return show_card(request, get_claim(pk), error=error, status=409)
    except ClaimsError as error:
        return show_card(request, get_claim(pk), error=error, status=422)
    rejected = None if data["reason"] else claim
    return go_on(request, claim, f"Rejected claim {pk}.", rejected=rejected)


@editor_required
def explain(request, pk):
    """Say why a claim was rejected just now; the card of ``back`` stays."""
    claim = get_claim(pk)
    filters = filters_of(request)
    if request.method != "POST":
        return redirect(desk_address(claim, filters))

    form = RejectForm(request.POST)
    back = Claim.objects.filter(pk=number(request.POST.get("back"))).first() or claim
    shown = get_claim(back.pk)
    if not form.is_valid() or not form.cleaned_data["reason"]:
        return show_card(request, shown, error=_incomplete(), status=422)
    reason = form.cleaned_data["reason"]
    try:
        explain_rejection(claim, by=request.user, reason=reason, where="review:explain")
    except ClaimsError as error:
        return show_card(request, shown, error=error, status=409)
    said = f"Rejected claim {pk}: {reason.lower()}."
    if wants_partial(request):
        return show_card(request, shown, said=said)
    return leave(request, desk_address(shown, filters), said)


@editor_required
def skip(request, pk):
    """Put a claim at the end of the queue."""
    claim = get_claim(pk)
    if request.method != "POST":
        return redirect(desk_address(claim, filters_of(request)))

    skip_claim(claim, by=request.user)
    return go_on(request, claim, f"Skipped claim {pk}; it comes back at the end.")


def _accept(request, claim, data):
    words = (data["start"], data["end"])
    if None in words or words == (claim.content_start, claim.content_end):
        return accept_claim(
            claim, version=data["version"], by=request.user, where="review:accept"
        )
    start, end = words
    if not start < end <= len(claim.snapshot.text):
        raise ClaimsError(
            "These words lie outside the article. Nothing was saved. Load the page "
            "again and choose the words anew."
        )
    return amend_claim(
        claim,
        version=data["version"],
        by=request.user,
        where="review:accept",
        segments=clip(claim.segments, start, end),
    )


def _just_rejected(request):
    """Return the claim that the address says was just rejected, without a reason."""
    pk = number(request.GET.get("rejected"))
    claim = Claim.objects.filter(pk=pk).first() if pk else None
    latest = Decision.objects.on(claim).last() if claim else None
    if latest is None or latest.kind != DecisionKind.REJECT or latest.reason:
        return None
    return claim if latest.decided_by_id == request.user.pk else None


def _incomplete():
    return (
        "Something was missing from the form, so nothing was saved. Look at the claim "
        "as it is now, then decide again."
    )
