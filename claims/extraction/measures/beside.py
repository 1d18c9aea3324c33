"""What one speaker's figure measures, told by another's right beside it.

News sets the answers to one question side by side: "60 boats lay idle, the cooperative
said. The harbour master said 25 vessels were affected."
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from claims.extraction.found import FoundFigure, Reason, Span

from .amounts import kind_of_unit
from .bare import is_near_in_size
from .counts import TALLIES
from .lexicons import class_of
from .nouns import OF_WHOLE
from .winners import CONTESTED

REACH = 160  # characters between what two speakers are told to say
# That a second speaker answers the first: "only", "put the number at", "denied".
ANSWERING = re.compile(
    r"\b(?:but|only|just|(?:no|not) more than|fewer than|less than|at most|"
    r"at least|more than|denied|disputed|rejected|dismissed|disagreed|contradicted|"
    r"instead|insisted|admitted|acknowledged|conceded|however|in fact|put|"
    r"far (?:more|fewer))\b",
    re.IGNORECASE,
)
INCLUDED = re.compile(r"\b(?:includ\w+|among)(?: \w+)? $")
# A figure by these answers no question, or not the one that its neighbour does.
ASIDE = frozenset(
    "measure.difference measure.distance measure.age measure.earlier measure.separate "
    "measure.part".split()
)


@dataclass(frozen=True, slots=True)
class Said:
    """The place of a statement, a key of who speaks ("" for nobody), its figures."""

    span: Span
    voice: str
    figures: tuple[FoundFigure, ...]


def with_beside(text: str, said: Sequence[Said]) -> list[tuple[FoundFigure, ...]]:
    """Return the figures of each statement, in the order of the text.

    Those that tell no question of their own come with their neighbour's.
    """
    figures = [one.figures for one in said]
    for i in range(1, len(said)):
        before, after = said[i - 1], said[i]
        if not _are_beside(text, before, after):
            continue
        x, y = _only(figures[i - 1]), _only(figures[i])
        if x is None or y is None:
            continue
        a, b = figures[i - 1][x], figures[i][y]
        if _is_part(text, a) or _is_part(text, b):
            continue
        answers = ANSWERING.search(text, before.span.end, after.span.end) is not None
        if _goes_on(b, a, answers=answers):
            figures[i] = _put(figures[i], y, a)
        elif _goes_on(a, b, answers=answers):
            figures[i - 1] = _put(figures[i - 1], x, b)
    return figures


def _are_beside(text: str, before: Said, after: Said) -> bool:
    if not before.voice or not after.voice or before.voice == after.voice:
        return False
    between = text[before.span.end : after.span.start]
    return len(between) <= REACH and "\n" not in between


def _only(figures: tuple[FoundFigure, ...]) -> int | None:
    """Return the index of the one figure that tells something, None for several."""
    main = [i for i, figure in enumerate(figures) if figure.conversion_of is None]
    return main[0] if len(main) == 1 else None


def _is_part(text: str, figure: FoundFigure) -> bool:
    """Whether a figure is told as a part: "90 of the victims", "it includes 27"."""
    return bool(
        OF_WHOLE.match(text[figure.span.end : figure.span.end + 20])
        or INCLUDED.search(text[max(0, figure.span.start - 30) : figure.span.start])
    )


def _goes_on(figure: FoundFigure, other: FoundFigure, *, answers: bool) -> bool:
    """Whether ``figure`` answers the question that ``other`` does, and tells none."""
    rules = {reason.rule for reason in (*figure.reasons, *other.reasons)}
    if other.measure is None or other.measure in CONTESTED or rules & ASIDE:
        return False
    if not any(reason.rule == "measure.words" for reason in other.reasons):
        return False
    if kind_of_unit(figure.unit) != kind_of_unit(other.unit):
        return False
    if not is_near_in_size(figure, other):
        return False
    if figure.measure and other.measure.startswith(
        (f"{figure.measure} of ", f"{figure.measure} to ")
    ):
        return True  # "the bill" beside "the cost of repairs"
    if figure.measure is None:
        return figure.unit is not None or _are_alike(figure, other, bare=True)
    is_guess = any(reason.rule == "measure.guess" for reason in figure.reasons)
    return is_guess and answers and figure.unit is None and _are_alike(figure, other)


def _are_alike(figure: FoundFigure, other: FoundFigure, *, bare: bool = False) -> bool:
    """Whether two figures count things of one class, and the same people."""
    x, y = figure.noun or "", other.noun or ""
    if bare and (not x or x in TALLIES):
        return True
    first, second = class_of(x), class_of(y)
    if first is None or second is None:
        return x == y
    is_same = first.name == second.name
    return is_same and (not first.population or first.population == second.population)


def _put(
    figures: tuple[FoundFigure, ...], i: int, other: FoundFigure
) -> tuple[FoundFigure, ...]:
    words = f'it stands beside another\'s answer to "{other.measure}"'
    put = replace(
        figures[i],
        measure=other.measure,
        population=figures[i].population or other.population,
        reasons=(*figures[i].reasons, Reason("measure", "measure.beside", words)),
    )
    return (*figures[:i], put, *figures[i + 1 :])
