"""Decisions on claims as they stand: accept, reject, skip."""

from django.db import transaction
from django.db.models.functions import Now
from django.utils import timezone

from claims.errors import ClaimsError
from claims.linking.actions import follow
from claims.models import Decision, DecisionKind, Lease, Link, Skip, Speaker, State

from ..history import Step, change
from ..states import state_of


@transaction.atomic
def accept_claim(claim, *, version, by, where=""):
    """Accept ``claim`` as it stands, and its speakers with it; propose its links.

    ``version`` is the one the editor saw. Raises Stale, and changes nothing, where the
    claim has had another decision since.
    """
    return accept_in(Step(by, where), claim, version=version)


def accept_in(step, claim, *, version):
    """Accept ``claim`` as a part of ``step``, as ``accept_claim`` does."""
    accept_speakers(claim, step)
    fields = {"state": State.ACCEPTED, "decided_at": timezone.now()}
    decision = change(claim, DecisionKind.ACCEPT, version=version, step=step, **fields)
    follow(claim)
    return decision


@transaction.atomic
def reject_claim(claim, *, version, by, reason="", where=""):
    """Reject ``claim``; the same words of the same speaker are not proposed again.

    Raises Stale as ``accept_claim`` does, and ClaimsError while an accepted link
    counts on the claim.
    """
    refuse_while_linked(claim)
    fields = {"state": State.REJECTED, "decided_at": timezone.now()}
    step = Step(by, where, reason)
    decision = change(claim, DecisionKind.REJECT, version=version, step=step, **fields)
    follow(claim)
    return decision


@transaction.atomic
def detach_claim(claim, *, version, by, where=""):
    """Let ``claim``, an appearance, tell an utterance of its own from now on.

    Raises Stale as ``accept_claim`` does, and ClaimsError where it is no appearance.
    """
    if claim.appearance_of_id is None:
        raise ClaimsError(
            f"{claim} stands for an utterance of its own already. Nothing was changed."
        )
    step = Step(by, where)
    kind = DecisionKind.CHANGE
    decision = change(claim, kind, version=version, step=step, is_apart=True)
    follow(claim)
    return decision


@transaction.atomic
def explain_rejection(claim, *, by, reason, where=""):
    """Say why ``by`` rejected ``claim`` just now; undone together with the rejection.

    Raises ClaimsError where the latest decision on the claim is another one.
    """
    latest = Decision.objects.on(claim).last()
    if latest is None or latest.kind != DecisionKind.REJECT or latest.decided_by != by:
        raise ClaimsError(
            f"You did not reject {claim} last, so there is nothing to give a reason "
            "for. Nothing was saved."
        )
    step = Step(by, where, reason, latest.batch)
    return step.record(DecisionKind.REJECT, claim, before=state_of(claim))


def skip_claim(claim, *, by):
    """Put ``claim`` at the end of the queue of ``by``; that is no decision.

    Others may have it at once.
    """
    Skip.objects.update_or_create(
        claim=claim, editor=by, defaults={"skipped_at": Now()}
    )
    Lease.objects.on(claim).filter(editor=by).delete()


def accept_speakers(claim, step):
    """Accept whom ``claim`` is attributed to, where they were only suggested."""
    speakers = Speaker.objects.filter(pk__in=[claim.speaker_id, claim.via_id])
    for speaker in speakers.exclude(state=State.ACCEPTED).select_for_update():
        change(
            speaker,
            DecisionKind.ACCEPT,
            version=speaker.version,
            step=step,
            state=State.ACCEPTED,
            decided_at=timezone.now(),
        )


def refuse_while_linked(claim):
    """Raise ClaimsError while an accepted link counts on ``claim``."""
    link = Link.objects.counting_on(claim).filter(state=State.ACCEPTED).first()
    if link:
        raise ClaimsError(
            f'{link} of the dispute "{link.dispute}" counts on {claim}. Nothing was '
            "saved. Reject that link first, then decide on the claim again."
        )
