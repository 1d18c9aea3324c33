"""How the desk answers: a claim's card, the next one, or a refusal."""

from uuid import uuid4

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect
from django.urls import reverse
from django_htmx.http import HttpResponseClientRedirect

from claims.errors import ClaimsError, DoneBefore, Stale
from claims.models import Claim, LinkKind, OnceKey
from claims.web import render_screen, wants_partial

from ..actions import draw_claim
from ..card import card_context, claim_for_desk, text_context
from ..counts import UNCOUNTED
from ..forms import FilterForm, RejectForm
from ..keys import keys_of
from ..queue import Filters, others_on
from .numbers import number

HEAVY = ["snapshot__text", "snapshot__raw"]
# The name of each key that links, and the kind that it links as.
KINDS = [
    ("contradicts", LinkKind.CONTRADICTS),
    ("agrees", LinkKind.AGREES),
    ("updates", LinkKind.UPDATES),
    ("derived", LinkKind.DERIVED),
    ("differs", LinkKind.DIFFERS_IN_SCOPE),
]


def render_desk(request, template, partial, context, *, status=200):
    """Render a screen as ``render_screen`` does, with keys and ways to other desks."""
    shared = {"keys": keys_of(request.user), "swapped": wants_partial(request)}
    shared |= {"queues": UNCOUNTED, "step_key": uuid4()}  # one step a page
    return render_screen(request, template, partial, shared | context, status=status)


def filters_of(request):
    """Return what the address narrows the queue to."""
    return FilterForm(request.GET).filters() if request.GET else Filters()


def get_claim(pk):
    """Return the claim ``pk`` as the desk needs it, or answer 404."""
    claim = claim_for_desk(pk).first()
    if claim is None:
        raise Http404
    return claim


def get_claim_to_decide(pk):
    """Return the claim ``pk`` with no more than a decision reads, or answer 404."""
    claims = Claim.objects.select_related("snapshot__article__topic")
    claim = claims.defer("search", *HEAVY).filter(pk=pk).first()
    if claim is None:
        raise Http404
    return claim


def desk_address(claim, filters):
    return reverse("review:desk", args=[claim.pk]) + filters.query


def kinds_for(user):
    """Return the key and the kind of each way to link, for ``user``."""
    keys = keys_of(user)
    return [(keys[name], kind) for name, kind in KINDS]


def show_card(
    request, claim, *, status=200, typed=None, filters=None, others=None, **context
):
    """Show ``claim`` on the desk: its card where htmx asks, else with the text.

    The text comes along where the form does not say that it is ``beside`` already.
    ``typed`` is what was sent from the card, to be shown again; ``others`` are those
    who are on the claim too, where that is known.
    """
    filters = filters or filters_of(request)
    context = card_context(request, claim, filters, typed) | context
    context |= {"reasons": RejectForm.REASONS, "kinds": kinds_for(request.user)}
    context |= {"swapped": wants_partial(request), "typed": typed}
    context["others"] = others_on(claim, request.user) if others is None else others
    context["address"] = desk_address(claim, filters)
    context["words"] = _words(claim, typed)
    is_beside = number(request.POST.get("beside")) == claim.snapshot_id
    if not is_beside:
        context |= text_context(claim.snapshot, claim)
    partial = "card" if is_beside else "desk"
    return render_screen(request, "review/desk.html", partial, context, status=status)


def _words(claim, typed):
    """Return the words of ``claim``, as shrunk or stretched where that was sent."""
    start, end = (number((typed or {}).get(name)) for name in ("start", "end"))
    if start is None or end is None or not start < end:
        return claim.quote
    return claim.snapshot.text[start:end] or claim.quote


def refusal(request, claim, act, key):
    """Run ``act`` once for ``key``; return the answer where it is refused, else None.

    A form that comes again, after its answer was lost, is answered as the first was.
    """
    try:
        with OnceKey.objects.once(key, by=request.user):
            act()
    except DoneBefore:
        claim.refresh_from_db(fields=["state"])
    except ClaimsError as error:
        status = 409 if isinstance(error, Stale) else 422
        return refuse(request, claim, error, status=status)
    return None


def refuse(request, claim, error, *, status=422):
    """Show ``claim`` as it is now with the ``error`` and all that was typed."""
    now = get_claim(claim.pk)
    return show_card(request, now, error=error, status=status, typed=request.POST)


def go_on(request, claim, said, *, rejected=None):
    """Say what was done with ``claim``; without scripts, go to what comes next."""
    if wants_partial(request):
        return tell(request, said, changed=[claim], rejected=rejected)
    filters = filters_of(request)
    following = draw_claim(filters, by=request.user, after=claim)
    if following is None:
        return leave(request, reverse("review:queue"), f"{said} Nothing is left here.")
    address = desk_address(following, filters)
    if rejected:
        address += f"{'&' if '?' in address else '?'}rejected={rejected.pk}"
    return leave(request, address, said)


def tell(request, said, **context):
    """Say what was done to a desk that shows the next claim by itself."""
    context |= {"said": said, "reasons": RejectForm.REASONS, "beside": True}
    context["filters"] = filters_of(request)
    return render_screen(request, "review/desk.html", "said", context)


def leave(request, address, said):
    """Say what was done and go to ``address``, which is another screen."""
    messages.success(request, said)
    if wants_partial(request):
        return HttpResponseClientRedirect(address)
    return redirect(address)
