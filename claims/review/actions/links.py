"""Decisions on links, and the disputes that accepted links make."""

from django.db import transaction
from django.utils import timezone

from claims.errors import ClaimsError
from claims.linking.actions import propose_links
from claims.linking.disputes import adopt, dispute_for, topic_of
from claims.linking.statements import statement_of
from claims.models import (
    DecisionKind,
    Dispute,
    DisputeState,
    LinkKind,
    State,
    Topic,
)

from ..history import Step, change
from ..naming import question_of

HIDDEN, SHOWN = DisputeState.DRAFT, DisputeState.PUBLISHED


@transaction.atomic
def accept_link(
    link,
    *,
    version,
    by,
    kind=None,
    dispute=None,
    topic=None,
    question="",
    note="",
    where="",
):
    """Accept ``link`` as ``kind`` (None: as proposed), in ``dispute``.

    Without a dispute it joins the one that ``dispute_for`` finds, and where there is
    none, in a new one that asks ``question``, in ``topic`` where neither article has
    one. The dispute is published, unless its topic asks for a second reader first.
    Raises Stale where the link was decided on since, ClaimsError where a claim of it
    is not accepted.
    """
    fields = {"kind": kind, "dispute": dispute, "topic": topic, "note": note}
    return accept_in(
        Step(by, where), link, version=version, question=question, **fields
    )


def accept_in(
    step, link, *, version, kind, question, dispute=None, topic=None, note="", pair=None
):
    """Accept ``link`` as a part of ``step``, as ``accept_link`` does.

    ``pair``, where given, are its figures in the order that they are to have. Of a link
    whose comparison has changed, the new verdict is taken note of.
    """
    _refuse_unaccepted(link)
    if kind == LinkKind.UPDATES and link.figure_a and link.figure_b:
        pair = pair or in_order(link.figure_a, link.figure_b, kind)
    dispute = dispute or dispute_for(link) or _ask(link, topic, question, step)
    if dispute.state != SHOWN and not dispute.topic.needs_second_reader:
        _publish(dispute, step)
    was_changed = bool(link.changed_to)
    fields = {
        "state": State.ACCEPTED,
        "decided_at": timezone.now(),
        "kind": kind or link.kind,
        "dispute": dispute,
        "note": note,
        "verdict": link.changed_to or link.verdict,
        "changed_to": "",
    }
    if pair:
        a, b = pair
        fields |= {"figure_a": a, "claim_a": a.claim, "figure_b": b, "claim_b": b.claim}
    done = change(link, DecisionKind.ACCEPT, version=version, step=step, **fields)
    if was_changed:
        propose_links(link.claim_a)
    return done


def in_order(figure, other, kind):
    """Return the two figures, of an update the earlier one first."""
    days = [statement_of(one).day for one in (figure, other)]
    is_later = all(days) and days[0] > days[1]
    if kind == LinkKind.UPDATES and is_later:
        return other, figure
    return figure, other


@transaction.atomic
def reject_link(link, *, version, by, reason="", where=""):
    """Reject ``link``; the pair is not proposed again. Raises Stale as above."""
    fields = {"state": State.REJECTED, "decided_at": timezone.now()}
    step = Step(by, where, reason)
    return change(link, DecisionKind.REJECT, version=version, step=step, **fields)


def _refuse_unaccepted(link):
    for claim in (link.claim_a, link.claim_b):
        claim.refresh_from_db(fields=["state"])
        if claim.state != State.ACCEPTED:
            raise ClaimsError(
                f"{claim} of {link} is not accepted. Nothing was saved. Accept the "
                "claim first, then its link."
            )


def _ask(link, topic, question, step):
    """Return the dispute that asks ``question``; one with that question is reused."""
    known = Topic.objects.filter(pk=topic_of(link)).first()
    topic = known or topic
    if topic is None:
        raise ClaimsError(
            f"The articles of {link} belong to no topic. Nothing was saved. Give one "
            "of them a topic first."
        )
    if not question:
        raise ClaimsError(
            f"{link} begins a new dispute, which needs a question. Nothing was saved. "
            "Write the question that the two claims answer differently."
        )
    figure = link.figure_b or link.figure_a
    dispute, is_new = Dispute.objects.get_or_create(
        topic=topic,
        question=question,
        defaults={
            "state": HIDDEN if topic.needs_second_reader else SHOWN,
            "is_named": question != question_of(link),
            "measure": figure.measure if figure else None,
            "place": figure.place if figure else None,
        },
    )
    if is_new:
        step.record(DecisionKind.ADD, dispute, before=None)
        adopt(dispute)
    return dispute


def _publish(dispute, step):
    fields = {"state": DisputeState.PUBLISHED}
    change(dispute, DecisionKind.CHANGE, version=dispute.version, step=step, **fields)
