"""Stored figures as the domain sees them."""

from collections import namedtuple
from dataclasses import dataclass
from datetime import date

from claims.domain.intervals import Interval
from claims.domain.statement import Scope, Statement, modality_of
from claims.domain.units import COUNT, to_base
from claims.models import Figure, Place, Polarity
from claims.models.ranges import days_of, interval_of
from claims.models.rows import fetched, select

PLACES_DEEP = 4  # how many places are looked at, from the figure's own outwards
_PATHS = {
    "pk": "pk",
    "claim": "claim_id",
    "start": "start",
    "words": "words",
    "hedge": "hedge",
    "base": "base",
    "unit": "unit",
    "base_unit": "base_unit",
    "rounding": "rounding",
    "is_approximate": "is_approximate",
    "is_vague": "is_vague",
    "is_new": "is_new",
    "is_expected": "is_expected",
    "change": "change",
    "as_of": "as_of",
    "population": "population",
    "actor": "actor",
    "place": "place_id",
    "measure": "measure_id",
    "conversion_of": "conversion_of_id",
    "part_of": "part_of_id",
    "measure_name": "measure__name",
    "dimension": "measure__dimension",
    "polarity": "claim__polarity",
    "modality": "claim__modality",
    "speaker": "claim__speaker_id",
    "affiliation": "claim__speaker__affiliation_id",
    "snapshot": "claim__snapshot_id",
    "source": "claim__snapshot__article__source_id",
    "topic": "claim__snapshot__article__topic_id",
    "published_on": "claim__snapshot__article__published_on",
}
_STEPS = [path.split("__") for path in _PATHS.values()]
# What a comparison reads of a figure and of what it belongs to.
_Row = namedtuple("_Row", _PATHS)


@dataclass(frozen=True, slots=True, eq=False)
class Stated:
    """A stored figure: what it states, and the ids by which a link is made of it.

    ``places`` are those of its place and of what that lies in, step by step.
    """

    pk: int
    claim: int
    start: int
    measure: int | None
    speaker: int | None
    snapshot: int
    topic: int | None
    places: tuple[int, ...]
    statement: Statement
    conversion_of: int | None = None
    part_of: int | None = None

    @property
    def day(self) -> date | None:
        """The last day that it is about, else its article's; or None."""
        return self.statement.day


def stated(keys):
    """Return the figures with these ``keys`` as Stated, in two queries.

    Claim by claim, in the order of the text.
    """
    return _read("claims_figure.id = ANY(%s)", [list(keys)]) if keys else []


def compared(claim):
    """Return the figures of ``claim`` that are compared with others, as Stated."""
    has_row = (
        "EXISTS (SELECT FROM claims_comparable WHERE figure_id = claims_figure.id)"
    )
    return _read(f"claims_figure.claim_id = %s AND {has_row}", [claim.pk])


def _read(where, parameters):
    sql = f"{select(Figure, *_PATHS.values())} WHERE {where}"
    sql += " ORDER BY claims_figure.claim_id, claims_figure.start, claims_figure.id"
    rows = [_Row(*values) for values in fetched(sql, parameters)]
    around = places_around({row.place for row in rows} - {None})
    return [_stated(row, around.get(row.place, ())) for row in rows]


def stated_of(figure):
    """Return ``figure`` as Stated.

    Reads its measure, its place with those around it, its claim with speaker and
    affiliation, and its article: fetch them along (``candidates.in_context``).
    """
    row = _Row(*(_reached(figure, steps) for steps in _STEPS))
    return _stated(row, [(place.pk, place.name) for place in outwards(figure.place)])


def statement_of(figure):
    """Return ``figure`` as a Statement; reads what ``stated_of`` does."""
    return stated_of(figure).statement


def places_around(keys):
    """Return for each place, by id, the ids and names of it and what it lies in."""
    if not keys:
        return {}
    levels = ["within__" * depth for depth in range(PLACES_DEEP)]
    columns = [f"{level}{name}" for level in levels for name in ("id", "name")]
    sql = f"{select(Place, *columns)} WHERE claims_place.id = ANY(%s)"
    rows = fetched(sql, [list(keys)])
    pairs = [list(zip(row[::2], row[1::2], strict=True)) for row in rows]
    return {one[0][0]: [(pk, name) for pk, name in one if pk] for one in pairs}


def outwards(place):
    """Return ``place`` and what it lies in, step by step; nothing for None."""
    places = [place] if place else []
    while 0 < len(places) < PLACES_DEEP and places[-1].within:
        places.append(places[-1].within)
    return places


def _reached(figure, steps):
    """Return what ``steps`` lead to from ``figure``, None where one is missing."""
    for name in steps:
        if figure is None:
            break
        figure = getattr(figure, name)
    return figure


def _stated(row, places):
    return Stated(
        pk=row.pk,
        claim=row.claim,
        start=row.start,
        measure=row.measure,
        speaker=row.speaker,
        snapshot=row.snapshot,
        topic=row.topic,
        places=tuple(pk for pk, _ in places),
        statement=_statement(row, tuple(name for _, name in places)),
        conversion_of=row.conversion_of,
        part_of=row.part_of,
    )


def _statement(row, places):
    speaker, side = _who(row)
    return Statement(
        words=f"{row.hedge} {row.words}".strip(),
        interval=interval_of(row.base),
        measure=row.measure_name or "",
        dimension=row.dimension or COUNT,
        unit=row.unit,
        base_unit=row.base_unit,
        is_approximate=row.is_approximate,
        is_vague=row.is_vague,
        rounding=_in_base(row.rounding, row.unit),
        scope=Scope(
            places=places,
            as_of=days_of(row.as_of),
            is_new=row.is_new,
            population=row.population,
            actor=row.actor,
            modality=modality_of(row.modality, is_expected=row.is_expected),
        ),
        is_denied=row.polarity == Polarity.DENIED,
        speaker=speaker,
        side=side,
        is_own_voice=row.speaker is None,
        change=row.change,
        said_on=row.published_on,
    )


def _in_base(value, unit):
    return to_base(Interval.exactly(value), unit)[0].low if value else value


def _who(row):
    """Return the keys of who speaks, and for which side."""
    if row.speaker is None:
        outlet = f"source {row.source}"
        return outlet, outlet
    return f"speaker {row.speaker}", f"speaker {row.affiliation or row.speaker}"
