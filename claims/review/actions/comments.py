"""What editors tell each other: comments with mentions, and who works on what."""

import re

from django.db import transaction
from django.utils import timezone

from claims.models import Assignment, Comment, Mention, OnceKey, User

MENTION = re.compile(r"(?<![\w@])@([\w.+-]*[\w+-])")


def write_comment(subject, *, text, by, key=None):
    """Comment on a claim or dispute; return the comment and the names nobody has.

    Every editor named as "@name" gets a mention. ``key`` makes a form that is sent
    twice one comment: the second raises DoneBefore.
    """
    with OnceKey.objects.once(key, by=by):
        about = {subject._meta.model_name: subject}
        comment = Comment.objects.create(text=text, written_by=by, **about)
        names = dict.fromkeys(name.casefold() for name in MENTION.findall(text))
        known = {editor.username.casefold(): editor for editor in editors()}
        Mention.objects.bulk_create(
            Mention(comment=comment, editor=known[name])
            for name in names
            if name in known
        )
    return comment, [name for name in names if name not in known]


@transaction.atomic
def assign(subject, *, editor, by):
    """Let ``editor`` (None: nobody any more) work on a claim or an article."""
    about = {subject._meta.model_name: subject}
    if editor is None:
        Assignment.objects.filter(**about).delete()
        return
    Assignment.objects.update_or_create(
        **about,
        defaults={"editor": editor, "assigned_by": by, "assigned_at": timezone.now()},
    )


def see_mentions(editor, mentions):
    """Note that ``editor`` has seen ``mentions``, given by their keys."""
    unseen = Mention.objects.filter(editor=editor, pk__in=mentions, seen_at=None)
    return unseen.update(seen_at=timezone.now())


def editors():
    """Return those who can decide on suggestions, by name."""
    found = User.objects.filter(is_active=True, groups__name__in=["editor", "admin"])
    return found.distinct().order_by("username")
