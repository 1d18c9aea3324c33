"""Which claims and links await an editor, in which order, and what comes next.

A queue runs article by article in the order of the text; what an editor skipped comes
back at its end. Nothing reorders while somebody works through it.
"""

from dataclasses import dataclass
from urllib.parse import urlencode

from django.contrib.postgres.search import SearchQuery
from django.db.models import Q

from claims.models import Claim, Link

# Confidence at which a suggestion counts as high or middling.
BANDS = {"high": (0.8, 1), "middling": (0.5, 0.8), "low": (0, 0.5)}
MOST_COUNTED = 1000  # larger sets are "more than": counting them all takes long
PAGE_SIZE = 25


@dataclass(frozen=True, slots=True)
class Filters:
    """What an editor narrows the queue to; the address of each screen holds it."""

    article: int | None = None
    topic: int | None = None
    source: int | None = None
    confidence: str = ""
    q: str = ""

    def apply(self, claims):
        """Return those of ``claims`` that pass."""
        if self.article:
            claims = claims.filter(snapshot__article=self.article)
        if self.topic:
            claims = claims.filter(snapshot__article__topic=self.topic)
        if self.source:
            claims = claims.filter(snapshot__article__source=self.source)
        if self.confidence:
            low, high = BANDS[self.confidence]
            below = Q(confidence__lt=high) if high < 1 else Q()
            claims = claims.filter(below, confidence__gte=low)
        if self.q:
            query = SearchQuery(self.q, config="english", search_type="websearch")
            claims = claims.filter(search=query)
        return claims

    @property
    def query(self):
        """The filters as the end of an address: "?topic=3", or nothing."""
        fields = {name: getattr(self, name) for name in self.__slots__}
        given = urlencode({name: value for name, value in fields.items() if value})
        return f"?{given}" if given else ""


def to_review(filters, editor):
    """Suggested claims that pass ``filters`` and that ``editor`` did not put off."""
    return filters.apply(Claim.objects.to_review()).exclude(skips__editor=editor)


def next_claim(filters, editor, *, after=None):
    """Return the suggestion that follows ``after`` in the queue of ``editor``, or None.

    After the last one the queue begins anew; what was skipped comes last.
    """
    waiting = to_review(filters, editor)
    if after:
        waiting = waiting.exclude(pk=after.pk)
    following = beyond(waiting, after).first() if after else None
    return following or waiting.first() or _skipped(filters, editor, after)


def previous_claim(filters, editor, *, before):
    """Return the suggestion that precedes ``before`` in the queue, or None."""
    waiting = to_review(filters, editor)
    earlier = Q(snapshot=before.snapshot_id) & (
        Q(content_start__lt=before.content_start)
        | Q(content_start=before.content_start, pk__lt=before.pk)
    )
    waiting = waiting.filter(Q(snapshot__lt=before.snapshot_id) | earlier)
    return waiting.order_by("-snapshot_id", "-content_start", "-pk").first()


def beyond(claims, after):
    """Return those of ``claims`` that come after the claim ``after`` in the queue."""
    later = Q(snapshot=after.snapshot_id) & (
        Q(content_start__gt=after.content_start)
        | Q(content_start=after.content_start, pk__gt=after.pk)
    )
    # The first condition says nothing new, but lets PostgreSQL start from the index.
    return claims.filter(
        Q(snapshot__gte=after.snapshot_id), Q(snapshot__gt=after.snapshot_id) | later
    )


def _skipped(filters, editor, after):
    skipped = filters.apply(Claim.objects.to_review()).filter(skips__editor=editor)
    if after:
        skipped = skipped.exclude(pk=after.pk)
    return skipped.order_by("skips__skipped_at", "pk").first()


def next_link(*, claim=None, after=None):
    """Return the next suggested link, of ``claim`` alone where given, or None."""
    links = Link.objects.to_review()
    if claim:
        links = links.of_claim(claim)
    if after:
        links = links.exclude(pk=after.pk)
        return links.filter(pk__gt=after.pk).first() or links.first()
    return links.first()


def capped_count(rows):
    """Return how many ``rows`` there are, in words where they are very many."""
    count = rows.order_by()[: MOST_COUNTED + 1].count()
    return f"more than {MOST_COUNTED:,}" if count > MOST_COUNTED else str(count)
