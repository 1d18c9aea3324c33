"""Scopes of found figures within a story: what is stated, and what is only assumed."""

from collections import Counter
from collections.abc import Container, Iterable

from claims.domain.measures import is_occasion
from claims.domain.statement import Scope
from claims.extraction.found import FoundFigure

from .sides import state_named

KINDS = frozenset(
    "region oblast province district city town village state republic governorate "
    "prefecture municipality the".split()
)


def scope_of(
    figure: FoundFigure, modality: str, main: str, states: Container[str]
) -> Scope:
    """Return the scope of a figure in a story that is about the place ``main``.

    Where a figure names no place, or only one of the ``states`` that speak, it is
    about the story's. The day of an occasion, such
    as a march, is known only where it is said: speakers tell of it on later days.
    """
    place = main if not figure.place or is_assumed(figure, "place") else figure.place
    if place.startswith("across "):
        place = place.removeprefix("across ")
        is_country = state_named(place) in states
        place = "nationwide" if is_country else place
    elif short(place) == short(main) or state_named(place) in states:
        place = main
    as_of = figure.as_of
    if is_assumed(figure, "as-of") and is_occasion(figure.measure or ""):
        as_of = None
    return Scope(
        places=(place,) if place else (),
        as_of=as_of,
        is_new=figure.is_new,
        population=figure.population or "",
        actor=figure.actor or "",
        modality=modality,
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


def measure_of(figure: FoundFigure) -> str:
    """Return the figure's measure; a part that its place tells apart is a whole."""
    measure = figure.measure or ""
    if figure.place and not is_assumed(figure, "place"):
        return measure.removesuffix(" (in part)")
    return measure
