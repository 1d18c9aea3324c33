"""Readings of several articles as stories and statements, without a database."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from claims.domain.statement import Scope, Statement
from claims.domain.units import UnknownUnit, dimension_of, to_base
from claims.extraction.found import FoundClaim, FoundFigure, Polarity, Reading


@dataclass(frozen=True, slots=True)
class Told:
    """One article as it was read: its key, day, outlet and what was found."""

    article: str
    published_on: date | None
    outlet: str
    reading: Reading


@dataclass(frozen=True, slots=True)
class Stated:
    """A statement with the place of its claim: article, and first and last offset."""

    article: str
    span: tuple[int, int]
    statement: Statement


def stories(told: Iterable[Told]) -> list[list[Told]]:
    """Return the articles in groups that name the same people.

    Two articles are of one story where a full name is spoken for in both.
    """
    groups: list[tuple[set[str], list[Told]]] = []
    for article in told:
        names = _full_names(article.reading)
        joined = [group for group in groups if group[0] & names]
        groups = [group for group in groups if not group[0] & names]
        names = names.union(*(group[0] for group in joined))
        members = [one for group in joined for one in group[1]]
        groups.append((names, [*members, article]))
    return [members for _, members in groups]


def _full_names(reading: Reading) -> set[str]:
    speakers = (claim.speaker for claim in reading.claims)
    return {s.name for s in speakers if s is not None and len(s.name.split()) > 1}


def stated(told: Told) -> Iterator[Stated]:
    """Return the comparable statements of an article, one a figure."""
    for claim in told.reading.claims:
        span = (claim.segments[0].start, claim.segments[-1].end)
        for figure in claim.figures:
            if figure.conversion_of is None and figure.measure:
                statement = statement_of(told, claim, figure)
                if statement is not None:
                    yield Stated(told.article, span, statement)


def statement_of(
    told: Told, claim: FoundClaim, figure: FoundFigure
) -> Statement | None:
    """Return a found figure in its context, None where its unit cannot be compared."""
    try:
        base, base_unit = to_base(figure.interval, figure.unit)
        dimension = dimension_of(figure.unit)
    except UnknownUnit:
        return None
    speaker = claim.speaker.name if claim.speaker else f"source {told.outlet}"
    side = (claim.speaker.affiliation if claim.speaker else "") or speaker
    return Statement(
        words=str(figure.value or figure.interval),
        interval=base,
        measure=figure.measure or "",
        dimension=dimension,
        unit=figure.unit or "",
        base_unit=base_unit,
        is_approximate=figure.approximate,
        is_vague=figure.vague,
        rounding=figure.rounding,
        scope=Scope(
            places=(figure.place,) if figure.place else (),
            as_of=figure.as_of,
            is_new=figure.is_new,
            population=figure.population or "",
            actor=figure.actor or "",
            modality=claim.modality.value,
        ),
        is_denied=claim.polarity == Polarity.DENIED,
        speaker=speaker,
        side=side,
        is_own_voice=claim.speaker is None,
        said_on=told.published_on,
    )
