"""The desk of speakers: who awaits an answer, what is held of one, splitting one."""

from django.db.models import OuterRef, Subquery
from django.shortcuts import get_object_or_404
from django.urls import reverse

from claims.errors import ClaimsError, Stale
from claims.models import Claim, Speaker, SpeakerAlias
from claims.models.changes import history_of
from claims.web import editor_required

from ..actions import change_speaker, split_speaker
from ..forms import RoleFormSet, SpeakerForm, SplitForm
from ..lookalikes import LIVE, with_counts
from ..queue import PAGE_SIZE, capped_count
from .numbers import at_version, number
from .screens import leave, render_desk

CLAIMS = 100  # that a screen lists; a split moves at most these in one go


@editor_required
def speakers(request):
    """List the speakers of whom an editor must say who they are, page by page."""
    waiting = Speaker.objects.to_resolve()
    shared = SpeakerAlias.objects.shared().filter(speaker=OuterRef("pk"))
    rows = with_counts(waiting.select_related("affiliation")).annotate(
        shared_name=Subquery(shared.order_by("pk").values("name")[:1])
    )
    after = number(request.GET.get("after"))
    if after:
        rows = rows.filter(pk__gt=after)
    found = list(rows[: PAGE_SIZE + 1])
    more = found[PAGE_SIZE - 1].pk if len(found) > PAGE_SIZE else None
    context = {
        "speakers": found[:PAGE_SIZE],
        "more": more,
        "count": capped_count(waiting) if after or more else len(found),
    }
    return render_desk(request, "review/speakers.html", "rows", context)


@editor_required
def speaker(request, pk):
    """Show the form of a speaker; on POST, change it."""
    found = Speaker.objects.select_related("affiliation", "merged_into")
    speaker = get_object_or_404(found, pk=pk)
    if request.method != "POST":
        form = SpeakerForm(initial=SpeakerForm.initial_of(speaker), speaker=speaker)
        roles = RoleFormSet(initial=RoleFormSet.initial_of(speaker), prefix="roles")
        return _show(request, speaker, form, roles)

    form = SpeakerForm(request.POST, speaker=speaker)
    roles = RoleFormSet(request.POST, prefix="roles")
    if not (form.is_valid() and roles.is_valid()):
        return _show(request, speaker, form, roles, status=422)
    data = {**form.cleaned_data, "roles": roles.roles}
    try:
        change_speaker(speaker, by=request.user, where="review:speaker", **data)
    except Stale as error:
        theirs = found.get(pk=pk)
        typed = at_version(request.POST, theirs.version)
        form = SpeakerForm(typed, speaker=theirs)
        context = {"error": error, "theirs": SpeakerForm.initial_of(theirs)}
        context["their_roles"] = RoleFormSet.initial_of(theirs)
        return _show(request, theirs, form, roles, status=409, **context)
    return leave(request, request.get_full_path(), "Saved the speaker.")


@editor_required
def split(request, pk):
    """Show the claims and names of a speaker; on POST, split it."""
    found = Speaker.objects.select_related("merged_into")
    speaker = get_object_or_404(found, pk=pk)
    if request.method != "POST":
        initial = {"version": speaker.version, "kind": speaker.kind}
        return _show_split(request, speaker, _split_form(speaker, initial=initial))

    form = _split_form(speaker, request.POST)
    if not form.is_valid():
        return _show_split(request, speaker, form, status=422)
    try:
        new = split_speaker(
            speaker, by=request.user, where="review:split_speaker", **form.cleaned_data
        )
    except Stale as error:
        theirs = found.get(pk=pk)
        form = _split_form(theirs, at_version(request.POST, theirs.version))
        return _show_split(request, theirs, form, error=error, status=409)
    except ClaimsError as error:
        return _show_split(request, speaker, form, error=error, status=422)
    address = reverse("review:speaker", args=[new.pk])
    return leave(request, address, f"Split {new} from {speaker}.")


def _show(request, speaker, form, roles, *, status=200, **context):
    context |= {
        "speaker": speaker,
        "form": form,
        "roles": roles,
        "claims": _claims_of(speaker)[:5],
        "apart": Speaker.objects.apart_from(speaker).order_by("name", "pk"),
        "merged": speaker.merged.order_by("name", "pk"),
        "history": history_of(speaker),
    }
    return render_desk(request, "review/speaker.html", "form", context, status=status)


def _split_form(speaker, data=None, **options):
    names = speaker.aliases.exclude(name=speaker.name).order_by("name")
    return SplitForm(
        data,
        names=list(names.values_list("name", flat=True)),
        claims=_claims_of(speaker),
        **options,
    )


def _show_split(request, speaker, form, *, status=200, **context):
    chosen = form["claims"].value() or []
    context |= {
        "speaker": speaker,
        "form": form,
        "claims": _claims_of(speaker)[:CLAIMS],
        "chosen": {str(pk) for pk in chosen},
    }
    return render_desk(
        request, "review/speaker_split.html", "form", context, status=status
    )


def _claims_of(speaker):
    """Return the claims that ``speaker`` said or passed on, the newest first."""
    said = Claim.objects.filter(speaker=speaker) | Claim.objects.filter(via=speaker)
    return said.filter(state__in=LIVE).with_attribution().order_by("-pk")
