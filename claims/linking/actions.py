"""Suggested links: made for an accepted claim, withdrawn when it changes."""

from dataclasses import dataclass

from django.db import transaction

from claims.domain.comparison import Relation, Verdict, compare
from claims.domain.conventions import DEFAULT
from claims.domain.formulas import FORMULAS, compare_derived, derive
from claims.models import Figure, Link, LinkKind, State

from .candidates import candidates, in_context
from .statements import statement_of

RULES_VERSION = "linking 1"
CONFIDENCE = {
    Relation.CONTRADICTS: 0.8,
    Relation.UPDATES: 0.85,
    Relation.AGREES: 0.85,
    Relation.DERIVED: 0.7,
    Relation.DIFFERS_IN_SCOPE: 0.6,
}


@dataclass(frozen=True, slots=True)
class Proposal:
    """A verdict on a stored pair, how many days the two are apart, whose other is."""

    figure: Figure
    other: Figure
    verdict: Verdict
    gap: int
    side: str


@transaction.atomic
def propose_links(claim):
    """Suggest links from the figures of ``claim`` to accepted figures; return them.

    A pair that has a link, whatever became of it, gets no other. Of several figures of
    one side that would be linked in the same way, only the nearest in time is.
    """
    figures = Figure.objects.filter(claim=claim, conversion_of__isnull=True)
    figures = in_context(figures.filter(measure__isnull=False)).order_by("start")
    proposals = []
    for figure in figures:
        proposals += nearest(direct(figure)) + derived(figure)
    revive(claim, proposals)
    known = known_pairs(claim)
    fresh = [p for p in proposals if frozenset((p.figure.pk, p.other.pk)) not in known]
    return Link.objects.bulk_create([link_of(proposal) for proposal in fresh])


def withdraw_links(claim):
    """Withdraw the links of ``claim`` that nobody has decided on."""
    Link.objects.of_claim(claim).filter(state=State.SUGGESTED).update(
        state=State.WITHDRAWN
    )


def known_pairs(claim):
    """Return the pairs of figures of ``claim`` that have a link, as sets of ids."""
    pairs = Link.objects.of_claim(claim).values_list("figure_a", "figure_b")
    return {frozenset(pair) for pair in pairs}


def revive(claim, proposals):
    """Suggest again what was only withdrawn, as the verdict is now."""
    by_pair = {frozenset((p.figure.pk, p.other.pk)): p for p in proposals}
    for link in Link.objects.of_claim(claim).filter(state=State.WITHDRAWN):
        proposal = by_pair.get(frozenset((link.figure_a_id, link.figure_b_id)))
        if proposal is None:
            continue
        fresh = link_of(proposal)
        for name in ("claim_a", "claim_b", "figure_a", "figure_b", "kind", "reasons"):
            setattr(link, name, getattr(fresh, name))
        link.state = State.SUGGESTED
        link.save()


def direct(figure):
    """Return the proposals between ``figure`` and figures of the same measure."""
    statement = statement_of(figure)
    proposals = []
    for other in candidates(figure, measures=[figure.measure.name]):
        against = statement_of(other)
        verdict = compare(statement, against)
        if verdict.relation is not None:
            gap = days_between(statement, against)
            proposals.append(Proposal(figure, other, verdict, gap, against.side))
    return proposals


def days_between(a, b):
    """Return how many days two statements are apart, 0 where one has no day."""
    return abs((a.day - b.day).days) if a.day and b.day else 0


def nearest(proposals):
    """Return for each relation and side the proposal nearest in time.

    That two figures differ in scope is worth saying only of figures close in time.
    """
    kept = {}
    for proposal in sorted(proposals, key=lambda p: (p.gap, -p.other.pk)):
        relation = proposal.verdict.relation
        differs = relation == Relation.DIFFERS_IN_SCOPE
        if not differs or proposal.gap <= DEFAULT.close_days:
            kept.setdefault((relation, proposal.side), proposal)
    return list(kept.values())


def derived(figure):
    """Return the proposals that a formula makes with ``figure`` as input or result."""
    proposals = []
    for formula in FORMULAS:
        if figure.measure.name in formula.inputs:
            inputs = inputs_with(figure, formula)
            if inputs and inputs[0] == figure:
                results = candidates(figure, measures=[formula.result])
                proposals += judged(formula, inputs, results)
        elif figure.measure.name == formula.result:
            for first in candidates(figure, measures=[formula.inputs[0]]):
                inputs = inputs_with(first, formula)
                if inputs:
                    proposals += judged(formula, inputs, [figure])
    return proposals


def inputs_with(figure, formula):
    """Return the formula's input figures that one article gives beside ``figure``.

    In the formula's order; None where one is missing.
    """
    beside = in_context(
        Figure.objects.filter(
            claim__snapshot=figure.claim.snapshot_id,
            claim__speaker=figure.claim.speaker_id,
            claim__state=State.ACCEPTED,
            measure__name__in=formula.inputs,
            conversion_of__isnull=True,
        ).order_by("pk")
    )
    by_measure = {found.measure.name: found for found in beside}
    by_measure[figure.measure.name] = figure
    if len(by_measure) < len(formula.inputs):
        return None
    return [by_measure[name] for name in formula.inputs]


def judged(formula, inputs, results):
    """Return a proposal for each result that can be held against the inputs."""
    statements = tuple(statement_of(figure) for figure in inputs)
    derivation = derive(formula, statements)
    proposals = []
    for result in results:
        against = statement_of(result)
        verdict = compare_derived(derivation, against)
        gap = days_between(statements[0], against)
        is_derived = verdict.relation == Relation.DERIVED
        if is_derived and gap <= 1 and result.claim_id != inputs[0].claim_id:
            proposals.append(Proposal(inputs[0], result, verdict, gap, against.side))
    return proposals


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
    )
