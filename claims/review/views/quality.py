"""Quality and speed of the work, so that rules are mended on evidence."""

from claims.web import editor_required, render_screen

from ..quality import LATEST, backlog, rules, speeds


@editor_required
def quality(request):
    """Show how suggestions were decided on, how fast, and what is left to do."""
    context = {
        "rules": rules(),
        "speeds": speeds(),
        "backlog": backlog(),
        "latest": LATEST,
    }
    return render_screen(request, "review/quality.html", "numbers", context)
