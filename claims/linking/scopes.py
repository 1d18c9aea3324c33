"""Scopes of found figures within a story: what is stated, and what is only assumed."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from claims.domain.measures import OWN, is_occasion
from claims.domain.statement import Scope, modality_of
from claims.domain.units import UnknownUnit, dimension_of, to_base
from claims.extraction.found import FoundFigure, Reason
from claims.extraction.measures.bare import is_unlike

from .sides import state_named

KINDS = frozenset(
    "region oblast province district city town village state republic governorate "
    "prefecture municipality the".split()
)


@dataclass(frozen=True, slots=True)
class Ground:
    """What a story's figures share: its main place, and what it tells worldwide.

    ``states`` are the keys of the states whose bodies speak, ``worldwide`` the measures
    that some figure states for the whole world: there the others, too, are of all.
    """

    main: str
    states: frozenset[str]
    worldwide: frozenset[str]


def ground_of(figures: Iterable[FoundFigure], states: Iterable[str]) -> Ground:
    """Return what the figures of a story share."""
    figures = list(figures)
    worldwide = {f.measure or "" for f in figures if f.place == "worldwide"}
    return Ground(main_place(figures), frozenset(states), frozenset(worldwide))


def scope_of(
    figure: FoundFigure, modality: str, ground: Ground, state: str = ""
) -> Scope:
    """Return the scope of a figure in a story; ``state`` is whose speaker tells it.

    Where a figure names no place, or only a state that speaks, it is about the
    story's main place. The day of an occasion, such
    as a march, is known only where it is said: speakers tell of it on later days.
    """
    place = place_of(figure, ground)
    as_of = figure.as_of
    if is_assumed(figure, "as-of") and is_occasion(figure.measure or ""):
        as_of = None
    return Scope(
        places=(place,) if place else (),
        as_of=as_of,
        is_new=figure.is_new,
        population=figure.population or "",
        actor=(state if figure.actor == OWN and state else figure.actor) or "",
        modality=modality_of(modality, is_expected=figure.is_expected),
    )


def place_of(figure: FoundFigure, ground: Ground) -> str:
    """Return the place of a figure, one name for each place."""
    if not figure.place or is_assumed(figure, "place"):
        return "worldwide" if figure.measure in ground.worldwide else ground.main
    place = figure.place
    if any(reason.rule == "place.throughout" for reason in figure.reasons):
        is_all = short(place) == short(ground.main) and not is_occasion(
            figure.measure or ""
        )
        return ground.main if is_all else "nationwide"
    is_state = state_named(place) in ground.states
    return (
        ground.main if is_state or short(place) == short(ground.main) else short(place)
    )


def is_assumed(figure: FoundFigure, part: str) -> bool:
    """Whether the figure's place or time stands for want of another."""
    rules = {reason.rule for reason in figure.reasons if reason.part == part}
    return bool(rules & {"place.article", "as-of.statement"})


def main_place(figures: Iterable[FoundFigure]) -> str:
    """Return the place that a story's figures are about where they name none."""
    names = [figure.place for figure in figures if figure.place]
    counts = Counter(short(name) for name in names)
    if not counts:
        return ""
    most = max(counts, key=lambda name: (counts[name], name))
    return max((n for n in names if short(n) == most), key=lambda n: (len(n), n))


def short(place: str) -> str:
    """Return a place without its kind: "Kursk" for "Kursk region"."""
    words = [word for word in place.casefold().split() if word not in KINDS]
    return " ".join(words) or place.casefold()


def with_bare_filled(figures: Sequence[FoundFigure]) -> list[FoundFigure]:
    """Return a story's figures, bare numbers with the measure they come near to.

    "The total falls to 2,600" in an article that names no jobs goes on with what other
    articles of the story say: with the commonest measure of figures near in size.
    """
    known = [f for f in figures if f.measure and not is_unlike(f)]
    return [_filled(figure, known) for figure in figures]


def _filled(figure: FoundFigure, known: list[FoundFigure]) -> FoundFigure:
    is_bare = any(reason.rule == "measure.bare" for reason in figure.reasons)
    if figure.measure or not is_bare:
        return figure
    alike = Counter(
        (other.measure, other.population)
        for other in known
        if dimension(other) == dimension(figure) and are_near(figure, other)
    )
    if not alike:
        return figure
    measure, population = max(alike, key=lambda key: (alike[key], str(key)))
    words = f'a bare number in a story about "{measure}"'
    return replace(
        figure,
        measure=measure,
        population=population,
        reasons=(*figure.reasons, Reason("measure", "measure.story", words)),
    )


def dimension(figure: FoundFigure) -> str:
    try:
        return dimension_of(figure.unit)
    except UnknownUnit:
        return f"money ({figure.unit})"


def are_near(figure: FoundFigure, other: FoundFigure) -> bool:
    """Whether one is at most three times the other, in base units."""
    sizes = []
    for one in (figure, other):
        try:
            base, _ = to_base(one.interval, one.unit)
        except UnknownUnit:
            base = one.interval
        sizes.append(base.high or base.low or 0)
    low, high = sorted(sizes)
    return bool(low) and high <= 3 * low
