"""A figure in its context: all that a comparison may look at."""

from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from .intervals import Interval


@dataclass(frozen=True, slots=True)
class Scope:
    """What a figure is limited to; None or "" where nothing is said.

    ``places`` runs from the place itself outwards: ("Sudzha", "Kursk Oblast").
    ``as_of`` is the first and last day that the figure is about; ``is_new`` tells that
    it counts over those days only, rather than everything up to the last.
    """

    places: tuple[str, ...] = ()
    as_of: tuple[date, date] | None = None
    is_new: bool = False
    population: str = ""
    actor: str = ""
    modality: str = "actual"


def modality_of(said: str, *, is_expected: bool) -> str:
    """Return the modality of a figure in a claim whose own is ``said``."""
    return "expected" if is_expected else said


@dataclass(frozen=True, slots=True)
class Statement:
    """One figure as somebody stated it.

    ``interval`` is in ``base_unit``, as written and not widened; ``rounding`` is in the
    base unit too. ``speaker`` and ``side`` are keys that are equal for the same speaker
    or affiliation; ``is_own_voice`` marks what an article says without a speaker.
    ``change``: it is told as what a count has risen ("up") or fallen ("down") to, or
    come to either way ("to").
    ``is_vague``: the interval stands for a word such as "dozens". ``words`` is how a
    reader sees the figure: "some 121,000 people".
    """

    words: str
    interval: Interval
    measure: str
    dimension: str = "count"
    unit: str = ""
    base_unit: str = ""
    is_approximate: bool = False
    is_vague: bool = False
    rounding: Decimal = Decimal(0)
    scope: Scope = field(default_factory=Scope)
    is_denied: bool = False
    speaker: str = ""
    side: str = ""
    is_own_voice: bool = False
    change: str = ""
    said_on: date | None = None

    @property
    def day(self) -> date | None:
        """The last day that the figure is about, else the day it was said."""
        return self.scope.as_of[1] if self.scope.as_of else self.said_on
