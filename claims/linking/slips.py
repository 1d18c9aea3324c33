"""Slips inside one claim: wrong conversions, parts and sums that do not add up."""

from claims.domain.parts import compare_part, parts_add_up
from claims.domain.slips import conversion_check
from claims.domain.verdict import Relation
from claims.models import Bound, Operation

from .conventions import conventions_in_force, formulas_of
from .statements import statement_of


def slips_of(figures):
    """Return the checks that fail between ``figures``, those of one claim, in context.

    In two queries; none where the claim has one figure.
    """
    if len(figures) < 2:
        return []
    conventions = conventions_in_force()
    by_id = {figure.pk: figure for figure in figures}
    found = []
    for figure in figures:
        statement = statement_of(figure)
        whole = by_id.get(figure.conversion_of_id)
        if whole:
            check = conversion_check(statement_of(whole), statement, conventions)
            found.append(check)
        whole = by_id.get(figure.part_of_id)
        if whole:
            verdict = compare_part(statement, statement_of(whole), conventions)
            is_more = verdict.relation == Relation.CONTRADICTS
            found += [verdict.decisive] if is_more else []
    found += sums_of(figures, conventions)
    return [check for check in found if check.holds is False]


def sums_of(figures, conventions):
    """Return whether the sums that formulas make of ``figures`` are right."""
    own = {figure.measure_id: figure for figure in reversed(figures)}
    checks = []
    for formula in formulas_of(own.keys() - {None}):
        keys = (formula.first_id, formula.second_id, formula.result_id)
        is_sum = formula.operation == Operation.SUM and formula.bound == Bound.EQUALS
        if is_sum and all(key in own for key in keys):
            *parts, whole = (statement_of(own[key]) for key in keys)
            checks.append(parts_add_up(parts, whole, conventions))
    return checks
