"""The day or the year of a figure that the sentences before it have told."""

import re
from datetime import date

from claims.domain.measures import is_occasion

from .found import FoundFigure
from .times import Time, find_times

OF_YEAR = frozenset(
    {"deficit", "inflation", "unemployment", "budget", "debt", "people unemployed"}
)
MONTH = 27  # days that a month has at least, from its first to its last
REACH = 500  # characters over which a text goes on telling of one occasion
SENTENCE = re.compile(r"(?<=[.!?”\"])\s+")
OCCASION = re.compile(
    r"\b(?:gather|rall(?:y|i)|march|protest|demonstrat|crowd|turn(?:ed)? out|"
    r"procession|parade|vigil|strike|walkout|took to the streets|vote[ds]?\b|voting|"
    r"election|referendum|quake|earthquake)",
    re.IGNORECASE,
)
# The day that somebody spoke of it: "said on Tuesday".
SPOKEN = re.compile(
    r"\b(?:said|says|told|added|announced|reported|estimated|claimed|confirmed)\b"
    r"(?: [\w’']+){0,4} ?$"
)


def told_before(figure: FoundFigure, text: str, published_on: date) -> Time | None:
    """Return the time that a figure goes on with, None where it goes on with none.

    What is of an occasion is of its day, what is of an economy of the year or month
    that its paragraph speaks of.
    """
    if is_occasion(figure.measure or ""):
        return _day_before(figure, text, published_on)
    if is_of_year(figure.measure or ""):
        return _year_before(figure, text, published_on)
    return None


def is_of_year(measure: str) -> bool:
    """Whether a measure is told of a year or a month, rather than of a day."""
    return measure in OF_YEAR or measure.endswith(" growth")


def _year_before(figure: FoundFigure, text: str, published_on: date) -> Time | None:
    paragraph = text[text.rfind("\n", 0, figure.span.start) + 1 : figure.span.start]
    long = [
        time
        for time in find_times(paragraph, published_on)
        if (time.last - time.first).days >= MONTH
    ]
    return long[-1] if long else None


def _day_before(figure: FoundFigure, text: str, published_on: date) -> Time | None:
    """Return the last single day named in front of a figure with an occasion."""
    front = text[max(0, figure.span.start - REACH) : figure.span.start]
    front = "\n".join(front.split("\n\n")[-2:])
    for sentence in reversed(SENTENCE.split(front)):
        if not OCCASION.search(sentence):
            continue
        days = [
            time
            for time in find_times(sentence, published_on)
            if not time.is_period
            and time.last <= published_on
            and not SPOKEN.search(sentence[: time.span.start])
        ]
        if days:
            return days[-1]
    return None
