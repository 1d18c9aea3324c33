"""Time and place: what a figure is limited to."""

import re
from dataclasses import dataclass, replace
from datetime import date, timedelta

from spacy.tokens import Doc

from claims.domain.measures import PART_OF_ALL, is_occasion

from .changes import change_before, is_addition
from .datelines import dateline_end
from .forecasts import FORETOLD, as_foretold, foretells, is_foretold
from .found import CHANGED, FoundFigure, Modality, Reason, Span
from .places import Place, find_places, main_place
from .speakers.words import words_of
from .texts import text_of
from .times import Time, find_times
from .told_before import is_of_year, told_before
from .unnamed_places import own_place, the_area, there, widely

CLAUSE_END = re.compile(r"[;:.?!]|\bwhile\b|\bbut\b")
COUNTED_FROM = re.compile(r"\bsince\b[^,;.]{0,40}$", re.IGNORECASE)
COMPARED_WITH = re.compile(
    r"\b(?:than|compared (?:with|to)|against \w+)(?: on| in)? ?$", re.IGNORECASE
)
LEVEL = re.compile(r"\b(?:to|at|reached|total(?:l?ed)?|totals)\s+(?:\w+\s)?$")
FAR_AHEAD = timedelta(days=60)  # the day a plan ends, not the day it is about
BESIDE = 4  # characters from a figure to the time or place that is its own
# Words between a figure and the day of what brought it about: "after a ferry sank".
OTHER_CLAUSE = re.compile(r"\b(?:after|when|as|since|in which|that|which)\b.{6,}")
POSSESSIVE = re.compile(r"['’]s\b")
Named = tuple[Span, tuple[str, str]]  # a place, with its name and the rule
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
    places = find_places(words_of(doc), names)
    text = text_of(doc)
    dateline = text[: dateline_end(text)]
    return Setting(text, published_on, places, main_place(places, dateline))


def scoped(
    figures: tuple[FoundFigure, ...],
    setting: Setting,
    segments: tuple[Span, ...],
    cue: Span | None,
    modality: Modality,
) -> tuple[FoundFigure, ...]:
    """Return ``figures`` with the time and the place that their statement gives them.

    Without words for a time, a figure is as of the day the statement was made, else
    of publication, but for what is over in a day, such as a march: speakers tell of it
    on later days. Without a place of its own it is about the article's main one.
    """
    if not figures:
        return ()
    times = _times(setting, segments, modality)
    spoken = _spoken_on(setting, segments, cue)
    foretold = cue is not None and foretells(setting.text[cue.start : cue.end])
    places = _places(setting, segments)
    limited = (
        _limited(figure, figures, times, places, spoken, setting) for figure in figures
    )
    answering = (_answering(figure) for figure in limited)
    return tuple(as_foretold(figure) if foretold else figure for figure in answering)


def _limited(
    figure: FoundFigure,
    figures: tuple[FoundFigure, ...],
    times: list[Time],
    places: list[Named],
    spoken: date | None,
    setting: Setting,
) -> FoundFigure:
    """Return ``figure`` with its time, its place and how it is told, with reasons."""
    own = [time for time in times if not _is_of_event(time, figure, setting)]
    near = _nearest(figure, figures, [(time.span, time) for time in own])
    if near is not None and spoken is not None and _is_end(near, spoken):
        near = None
    adds = figure.unit != "%" and is_addition(
        setting.text, figure.span.start, figure.span.end
    )
    is_new = near.is_period if near is not None else figure.is_new
    if is_of_year(figure.measure or ""):
        is_new = adds = False
    as_of, timed = _as_of(figure, near, spoken, setting)
    place, placed = _place_of(figure, figures, places, setting)
    return replace(
        figure,
        as_of=as_of,
        is_new=(is_new or adds) and not _is_level(figure, setting),
        place=place,
        reasons=(*figure.reasons, *_told(figure, setting), *timed, *placed),
    )


def _is_end(time: Time, spoken: date) -> bool:
    """Whether a time is the far end of a plan, rather than the year that it is for."""
    is_year = (time.last - time.first).days > FAR_AHEAD.days
    return time.last - spoken > FAR_AHEAD and not is_year


def _is_of_event(time: Time, figure: FoundFigure, setting: Setting) -> bool:
    """Whether a time is that of the event, not of the count of what came of it.

    "Sunday's disaster", "43 drowned after a ferry sank on Sunday". What is over in a
    day, such as a march, is counted on the day it was.
    """
    if is_occasion(figure.measure or "") or is_of_year(figure.measure or ""):
        return False
    text = setting.text
    if POSSESSIVE.match(text[time.span.end : time.span.end + 3]):
        return True
    between = text[figure.span.end : time.span.start]
    return OTHER_CLAUSE.search(between) is not None


def _answering(figure: FoundFigure) -> FoundFigure:
    """Return the figure without a measure where it stands for no day or happening.

    "83, up from 58": the 58 is of a day that is not told. A part with a place of its
    own is all that there is at that place.
    """
    rules = {reason.rule for reason in figure.reasons}
    if "measure.separate" in rules or (
        "measure.earlier" in rules and "as-of.beside" not in rules
    ):
        return replace(figure, measure=None, population=None)
    if figure.population == PART_OF_ALL and "place.beside" in rules:
        return replace(figure, population=None)
    return figure


def _times(
    setting: Setting, segments: tuple[Span, ...], modality: Modality
) -> list[Time]:
    """Return the times inside the statement, by their places in the article."""
    text, published_on = setting.text, setting.published_on
    if published_on is None:
        return []
    ahead = modality is Modality.PLANNED
    found = []
    for piece in segments:
        for time in find_times(
            text[piece.start : piece.end], published_on, ahead=ahead
        ):
            span = Span(piece.start + time.span.start, piece.start + time.span.end)
            before = text[piece.start : span.start]
            if COMPARED_WITH.search(before):
                continue
            if COUNTED_FROM.search(before) and time.first <= published_on:
                time = replace(time, first=published_on, last=published_on)
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


def _told(figure: FoundFigure, setting: Setting) -> list[Reason]:
    """Return the reasons where a count has changed, or will, to the figure."""
    reasons = []
    before = setting.text[: figure.span.start]
    change = change_before(before)
    if change:
        words = "told as what it has changed to"
        reasons.append(Reason("figure", f"{CHANGED}{change}", words))
    if is_foretold(before):
        words = "told as what it may yet come to"
        reasons.append(Reason("figure", FORETOLD, words))
    return reasons


def _is_level(figure: FoundFigure, setting: Setting) -> bool:
    """Whether the figure is where a count has got to: "rose overnight to 58"."""
    return LEVEL.search(setting.text[: figure.span.start][-20:]) is not None


def _as_of(
    figure: FoundFigure, near: Time | None, spoken: date | None, setting: Setting
) -> tuple[tuple[date, date] | None, list[Reason]]:
    """Return the days that a figure is of, by the time near it, and why."""
    if near is not None:
        words = "the time stands beside the figure"
        return (near.first, near.last), [Reason("as-of", "as-of.beside", words)]
    if spoken is None:
        return figure.as_of, []
    is_event = is_occasion(figure.measure or "")
    if is_event or is_of_year(figure.measure or ""):
        before = told_before(figure, setting.text, setting.published_on or spoken)
        if before is not None:
            words = "the sentences before it tell of that time"
            return (before.first, before.last), [Reason("as-of", "as-of.before", words)]
        if is_event:
            return figure.as_of, []
    words = "no other time is given: the day of the statement"
    return (spoken, spoken), [Reason("as-of", "as-of.statement", words)]


def _nearest[T](
    figure: FoundFigure, figures: tuple[FoundFigure, ...], found: list[tuple[Span, T]]
) -> T | None:
    """Return what stands nearest to ``figure``.

    What follows another figure belongs to that one; what stands in front of several
    belongs to all of them, the nearer the more.
    """

    def between(span: Span) -> int:
        first, last = sorted((figure.span, span))
        return sum(
            first.end <= other.span.start and other.span.end <= last.start
            for other in figures
            if other.conversion_of is None
        )

    def distance(span: Span) -> int:
        first, last = sorted((figure.span, span))
        return last.start - first.end + GAP * between(span)

    def is_of_another(span: Span) -> bool:
        return any(
            0 <= span.start - other.span.end <= BESIDE and other != figure
            for other in figures
        )

    own = [
        (span, value)
        for span, value in found
        if (span.start < figure.span.start and not is_of_another(span))
        or (span.start > figure.span.start and not between(span))
    ]
    return min(own, key=lambda pair: distance(pair[0]), default=(None, None))[1]


def _places(setting: Setting, segments: tuple[Span, ...]) -> list[Named]:
    """Return the places inside the statement, and words for all of a country."""
    inside = [
        (place.span, (place.name, "place.beside"))
        for place in setting.places
        if place.located and any(s.start <= place.span.start < s.end for s in segments)
    ]
    return inside + widely(setting.text, segments)


def _place_of(
    figure: FoundFigure,
    figures: tuple[FoundFigure, ...],
    places: list[Named],
    setting: Setting,
) -> tuple[str | None, list[Reason]]:
    """Return the place that a figure is limited to, and why."""
    near = _nearest(figure, figures, places)
    near = near or there(figure, setting.text, setting.places)
    near = near or own_place(figure, setting.text, setting.places)
    near = near or the_area(figure, setting.text, setting.places)
    if near is not None and near[1] == "place.area" and near[0] == setting.main:
        near = None
    name, rule = near or (setting.main, "place.article")
    if name is None:
        return figure.place, []
    words = (
        f'"{name}" is the place the article speaks of most'
        if near is None
        else f'"{name}" stands beside the figure'
    )
    return name, [Reason("place", rule, words)]
