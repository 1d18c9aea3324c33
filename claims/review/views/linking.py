"""Links that are made straight from the claim on the desk."""

from functools import partial

from django.http import Http404
from django.shortcuts import redirect

from claims.linking.candidates import in_context
from claims.models import Figure
from claims.web import editor_required, wants_partial

from ..actions import link_claim
from ..forms import LinkForm
from .screens import (
    desk_address,
    filters_of,
    get_claim,
    leave,
    refusal,
    refuse,
    show_card,
)


@editor_required
def link(request, pk):
    """Link a figure of a claim to one beside it; accept the claim, and stay on it."""
    claim = get_claim(pk)
    address = desk_address(claim, filters_of(request))
    if request.method != "POST":
        return redirect(address)

    form = LinkForm(request.POST)
    if not form.is_valid():
        said = "Choose the figure to link to, then the kind. Nothing was saved."
        return refuse(request, claim, said)
    data = form.cleaned_data
    own, other = _figures(claim, data["pair"])
    act = partial(
        link_claim,
        claim,
        figure=own,
        other=other,
        kind=data["kind"],
        version=data["version"],
        by=request.user,
        where="review:link",
    )
    refused = refusal(request, claim, act, data["once_key"])
    if refused:
        return refused
    said = f"Accepted claim {pk} and a link, {data['kind']}: “{own}” and “{other}”."
    if wants_partial(request):
        return show_card(request, get_claim(pk), said=said, changed=[claim])
    return leave(request, address, said)


def _figures(claim, pair):
    """Return the figure of ``claim`` and the other that a form names, or answer 404."""
    named = in_context(Figure.objects.filter(pk__in=pair))
    found = {figure.pk: figure for figure in named}
    own, other = (found.get(pk) for pk in pair)
    if own is None or other is None or own.claim_id != claim.pk:
        raise Http404
    return own, other
