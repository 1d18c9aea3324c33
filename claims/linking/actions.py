"""Suggested links: made for an accepted claim, and kept as its figures are now."""

from django.db import transaction

from claims.domain.comparison import Relation
from claims.models import Comparable, Link, LinkKind, State
from claims.models.rows import fetched

from .appearances import group
from .disputes import Asking, disputes_for
from .proposals import proposals_for, rejudged
from .settling import settle
from .statements import compared, stated

RULES_VERSION = "linking 2"
CONFIDENCE = {
    Relation.CONTRADICTS: 0.8,
    Relation.UPDATES: 0.85,
    Relation.AGREES: 0.85,
    Relation.DERIVED: 0.7,
    Relation.DIFFERS_IN_SCOPE: 0.6,
}
# What a verdict says of a link, and what of it an accepted link takes over as well: the
# rest of such a link is an editor's.
EXPLAINED = ["reasons", "rests_on", "rules_version"]
JUDGED = ["verdict", "changed_to"]
NOT_COMPARABLE = "not comparable"
KNOWN = """
    SELECT id FROM claims_link
    WHERE figure_a_id = ANY(%s) AND figure_b_id = ANY(%s)
    OR figure_a_id IS NOT NULL AND (claim_a_id = %s OR claim_b_id = %s OR rests_on &&
        ARRAY(SELECT id FROM claims_figure WHERE claim_id = %s))"""
PROPOSED = [
    "claim_a_id", "claim_b_id", "figure_a_id", "figure_b_id", "kind", "confidence",
    "dispute_id", *EXPLAINED, *JUDGED,
]  # fmt: skip


@transaction.atomic(savepoint=False)
def follow(claim):
    """Let what is stored for comparisons, and the links, follow ``claim`` as it is.

    It may tell an utterance that another claim stands for. Undecided links are
    proposed anew; there are none unless it is accepted. Of links
    that were accepted only the reasons follow; what was rejected stays so.
    """
    left = group(claim)
    settle(claim)
    propose_links(claim)
    for other in left:
        follow(other)


@transaction.atomic(savepoint=False)
def propose_links(claim):
    """Suggest links from the figures of ``claim`` to accepted figures; return new ones.

    A pair that has a link, whatever became of it, gets no other. Of several figures of
    one side that would be linked in the same way, only the nearest in time is.
    """
    proposals = proposals_for(compared(claim))
    known = known_links(claim, proposals)
    own = {proposal.pair for proposal in proposals}
    drafts = drafts_of([*proposals, *judged_before(known, own)])
    update(known, drafts)
    return Link.objects.bulk_create(drafts[pair] for pair in own - known.keys())


def drafts_of(proposals):
    """Return by pair the unsaved links of ``proposals``, each with its dispute."""
    asked = [asking(proposal) for proposal in proposals]
    judged = zip(proposals, disputes_for(asked), strict=True)
    return {proposal.pair: link_of(proposal, dispute) for proposal, dispute in judged}


def asking(proposal):
    """Return the question that the two figures of ``proposal`` answer."""
    pair = ordered(proposal)
    return Asking(
        topic=next(filter(None, (one.topic for one in pair)), None),
        measures=frozenset(one.measure for one in pair),
        places=tuple(one.places for one in pair if one.places),
        claims=tuple(one.claim for one in pair),
    )


def ordered(proposal):
    """Return the two figures of ``proposal``, the earlier of an update first."""
    pair = (proposal.figure, proposal.other)
    return pair[::-1] if proposal.verdict.swapped else pair


def known_links(claim, proposals):
    """Return by pair the links of the proposals, and those that count on ``claim``."""
    figures = list({pk for proposal in proposals for pk in proposal.pair})
    keys = fetched(KNOWN, [figures, figures, claim.pk, claim.pk, claim.pk])
    links = Link.objects.filter(pk__in=[pk for (pk,) in keys]) if keys else ()
    return {frozenset((link.figure_a_id, link.figure_b_id)): link for link in links}


def judged_before(known, own):
    """Return proposals, as they are now, for known pairs that are not among ``own``.

    A pair is proposed where one figure is the nearest to the other; seen from the
    other, it need not be. It keeps its link while there is a verdict.
    """
    pairs = [
        pair
        for pair, link in known.items()
        if pair not in own
        and link.state in {State.SUGGESTED, State.ACCEPTED}
        and not (link.verdict or link.kind).startswith(LinkKind.DERIVED)
    ]
    if not pairs:
        return []
    keys = {pk for pair in pairs for pk in pair}
    rows = Comparable.objects.filter(pk__in=keys)
    figures = {one.pk: one for one in stated(rows.values_list("pk", flat=True))}
    return rejudged([[figures[pk] for pk in p] for p in pairs if p <= figures.keys()])


def update(known, drafts):
    """Make the ``known`` links say what the drafts say; withdraw what none says."""
    changed = []
    for pair, link in known.items():
        values = values_for(link, drafts.get(pair))
        if any(getattr(link, name) != value for name, value in values.items()):
            for name, value in values.items():
                setattr(link, name, value)
            link.version += 1
            changed.append(link)
    Link.objects.bulk_update(changed, [*PROPOSED, "state", "version"])


def values_for(link, draft):
    """Return what ``link`` takes over from what would be proposed now, if anything."""
    if link.state == State.REJECTED:
        return {}
    if link.state == State.ACCEPTED:
        return values_for_accepted(link, draft)
    if draft is None:
        return {"state": State.WITHDRAWN}
    proposed = {name: getattr(draft, name) for name in PROPOSED}
    return {**proposed, "state": State.SUGGESTED}


def values_for_accepted(link, draft):
    """Return what an accepted ``link`` takes over: its kind is the editor's.

    Where the comparison says something else than when it was decided on, the link is
    marked for an editor, and its reasons stay; but arithmetic is always as it is now.
    """
    now = draft.verdict if draft else NOT_COMPARABLE
    verdict = link.verdict or now
    changed_to = "" if now == verdict else now
    values = {"verdict": verdict, "changed_to": changed_to}
    if draft and (not changed_to or draft.kind == link.kind == LinkKind.DERIVED):
        values |= {name: getattr(draft, name) for name in EXPLAINED}
    return values


def verdict_of(verdict):
    """Return what a Verdict of the domain says, in the words that a link keeps."""
    if verdict.relation is None:
        return NOT_COMPARABLE
    if verdict.relation == Relation.DERIVED:
        fits = verdict.decisive.holds is not False
        return f"derived, which {'fits' if fits else 'does not fit'}"
    return verdict.relation.value


def link_of(proposal, dispute):
    """Return the unsaved link that a proposal makes, the earlier figure first."""
    a, b = ordered(proposal)
    return Link(
        dispute=dispute,
        claim_a_id=a.claim,
        claim_b_id=b.claim,
        figure_a_id=a.pk,
        figure_b_id=b.pk,
        kind=LinkKind(proposal.verdict.relation.value),
        verdict=verdict_of(proposal.verdict),
        confidence=CONFIDENCE[proposal.verdict.relation],
        rules_version=RULES_VERSION,
        reasons=[
            {"part": check.name, "holds": check.holds, "words": check.words}
            for check in proposal.verdict.checks
        ],
        rests_on=[figure.pk for figure in proposal.rests_on],
    )
