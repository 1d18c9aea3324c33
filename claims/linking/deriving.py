"""Comparisons that formulas allow within a story: inputs by one speaker, a result."""

from collections import defaultdict
from collections.abc import Iterable, Iterator

from claims.domain.comparison import Relation, Verdict
from claims.domain.dates import days_apart
from claims.domain.formulas import FORMULAS, Formula, compare_derived, derive

from .stories import Stated

CLOSE = 1  # days between inputs and a result that they are held against


def derived(
    statements: Iterable[Stated], formulas: Iterable[Formula] = FORMULAS
) -> Iterator[tuple[Stated, Stated, Verdict]]:
    """Yield what each formula's inputs say of each result, with its arithmetic.

    The inputs are of one article and one speaker; the result is another claim's, a
    day away at most. What is denied is neither.
    """
    given = [one for one in statements if not one.statement.is_denied]
    by_voice: defaultdict[tuple[str, str], list[Stated]] = defaultdict(list)
    for one in given:
        by_voice[one.article, one.statement.speaker].append(one)
    for formula in formulas:
        results = [one for one in given if one.statement.measure == formula.result]
        for told in by_voice.values():
            inputs = inputs_of(formula, told)
            if inputs:
                yield from held_against(formula, inputs, results)


def inputs_of(formula: Formula, told: list[Stated]) -> list[Stated]:
    """Return the formula's inputs among ``told``, in its order; [] where one lacks."""
    by_measure: dict[str, Stated] = {}
    for one in told:
        by_measure.setdefault(one.statement.measure, one)
    if not all(name in by_measure for name in formula.inputs):
        return []
    return [by_measure[name] for name in formula.inputs]


def held_against(
    formula: Formula, inputs: list[Stated], results: Iterable[Stated]
) -> Iterator[tuple[Stated, Stated, Verdict]]:
    derivation = derive(formula, tuple(one.statement for one in inputs))
    first = inputs[0]
    for result in results:
        gap = days_apart(first.statement.day, result.statement.day)
        is_own = any(
            (one.article, one.span) == (result.article, result.span) for one in inputs
        )
        if is_own or gap is None or abs(gap) > CLOSE:
            continue
        verdict = compare_derived(derivation, result.statement)
        if verdict.relation == Relation.DERIVED:
            yield first, result, verdict
