"""Undo and redo, from the desk and from the history."""

from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse

from claims.errors import ClaimsError, DoneBefore
from claims.models import Claim, Decision, OnceKey, SubjectKind
from claims.models.changes import rows_of, what_was_done
from claims.web import editor_required, wants_partial

from ..actions import redo, undo
from ..forms import OnceForm
from .numbers import number
from .screens import desk_address, filters_of, get_claim, leave, render_desk, show_card

PAGE_SIZE = 50
SCREENS = {
    SubjectKind.LINK: "review:pair",
    SubjectKind.DISPUTE: "review:dispute",
    SubjectKind.REVISION: "review:revision",
    SubjectKind.SPEAKER: "review:resolve",
    SubjectKind.MEASURE: "review:measure",
}


@editor_required
def undo_last(request):
    """Take back the editor's latest step, and show what it was about."""
    return _step(request, undo, "review:undo")


@editor_required
def redo_last(request):
    """Make the step again that the editor undid last."""
    return _step(request, redo, "review:redo")


@editor_required
def history(request):
    """List decisions, the latest first: all, or of one editor, or on one subject."""
    decisions = Decision.objects.order_by("-pk")
    if request.GET.get("by") == "me":
        decisions = decisions.filter(decided_by=request.user)
    kind, pk = request.GET.get("kind"), number(request.GET.get("id"))
    if kind in SubjectKind.values and pk:
        decisions = decisions.filter(subject_kind=kind, subject_id=pk)
    before = number(request.GET.get("before"))
    if before:
        decisions = decisions.filter(pk__lt=before)
    rows = rows_of(decisions[: PAGE_SIZE + 1])
    more = rows[PAGE_SIZE - 1].decision.pk if len(rows) > PAGE_SIZE else None
    context = {"rows": rows[:PAGE_SIZE], "more": more, "kept": _kept(request)}
    return render_desk(request, "review/history.html", "rows", context)


@editor_required
def undo_one(request, pk):
    """Undo the step of one decision, whoever made it."""
    decision = get_object_or_404(Decision, pk=pk)
    if request.method != "POST":
        return redirect("review:history")

    try:
        undo(by=request.user, decision=decision, where="review:undo_one")
    except ClaimsError as error:
        context = {"rows": rows_of(Decision.objects.filter(pk=pk)), "error": error}
        return render_desk(request, "review/history.html", "rows", context, status=409)
    about = f"{decision.subject_kind} {decision.subject_id}"
    said = f"Undone: {what_was_done(decision)} {about}."
    return leave(request, reverse("review:history"), said)


def _step(request, act, where):
    shown = number(request.POST.get("back"))
    if request.method != "POST":
        return redirect("review:queue")

    form = OnceForm(request.POST)
    key = form.cleaned_data["once_key"] if form.is_valid() else None
    try:
        with OnceKey.objects.once(key, by=request.user):
            done = act(by=request.user, where=where)
    except DoneBefore:
        done = list(_latest(request.user))
    except ClaimsError as error:
        return _refuse(request, shown, error)
    said, subject = f"{_about(done)}.", _subject(done, shown)
    if subject[0] != SubjectKind.CLAIM:
        return leave(request, _thread(done[0]) or _address(*subject), said)
    claim = get_claim(subject[1])
    if wants_partial(request):
        return show_card(request, claim, said=said, changed=[claim])
    return leave(request, desk_address(claim, filters_of(request)), said)


def _latest(editor):
    """Return the latest step of ``editor``, as an undo of it returns it."""
    own = Decision.objects.filter(decided_by=editor).order_by("-pk")
    return Decision.objects.filter(batch=own.values("batch")[:1]).order_by("pk")


def _refuse(request, shown, error):
    if shown and Claim.objects.filter(pk=shown).exists():
        return show_card(request, get_claim(shown), error=error, status=409)
    context = {"rows": [], "error": error}
    return render_desk(request, "review/history.html", "rows", context, status=409)


def _about(done):
    last = done[0]
    what = what_was_done(last)
    return f"{what[0].upper()}{what[1:]} {last.subject_kind} {last.subject_id}"


def _subject(done, shown):
    """Return the kind and id of what a step was about: what it had made last.

    Where that is gone, the claim that came along, or the one that was ``shown``.
    """
    if _thread(done[0]):
        return done[0].subject_kind, done[0].subject_id
    about = [(one.subject_kind, one.subject_id) for one in done]
    gone = {key for key, one in zip(about, done, strict=True) if one.after is None}
    if about[0] not in gone:
        return about[0]
    claims = [key for key in about if key[0] == SubjectKind.CLAIM]
    if shown:
        claims.append((SubjectKind.CLAIM, shown))
    return claims[0] if claims else ("", None)


def _thread(decision):
    """Return where a comment or an assignment is written; "" for all else."""
    if decision.subject_kind not in {SubjectKind.COMMENT, SubjectKind.ASSIGNMENT}:
        return ""
    state = decision.after or decision.before
    if state.get("article_id"):
        return reverse("review:assign_article", args=[state["article_id"]])
    kind = "claim" if state["claim_id"] else "dispute"
    return reverse(f"review:thread_{kind}", args=[state[f"{kind}_id"]])


def _address(kind, pk):
    if kind not in SCREENS:
        return reverse("review:history")
    return reverse(SCREENS[kind], args=[pk])


def _kept(request):
    """Return the filters of the history as the end of an address."""
    kept = request.GET.copy()
    kept.pop("before", None)
    return f"{kept.urlencode()}&" if kept else ""
