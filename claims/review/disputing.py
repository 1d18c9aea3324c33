"""What the desk of disputes shows of one: its claims and its links."""

from dataclasses import dataclass

from claims.models import Claim, Link, State

from .wording import days_in_words, value_in_words

LINKS = 100
ENDS = [
    "claim_{}__speaker", "claim_{}__snapshot__article__source",
    "figure_{}__measure", "figure_{}__place",
]  # fmt: skip
HEAVY = ["claim_{}__search", "claim_{}__snapshot__text", "claim_{}__snapshot__raw"]


@dataclass(frozen=True, slots=True)
class End:
    """A claim that a link joins, with the figure in words."""

    claim: Claim
    value: str
    as_of: str


@dataclass(frozen=True, slots=True)
class Joined:
    """A link of a dispute; ``hints`` are the checks that tell its claims apart."""

    link: Link
    a: End
    b: End
    hints: list[str]


def joined(dispute):
    """Return the links of ``dispute`` that stand or await review, the newest first."""
    links = Link.objects.filter(
        dispute=dispute, state__in=[State.SUGGESTED, State.ACCEPTED]
    ).select_related(*both(ENDS))
    return [_joined(link) for link in links.defer(*both(HEAVY)).order_by("-pk")[:LINKS]]


def both(names):
    """Return the names of columns for either end of a link."""
    return [name.format(end) for name in names for end in "ab"]


def _joined(link):
    hints = [r["words"] for r in link.reasons if r.get("holds") is False]
    a, b = _end(link.claim_a, link.figure_a), _end(link.claim_b, link.figure_b)
    return Joined(link, a, b, hints)


def _end(claim, figure):
    if figure is None:
        return End(claim, "", "")
    return End(claim, value_in_words(figure), days_in_words(figure.as_of))
