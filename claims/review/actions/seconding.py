"""What a second reader decides: agree, or send back."""

from django.db import transaction

from claims.errors import ClaimsError
from claims.linking.actions import follow
from claims.models import Claim, DecisionKind, DisputeState, Link, State

from ..history import Step, change
from ..seconding import own_decisions
from .claims import refuse_while_linked


@transaction.atomic
def agree(subject, *, version, by, where=""):
    """Agree to an accepted claim or link, which is public from then on.

    With a link its dispute is published, where it waited for that. Raises Stale, and
    ClaimsError where ``by`` was the first reader or nothing awaits a second.
    """
    refuse_own(subject, by)
    step = Step(by, where)
    decision = change(
        subject, DecisionKind.AGREE, version=version, step=step, awaits_second=False
    )
    if isinstance(subject, Link) and subject.dispute.state == DisputeState.DRAFT:
        dispute, fields = subject.dispute, {"state": DisputeState.PUBLISHED}
        change(
            dispute, DecisionKind.CHANGE, version=dispute.version, step=step, **fields
        )
    return decision


@transaction.atomic
def send_back(subject, *, version, by, reason, where=""):
    """Put an accepted claim or link back into the queue, for ``reason``.

    Raises as ``agree`` does, and ClaimsError while an accepted link counts on a claim.
    """
    refuse_own(subject, by)
    if isinstance(subject, Claim):
        refuse_while_linked(subject)
    step = Step(by, where, reason)
    fields = {"state": State.SUGGESTED, "decided_at": None, "awaits_second": False}
    done = change(subject, DecisionKind.CHANGE, version=version, step=step, **fields)
    if isinstance(subject, Claim):
        follow(subject)
    return done


def refuse_own(subject, by):
    """Raise ClaimsError where ``by`` cannot be the second reader of ``subject``."""
    if not subject.awaits_second:
        raise ClaimsError(f"{subject} awaits no second reader. Nothing was changed.")
    own = own_decisions(by).filter(
        subject_kind=subject._meta.model_name, subject_id=subject.pk
    )
    if own.exists():
        raise ClaimsError(
            f"You accepted {subject} yourself, so somebody else must agree. Nothing "
            "was changed."
        )
