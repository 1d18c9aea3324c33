"""What reading an article finds. Offsets are code points of its text, half-open."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

from claims.domain.intervals import Interval

CHANGED = "figure.changed-"  # of rules: followed by the way


class SpeakerKind(StrEnum):
    PERSON = "person"
    ORGANISATION = "organisation"
    UNNAMED = "unnamed"
    DOCUMENT = "document"


class Form(StrEnum):
    DIRECT = "direct"
    INDIRECT = "indirect"
    MIXED = "mixed"
    OWN_VOICE = "own voice"  # the article's own assertion, no speaker


class Polarity(StrEnum):
    ASSERTED = "asserted"
    DENIED = "denied"


class Modality(StrEnum):
    ACTUAL = "actual"
    PLANNED = "planned"
    POSSIBLE = "possible"
    ESTIMATED = "estimated"


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """Characters ``start`` to ``end`` (exclusive) of the article's text."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Reason:
    """Which rule found a part, for the editor: ``rule`` names it, ``words`` say it."""

    part: str  # "content", "speaker", "cue", "figure", "as-of", "place", ...
    rule: str  # stable identifier, such as "cue.inverted"
    words: str  # plain English: 'the verb "said" stands after its quotation'


@dataclass(frozen=True, slots=True)
class FoundFigure:
    """A quantity: the number with its unit, as an interval in the unit as written.

    ``unit`` is a symbol of ``claims.domain.units`` (None for a plain count),
    ``noun`` the lemma of the thing counted or measured. ``rounding`` is half a unit
    of the last written digit where a magnitude word is used ("1.2 million": 50,000),
    else 0. ``conversion_of`` and ``part_of`` are indices into the same list of
    figures: a bracketed conversion, a part of a whole ("including 10 children").
    """

    span: Span
    interval: Interval
    value: Decimal | None  # the number as written, None for a range
    approximate: bool = False
    vague: bool = False  # "dozens": low end by convention
    unit: str | None = None
    noun: str | None = None
    hedge: Span | None = None  # the words "more than", "some"
    rounding: Decimal = Decimal(0)
    trend: str | None = None  # "up" or "down" where the figure is a change
    conversion_of: int | None = None
    part_of: int | None = None
    as_of: tuple[date, date] | None = None  # first and last day
    is_new: bool = False  # counted over that period only, rather than up to its end
    place: str | None = None
    population: str | None = None  # "civilians" where not simply people
    actor: str | None = None  # who does or holds it: "Ukraine" in "Ukraine controls"
    measure: str | None = None  # proposed, in an editor's words: "people killed"
    reasons: tuple[Reason, ...] = ()

    @property
    def change(self) -> str:
        """How a count has come to it: "up", "down", "to" (either way), or ""."""
        told = (r.rule for r in self.reasons if r.rule.startswith(CHANGED))
        return next(told, "").removeprefix(CHANGED)

    @property
    def is_expected(self) -> bool:
        """Whether it tells what a number may yet come to."""
        return self._is_by("figure.forecast")

    def _is_by(self, rule: str) -> bool:
        return any(reason.rule == rule for reason in self.reasons)


@dataclass(frozen=True, slots=True)
class FoundAttribution:
    """Reported speech: who (the mention at the cue), by which words, what.

    ``content`` has one span or more, in order: the pieces around a cue, and a
    quotation that goes on later.
    """

    content: tuple[Span, ...]
    mention: Span | None
    cue: Span | None
    form: Form
    via_mention: Span | None = None
    reasons: tuple[Reason, ...] = ()


@dataclass(frozen=True, slots=True)
class FoundSpeaker:
    """Whom the article speaks of, named as fully as it names them anywhere."""

    name: str
    kind: SpeakerKind
    role: str = ""  # at the time: "acting governor of Kursk"
    affiliation: str = ""
    aliases: tuple[str, ...] = ()  # other names the article uses


@dataclass(frozen=True, slots=True)
class FoundClaim:
    """One statement with its attribution and figures, ready to be suggested.

    ``segments`` are the pieces of the content; the content runs from the first
    start to the last end.
    """

    segments: tuple[Span, ...]
    form: Form
    speaker: FoundSpeaker | None
    mention: Span | None
    cue: Span | None
    via: FoundSpeaker | None
    carried: bool
    polarity: Polarity
    modality: Modality
    figures: tuple[FoundFigure, ...]
    confidence: float  # of being accepted as it stands, 0 to 1
    reasons: tuple[Reason, ...]


@dataclass(frozen=True, slots=True)
class Reading:
    """All that was found in one text.

    ``language`` is an ISO 639-1 code; where it is not "en" the lists are empty.
    """

    language: str
    attributions: tuple[FoundAttribution, ...]
    figures: tuple[FoundFigure, ...]
    claims: tuple[FoundClaim, ...]
