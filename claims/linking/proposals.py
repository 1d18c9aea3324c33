"""What a claim's figures and the stored ones say of each other, before it is stored."""

from collections import defaultdict
from dataclasses import dataclass

from claims.domain.comparison import Relation, Verdict, compare
from claims.domain.formulas import compare_derived, derive
from claims.models import Comparable, Figure

from .candidates import candidates_of, days_apart, in_few_columns
from .conventions import conventions_in_force, formulas_of, in_domain
from .statements import statement_of


@dataclass(frozen=True, slots=True)
class Proposal:
    """A verdict on a stored pair; ``side`` is whose the other figure is.

    ``rests_on`` are the figures that a formula took besides the pair.
    """

    figure: Figure
    other: Figure
    verdict: Verdict
    gap: int
    side: str
    rests_on: tuple[Figure, ...] = ()

    @property
    def pair(self):
        """The ids of the two figures, whichever is first."""
        return frozenset((self.figure.pk, self.other.pk))


def proposals_for(figures):
    """Return the proposals of ``figures``, those of one claim, each pair once."""
    if not figures:
        return []
    conventions = conventions_in_force()
    formulas = formulas_of({figure.measure_id for figure in figures})
    connected = {
        figure: {figure.measure_id, *connected_by(formulas, figure)}
        for figure in figures
    }
    candidates = candidates_of(connected)
    found = [
        proposal
        for figure in figures
        for proposal in direct(figure, candidates[figure.pk], conventions)
    ]
    pool = [*figures, *(c for others in candidates.values() for c in others)]
    found += derived(figures, pool, formulas, conventions)
    return list({proposal.pair: proposal for proposal in reversed(found)}.values())


def rejudged(pairs):
    """Return the proposals for ``pairs`` of figures on which there is a verdict."""
    conventions = conventions_in_force()
    verdicts = [
        (a, b, compare(statement_of(a), statement_of(b), conventions)) for a, b in pairs
    ]
    return [
        Proposal(a, b, verdict, days_apart(a, b), "")
        for a, b, verdict in verdicts
        if verdict.relation is not None
    ]


def connected_by(formulas, figure):
    """Return the ids of all measures of the formulas that ``figure`` takes part in."""
    joined = [{one.first_id, one.second_id, one.result_id} for one in formulas]
    return {pk for keys in joined if figure.measure_id in keys for pk in keys}


def direct(figure, others, conventions):
    """Return the proposals between ``figure`` and others of the same measure."""
    statement = statement_of(figure)
    proposals = []
    for other in others:
        if other.measure_id != figure.measure_id:
            continue
        against = statement_of(other)
        verdict = compare(statement, against, conventions)
        if verdict.relation is not None:
            gap = days_apart(figure, other)
            proposals.append(Proposal(figure, other, verdict, gap, against.side))
    return nearest(proposals, conventions)


def nearest(proposals, conventions):
    """Return for each relation and side the proposal nearest in time.

    That two figures differ in scope is worth saying only of figures close in time.
    """
    kept = {}
    for proposal in sorted(proposals, key=lambda p: (p.gap, -p.other.pk)):
        relation = proposal.verdict.relation
        differs = relation == Relation.DIFFERS_IN_SCOPE
        if not differs or proposal.gap <= conventions.close_days:
            kept.setdefault((relation, proposal.side), proposal)
    return list(kept.values())


def derived(figures, pool, formulas, conventions):
    """Return the proposals of ``formulas`` in which one of ``figures`` takes part."""
    if not formulas:
        return []
    own = {figure.pk for figure in figures}
    pool = {figure.pk: figure for figure in [*pool, *beside(figures[0], formulas)]}
    by_measure = defaultdict(list)
    for figure in pool.values():
        by_measure[figure.measure_id].append(figure)
    proposals = []
    for formula in formulas:
        for first, second in told_together(formula, by_measure):
            for result in by_measure[formula.result_id]:
                if own & {first.pk, second.pk, result.pk}:
                    proposals += judged(formula, first, second, result, conventions)
    return proposals


def beside(figure, formulas):
    """Return the figures that the article gives beside ``figure`` for ``formulas``."""
    inputs = {pk for one in formulas for pk in (one.first_id, one.second_id)}
    article = Comparable.objects.filter(
        figure__claim__snapshot=figure.claim.snapshot_id, measure__in=inputs
    )
    return in_few_columns(article.values_list("figure", flat=True)).values()


def told_together(formula, by_measure):
    """Return the pairs of the formula's inputs that one speaker gives in one article.

    Of two figures of one measure in an article, the first counts.
    """
    inputs = []
    for measure in (formula.first_id, formula.second_id):
        told = {}
        for figure in sorted(by_measure[measure], key=lambda f: (f.start, f.pk)):
            claim = figure.claim
            told.setdefault((claim.snapshot_id, claim.speaker_id), figure)
        inputs.append(told)
    firsts, seconds = inputs
    return [(firsts[key], seconds[key]) for key in firsts if key in seconds]


def judged(formula, first, second, result, conventions):
    """Return the proposal, or none, that holds ``result`` against the two inputs."""
    if result.claim_id == first.claim_id or days_apart(first, result) > 1:
        return []
    statements = (statement_of(first), statement_of(second))
    against = statement_of(result)
    try:
        derivation = derive(in_domain(formula), statements, conventions)
    except ValueError:  # a ratio to zero
        return []
    verdict = compare_derived(derivation, against, conventions)
    if verdict.relation != Relation.DERIVED:
        return []
    gap = days_apart(first, result)
    return [Proposal(first, result, verdict, gap, against.side, (second,))]
