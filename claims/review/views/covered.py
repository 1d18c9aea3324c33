"""Suggestions that an earlier decision covers, accepted together."""

from uuid import uuid4

from claims.errors import DoneBefore
from claims.linking.retold import retold
from claims.models import Claim, OnceKey, State
from claims.web import editor_required

from ..actions import accept_claims
from ..forms import OnceForm
from ..queue import covered as covered_claims
from .numbers import number
from .screens import leave, render_desk

MOST = 100  # claims on one screen, and in one step
LOOKED_AT = 400  # suggestions of which some may tell an utterance again
UTTERANCE = "utterance"


@editor_required
def covered(request):
    """Show what was accepted elsewhere, in the same words or as the same utterance.

    On POST, accept what was chosen of it.
    """
    if request.method != "POST":
        return _show(request)

    form = OnceForm(request.POST)
    versions = _chosen(request)
    if not form.is_valid() or not versions:
        error = "Choose at least one claim. Nothing was saved."
        return _show(request, error=error, status=422)
    try:
        with OnceKey.objects.once(form.cleaned_data["once_key"], by=request.user):
            accepted, left = accept_claims(
                versions, by=request.user, where="review:covered"
            )
    except DoneBefore:
        accepted, left = versions, []
    one = len(accepted) == 1
    said = f"Accepted {len(accepted)} claim{'' if one else 's'}; one undo takes "
    said += "it back." if one else "them all back."
    if left:
        said += f" {len(left)} were decided by somebody else meanwhile, and left."
    return leave(request, request.get_full_path(), said)


def _show(request, *, status=200, **context):
    by = UTTERANCE if request.GET.get("by") == UTTERANCE else "words"
    rows = _told_again() if by == UTTERANCE else _in_the_same_words()
    context |= {"rows": rows, "by": by, "once_key": uuid4()}
    return render_desk(request, "review/covered.html", "rows", context, status=status)


def _told_again():
    """Return suggestions that tell an utterance again, with the accepted claim."""
    upcoming = Claim.objects.to_review().with_attribution()
    found = retold(list(upcoming.exclude(speaker=None)[:LOOKED_AT]))
    told = [
        (claim, earlier)
        for claim, earlier in found.items()
        if claim.fingerprint != earlier.fingerprint
    ]
    return told[:MOST]


def _in_the_same_words():
    """Return suggestions, each with the accepted claim in the same words."""
    claims = covered_claims().with_attribution().select_related("snapshot__article")
    claims = list(claims[:MOST])
    prints = [claim.fingerprint for claim in claims]
    accepted = Claim.objects.filter(state=State.ACCEPTED, fingerprint__in=prints)
    earlier = {one.fingerprint: one for one in accepted.with_attribution()}
    return [(claim, earlier.get(claim.fingerprint)) for claim in claims]


def _chosen(request):
    """Return the claims that were ticked, with the version that was seen of each."""
    pairs = [value.partition(":") for value in request.POST.getlist("claim")[:MOST]]
    seen = {number(pk): number(version) for pk, _, version in pairs}
    claims = Claim.objects.select_related("snapshot").filter(
        pk__in=[pk for pk, version in seen.items() if pk and version]
    )
    return {claim: seen[claim.pk] for claim in claims.order_by("pk")}
