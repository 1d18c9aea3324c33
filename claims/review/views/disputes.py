"""The desk of disputes."""

from django.shortcuts import get_object_or_404

from claims.domain.sentence import loaded_words
from claims.errors import ClaimsError, Stale
from claims.models import Dispute
from claims.models.changes import history_of
from claims.web import editor_required, render_screen

from ..actions import change_dispute
from ..forms import DisputeForm
from .numbers import at_version
from .screens import leave


@editor_required
def dispute(request, pk):
    """Show the form of a dispute; on POST, change it."""
    dispute = get_object_or_404(Dispute.objects.select_related("topic"), pk=pk)
    if request.method != "POST":
        form = DisputeForm(initial=DisputeForm.initial_of(dispute))
        return _show_dispute(request, dispute, form)

    form = DisputeForm(request.POST)
    if not form.is_valid():
        return _show_dispute(request, dispute, form, status=422)
    try:
        change_dispute(
            dispute, by=request.user, where="review:dispute", **form.cleaned_data
        )
    except Stale as error:
        dispute.refresh_from_db()
        form = DisputeForm(at_version(request.POST, dispute.version))
        context = {"error": error, "theirs": dispute, "status": 409}
        return _show_dispute(request, dispute, form, **context)
    except ClaimsError as error:
        return _show_dispute(request, dispute, form, error=error, status=422)
    return leave(request, request.get_full_path(), "Saved the dispute.")


def _show_dispute(request, dispute, form, *, status=200, **context):
    typed = f"{form['question'].value() or ''} {form['summary'].value() or ''}"
    context |= {"dispute": dispute, "form": form, "loaded": loaded_words(typed)}
    context["history"] = history_of(dispute)
    return render_screen(request, "review/dispute.html", "form", context, status=status)
