"""Quality and speed of the work, so that rules are mended on evidence."""

from claims.web import editor_required

from ..backlog import LOOKED_AT, backlogs
from ..quality import LATEST, rules, speeds
from .screens import render_desk

TOPICS = 30  # that are shown of what is left to do


@editor_required
def quality(request):
    """Show how suggestions were decided on, how fast, and what is left to do."""
    context = {
        "rules": rules(),
        "speeds": speeds(),
        "backlog": backlogs(most=TOPICS)["topic"],
        "looked_at": f"{LOOKED_AT:,}",
        "latest": f"{LATEST:,}",
    }
    return render_desk(request, "review/quality.html", "numbers", context)
