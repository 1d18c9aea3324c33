"""A dispute in one line of a list: how far apart, who, and a strip of its figures."""

from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import NamedTuple

from django.db.models import Case, When

from claims.domain.intervals import Interval
from claims.models import Figure, Link, LinkKind, Polarity
from claims.models.ranges import interval_of
from claims.models.rows import fetched, select

from .dispute import LIKE_FOR_LIKE
from .scale import value_scale
from .sides import NO_SIDE, Side
from .told import PUBLIC
from .values import middle, ratio_of, short_value, times, with_unit

COLUMNS = [
    "pk", "base", "is_approximate", "base_unit", "claim_id", "claim__polarity",
    "claim__speaker__affiliation_id", "claim__speaker_id",
    "claim__snapshot__article__published_on",
]  # fmt: skip
LEFT, WIDTH = 4, 92  # per cent of the strip


class Dot(NamedTuple):
    """A figure on the strip; ``at`` is in per cent, ``side`` its shape and colour."""

    key: int
    interval: Interval
    value: str
    side: Side
    claim: int
    day: date | None
    is_denied: bool = False
    at: float = 0


@dataclass(slots=True)
class Summary:
    """What a list says of a dispute; ``low`` and ``high`` contradict each other most.

    ``ratio`` is how many times the one the other is, None where nothing contradicts.
    """

    dispute: object
    dots: list[Dot] = field(default_factory=list)
    low: Dot | None = None
    high: Dot | None = None
    ratio: Decimal | None = None
    derived: str = ""  # the arithmetic by which a formula finds a contradiction
    claims_count: int = 0
    last: date | None = None

    @property
    def times(self) -> str:
        """The ratio in words; "" where there is none or it says little."""
        return times(self.ratio or Decimal(0))


def summaries(disputes, sides_of):
    """Return a summary for each of ``disputes``, most at odds first, in two queries.

    ``sides_of`` maps the id of a topic to its sides by id.
    """
    by_id = {dispute.pk: Summary(dispute) for dispute in disputes}
    pairs = {pk: [] for pk in by_id}
    links = list(_links(by_id))
    figures = _figures({pk for *_, a, b in links for pk in (a, b)})
    dots = {}  # most figures are in several links
    for dispute_id, kind, reasons, *ends in links:
        if not all(pk in figures for pk in ends):
            continue
        if kind == LinkKind.DERIVED:
            by_id[dispute_id].derived = by_id[dispute_id].derived or _refuted(reasons)
            continue
        topic = by_id[dispute_id].dispute.topic_id
        for key in [(pk, topic) for pk in ends]:
            if key not in dots:
                dots[key] = _dot(figures[key[0]], sides_of[topic])
        pairs[dispute_id].append((kind, *(dots[pk, topic] for pk in ends)))
    for pk, summary in by_id.items():
        _sum_up(summary, pairs[pk])
    return sorted(by_id.values(), key=_at_odds)


def _at_odds(summary):
    """Order summaries: by ratio, then those that only a formula sets at odds."""
    return -(summary.ratio or 0), not summary.derived, -summary.dispute.pk


def _refuted(reasons):
    """Return the words of the check that fails; "" where what is derived fits."""
    return next((one["words"] for one in reasons if one.get("holds") is False), "")


def _links(disputes):
    """Return the accepted links of ``disputes`` between figures, oldest first."""
    found = Link.objects.public().filter(
        dispute__in=list(disputes),
        kind__in=LIKE_FOR_LIKE | {LinkKind.DERIVED},
        figure_a__isnull=False,
        figure_b__isnull=False,
    )
    reasons = Case(When(kind=LinkKind.DERIVED, then="reasons"))
    columns = ("dispute_id", "kind", reasons, "figure_a_id", "figure_b_id")
    return found.order_by("pk").values_list(*columns)


def _figures(keys):
    """Return the columns of the figures ``keys`` that readers may see, by id.

    Apart from their links, for most are in several of these.
    """
    sql = f"{select(Figure, *COLUMNS)} WHERE claims_figure.id = ANY(%s) AND {PUBLIC}"
    return {row[0]: row for row in fetched(sql, [list(keys)])}


def _dot(columns, sides):
    key, base, approximate, unit, claim, polarity, affiliation, speaker, day = columns
    interval = interval_of(base)
    value = short_value(interval, is_approximate=approximate)
    value = with_unit(value, unit)
    return Dot(
        key=key,
        interval=interval,
        value=f"not {value}" if polarity == Polarity.DENIED else value,
        is_denied=polarity == Polarity.DENIED,
        side=sides.get(affiliation or speaker, NO_SIDE),
        claim=claim,
        day=day,
    )


def _sum_up(summary, pairs):
    """Fill ``summary`` from the links of its dispute."""
    dots = {dot.key: dot for _, a, b in pairs for dot in (a, b)}
    summary.claims_count = len({dot.claim for dot in dots.values()})
    summary.last = max((dot.day for dot in dots.values() if dot.day), default=None)
    summary.dots = _placed([dot for dot in dots.values() if not dot.is_denied])
    placed = {dot.key: dot for dot in summary.dots}
    for kind, a, b in pairs:
        if kind != LinkKind.CONTRADICTS or a.is_denied or b.is_denied:
            continue
        low, high = sorted((a, b), key=lambda dot: middle(dot.interval))
        ratio = ratio_of(low.interval, high.interval)
        if ratio > (summary.ratio or 0):
            summary.low, summary.high = placed[low.key], placed[high.key]
            summary.ratio = ratio


def _placed(dots):
    if not dots:
        return []
    scale = value_scale([middle(dot.interval) for dot in dots])
    return [
        dot._replace(at=round(LEFT + WIDTH * scale.share(middle(dot.interval)), 1))
        for dot in sorted(dots, key=lambda dot: middle(dot.interval))
    ]
