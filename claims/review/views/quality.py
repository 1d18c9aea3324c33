"""Quality and speed of the work, so that rules are mended on evidence."""

from claims.web import editor_required

from ..quality import LATEST, backlog, rules, speeds
from .screens import render_desk


@editor_required
def quality(request):
    """Show how suggestions were decided on, how fast, and what is left to do."""
    context = {
        "rules": rules(),
        "speeds": speeds(),
        "backlog": backlog(),
        "latest": f"{LATEST:,}",
    }
    return render_desk(request, "review/quality.html", "numbers", context)
