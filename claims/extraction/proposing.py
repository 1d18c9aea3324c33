"""Measure and scope for statements that somebody else has marked in a text."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from .claims import find_claims
from .found import FoundFigure, FoundSpeaker, Modality, Span
from .measures import with_measures
from .pipeline import parse
from .scope import scoped, setting_of


@dataclass(frozen=True, slots=True)
class Marked:
    """A statement as it was marked: its pieces, its cue, its figures."""

    segments: tuple[Span, ...]
    cue: Span | None
    modality: Modality
    figures: tuple[FoundFigure, ...]


@dataclass(frozen=True, slots=True)
class Proposed:
    """The figures of each statement with measure and scope; who speaks in the text."""

    figures: list[tuple[FoundFigure, ...]]
    speakers: list[FoundSpeaker]


def propose(
    text: str, published_on: date | None, statements: Sequence[Marked]
) -> Proposed:
    """Return what reading ``text`` proposes for ``statements`` marked in it."""
    doc = parse(text)
    claims = find_claims(doc, published_on)
    speakers = [claim.speaker for claim in claims if claim.speaker is not None]
    names = frozenset(speaker.name for speaker in speakers)
    setting = setting_of(doc, published_on, names)
    read: list[FoundFigure] = list(doc._.figures)
    measured = []
    for statement in statements:
        marked = [_as_read(figure, read) for figure in statement.figures]
        figures = tuple(with_measures(doc, marked))
        measured.append(
            scoped(
                figures, setting, statement.segments, statement.cue, statement.modality
            )
        )
    return Proposed(measured, speakers)


def _as_read(figure: FoundFigure, read: list[FoundFigure]) -> FoundFigure:
    """Return ``figure`` with the noun that reading found for the same words."""
    for other in read:
        meet = other.span.start < figure.span.end and figure.span.start < other.span.end
        if meet:
            return replace(figure, noun=other.noun, trend=other.trend)
    return figure
