"""The queue of claims, and the editor's own keys."""

from django.db.models import Max
from django.urls import reverse

from claims.models import Claim, Decision
from claims.web import editor_required, render_screen

from ..actions import choose_keys
from ..backlog import backlogs
from ..counts import queues
from ..forms import FilterForm, KeysForm
from ..queue import PAGE_SIZE, beyond, capped_count, queue_counts, to_review
from .numbers import number
from .screens import leave, render_desk

OFFERED = 30  # topics, and sources, to narrow the queue to


@editor_required
def queue(request):
    """List the claims that await an editor, article by article, page by page."""
    form = FilterForm(request.GET)
    filters = form.filters()
    form.offer(backlogs(most=OFFERED))
    waiting = to_review(filters, request.user)
    rows = waiting.select_related("speaker", "snapshot__article__source")
    rows = rows.defer("snapshot__text", "snapshot__raw", "search")
    after = Claim.objects.filter(pk=number(request.GET.get("after"))).first()
    if after:
        rows = beyond(rows, after, filters.order)
    found = list(rows[: PAGE_SIZE + 1])
    context = {
        "form": form,
        "filters": filters,
        "claims": found[:PAGE_SIZE],
        "more": found[PAGE_SIZE - 1].pk if len(found) > PAGE_SIZE else None,
        "queues": queues(request.user),
        "can_undo": Decision.objects.to_undo(request.user).exists(),
        "since": Claim.objects.aggregate(last=Max("pk"))["last"] or 0,
        **queue_counts(filters, request.user),
    }
    return render_desk(request, "review/queue.html", "rows", context)


@editor_required
def news(request):
    """Say how many claims came to the queue since it was shown."""
    filters = FilterForm(request.GET).filters()
    since = number(request.GET.get("since")) or 0
    fresh = to_review(filters, request.user).filter(pk__gt=since)
    context = {"filters": filters, "since": since, "news": capped_count(fresh)}
    return render_screen(request, "review/queue.html", "news", context)


@editor_required
def keys(request):
    """Show all keys; on POST, change them or switch single keys off."""
    if request.method != "POST":
        return _show_keys(request, KeysForm(user=request.user))

    form = KeysForm(request.POST, user=request.user)
    if not form.is_valid():
        return _show_keys(request, form, status=422)
    wants = form.cleaned_data["uses_single_keys"]
    choose_keys(request.user, keys=form.keys(), uses_single_keys=wants)
    said = f"Saved your keys. Single keys are {'on' if wants else 'off'}."
    return leave(request, reverse("review:keys"), said)


def _show_keys(request, form, *, status=200):
    return render_desk(
        request, "review/keys.html", "keys", {"form": form}, status=status
    )
