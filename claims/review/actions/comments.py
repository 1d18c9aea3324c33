"""What editors tell each other: comments with mentions, and who works on what."""

import re

from django.db import transaction
from django.utils import timezone

from claims.models import Assignment, Comment, DecisionKind, Mention, OnceKey, User

from ..history import Step
from ..states import state_of

MENTION = re.compile(r"(?<![\w@])@([\w.+-]*[\w+-])")


def write_comment(subject, *, text, by, key=None, where=""):
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
        comment.refresh_from_db()
        Step(by, where).record(DecisionKind.ADD, comment, before=None)
    return comment, [name for name in names if name not in known]


@transaction.atomic
def assign(subject, *, editor, by, where=""):
    """Let ``editor`` (None: nobody any more) work on a claim or an article."""
    about, step = {subject._meta.model_name: subject}, Step(by, where)
    fields = {"editor": editor, "assigned_by": by, "assigned_at": timezone.now()}
    found = Assignment.objects.filter(**about).select_for_update().first()
    if found is None:
        if editor:
            made = Assignment.objects.create(**about, **fields)
            step.record(DecisionKind.ADD, made, before=None)
        return
    before = state_of(found)
    if editor is None:
        step.record(DecisionKind.CHANGE, found, before=before, gone=True)
        found.delete()
    elif found.editor_id != editor.pk:
        Assignment.objects.filter(pk=found.pk).update(**fields)
        found.refresh_from_db()
        step.record(DecisionKind.CHANGE, found, before=before)


def see_mentions(editor, mentions):
    """Note that ``editor`` has seen ``mentions``, given by their keys."""
    unseen = Mention.objects.filter(editor=editor, pk__in=mentions, seen_at=None)
    return unseen.update(seen_at=timezone.now())


def keep_mentions(editor, mentions):
    """Let ``mentions``, given by their keys, wait for ``editor`` again."""
    seen = Mention.objects.filter(editor=editor, pk__in=mentions)
    return seen.update(seen_at=None)


def editors():
    """Return those who can decide on suggestions, by name."""
    found = User.objects.filter(is_active=True, groups__name__in=["editor", "admin"])
    return found.distinct().order_by("username")
