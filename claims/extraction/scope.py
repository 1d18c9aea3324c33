"""Time and place: what a figure is limited to."""

import re
from dataclasses import dataclass, replace
from datetime import date

from spacy.tokens import Doc

from .datelines import dateline_end
from .found import FoundFigure, Modality, Reason, Span
from .places import Place, find_places, main_place
from .speakers.words import Words
from .times import Time, find_times

CLAUSE_END = re.compile(r"[;:.?!]|\bwhile\b|\bbut\b")
COUNTED_FROM = re.compile(r"\bsince\b[^,;.]{0,40}$", re.IGNORECASE)
GAP = 40  # characters that another figure in between counts for


@dataclass(frozen=True, slots=True)
class Setting:
    """An article's text, day and places: what limits a figure that does not say."""

    text: str
    published_on: date | None
    places: list[Place]
    main: str | None  # the place it speaks of most


def setting_of(doc: Doc, published_on: date | None, names: frozenset[str]) -> Setting:
    """Return the setting of ``doc``; ``names`` are of people and organisations."""
    places = find_places(Words(doc), names)
    dateline = doc.text[: dateline_end(doc.text)]
    return Setting(doc.text, published_on, places, main_place(places, dateline))


def scoped(
    figures: tuple[FoundFigure, ...],
    setting: Setting,
    segments: tuple[Span, ...],
    cue: Span | None,
    modality: Modality,
) -> tuple[FoundFigure, ...]:
    """Return ``figures`` with the time and the place that their statement gives them.

    Without words for a time, a figure is as of the day the statement was made, else
    of publication; without a place of its own it is about the article's main one.
    """
    times = _times(setting, segments, modality)
    spoken = _spoken_on(setting, segments, cue)
    dated = [_with_time(figure, figures, times, spoken) for figure in figures]
    return tuple(_with_place(figure, figures, segments, setting) for figure in dated)


def _times(
    setting: Setting, segments: tuple[Span, ...], modality: Modality
) -> list[Time]:
    """Return the times inside the statement, by their places in the article."""
    text, published_on = setting.text, setting.published_on
    if published_on is None:
        return []
    ahead = modality is not Modality.ACTUAL
    found = []
    for piece in segments:
        for time in find_times(
            text[piece.start : piece.end], published_on, ahead=ahead
        ):
            span = Span(piece.start + time.span.start, piece.start + time.span.end)
            before = text[piece.start : span.start]
            if COUNTED_FROM.search(before) and time.first <= published_on:
                time = replace(time, last=published_on, is_period=True)
            found.append(replace(time, span=span))
    return found


def _spoken_on(
    setting: Setting, segments: tuple[Span, ...], cue: Span | None
) -> date | None:
    """Return the day the statement was made: a weekday right at the cue, or today."""
    text, published_on = setting.text, setting.published_on
    if cue is None or published_on is None:
        return published_on
    end = min((s.start for s in segments if s.start > cue.end), default=cue.end + 60)
    near = text[cue.start : min(end, cue.end + 60)].split("\n")[0]
    near = CLAUSE_END.split(near)[0]
    said = [time for time in find_times(near, published_on) if not time.is_period]
    return said[0].last if said and said[0].last <= published_on else published_on


def _with_time(
    figure: FoundFigure,
    figures: tuple[FoundFigure, ...],
    times: list[Time],
    spoken: date | None,
) -> FoundFigure:
    near = _nearest(figure, figures, [(time.span, time) for time in times])
    if near is not None:
        words = "the time stands beside the figure"
        return replace(
            figure,
            as_of=(near.first, near.last),
            is_new=near.is_period,
            reasons=(*figure.reasons, Reason("as-of", "as-of.beside", words)),
        )
    if spoken is None:
        return figure
    words = "no other time is given: the day of the statement"
    reason = Reason("as-of", "as-of.statement", words)
    return replace(figure, as_of=(spoken, spoken), reasons=(*figure.reasons, reason))


def _nearest[T](
    figure: FoundFigure, figures: tuple[FoundFigure, ...], found: list[tuple[Span, T]]
) -> T | None:
    """Return what stands nearest to ``figure``, another figure between counting."""

    def distance(span: Span) -> int:
        first, last = sorted((figure.span, span))
        between = sum(
            first.end <= other.span.start and other.span.end <= last.start
            for other in figures
        )
        return last.start - first.end + GAP * between

    return min(found, key=lambda pair: distance(pair[0]), default=(None, None))[1]


def _with_place(
    figure: FoundFigure,
    figures: tuple[FoundFigure, ...],
    segments: tuple[Span, ...],
    setting: Setting,
) -> FoundFigure:
    inside = [
        (place.span, place)
        for place in setting.places
        if place.located and any(s.start <= place.span.start < s.end for s in segments)
    ]
    near = _nearest(figure, figures, inside)
    name = near.name if near else setting.main
    if name is None:
        return figure
    rule = "place.beside" if near else "place.article"
    words = (
        f'"{name}" stands beside the figure'
        if near
        else f'"{name}" is the place the article speaks of most'
    )
    reason = Reason("place", rule, words)
    return replace(figure, place=name, reasons=(*figure.reasons, reason))
