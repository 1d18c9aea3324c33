"""One speaker to resolve, beside the one who may be the same."""

from django.http import Http404
from django.shortcuts import redirect
from django.urls import reverse

from claims.errors import ClaimsError, Stale
from claims.models import Speaker
from claims.models.speaker import fold_name
from claims.web import editor_required

from ..actions import accept_speaker, draw, keep_apart, merge_speakers
from ..forms import DecisionForm, PairForm
from ..lookalikes import Lookalike, evidence_of, lookalikes, side_by_side, with_counts
from ..queue import next_of, others_on
from .numbers import number
from .screens import leave, render_desk

INCOMPLETE = (
    "Something was missing from the form, so nothing was saved. Look at the speakers "
    "as they are now, then decide again."
)


@editor_required
def resolve(request, pk):
    """Show a speaker beside one who may be the same: ``?with=`` an id, ``?name=``."""
    return _show(request, _get_speaker(pk))


@editor_required
def accept(request, pk):
    """Accept a suggested speaker as somebody of their own."""
    speaker = _get_speaker(pk)
    if request.method != "POST":
        return redirect("review:resolve", pk)

    form = DecisionForm(request.POST)
    if not form.is_valid():
        return _show(request, speaker, error=INCOMPLETE, status=422)
    version = form.cleaned_data["version"]
    try:
        accept_speaker(
            speaker, version=version, by=request.user, where="review:accept_speaker"
        )
    except Stale as error:
        return _show(request, _get_speaker(pk), error=error, status=409)
    return _go_on(request, speaker, f"Accepted {speaker} as somebody of their own.")


@editor_required
def merge(request, pk):
    """Merge a speaker into the other one."""

    def act(speaker, other, data):
        merge_speakers(
            speaker,
            other,
            version=data["version"],
            into_version=data["other_version"],
            by=request.user,
            where="review:merge_speakers",
        )
        return f"Merged {speaker} into {other}."

    return _decide(request, pk, act)


@editor_required
def apart(request, pk):
    """Keep a speaker apart from the other one, for good."""

    def act(speaker, other, data):
        keep_apart(
            speaker,
            other,
            version=data["version"],
            by=request.user,
            where="review:keep_apart",
        )
        return f"Kept {speaker} and {other} apart."

    return _decide(request, pk, act)


def _decide(request, pk, act):
    """Do what the form asks with two speakers; ``act`` returns what was done."""
    speaker = _get_speaker(pk)
    if request.method != "POST":
        return redirect("review:resolve", pk)

    form = PairForm(request.POST)
    if not form.is_valid():
        return _show(request, speaker, error=INCOMPLETE, status=422)
    other = form.cleaned_data["other"]
    try:
        said = act(speaker, other, form.cleaned_data)
    except Stale as error:
        return _show(request, _get_speaker(pk), other=other, error=error, status=409)
    except ClaimsError as error:
        return _show(request, _get_speaker(pk), other=other, error=error, status=422)
    return _go_on(request, speaker, said, other=other)


def _get_speaker(pk):
    found = with_counts(Speaker.objects.select_related("affiliation", "merged_into"))
    speaker = found.prefetch_related("aliases").filter(pk=pk).first()
    if speaker is None:
        raise Http404
    return speaker


def _show(request, speaker, *, other=None, status=200, **context):
    found = lookalikes(speaker)
    other = other.pk if other else _wanted(request, speaker)
    other = other or (found[0].speaker.pk if found else None)
    evidence = evidence_of(speaker)
    if other:
        theirs = evidence_of(_get_speaker(other))
        known = (row for row in found if row.speaker.pk == other)
        context |= {
            "other": theirs,
            "alike": next(known, Lookalike(theirs.speaker)),
            "rows": side_by_side(evidence, theirs),
        }
    context |= {
        "speaker": speaker,
        "evidence": evidence,
        "found": found,
        "following": next_of(Speaker.objects.to_resolve(), request.user, after=speaker),
        "others": others_on(speaker, request.user),
        "name": request.GET.get("name", ""),
    }
    return render_desk(
        request, "review/speaker_resolve.html", "pair", context, status=status
    )


def _wanted(request, speaker):
    """Return the id of whom the address asks to compare ``speaker`` with, or None."""
    others = Speaker.objects.standing().exclude(pk=speaker.pk)
    chosen = number(request.GET.get("with"))
    if chosen:
        return others.filter(pk=chosen).values_list("pk", flat=True).first()
    name = fold_name(request.GET.get("name", "")[:300])
    if not name:
        return None
    named = others.filter(aliases__key__startswith=name).order_by("pk")
    return named.values_list("pk", flat=True).first()


def _go_on(request, speaker, said, *, other=None):
    """Say what was done; go to the speaker again while it is open, else to the next."""
    waiting = Speaker.objects.to_resolve()
    if other and waiting.filter(pk=speaker.pk).exists():
        following = speaker
    else:
        following = draw(waiting, by=request.user, after=speaker)
    if following is None:
        return leave(request, reverse("review:speakers"), f"{said} Nobody is left.")
    return leave(request, reverse("review:resolve", args=[following.pk]), said)
