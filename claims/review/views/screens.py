"""How the desk answers: a claim's card, the next one, or a refusal."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect
from django.urls import reverse
from django_htmx.http import HttpResponseClientRedirect, replace_url

from claims.web import render_screen, wants_partial

from ..card import card_context, claim_for_desk, text_context
from ..forms import FilterForm, RejectForm
from ..queue import next_claim


def filters_of(request):
    """Return what the address narrows the queue to."""
    return FilterForm(request.GET).filters()


def get_claim(pk):
    """Return the claim ``pk`` as the desk needs it, or answer 404."""
    claim = claim_for_desk(pk).first()
    if claim is None:
        raise Http404
    return claim


def desk_address(claim, filters):
    return reverse("review:desk", args=[claim.pk]) + filters.query


def show_card(request, claim, *, status=200, **context):
    """Show ``claim`` on the desk: its card where htmx asks, else with the text."""
    filters = filters_of(request)
    context = card_context(request, claim, filters) | context
    context["reasons"] = RejectForm.REASONS
    context["swapped"] = wants_partial(request)
    if not context["swapped"]:
        context |= text_context(claim.snapshot, claim)
    response = render_screen(
        request, "review/desk.html", "card", context, status=status
    )
    return replace_url(response, desk_address(claim, filters))


def go_on(request, claim, said, *, rejected=None):
    """Say what was done with ``claim`` and show the suggestion that comes next."""
    filters = filters_of(request)
    following = next_claim(filters, request.user, after=claim)
    if following is None:
        return leave(request, reverse("review:queue"), f"{said} Nothing is left here.")
    if wants_partial(request) and following.snapshot_id == claim.snapshot_id:
        following = get_claim(following.pk)
        changed = [claim]
        return show_card(
            request, following, said=said, changed=changed, rejected=rejected
        )
    address = desk_address(following, filters)
    if rejected:
        address += f"{'&' if '?' in address else '?'}rejected={rejected.pk}"
    return leave(request, address, said)


def leave(request, address, said):
    """Say what was done and go to ``address``, which is another screen."""
    messages.success(request, said)
    if wants_partial(request):
        return HttpResponseClientRedirect(address)
    return redirect(address)
