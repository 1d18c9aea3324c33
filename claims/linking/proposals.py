"""What a claim's figures and the stored ones say of each other, before it is stored."""

from collections import defaultdict
from dataclasses import dataclass

from claims.domain.comparison import Relation, Verdict, compare
from claims.domain.formulas import compare_derived, derive
from claims.models import Figure

from .candidates import candidates_of
from .conventions import conventions_in_force, formulas_of, in_domain
from .nearest import gap
from .statements import Stated, stated


@dataclass(frozen=True, slots=True)
class Proposal:
    """A verdict on a stored pair; ``side`` is whose the other figure is.

    ``rests_on`` are the figures that a formula took besides the pair.
    """

    figure: Stated
    other: Stated
    verdict: Verdict
    side: str
    rests_on: tuple[Stated, ...] = ()

    @property
    def gap(self):
        """How many days they are apart, 0 where one has no day."""
        return gap(self.figure.day, self.other.day)

    @property
    def pair(self):
        """The ids of the two figures, whichever is first."""
        return frozenset((self.figure.pk, self.other.pk))


def proposals_for(figures):
    """Return the proposals of ``figures``, those of one claim, each pair once."""
    if not figures:
        return []
    conventions = conventions_in_force()
    formulas = formulas_of({figure.measure for figure in figures})
    connected = {
        figure: {figure.measure, *connected_by(formulas, figure)} for figure in figures
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
        (a, b, compare(a.statement, b.statement, conventions)) for a, b in pairs
    ]
    return [
        Proposal(a, b, verdict, "")
        for a, b, verdict in verdicts
        if verdict.relation is not None
    ]


def connected_by(formulas, figure):
    """Return the ids of all measures of the formulas that ``figure`` takes part in."""
    joined = [{one.first_id, one.second_id, one.result_id} for one in formulas]
    return {pk for keys in joined if figure.measure in keys for pk in keys}


def direct(figure, others, conventions):
    """Return the proposals between ``figure`` and others of the same measure."""
    proposals = []
    for other in others:
        if other.measure != figure.measure:
            continue
        verdict = compare(figure.statement, other.statement, conventions)
        if verdict.relation is not None:
            side = other.statement.side
            proposals.append(Proposal(figure, other, verdict, side))
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
        by_measure[figure.measure].append(figure)
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
    figures = Figure.objects.filter(
        claim__snapshot=figure.snapshot, comparable__measure__in=inputs
    )
    return stated(figures.values_list("pk", flat=True))


def told_together(formula, by_measure):
    """Return the pairs of the formula's inputs that one speaker gives in one article.

    Of two figures of one measure in an article, the first counts.
    """
    inputs = []
    for measure in (formula.first_id, formula.second_id):
        told = {}
        for figure in sorted(by_measure[measure], key=lambda f: (f.start, f.pk)):
            told.setdefault((figure.snapshot, figure.speaker), figure)
        inputs.append(told)
    firsts, seconds = inputs
    return [(firsts[key], seconds[key]) for key in firsts if key in seconds]


def judged(formula, first, second, result, conventions):
    """Return the proposal, or none, that holds ``result`` against the two inputs."""
    if result.claim == first.claim or gap(first.day, result.day) > 1:
        return []
    inputs = (first.statement, second.statement)
    try:
        derivation = derive(in_domain(formula), inputs, conventions)
    except ValueError:  # a ratio to zero
        return []
    against = result.statement
    verdict = compare_derived(derivation, against, conventions)
    if verdict.relation != Relation.DERIVED:
        return []
    return [Proposal(first, result, verdict, against.side, (second,))]
