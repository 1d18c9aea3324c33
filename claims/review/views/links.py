"""Links to review: their queue, and two claims side by side."""

from copy import copy
from uuid import uuid4

from django.http import Http404
from django.shortcuts import redirect
from django.urls import reverse

from claims.errors import ClaimsError, DoneBefore, Stale
from claims.linking.disputes import dispute_for, topic_of
from claims.models import Claim, Dispute, Link, OnceKey, State
from claims.models.changes import history_of
from claims.web import editor_required

from ..actions import accept_link, draw, reject_link
from ..forms import AcceptLinkForm, RejectForm
from ..naming import question_of
from ..pair import properties
from ..queue import (
    PAGE_SIZE,
    capped_count,
    links_to_review,
    next_of,
    others_on,
)
from .numbers import at_version, number
from .screens import kinds_for, leave, render_desk


@editor_required
def links(request):
    """List the links that await an editor, oldest first, page by page."""
    return _list(request, Link.objects.to_review(), "review/links.html")


@editor_required
def compared(request):
    """List the accepted links whose figures compare otherwise by now."""
    return _list(request, Link.objects.compared_anew(), "review/compared.html")


def _list(request, waiting, template):
    rows = waiting.select_related(
        "claim_a__speaker", "claim_b__speaker", "figure_a__measure", "figure_b"
    ).defer("claim_a__search", "claim_b__search")
    after = number(request.GET.get("after"))
    if after:
        rows = rows.filter(pk__gt=after)
    found = list(rows[: PAGE_SIZE + 1])
    more = found[PAGE_SIZE - 1].pk if len(found) > PAGE_SIZE else None
    context = {"links": found[:PAGE_SIZE], "more": more}
    context["count"] = capped_count(waiting)
    return render_desk(request, template, "rows", context)


@editor_required
def pair(request, pk):
    """Show the two claims of a link side by side."""
    return _show(request, _get_link(pk))


@editor_required
def accept(request, pk):
    """Accept a link as the kind chosen, in a dispute that is or comes to be."""
    link = _get_link(pk)
    if request.method != "POST":
        return redirect(_address(link, request))

    form = _form(link, request.POST)
    if not form.is_valid():
        return _show(request, link, form=form, status=422)
    data = {**form.cleaned_data, "kind": form.cleaned_data["kind"] or None}
    key, was = data.pop("once_key"), copy(link)
    try:
        with OnceKey.objects.once(key, by=request.user):
            accept_link(link, by=request.user, where="review:accept_link", **data)
    except DoneBefore:
        pass
    except Stale as error:
        theirs = _get_link(pk)
        form = _form(theirs, at_version(request.POST, theirs.version))
        return _show(request, theirs, form=form, error=error, status=409)
    except ClaimsError as error:
        return _show(request, link, form=form, error=error, status=422)
    return _go_on(request, was, f"Accepted link {pk}: {link.kind}.")


@editor_required
def reject(request, pk):
    """Reject a link; the pair is not proposed again."""
    link = _get_link(pk)
    if request.method != "POST":
        return redirect(_address(link, request))

    form = RejectForm(request.POST)
    version = number(request.POST.get("version"))
    if not form.is_valid() or version is None:
        return _show(request, link, status=422)
    was = copy(link)
    try:
        reject_link(link, version=version, by=request.user, where="review:reject_link")
    except Stale as error:
        return _show(request, _get_link(pk), error=error, status=409)
    return _go_on(request, was, f"Rejected link {pk}.")


@editor_required
def links_of(request, pk):
    """Go to the first suggested link of a claim, or back to the claim."""
    claim = Claim.objects.filter(pk=pk).first()
    if claim is None:
        raise Http404
    link = next_of(links_to_review(claim), request.user)
    if link is None:
        desk = reverse("review:desk", args=[pk])
        return leave(request, desk, f"Claim {pk} has no link to review.")
    return redirect(f"{reverse('review:pair', args=[link.pk])}?claim={pk}")


def _get_link(pk):
    figures = [
        f"{side}__{part}"
        for side in ("figure_a", "figure_b")
        for part in ("measure", "place__within__within__within")
    ]
    claims = [
        f"{side}__{part}"
        for side in ("claim_a", "claim_b")
        for part in ("speaker__affiliation", "via", "snapshot__article__source")
    ]
    topics = [f"{side}__snapshot__article__topic" for side in ("claim_a", "claim_b")]
    found = Link.objects.select_related("dispute", *figures, *claims, *topics)
    link = found.defer("claim_a__search", "claim_b__search").filter(pk=pk).first()
    if link is None:
        raise Http404
    return link


def _form(link, data=None):
    topic, dispute = topic_of(link), link.dispute or dispute_for(link)
    disputes = Dispute.objects.filter(topic=topic) if topic else Dispute.objects.none()
    initial = {
        "version": link.version,
        "once_key": uuid4(),
        "kind": link.kind,
        "dispute": dispute,
        "question": "" if dispute else question_of(link),
        "note": link.note,
    }
    return AcceptLinkForm(
        data,
        initial=initial,
        disputes=disputes.order_by("-pk"),
        needs_topic=topic is None,
    )


def _show(request, link, *, form=None, status=200, **context):
    waiting = links_to_review(_claim(request), link)
    context |= {
        "link": link,
        "form": form or _form(link),
        "rows": properties(link),
        "kinds": kinds_for(request.user),
        "history": history_of(link),
        "following": next_of(waiting, request.user, after=link),
        "others": others_on(link, request.user),
        "query": _query(request),
        "is_open": link.state == State.SUGGESTED,
        "is_changed": link.state == State.ACCEPTED and link.changed_to != "",
    }
    return render_desk(request, "review/pair.html", "pair", context, status=status)


def _go_on(request, link, said):
    claim = _claim(request)
    following = draw(links_to_review(claim, link), by=request.user, after=link)
    if following:
        return leave(request, _address(following, request), said)
    if claim:
        return leave(request, reverse("review:desk", args=[claim.pk]), said)
    queue = "review:compared" if link.changed_to else "review:links"
    return leave(request, reverse(queue), f"{said} No other link awaits you.")


def _claim(request):
    pk = number(request.GET.get("claim"))
    return Claim.objects.filter(pk=pk).first() if pk else None


def _query(request):
    claim = _claim(request)
    return f"?claim={claim.pk}" if claim else ""


def _address(link, request):
    return reverse("review:pair", args=[link.pk]) + _query(request)
