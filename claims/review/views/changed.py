"""Articles whose text changed: which claims that touches, and what becomes of them."""

from django.db.models import OuterRef, Subquery
from django.db.models.functions import Substr
from django.http import Http404
from django.shortcuts import redirect
from django.urls import reverse

from claims.domain.rewording import word_diff
from claims.errors import ClaimsError, Stale
from claims.importing.revisions import passage_of
from claims.models import Claim, Revision, RevisionState, Snapshot, State
from claims.models.changes import history_of
from claims.models.revision import NEVER_CARRIED
from claims.web import editor_required

from ..actions import carry_over, draw, keep, withdraw_claim
from ..forms import DecisionForm
from ..queue import PAGE_SIZE, capped_count, next_of, others_on
from .numbers import number
from .screens import leave, render_desk

DONE = {
    "carry": (carry_over, "Carried {claim} over to the new text."),
    "keep": (keep, "Kept {claim} as it was."),
    "withdraw": (withdraw_claim, "Withdrew {claim}."),
}


@editor_required
def changed(request):
    """List the claims whose words their source changed, article by article."""
    waiting = Revision.objects.to_review()
    rows = waiting.select_related("claim__speaker", "snapshot__article__source").defer(
        "claim__search", "snapshot__text", "snapshot__raw"
    )
    after = number(request.GET.get("after"))
    if after:
        rows = rows.filter(pk__gt=after)
    found = list(rows[: PAGE_SIZE + 1])
    context = {
        "revisions": found[:PAGE_SIZE],
        "more": found[PAGE_SIZE - 1].pk if len(found) > PAGE_SIZE else None,
        "count": capped_count(waiting),
    }
    return render_desk(request, "review/changed.html", "rows", context)


@editor_required
def revision(request, pk):
    """Show what a source did to the words of one claim."""
    return _show(request, _get_revision(pk))


@editor_required
def settle(request, pk, how):
    """Carry a claim over to the changed text, keep it as it was, or withdraw it."""
    revision = _get_revision(pk)
    if request.method != "POST":
        return redirect("review:revision", pk)

    form = DecisionForm(request.POST)
    if not form.is_valid():
        error = "Something was missing from the form, so nothing was changed."
        return _show(request, revision, error=error, status=422)
    act, said = DONE[how]
    version = form.cleaned_data["version"]
    try:
        act(revision, version=version, by=request.user, where=f"review:{how}")
    except Stale as error:
        return _show(request, _get_revision(pk), error=error, status=409)
    except ClaimsError as error:
        return _show(request, _get_revision(pk), error=error, status=422)
    return _go_on(request, revision, said.format(claim=revision.claim))


def _get_revision(pk):
    found = Revision.objects.select_related(
        "claim__speaker", "claim__snapshot", "snapshot__article__source"
    ).prefetch_related("claim__figures")
    found = found.defer("claim__search", "claim__snapshot__raw", "snapshot__raw")
    revision = found.filter(pk=pk).first()
    if revision is None:
        raise Http404
    return revision


def _show(request, revision, *, status=200, **context):
    before, after = words_before(revision), words_after(revision)
    context |= {
        "revision": revision,
        "pieces": word_diff(before, after),
        "can_carry": revision.kind not in NEVER_CARRIED,
        "is_open": revision.state == RevisionState.OPEN,
        "suggested": _suggested(revision),
        "following": next_of(
            Revision.objects.to_review(), request.user, after=revision
        ),
        "others": others_on(revision, request.user),
        "history": history_of(revision),
    }
    return render_desk(request, "review/revision.html", "card", context, status=status)


def words_before(revision):
    """Return the words of the claim as the last text before the revision had them."""
    earlier = Revision.objects.filter(
        claim=revision.claim_id, start__isnull=False, pk__lt=revision.pk
    )
    length = OuterRef("end") - OuterRef("start")
    text = Snapshot.objects.filter(pk=OuterRef("snapshot")).values(
        words=Substr("text", OuterRef("start") + 1, length)
    )
    words = earlier.order_by("-pk").values_list(Subquery(text), flat=True).first()
    if words is not None:
        return words
    claim = revision.claim
    passage = passage_of(claim)
    return claim.snapshot.text[passage.start : passage.end]


def words_after(revision):
    """Return what became of the words; "" where they are gone."""
    if revision.start is None:
        return ""
    return revision.snapshot.text[revision.start : revision.end]


def _suggested(revision):
    """Return the claims that the later text suggests on the changed words."""
    if revision.start is None:
        return []
    claims = Claim.objects.filter(
        snapshot=revision.snapshot_id,
        state=State.SUGGESTED,
        content_start__lt=revision.end,
        content_end__gt=revision.start,
    )
    return claims.select_related("speaker").defer("search").order_by("content_start")


def _go_on(request, revision, said):
    waiting = Revision.objects.to_review()
    following = draw(waiting, by=request.user, after=revision)
    if following is None:
        return leave(request, reverse("review:changed"), f"{said} Nothing is left.")
    return leave(request, reverse("review:revision", args=[following.pk]), said)
