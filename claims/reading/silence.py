"""Sides and silence: who has given a figure, when last, and who has given none."""

from dataclasses import dataclass
from datetime import date

from .positions import in_time
from .said import Said
from .sides import NO_SIDE, Side

MOST_NAMED = 12  # of those who are silent


@dataclass(frozen=True, slots=True)
class Heard:
    """A side with its latest figure and how many it has given."""

    side: Side
    latest: Said
    count: int


@dataclass(frozen=True, slots=True)
class Sides:
    heard: list[Heard]
    silent: list[str]
    silent_count: int  # how many are silent, with those that are not named


@dataclass(frozen=True, slots=True)
class Corpus:
    """The articles held on a topic: how many, and the days of the first and last."""

    count: int
    first: date | None
    last: date | None


def sides_heard(answers, dispute):
    """Return the sides that have given a figure for ``dispute``, and the others.

    The others speak in some article of the topic that is held, but not on this; a few
    of them are named.
    """
    heard = []
    for side in answers.sides:
        own = in_time(one for one in answers.compared if one.side == side)
        dated = [one for one in own if one.day]
        heard.append(Heard(side, (dated or own)[-1], len(own)))
    keys = {one.side.key for one in answers.all_said} | {NO_SIDE.key}
    names = [side["name"] for side in dispute.topic_sides if side["id"] not in keys]
    return Sides(heard, sorted(names)[:MOST_NAMED], len(names))


def corpus_of(row):
    """Return the corpus that ``rows.with_corpus`` counted."""
    return Corpus(row.articles_count, row.articles_from, row.articles_to)
