"""The desk shows one claim at a time, and draws the next ones ahead."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect

from claims.domain.stretching import stretch
from claims.models import Claim, Decision, DecisionKind
from claims.web import editor_required, wants_partial

from ..actions import draw_claim
from ..queue import next_claim, previous_claim
from .numbers import number, numbers
from .screens import desk_address, filters_of, get_claim, show_card

MOST_HELD = 20  # claims that a desk has before it at a time


@editor_required
def following(request):
    """Go to a suggestion of the queue; on POST, draw the first, for nobody else.

    The address may name a claim that the one to show comes ``before`` or ``after``. A
    desk names the claims that it has as ``held``, and gets the card of another; 204
    where none is left.
    """
    filters = filters_of(request)
    if request.method != "POST":
        claim = _beside(request, filters)
        return redirect(desk_address(claim, filters) if claim else "review:queue")

    held = numbers(request.POST.getlist("held"))[:MOST_HELD]
    after = Claim.objects.filter(pk__in=held[-1:]).first()
    claim = draw_claim(filters, by=request.user, after=after, held=held)
    if wants_partial(request):
        if claim is None:
            return HttpResponse(status=204)
        return show_card(request, get_claim(claim.pk), filters=filters, others=[])
    return redirect(desk_address(claim, filters) if claim else "review:queue")


@editor_required
def desk(request, pk):
    """Show one claim beside its article, its words stretched as the address asks."""
    claim = get_claim(pk)
    rejected, typed = _just_rejected(request), _stretched(request, claim)
    return show_card(request, claim, rejected=rejected, typed=typed)


def _stretched(request, claim):
    """Return the words that the address asks for as if sent from the card, or None."""
    if "stretch" not in request.GET:
        return None
    text = claim.snapshot.text
    start, end = (number(request.GET.get(name)) for name in ("start", "end"))
    if start is None or end is None or not start < end <= len(text):
        start, end = claim.content_start, claim.content_end
    start, end = stretch(text, start, end, request.GET["stretch"])
    return {"start": str(start), "end": str(end)}


def _beside(request, filters):
    """Return the suggestion beside the claim that the address names, else the first."""
    before, after = (_named(request, name) for name in ("before", "after"))
    if before is None:
        return next_claim(filters, request.user, after=after)
    found = previous_claim(filters, request.user, before=before)
    if found is None:
        messages.info(request, "No claim of the queue comes before this one.")
    return found or before


def _named(request, name):
    """Return the claim that the address names so, or None."""
    pk = number(request.GET.get(name))
    return Claim.objects.filter(pk=pk).first() if pk else None


def _just_rejected(request):
    """Return the claim that the address says was just rejected, without a reason."""
    claim = _named(request, "rejected")
    latest = Decision.objects.on(claim).last() if claim else None
    if latest is None or latest.kind != DecisionKind.REJECT or latest.reason:
        return None
    return claim if latest.decided_by_id == request.user.pk else None
