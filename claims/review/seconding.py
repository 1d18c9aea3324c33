"""Topics that ask for a second reader, and what awaits one."""

from django.db.models import Exists, OuterRef, Q

from claims.models import Claim, Decision, DecisionKind, Lease, Link, State, Topic

# Whoever did one of these with a claim or link is its first reader.
MADE = [
    DecisionKind.ACCEPT,
    DecisionKind.AMEND,
    DecisionKind.ADD,
    DecisionKind.REDO,
]


def second_reader(subject, dispute=None):
    """Return the fields that accepting ``subject`` sets: whether it awaits a second.

    ``dispute`` is the one that a link is about to join.
    """
    if isinstance(subject, Claim):
        topic = subject.snapshot.article.topic
        return {"awaits_second": bool(topic and topic.needs_second_reader)}
    if not isinstance(subject, Link):
        return {}
    about = Q(disputes=dispute or subject.dispute_id)
    claims = [subject.claim_a_id, subject.claim_b_id]
    about |= Q(articles__snapshots__claims__in=claims)
    asking = Topic.objects.filter(about, needs_second_reader=True)
    return {"awaits_second": asking.exists()}


def to_second(model, editor):
    """Return what awaits ``editor`` as second reader, oldest first; never their own."""
    own = own_decisions(editor).filter(
        subject_kind=model._meta.model_name, subject_id=OuterRef("pk")
    )
    waiting = model.objects.filter(state=State.ACCEPTED, awaits_second=True)
    return waiting.filter(~Exists(own)).order_by("pk")


def others_on_any(claims, links, editor):
    """Return who else is on which of ``claims`` and ``links``, by kind and key."""
    wanted = Q(subject_kind="claim", subject_id__in=[one.pk for one in claims])
    wanted |= Q(subject_kind="link", subject_id__in=[one.pk for one in links])
    leases = Lease.objects.of_others(editor).filter(wanted)
    rows = leases.values_list("subject_kind", "subject_id", "editor__username")
    return {(kind, pk): name for kind, pk, name in rows}


def own_decisions(editor):
    """Return the decisions by which ``editor`` became somebody's first reader."""
    return Decision.objects.filter(decided_by=editor, kind__in=MADE)
