"""One claim with a figure of it, as dispute, topic and speaker pages show it."""

from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

from claims.domain.statement import Statement
from claims.models import Form, Modality, Polarity

from .quoting import Piece, in_context, original_address
from .sides import Side, side_key
from .told import Mark, Told
from .values import short_value, with_unit

WORDINGS = {
    Form.DIRECT: "in their own words",
    Form.MIXED: "partly in their own words",
    Form.INDIRECT: "as the report puts it",
    Form.OWN_VOICE: "the report itself, quoting nobody",
}


@dataclass(frozen=True)
class Said:
    """A claim and the figure of it that a dispute is about.

    Pages show one in several places; each of its properties is made only once.
    """

    claim: Told
    figure: Mark | None
    statement: Statement | None
    side: Side
    appearances: list[Told] = field(default_factory=list)  # in other articles

    @cached_property
    def key(self) -> int:
        """The figure's id; minus the claim's, where it brings no figure."""
        return self.figure.pk if self.figure else -self.claim.pk

    @property
    def measure(self) -> str:
        return self.statement.measure if self.statement else ""

    @cached_property
    def day(self) -> date | None:
        """The day that the figure is about, else the day it was published."""
        if self.statement is None:
            return self.claim.published_on
        return self.statement.day

    @cached_property
    def value(self) -> str:
        """The figure in few letters, in its base unit: "> 100,000", "1,000 km²"."""
        if self.statement is None:
            return "no figure"
        number = value_of(self.statement)
        return f"not {number}" if self.statement.is_denied else number

    @property
    def origin(self) -> object:
        """What is equal for figures that rest on one origin: copies do not count.

        An article that retells another's report rests on that one.
        """
        claim = self.claim
        report = claim.origin_url or claim.origin_name
        if claim.speaker_id:
            return (claim.speaker_id, report or claim.pk)
        return report or f"source {claim.source_id}"

    @property
    def quote(self) -> list[Piece]:
        return quote_of(self.claim, [self.figure] if self.figure else [])

    @property
    def who(self) -> str:
        """The speaker, else the source."""
        return self.claim.speaker or self.claim.source

    @property
    def wording(self) -> str:
        return wording_of(self.claim)

    @property
    def caution(self) -> str:
        return caution_of(self.claim)

    @cached_property
    def words(self) -> str:
        """The words of the figure, with their hedge."""
        return self.statement.words if self.statement else ""

    @property
    def original(self) -> str | None:
        return original_address(self.claim, self.claim.quote)


def value_of(statement):
    """Return the value of ``statement`` in few letters, in its base unit."""
    value = short_value(statement.interval, is_approximate=statement.is_approximate)
    return with_unit(value, statement.base_unit)


def said(claim, figure, statement, sides, appearances=()):
    """Return ``claim`` with a ``figure`` of it, or None; ``sides`` are by id."""
    return Said(claim, figure, statement, sides[side_key(claim)], list(appearances))


def quote_of(claim, figures):
    """Return the words of ``claim`` with ``figures`` marked."""
    return in_context(claim.quote, claim.content_start, claim, figures)


def wording_of(claim):
    """Return whose words a claim gives."""
    return WORDINGS[claim.form]


def caution_of(claim):
    """Return what its words alone do not say: that they are denied, or only planned."""
    if claim.polarity == Polarity.DENIED:
        return "denied"
    return "" if claim.modality == Modality.ACTUAL else claim.modality
