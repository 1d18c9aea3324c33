"""The keys of an editor: a wish of theirs, no decision."""

from claims.models import User


def choose_keys(editor, *, keys, uses_single_keys):
    """Let ``editor`` press ``keys`` instead of the usual ones, or no single keys."""
    User.objects.filter(pk=editor.pk).update(
        keys=keys, uses_single_keys=uses_single_keys
    )
