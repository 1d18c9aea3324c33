"""Verdicts on all pairs of a story's statements, and which are worth telling.

The same domain functions as on the site decide; here every pair is judged, where the
site proposes only the nearest.

Two figures of one measure differ in scope in endless ways; only a figure that a
reader could mistake for an answer to another's question is set beside it.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import combinations

from claims.domain.affairs import compare_assertions
from claims.domain.comparison import Relation, Verdict, compare
from claims.domain.dates import days_apart
from claims.domain.measures import is_occasion

from .stories import Asserted, Stated

YEARS = 300  # days that two tellings of one story are never apart
Judged = tuple[Stated, Stated, Verdict]
Question = tuple[str, str]  # measure and place


def judged(statements: Iterable[Stated]) -> Iterator[Judged]:
    """Return every pair of two claims on which a verdict can be given, with it.

    In an update the earlier comes first.
    """
    for a, b in combinations(statements, 2):
        if (a.article, a.span) == (b.article, b.span):
            continue
        verdict = compare(a.statement, b.statement)
        if verdict.relation is None:
            continue
        if verdict.swapped:
            yield b, a, replace(verdict, swapped=False)
        else:
            yield a, b, verdict


def judged_as_words(
    asserted: Iterable[Asserted],
) -> Iterator[tuple[Asserted, Asserted, Verdict]]:
    """Return every pair of claims, not both with figures, that plainly relate."""
    for a, b in combinations(asserted, 2):
        if a.has_figures and b.has_figures:
            continue
        verdict = compare_assertions(a.assertion, b.assertion)
        if verdict.relation is not None:
            yield a, b, verdict


def worth_telling(judged: Iterable[Judged]) -> list[Judged]:
    """Return the verdicts to tell, for each pair of claims one kind only.

    *Differs in scope* is told where nothing else relates the two claims, and only

    - of one place, or
    - of a figure that stands alone with its measure and place: beside the question
      it comes nearest to. Where each place has figures of its own, each has a
      dispute of its own.
    """
    judged = list(judged)
    related = {pair_of(a, b) for a, b, verdict in judged if not differs(verdict)}
    rest = [
        (a, b, verdict)
        for a, b, verdict in judged
        if differs(verdict) and pair_of(a, b) not in related and is_apt(a, b, verdict)
    ]
    nearest = nearest_questions(judged)
    of_today = {
        pair_of(a, b) for a, b, v in judged if not (differs(v) or recalls(a, b))
    }
    told = [
        (a, b, verdict)
        for a, b, verdict in judged
        if not differs(verdict) and not (recalls(a, b) and pair_of(a, b) in of_today)
    ]
    return told + [one for one in rest if stands_beside(one[0], one[1], nearest)]


def differs(verdict: Verdict) -> bool:
    return verdict.relation == Relation.DIFFERS_IN_SCOPE


def recalls(a: Stated, b: Stated) -> bool:
    """Whether either is told only as what another figure takes the place of."""
    return a.is_recalled or b.is_recalled


def pair_of(a: Stated, b: Stated) -> frozenset[tuple[str, tuple[int, int]]]:
    return frozenset({(a.article, a.span), (b.article, b.span)})


def is_apt(a: Stated, b: Stated, verdict: Verdict) -> bool:
    """Whether the difference could be overlooked: not of two occasions or sites.

    A denial gives no figure of its own to set beside another; how many children are
    among the dead answers a question of its own.
    """
    if a.statement.is_denied or b.statement.is_denied:
        return False
    if verdict.decisive.name == "unit":
        return a.statement.dimension == b.statement.dimension
    if are_of_two_groups(a, b):
        return False
    if verdict.decisive.name in {"population", "actor"}:
        return False
    if verdict.decisive.name == "period":
        if are_of_two_times(a, b):
            return False
        is_new = a.statement.scope.is_new != b.statement.scope.is_new
        return is_new and not is_occasion(a.statement.measure)
    if is_occasion(a.statement.measure) and a.article != b.article:
        return False
    return not are_siblings(place_of(a), place_of(b))


def are_of_two_groups(a: Stated, b: Stated) -> bool:
    """Whether two figures count different people: soldiers, and rebels."""
    x, y = a.statement.scope.population, b.statement.scope.population
    return bool(x and y) and x != y


def are_of_two_times(a: Stated, b: Stated) -> bool:
    """Whether two figures are of happenings years apart: "in 1987, when 210 died"."""
    apart = days_apart(a.statement.day, b.statement.day)
    return apart is not None and abs(apart) > YEARS


def are_siblings(x: str, y: str) -> bool:
    """Whether two names are of one kind, neither part of the other: "Elm Fire"."""
    first, second = x.lower().split(), y.lower().split()
    if x == y or len(first) < 2 or len(second) < 2:
        return False
    return first[-1] == second[-1] and not set(first[:-1]) & set(second[:-1])


def place_of(one: Stated) -> str:
    places = one.statement.scope.places
    return places[0] if places else ""


def question_of(one: Stated) -> Question:
    return one.statement.measure, place_of(one)


def stands_beside(
    a: Stated, b: Stated, nearest: dict[Question, Question | None]
) -> bool:
    """Whether the two are of one place, or one stands alone beside the other's."""
    x, y = question_of(a), question_of(b)
    if x[1] == y[1] or not x[1] or not y[1]:
        return True
    return nearest.get(x) == y or nearest.get(y) == x


def nearest_questions(judged: Iterable[Judged]) -> dict[Question, Question | None]:
    """Return for each question with a single claim the one it comes nearest to."""
    claims: defaultdict[Question, set[tuple[str, tuple[int, int]]]] = defaultdict(set)
    beside: defaultdict[Question, Counter[Question]] = defaultdict(Counter)
    for a, b, _ in judged:
        x, y = question_of(a), question_of(b)
        claims[x].add((a.article, a.span))
        claims[y].add((b.article, b.span))
        if x != y:
            score = nearness(a, b)
            beside[x][y] = max(beside[x][y], score)
            beside[y][x] = max(beside[y][x], score)
    return {
        question: max(
            (other for other in others if len(claims[other]) > 1),
            key=lambda other: (others[other], len(claims[other]), other),
            default=None,
        )
        for question, others in beside.items()
        if len(claims[question]) == 1
    }


def nearness(a: Stated, b: Stated) -> int:
    """Return how easily one figure is taken to answer the other's question."""
    x, y = (set(re.findall(r"\w{3,}", place_of(one).lower())) for one in (a, b))
    same_speaker = a.statement.speaker == b.statement.speaker
    return 4 * bool(x & y) + 2 * same_speaker + (a.article == b.article)
