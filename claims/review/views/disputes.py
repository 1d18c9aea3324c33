"""The desk of disputes: their list, one with its links, what would reconcile them."""

from django.db.models import Count, Q
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse

from claims.errors import ClaimsError, Stale
from claims.models import Dispute, DisputeState, Link, State
from claims.models.changes import history_of
from claims.web import editor_required

from ..actions import change_dispute, note_link
from ..disputing import joined
from ..forms import DisputeForm, NoteForm
from ..naming import questions_of, unasked
from ..queue import PAGE_SIZE, capped_count, others_on
from ..suggesting import names_in
from .numbers import at_version, number
from .screens import leave, render_desk

TO_NAME = "to name"
SAID = {
    DisputeState.PUBLISHED: "Saved; readers see it.",
    DisputeState.DRAFT: "Saved as a draft; readers do not see it.",
    DisputeState.WITHDRAWN: "Withdrawn; readers do not see it any more.",
}
PROPOSALS = 5


@editor_required
def disputes(request):
    """List the disputes whose question nobody settled, or those in one state."""
    shown = request.GET.get("state")
    shown = shown if shown in DisputeState.values else TO_NAME
    to_name = Dispute.objects.to_name()
    chosen = to_name if shown == TO_NAME else Dispute.objects.filter(state=shown)
    standing = Q(links__state=State.ACCEPTED)
    rows = chosen.select_related("topic", "measure").order_by("pk")
    rows = rows.annotate(links_count=Count("links", filter=standing))
    after = number(request.GET.get("after"))
    if after:
        rows = rows.filter(pk__gt=after)
    found = list(rows[: PAGE_SIZE + 1])
    context = {
        "disputes": found[:PAGE_SIZE],
        "more": found[PAGE_SIZE - 1].pk if len(found) > PAGE_SIZE else None,
        "count": capped_count(to_name),
        "shown": shown,
        "states": DisputeState.choices,
        "proposals": _proposals() if shown == TO_NAME and not after else [],
        "proposal_count": capped_count(unasked()),
    }
    return render_desk(request, "review/disputes.html", "rows", context)


@editor_required
def dispute(request, pk):
    """Show a dispute with its links; on POST, change it, publish it, withdraw it."""
    dispute = _get_dispute(pk)
    if request.method != "POST":
        return _show(request, dispute, _form(dispute))

    form = DisputeForm(request.POST, dispute=dispute)
    if not form.is_valid():
        return _show(request, dispute, form, status=422)
    changes = form.changes()
    try:
        change_dispute(dispute, by=request.user, where="review:dispute", **changes)
    except Stale as error:
        theirs = _get_dispute(pk)
        typed = at_version(request.POST, theirs.version)
        form = DisputeForm(typed, dispute=theirs)
        return _show(request, theirs, form, status=409, error=error, theirs=theirs)
    except ClaimsError as error:
        return _show(request, dispute, form, error=error, status=422)
    return leave(request, request.get_full_path(), SAID[changes["state"]])


@editor_required
def note(request, pk):
    """Write down what would reconcile the claims of a link."""
    links = Link.objects.filter(dispute__isnull=False).select_related("dispute")
    link = get_object_or_404(links, pk=pk)
    address = reverse("review:dispute", args=[link.dispute_id])
    if request.method != "POST":
        return redirect(address)

    form = NoteForm(request.POST)
    if not form.is_valid():
        context = {"error": "The note was too long, or the form incomplete."}
        return _show_note(request, link, status=422, **context)
    try:
        note_link(link, by=request.user, where="review:note", **form.cleaned_data)
    except Stale as error:
        return _show_note(request, link, status=409, error=error)
    return leave(request, f"{address}#link-{pk}", f"Saved the note on link {pk}.")


def _get_dispute(pk):
    found = Dispute.objects.select_related("topic", "measure", "place")
    return get_object_or_404(found, pk=pk)


def _form(dispute):
    return DisputeForm(initial=DisputeForm.initial_of(dispute), dispute=dispute)


def _show_note(request, link, **context):
    dispute = _get_dispute(link.dispute_id)
    typed = request.POST.get("note", "")
    return _show(
        request, dispute, _form(dispute), typed_note=typed, noted=link.pk, **context
    )


def _show(request, dispute, form, *, status=200, **context):
    context |= {
        "dispute": dispute,
        "form": form,
        "loaded": form.loaded,
        "links": joined(dispute),
        "known": names_in(dispute.topic),
        "history": history_of(dispute),
        "others": others_on(dispute, request.user),
    }
    return render_desk(request, "review/dispute.html", "form", context, status=status)


def _proposals():
    """Return the first contradictions that nobody asks about, with a question each."""
    kinds = ("claim_b__snapshot__article__topic", "figure_b__measure")
    first = {}
    for pk, *asked in unasked().values_list("pk", *kinds)[:PAGE_SIZE]:
        first.setdefault(tuple(asked), pk)
    links = Link.objects.filter(pk__in=[*first.values()][:PROPOSALS]).order_by("pk")
    links = links.select_related("claim_a", "claim_b", "figure_a", "figure_b__measure")
    links = list(links.defer("claim_a__search", "claim_b__search")) if first else []
    return list(zip(links, questions_of(links), strict=True))
