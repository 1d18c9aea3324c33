"""What an editor decides where a source changed the words of a claim."""

from django.db import transaction
from django.utils import timezone

from claims.errors import ClaimsError
from claims.linking.actions import follow
from claims.models import DecisionKind, RevisionState, State
from claims.models.revision import NEVER_CARRIED

from ..history import Step, change
from .claims import refuse_while_linked


@transaction.atomic
def carry_over(revision, *, version, by, where=""):
    """Let the claim stand in the later text as well, whose words say the same.

    Raises Stale, and ClaimsError where a figure changed or the words are gone: that is
    another claim.
    """
    if revision.kind in NEVER_CARRIED:
        raise ClaimsError(
            f"{revision.kind.capitalize()}, so {revision.claim} cannot stand in the "
            "later text. Nothing was changed. Decide on what the later text says by "
            "itself, and keep or withdraw this claim."
        )
    return _settle(revision, RevisionState.CARRIED, version, Step(by, where))


@transaction.atomic
def keep(revision, *, version, by, where=""):
    """Let the claim stand as it was; readers are told that its source changed it."""
    return _settle(revision, RevisionState.KEPT, version, Step(by, where))


@transaction.atomic
def withdraw_claim(revision, *, version, by, where=""):
    """Withdraw the claim, for its source does not say so any more.

    Raises Stale, and ClaimsError while an accepted link counts on the claim.
    """
    claim, step = revision.claim, Step(by, where)
    refuse_while_linked(claim)
    decision = _settle(revision, RevisionState.WITHDRAWN, version, step)
    fields = {"state": State.WITHDRAWN, "decided_at": timezone.now()}
    change(claim, DecisionKind.CHANGE, version=claim.version, step=step, **fields)
    follow(claim)
    return decision


def _settle(revision, state, version, step):
    fields = {"state": state, "decided_at": timezone.now()}
    return change(revision, DecisionKind.CHANGE, version=version, step=step, **fields)
