"""The desk of speakers."""

from django.shortcuts import get_object_or_404

from claims.errors import Stale
from claims.models import Speaker
from claims.models.changes import history_of
from claims.web import editor_required, render_screen

from ..actions import change_speaker
from ..forms import SpeakerForm
from .numbers import at_version
from .screens import leave


@editor_required
def speaker(request, pk):
    """Show the form of a speaker; on POST, change it."""
    found = Speaker.objects.select_related("affiliation", "merged_into")
    speaker = get_object_or_404(found, pk=pk)
    if request.method != "POST":
        form = SpeakerForm(initial=SpeakerForm.initial_of(speaker), speaker=speaker)
        return _show_speaker(request, speaker, form)

    form = SpeakerForm(request.POST, speaker=speaker)
    if not form.is_valid():
        return _show_speaker(request, speaker, form, status=422)
    try:
        change_speaker(
            speaker, by=request.user, where="review:speaker", **form.cleaned_data
        )
    except Stale as error:
        theirs = SpeakerForm.initial_of(found.get(pk=pk))
        typed = at_version(request.POST, theirs["version"])
        form = SpeakerForm(typed, speaker=speaker)
        context = {"error": error, "theirs": theirs, "status": 409}
        return _show_speaker(request, speaker, form, **context)
    return leave(request, request.get_full_path(), "Saved the speaker.")


def _show_speaker(request, speaker, form, *, status=200, **context):
    context |= {"speaker": speaker, "form": form, "history": history_of(speaker)}
    return render_screen(request, "review/speaker.html", "form", context, status=status)
