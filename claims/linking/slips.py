"""Slips: wrong conversions, parts and sums that do not add up, told by one speaker.

What one speaker tells in one article belongs together, whichever claims it is cut into.
"""

from collections import defaultdict
from dataclasses import dataclass
from itertools import permutations, product

from django.db.models import Q

from claims.domain.parts import are_one_sum, compare_part, is_part, parts_add_up
from claims.domain.slips import conversion_check
from claims.domain.verdict import Check, Relation
from claims.models import Bound, Figure, Operation

from .conventions import conventions_in_force, formulas_of
from .statements import Stated, stated

TERMS = 4  # figures of one measure that are tried as a term of a sum


@dataclass(frozen=True, slots=True)
class Slip:
    """A check that fails between figures, which it names by their ids."""

    check: Check
    figures: frozenset[int]
    claims: frozenset[int]

    @classmethod
    def between(cls, check, figures: list[Stated]):
        claims = frozenset(figure.claim for figure in figures)
        return cls(check, frozenset(figure.pk for figure in figures), claims)


def slips_of(claims, among, conventions=None):
    """Return the slips in which a figure of ``claims`` takes part.

    ``among``, a query, are the claims that are looked at; ``conventions`` are those in
    force, where they were fetched before. Mostly in one query, in five where something
    may not fit.
    """
    told = beside(claims, among)
    if not may_slip(told):
        return []
    voices = defaultdict(list)
    for figure in stated([pk for pk, *_ in told]):
        voices[figure.snapshot, figure.speaker].append(figure)
    conventions = conventions or conventions_in_force()
    measures = {figure.measure for figures in voices.values() for figure in figures}
    sums = [formula for formula in formulas_of(measures - {None}) if is_sum(formula)]
    own = {claim.pk for claim in claims}
    found = [
        slip
        for figures in voices.values()
        for slip in [
            *conversion_slips(figures, conventions),
            *part_slips(figures, conventions),
            *sum_slips(figures, sums, conventions),
        ]
    ]
    return [slip for slip in found if own & slip.claims]


def beside(claims, among):
    """Return the figures that the speakers of ``claims`` give in the same articles.

    Of each its key, snapshot, speaker and measure.
    """
    speakers = Q(speaker__in={claim.speaker_id for claim in claims} - {None})
    if any(claim.speaker_id is None for claim in claims):
        speakers |= Q(speaker=None)
    snapshots = {claim.snapshot_id for claim in claims}
    figures = Figure.objects.filter(
        claim__in=among.filter(speakers, snapshot__in=snapshots)
    )
    return list(
        figures.values_list("pk", "claim__snapshot", "claim__speaker", "measure")
    )


def may_slip(told):
    """Whether one of the figures ``told`` may convert or be part of another one that
    its speaker gives, or three may be a sum.
    """
    measures = defaultdict(list)
    for _, *voice, measure in told:
        measures[tuple(voice)].append(measure)
    return any(len(set(m)) > 2 or len(set(m)) < len(m) for m in measures.values())


def is_sum(formula):
    return formula.operation == Operation.SUM and formula.bound == Bound.EQUALS


def conversion_slips(figures, conventions):
    """Yield the printed conversions that do not say what their figure says."""
    by_id = {figure.pk: figure for figure in figures}
    for figure in figures:
        whole = by_id.get(figure.conversion_of)
        if whole:
            check = conversion_check(whole.statement, figure.statement, conventions)
            if check.holds is False:
                yield Slip.between(check, [figure, whole])


def part_slips(figures, conventions):
    """Yield the parts that are larger than their whole."""
    told = asserted(figures)
    for part, whole in permutations(told, 2):
        if part.part_of == whole.pk or is_part(part.statement, whole.statement):
            verdict = compare_part(part.statement, whole.statement, conventions)
            if verdict.relation == Relation.CONTRADICTS:
                yield Slip.between(verdict.decisive, [part, whole])


def sum_slips(figures, formulas, conventions):
    """Yield the sums of ``formulas`` that no two of ``figures`` add up to."""
    told = defaultdict(list)
    for figure in asserted(figures):
        told[figure.measure].append(figure)
    for formula in formulas:
        for whole in told[formula.result_id]:
            terms = [
                [
                    one
                    for one in told[key]
                    if are_one_sum(one.statement, whole.statement)
                ]
                for key in (formula.first_id, formula.second_id)
            ]
            checks = [
                (
                    parts_add_up(
                        [a.statement, b.statement], whole.statement, conventions
                    ),
                    a,
                    b,
                )
                for a, b in product(*(some[:TERMS] for some in terms))
            ]
            if checks and not any(check.holds for check, _, _ in checks):
                check, a, b = checks[0]
                yield Slip.between(check, [a, b, whole])


def asserted(figures):
    """Return those that say something of their own: no denials, no conversions."""
    return [
        figure
        for figure in figures
        if figure.conversion_of is None and not figure.statement.is_denied
    ]
