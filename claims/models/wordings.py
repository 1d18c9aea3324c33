"""What editors call the figures that the rules name: learned from their decisions.

The rules propose a measure from a figure's noun and the words around it. Where editors
gave figures of the same proposal and noun another measure, that is proposed instead.
There is nothing else to it: what is stored are the figures themselves.
"""

from collections import Counter, defaultdict
from dataclasses import dataclass

from .claim import Figure
from .measure import Measure
from .suggestion import State

LATEST = 20  # decided figures of one wording that are looked at
SHOWN = 1000  # decided figures of one measure that its table is made of


@dataclass(frozen=True, slots=True)
class Learned:
    """What ``count`` of the last ``total`` figures of one wording were called."""

    measure: Measure
    count: int
    total: int


@dataclass(frozen=True, slots=True)
class Wording:
    """What the rules propose for a noun, and how many figures of a measure have it."""

    proposed: str
    noun: str
    count: int


def learned(wordings):
    """Return by wording what most of its last figures were called; in two queries.

    ``wordings`` are pairs of a proposed name and a noun. One is left out where editors
    never decided on it or are of no one mind.
    """
    latest = [
        Figure.objects.filter(
            proposed=proposed,
            noun=noun,
            measure__isnull=False,
            claim__state=State.ACCEPTED,
        )
        .order_by("-pk")
        .values_list("proposed", "noun", "measure")[:LATEST]
        for proposed, noun in sorted(wordings)
        if proposed or noun
    ]
    counts = defaultdict(Counter)
    figures = latest[0].union(*latest[1:], all=True) if latest else ()
    for proposed, noun, measure in figures:
        counts[proposed, noun][measure] += 1
    commonest = {wording: count.most_common(1)[0] for wording, count in counts.items()}
    measures = Measure.objects.in_bulk({measure for measure, _ in commonest.values()})
    return {
        wording: Learned(measures[measure], count, counts[wording].total())
        for wording, (measure, count) in commonest.items()
        if count * 2 > counts[wording].total()
    }


def wordings_of(measure):
    """Return the wordings of the latest figures of ``measure``, the commonest first."""
    decided = Figure.objects.filter(measure=measure, claim__state=State.ACCEPTED)
    latest = decided.order_by("-pk").values_list("proposed", "noun")[:SHOWN]
    return [Wording(*key, count) for key, count in Counter(latest).most_common()]
