"""Stored figures as the domain sees them."""

from claims.domain.intervals import Interval
from claims.domain.statement import Scope, Statement
from claims.domain.units import COUNT, to_base
from claims.models import Polarity
from claims.models.ranges import days_of, interval_of

PLACES_DEEP = 4  # how many places are looked at, from the figure's own outwards


def statement_of(figure):
    """Return ``figure`` as a Statement.

    Reads its measure, its place with those around it, its claim with speaker and
    affiliation, and its article: fetch them along (``candidates.in_context``).
    """
    claim = figure.claim
    article = claim.snapshot.article
    speaker, side = _who(claim, article)
    return Statement(
        words=str(figure),
        interval=interval_of(figure.base),
        measure=figure.measure.name if figure.measure else "",
        dimension=figure.measure.dimension if figure.measure else COUNT,
        unit=figure.unit,
        base_unit=figure.base_unit,
        is_approximate=figure.is_approximate,
        is_vague=figure.is_vague,
        rounding=_in_base(figure.rounding, figure.unit),
        scope=Scope(
            places=tuple(place.name for place in outwards(figure.place)),
            as_of=days_of(figure.as_of),
            is_new=figure.is_new,
            population=figure.population,
            actor=figure.actor,
            modality=claim.modality,
        ),
        is_denied=claim.polarity == Polarity.DENIED,
        speaker=speaker,
        side=side,
        is_own_voice=claim.speaker is None,
        said_on=article.published_on,
    )


def _in_base(value, unit):
    return to_base(Interval.exactly(value), unit)[0].low if value else value


def _who(claim, article):
    """Return the keys of who speaks, and for which side."""
    if claim.speaker is None:
        outlet = f"source {article.source_id}"
        return outlet, outlet
    side = claim.speaker.affiliation_id or claim.speaker_id
    return f"speaker {claim.speaker_id}", f"speaker {side}"


def outwards(place):
    """Return ``place`` and what it lies in, step by step; nothing for None."""
    places = [place] if place else []
    while 0 < len(places) < PLACES_DEEP and places[-1].within:
        places.append(places[-1].within)
    return places
