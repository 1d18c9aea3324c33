"""One claim with a figure of it, as dispute, topic and speaker pages show it."""

from dataclasses import dataclass
from datetime import date
from functools import cached_property

from claims.domain.statement import Statement
from claims.linking.statements import statement_of
from claims.models import Article, Claim, Figure, Form, Modality, Polarity

from .quoting import Piece, in_context, original_address
from .sides import Side, side_key
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

    claim: Claim
    figure: Figure | None
    statement: Statement | None
    side: Side
    appearances: tuple[Claim, ...] = ()  # of the same utterance in other articles

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
            return self.article.published_on
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
        article = self.article
        report = article.origin_url or article.origin_name
        if self.claim.speaker_id:
            return (self.claim.speaker_id, report or self.claim.pk)
        return report or f"source {article.source_id}"

    @property
    def quote(self) -> list[Piece]:
        return quote_of(self.claim, [self.figure] if self.figure else [])

    @cached_property
    def who(self) -> str:
        """The speaker, else the source."""
        speaker = self.claim.speaker
        return speaker.name if speaker else self.source

    @property
    def wording(self) -> str:
        return wording_of(self.claim)

    @property
    def caution(self) -> str:
        return caution_of(self.claim)

    @cached_property
    def words(self) -> str:
        """The words of the figure, with their hedge."""
        return str(self.figure) if self.figure else ""

    @cached_property
    def address(self) -> str:
        return self.claim.get_absolute_url()

    @cached_property
    def article(self) -> Article:
        return self.claim.snapshot.article

    @cached_property
    def source(self) -> str:
        return self.article.source.name

    @property
    def original(self) -> str | None:
        return original_address(self.article, self.claim.quote)


def value_of(statement):
    """Return the value of ``statement`` in few letters, in its base unit."""
    value = short_value(statement.interval, is_approximate=statement.is_approximate)
    return with_unit(value, statement.base_unit)


def said(claim, figure, sides):
    """Return ``claim`` with its ``figure`` or None; ``sides`` are by id."""
    statement = statement_of(figure) if figure else None
    told_again = tuple(getattr(claim, "told_again", ()))
    return Said(claim, figure, statement, sides[side_key(claim)], told_again)


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
