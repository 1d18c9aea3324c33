"""What editors tell each other, and the page of one's own."""

from uuid import uuid4

from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse

from claims.errors import DoneBefore
from claims.models import (
    Article,
    Assignment,
    Claim,
    Comment,
    Decision,
    Dispute,
    Link,
    Mention,
)
from claims.models.changes import rows_of
from claims.web import editor_required

from ..actions import undo
from ..actions.comments import assign, keep_mentions, see_mentions, write_comment
from ..forms.comments import AssignForm, CommentForm
from ..queue import PAGE_SIZE, capped_count
from ..seconding import to_second
from .numbers import numbers
from .screens import leave, render_desk

COMMENTED = {"claim": Claim, "dispute": Dispute}
ASSIGNED = {"claim": Claim, "article": Article}
COMMENTS = 200
DONE = 20
SEEN = 10


@editor_required
def thread(request, kind, pk):
    """Show the comments on a claim or dispute; on POST, add one."""
    subject = _get(COMMENTED, kind, pk)
    if request.method != "POST":
        return _show_thread(request, kind, subject, _fresh())

    form = CommentForm(request.POST)
    if not form.is_valid():
        return _show_thread(request, kind, subject, form, status=422)
    here = reverse(f"review:thread_{kind}", args=[pk])
    try:
        _, unknown = write_comment(
            subject, by=request.user, where="review:thread", **form.cleaned_data
        )
    except DoneBefore:
        return leave(request, here, "The comment was saved before.")
    names = ", ".join(f"@{name}" for name in unknown)
    more = f" No editor is called {names}, so nobody was told." if unknown else ""
    return leave(request, here, f"Saved the comment.{more}")


@editor_required
def take_back(request, pk):
    """Take back a comment of one's own."""
    comment = get_object_or_404(Comment, pk=pk, written_by=request.user)
    kind = "claim" if comment.claim_id else "dispute"
    here = reverse(
        f"review:thread_{kind}", args=[comment.claim_id or comment.dispute_id]
    )
    if request.method != "POST":
        return redirect(here)

    written = Decision.objects.on(comment).that_stand().last()
    undo(by=request.user, decision=written, where="review:take_back")
    return leave(request, here, "Took the comment back. Redo writes it again.")


@editor_required
def assign_to(request, kind, pk):
    """Let an editor work on a claim or an article, or nobody any more."""
    subject = _get(ASSIGNED, kind, pk)
    if request.method != "POST":
        return _show_thread(request, kind, subject, _fresh())

    form = AssignForm(request.POST)
    if not form.is_valid():
        context = {"assign_form": form, "status": 422}
        return _show_thread(request, kind, subject, _fresh(), **context)
    editor = form.cleaned_data["editor"]
    assign(subject, editor=editor, by=request.user, where="review:assign")
    back = _address(kind, subject)
    return leave(request, back, f"Assigned {subject} to {editor or 'nobody'}.")


@editor_required
def mine(request):
    """Show what waits for the editor, and what they did lately."""
    if request.method == "POST":
        see_mentions(request.user, numbers(request.POST.getlist("mention")))
        keep_mentions(request.user, numbers(request.POST.getlist("keep")))
        return redirect("review:mine")

    claims, links = (to_second(model, request.user) for model in (Claim, Link))
    decided = Decision.objects.filter(decided_by=request.user).order_by("-pk")
    context = {
        "assigned": _assigned(request.user),
        "mentions": _mentions(request.user, seen=False),
        "seen": _mentions(request.user, seen=True),
        "second_claims": capped_count(claims),
        "second_links": capped_count(links),
        "rows": rows_of(decided[:DONE]),
    }
    return render_desk(request, "review/mine.html", "mine", context)


def _get(kinds, kind, pk):
    return get_object_or_404(kinds[kind], pk=pk)


def _address(kind, subject):
    if kind == "claim":
        return reverse("review:thread_claim", args=[subject.pk])
    return f"{reverse('review:queue')}?article={subject.pk}"


def _fresh():
    return CommentForm(initial={"key": uuid4()})


def _show_thread(request, kind, subject, form, *, assign_form=None, status=200):
    about = {kind: subject}
    comments = Comment.objects.none()
    if kind in COMMENTED:
        comments = Comment.objects.filter(**about).select_related("written_by")
    context = {
        "kind": kind,
        "subject": subject,
        "form": form,
        "comments": comments.order_by("pk")[:COMMENTS],
    }
    if kind in ASSIGNED:
        assigned = Assignment.objects.filter(**about)
        editor = assigned.values_list("editor", flat=True).first()
        context["assign_form"] = assign_form or AssignForm(initial={"editor": editor})
    return render_desk(
        request, "review/comments.html", "thread", context, status=status
    )


def _assigned(editor):
    found = Assignment.objects.of(editor).select_related(
        "claim__speaker", "article__source", "assigned_by"
    )
    return found.defer("claim__search")[:PAGE_SIZE]


def _mentions(editor, *, seen):
    """Return the mentions of ``editor`` that wait, or those seen lately."""
    found = Mention.objects.filter(editor=editor, seen_at__isnull=not seen)
    found = found.select_related(
        "comment__written_by", "comment__claim", "comment__dispute"
    ).defer("comment__claim__search")
    return (
        found.order_by("-seen_at", "-pk")[:SEEN]
        if seen
        else found.order_by("pk")[:PAGE_SIZE]
    )
