"""Measure and scope for statements that somebody else has marked in a text."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from .claims import find_claims
from .found import FoundFigure, Modality, Span
from .measures import with_measures
from .measures.beside import Said, with_beside
from .pipeline import parse
from .scope import scoped, setting_of


@dataclass(frozen=True, slots=True)
class Marked:
    """A statement as it was marked: its pieces, its cue, its figures, who speaks."""

    segments: tuple[Span, ...]
    cue: Span | None
    modality: Modality
    figures: tuple[FoundFigure, ...]
    voice: str = ""

    @property
    def span(self) -> Span:
        return Span(self.segments[0].start, self.segments[-1].end)


def propose(
    text: str, published_on: date | None, statements: Sequence[Marked]
) -> list[tuple[FoundFigure, ...]]:
    """Return the figures of ``statements`` with what reading ``text`` proposes."""
    doc = parse(text)
    speakers = (claim.speaker for claim in find_claims(doc, published_on))
    names = frozenset(speaker.name for speaker in speakers if speaker is not None)
    setting = setting_of(doc, published_on, names)
    read: list[FoundFigure] = list(doc._.figures)
    measured = iter(with_measures(doc, _in_one(statements, read)))
    said = [
        Said(one.span, one.voice, tuple(next(measured) for _ in one.figures))
        for one in statements
    ]
    return [
        scoped(figures, setting, one.segments, one.cue, one.modality)
        for one, figures in zip(statements, with_beside(text, said), strict=True)
    ]


def _in_one(statements: Sequence[Marked], read: list[FoundFigure]) -> list[FoundFigure]:
    """Return the figures of all statements as one list, indices counted in it."""
    figures: list[FoundFigure] = []
    for statement in statements:
        first = len(figures)
        for figure in statement.figures:
            whole = figure.conversion_of
            marked = _as_read(figure, read)
            if whole is not None:
                marked = replace(marked, conversion_of=first + whole)
            figures.append(marked)
    return figures


def _as_read(figure: FoundFigure, read: list[FoundFigure]) -> FoundFigure:
    """Return ``figure`` with the noun that reading found for the same words."""
    for other in read:
        meet = other.span.start < figure.span.end and figure.span.start < other.span.end
        if meet:
            return replace(figure, noun=other.noun, trend=other.trend)
    return figure
