"""Taking decisions back, and making them again. Decisions themselves stay for ever."""

from django.apps import apps
from django.db import transaction

from claims.errors import ClaimsError, NothingToUndo
from claims.linking.actions import follow
from claims.models import (
    Assignment,
    Claim,
    Comment,
    Decision,
    DecisionKind,
    Dispute,
    Link,
    Speaker,
    State,
    SubjectKind,
    User,
)
from claims.models.decision import UNDOABLE

from ..history import Step, fetch, recreate, restore
from ..states import same, state_of
from .claims import refuse_while_linked
from .figures import free_figures
from .measures import move_back

REMOVED = (Link, Comment, Assignment)  # where they come to be undone


@transaction.atomic
def undo(*, by, decision=None, where=""):
    """Take back the latest step of ``by`` that stands, or the step of ``decision``.

    A step is all decisions of one batch. Return the new decisions. Raises ClaimsError,
    with nothing changed, where a subject is no longer as the step had left it.
    """
    _one_at_a_time(by)
    last = decision or Decision.objects.to_undo(by).first()
    if last is None:
        raise NothingToUndo("You have no decision left to undo.")
    if last.subject_kind not in UNDOABLE:
        raise ClaimsError(
            f"{SubjectKind(last.subject_kind).label} {last.subject_id} was changed in "
            "the admin, or came with an import, and is changed in the admin. Nothing "
            "was changed."
        )
    return _take_back(last, Step(by, where))


@transaction.atomic
def redo(*, by, where=""):
    """Make the step again that ``by`` undid last, unless they decided anew since."""
    _one_at_a_time(by)
    last = Decision.objects.to_redo(by).first()
    if last is None:
        raise NothingToUndo("You have undone nothing that could be made again.")
    return _take_back(last, Step(by, where))


def _one_at_a_time(editor):
    User.objects.select_for_update(no_key=True).get(pk=editor.pk)


def _take_back(decision, step):
    batch = Decision.objects.filter(batch=decision.batch).order_by("-pk")
    batch = list(batch.select_for_update())
    if Decision.objects.filter(undoes__in=batch).exists():
        raise ClaimsError("That was undone before. Nothing was changed.")
    about = {(one.subject_kind, one.subject_id) for one in batch}
    done = [_reverse(one, step, comes_along=len(about) > 1) for one in batch]
    claims = [pk for kind, pk in about if kind == SubjectKind.CLAIM]
    for claim in Claim.objects.filter(pk__in=claims):
        follow(claim)
    return done


def _reverse(decision, step, *, comes_along):
    """Give the subject of ``decision`` back its state before, and record that.

    A speaker or dispute that only came along with a claim or link stays as it is where
    others have come to need it.
    """
    was_undone = decision.kind == DecisionKind.UNDO
    kind = DecisionKind.REDO if was_undone else DecisionKind.UNDO
    subject = fetch(decision.subject_kind, decision.subject_id)
    before = state_of(subject) if subject else None
    unchanged = same(before, decision.after)
    if comes_along and _came_along(decision) and _is_needed(subject, unchanged):
        return step.record(kind, subject, before=before, undoes=decision)
    if not unchanged:
        raise _changed_since(decision)
    if subject is None:
        model = apps.get_model("claims", decision.subject_kind)
        subject = recreate(model, decision.subject_id, decision.before)
    elif isinstance(subject, REMOVED) and decision.before is None:
        done = step.record(kind, subject, before=before, undoes=decision, gone=True)
        subject.delete()
        return done
    else:
        _restore(subject, decision.before)
        if "moved" in (decision.before or {}):
            before["moved"] = move_back(decision.before["moved"])
    return step.record(kind, subject, before=before, undoes=decision)


def _came_along(decision):
    """Whether the step only made the subject, or only changed where it stands."""
    before, after = decision.before or {}, decision.after or {}
    return before.get("state") != after.get("state")


def _is_needed(subject, unchanged):
    if isinstance(subject, Speaker):
        said = Claim.objects.filter(speaker=subject) | Claim.objects.filter(via=subject)
        return not unchanged or said.filter(state=State.ACCEPTED).exists()
    if isinstance(subject, Dispute):
        joined = Link.objects.filter(dispute=subject, state=State.ACCEPTED)
        return not unchanged or joined.exists()
    return False


def _restore(subject, state):
    """Restore ``subject``, unless what others decided hangs on it."""
    if isinstance(subject, Claim):
        if (state or {}).get("state") != State.ACCEPTED:
            refuse_while_linked(subject)
        kept = {figure["id"] for figure in (state or {}).get("figures", [])}
        if state:
            free_figures(subject.figures.exclude(pk__in=kept))
    restore(subject, state)


def _changed_since(decision):
    what = f"{SubjectKind(decision.subject_kind).label} {decision.subject_id}"
    return ClaimsError(
        f"{what} has been changed since, so that decision cannot be taken back "
        "any more. Nothing was changed. Decide on it anew as it is now; earlier "
        "decisions can be undone one by one in the history."
    )
