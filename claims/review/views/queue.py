"""The queue of claims, and the editor's own keys."""

from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme

from claims.models import Claim, Decision, Link, User
from claims.web import editor_required, render_screen

from ..forms import FilterForm
from ..queue import PAGE_SIZE, beyond, capped_count, to_review
from .numbers import number
from .screens import leave


@editor_required
def queue(request):
    """List the claims that await an editor, article by article, page by page."""
    form = FilterForm(request.GET)
    filters = form.filters()
    waiting = to_review(filters, request.user)
    rows = waiting.select_related("speaker", "snapshot__article__source")
    rows = rows.defer("snapshot__text", "snapshot__raw", "search")
    after = Claim.objects.filter(pk=number(request.GET.get("after"))).first()
    if after:
        rows = beyond(rows, after)
    found = list(rows[: PAGE_SIZE + 1])
    skipped = Claim.objects.to_review().filter(skips__editor=request.user)
    context = {
        "form": form,
        "filters": filters,
        "claims": found[:PAGE_SIZE],
        "more": found[PAGE_SIZE - 1].pk if len(found) > PAGE_SIZE else None,
        "count": capped_count(waiting),
        "skipped_count": capped_count(filters.apply(skipped)),
        "link_count": capped_count(Link.objects.to_review()),
        "can_undo": Decision.objects.to_undo(request.user).exists(),
    }
    return render_screen(request, "review/queue.html", "rows", context)


@editor_required
def keys(request):
    """Show all keys; on POST, switch single keys on or off for this editor."""
    if request.method != "POST":
        return render_screen(request, "review/keys.html", "keys", {})

    wants = request.POST.get("uses_single_keys") == "on"
    User.objects.filter(pk=request.user.pk).update(uses_single_keys=wants)
    back = request.POST.get("back", "")
    if not url_has_allowed_host_and_scheme(back, allowed_hosts={request.get_host()}):
        back = reverse("review:keys")
    return leave(request, back, f"Single keys are {'on' if wants else 'off'}.")
