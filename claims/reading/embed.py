"""A dispute in a frame of another site: its question, two figures, its picture."""

from django.shortcuts import get_object_or_404, render

from . import rows
from .asked import day_of
from .caching import page_for_frames
from .dispute import answers_to
from .silence import corpus_of


@page_for_frames
def embed(request, pk):
    """Show a dispute in a small frame, as it is or as it was known on a day."""
    known = day_of(request.GET.get("known", ""))
    dispute = get_object_or_404(rows.disputes(known=known), pk=pk)
    answers = answers_to(dispute, known=known)
    context = {
        "dispute": dispute,
        "answers": answers,
        "known": known,
        "claims_count": len({one.claim.pk for one in answers.all_said}),
        "corpus": corpus_of(dispute),
    }
    return render(request, "reading/embed.html", context)
