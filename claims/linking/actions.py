"""Suggested links: made for an accepted claim, withdrawn when it changes."""

from django.db import transaction
from django.db.models import F

from claims.domain.comparison import Relation
from claims.models import Figure, Link, LinkKind, State

from .candidates import in_context
from .proposals import proposals_for
from .settling import comparable, settle

RULES_VERSION = "linking 2"
CONFIDENCE = {
    Relation.CONTRADICTS: 0.8,
    Relation.UPDATES: 0.85,
    Relation.AGREES: 0.85,
    Relation.DERIVED: 0.7,
    Relation.DIFFERS_IN_SCOPE: 0.6,
}
PROPOSED = [
    "claim_a", "claim_b", "figure_a", "figure_b", "kind", "confidence", "reasons",
    "rests_on", "rules_version",
]  # fmt: skip


@transaction.atomic
def follow(claim):
    """Make what is stored of ``claim`` for comparisons, and its links, follow it.

    Links that nobody decided on are proposed anew; none unless it is accepted.
    """
    settle(Figure.objects.filter(claim=claim))
    withdraw_links(claim)
    if claim.state == State.ACCEPTED:
        propose_links(claim)


@transaction.atomic
def propose_links(claim):
    """Suggest links from the figures of ``claim`` to accepted figures; return them.

    A pair that has a link, whatever became of it, gets no other. Of several figures of
    one side that would be linked in the same way, only the nearest in time is.
    """
    figures = comparable(Figure.objects.filter(claim=claim))
    proposals = proposals_for(list(in_context(figures).order_by("start")))
    known = links_between(proposals)
    revive(known, proposals)
    fresh = [link_of(one) for one in proposals if one.pair not in known]
    return Link.objects.bulk_create(fresh)


def withdraw_links(claim):
    """Withdraw the links that count on ``claim`` and that nobody has decided on."""
    links = Link.objects.counting_on(claim).filter(state=State.SUGGESTED)
    links.update(state=State.WITHDRAWN, version=F("version") + 1)


def links_between(proposals):
    """Return the links, whatever became of them, by the pairs of the proposals."""
    keys = {pk for proposal in proposals for pk in proposal.pair}
    links = Link.objects.filter(figure_a__in=keys, figure_b__in=keys)
    return {frozenset((link.figure_a_id, link.figure_b_id)): link for link in links}


def revive(known, proposals):
    """Suggest again what was only withdrawn, as the verdict is now."""
    revived = []
    for proposal in proposals:
        link = known.get(proposal.pair)
        if link is None or link.state != State.WITHDRAWN:
            continue
        fresh = link_of(proposal)
        for name in PROPOSED:
            setattr(link, name, getattr(fresh, name))
        link.state = State.SUGGESTED
        link.version += 1
        revived.append(link)
    Link.objects.bulk_update(revived, [*PROPOSED, "state", "version"])


def link_of(proposal):
    """Return the unsaved link that a proposal makes, the earlier figure first."""
    a, b = proposal.figure, proposal.other
    if proposal.verdict.swapped:
        a, b = b, a
    return Link(
        claim_a=a.claim,
        claim_b=b.claim,
        figure_a=a,
        figure_b=b,
        kind=LinkKind(proposal.verdict.relation.value),
        confidence=CONFIDENCE[proposal.verdict.relation],
        rules_version=RULES_VERSION,
        reasons=[
            {"part": check.name, "holds": check.holds, "words": check.words}
            for check in proposal.verdict.checks
        ],
        rests_on=[figure.pk for figure in proposal.rests_on],
    )
