"""Decisions on a claim as it stands on the desk."""

from functools import partial

from django.shortcuts import redirect

from claims.errors import ClaimsError
from claims.models import Claim
from claims.web import editor_required, wants_partial

from ..actions import (
    accept_claim,
    amend_claim,
    detach_claim,
    explain_rejection,
    reject_claim,
    skip_claim,
)
from ..forms import DecisionForm, RejectForm, ValueForms
from ..forms.anchors import clip
from .numbers import number
from .screens import (
    desk_address,
    filters_of,
    get_claim,
    get_claim_to_decide,
    go_on,
    leave,
    refusal,
    refuse,
    show_card,
    tell,
)

INCOMPLETE = (
    "Something was missing from the form, so nothing was saved. Look at the claim as "
    "it is now, then decide again."
)


@editor_required
def accept(request, pk):
    """Accept a claim, with the words and values that the editor left it with."""
    claim = get_claim_to_decide(pk)
    if request.method != "POST":
        return redirect(desk_address(claim, filters_of(request)))

    form = DecisionForm(request.POST)
    values = ValueForms(claim.figures.order_by("start", "pk"), request.POST)
    if not form.is_valid():
        return refuse(request, claim, INCOMPLETE)
    if not values.are_valid():
        return refuse(request, claim, "A value does not fit. Nothing was saved.")
    data = form.cleaned_data
    act = partial(_accept, request, claim, data, values.changes())
    refused = refusal(request, claim, act, data["once_key"])
    return refused or go_on(request, claim, f"Accepted claim {pk}.")


@editor_required
def reject(request, pk):
    """Reject a claim, for a reason or without."""
    claim = get_claim_to_decide(pk)
    if request.method != "POST":
        return redirect(desk_address(claim, filters_of(request)))

    form = RejectForm(request.POST)
    if not form.is_valid() or form.cleaned_data["version"] is None:
        return refuse(request, claim, INCOMPLETE)
    data = form.cleaned_data
    key = data.pop("once_key")
    act = partial(reject_claim, claim, by=request.user, where="review:reject", **data)
    refused = refusal(request, claim, act, key)
    to_explain = None if data["reason"] else claim
    return refused or go_on(
        request, claim, f"Rejected claim {pk}.", rejected=to_explain
    )


@editor_required
def explain(request, pk):
    """Say why a claim was rejected just now; the card of ``back`` stays."""
    claim = get_claim(pk)
    filters = filters_of(request)
    if request.method != "POST":
        return redirect(desk_address(claim, filters))

    form = RejectForm(request.POST)
    back = Claim.objects.filter(pk=number(request.POST.get("back"))).first() or claim
    if not form.is_valid() or not form.cleaned_data["reason"]:
        return refuse(request, back, INCOMPLETE)
    reason = form.cleaned_data["reason"]
    try:
        explain_rejection(claim, by=request.user, reason=reason, where="review:explain")
    except ClaimsError as error:
        return show_card(request, get_claim(back.pk), error=error, status=409)
    said = f"Rejected claim {pk}: {reason.lower()}."
    if wants_partial(request):
        return tell(request, said)
    return leave(request, desk_address(back, filters), said)


@editor_required
def skip(request, pk):
    """Put a claim at the end of the queue."""
    claim = get_claim_to_decide(pk)
    if request.method != "POST":
        return redirect(desk_address(claim, filters_of(request)))

    skip_claim(claim, by=request.user)
    return go_on(request, claim, f"Skipped claim {pk}; it comes back at the end.")


@editor_required
def detach(request, pk):
    """Let an appearance tell an utterance of its own; the form is on its own page."""
    claim = get_claim(pk)
    if request.method != "POST":
        return redirect(claim)

    form = DecisionForm(request.POST)
    if not form.is_valid():
        return refuse(request, claim, INCOMPLETE)
    version = form.cleaned_data["version"]
    by = {"by": request.user, "where": "review:detach"}
    act = partial(detach_claim, claim, version=version, **by)
    refused = refusal(request, claim, act, form.cleaned_data["once_key"])
    said = f"Claim {pk} tells an utterance of its own from now on."
    return refused or leave(request, claim.get_absolute_url(), said)


def _accept(request, claim, data, figures):
    """Accept ``claim`` as it stands, or amended where words or values changed."""
    words = (data["start"], data["end"])
    is_as_it_was = None in words or words == (claim.content_start, claim.content_end)
    who = {"version": data["version"], "by": request.user, "where": "review:accept"}
    if is_as_it_was and figures is None:
        return accept_claim(claim, **who)
    parts = {} if is_as_it_was else {"segments": _segments(claim, *words)}
    return amend_claim(claim, figures=figures, **who, **parts)


def _segments(claim, start, end):
    if not start < end <= len(claim.snapshot.text):
        raise ClaimsError(
            "These words lie outside the article. Nothing was saved. Load the page "
            "again and choose the words anew."
        )
    return clip(claim.segments, start, end)
