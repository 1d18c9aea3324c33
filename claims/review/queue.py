"""Which claims and links await an editor, in which order, and what comes next.

A queue runs article by article in the order of the text, or by confidence; what an
editor skipped comes back at its end, and what somebody else is on is left to them.
"""

from dataclasses import dataclass, replace
from urllib.parse import urlencode

from django.db.models import Exists, IntegerField, OuterRef, Q, Subquery

from claims.models import (
    Assignment,
    Claim,
    Lease,
    Link,
    State,
    User,
)
from claims.models.searching import query_of

# Confidence at which a suggestion counts as high or middling.
BANDS = {"high": (0.8, 1), "middling": (0.5, 0.8), "low": (0, 0.5)}
# What each order of the queue goes by; "-" is descending, the last field is unique.
ORDERS = {
    "": ("snapshot_id", "content_start", "pk"),
    "surest first": ("-confidence", "pk"),
    "most doubtful first": ("confidence", "-pk"),
}
PLACE = ("snapshot", "content_start", "confidence")  # fetched to go on from a claim
TO_ME = "me"  # what ``assigned`` narrows to
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
    order: str = ""
    assigned: str = ""

    def apply(self, claims, editor):
        """Return those of ``claims`` that pass, asked for by ``editor``."""
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
            claims = claims.worded(query_of(self.q))
        if self.assigned == TO_ME:
            claims = claims.filter(pk__in=_assigned_to(editor))
        return claims

    @property
    def query(self):
        """The filters as the end of an address: "?topic=3", or nothing."""
        return self.query_with()

    def query_with(self, **more):
        """Return the filters and ``more`` as the end of an address."""
        fields = {name: getattr(self, name) for name in self.__slots__} | more
        given = urlencode({name: value for name, value in fields.items() if value})
        return f"?{given}" if given else ""


def _assigned_to(editor):
    """Return the keys of what ``editor`` is to work on, alone or by its article.

    A union: PostgreSQL then starts from the few assignments, not from all claims.
    """
    alone = Assignment.objects.filter(editor=editor, claim__isnull=False)
    by_article = Claim.objects.filter(
        state=State.SUGGESTED, snapshot__article__assignment__editor=editor
    )
    return alone.values("claim").union(by_article.values("pk"))


def to_review(filters, editor):
    """Suggested claims that pass ``filters`` and that ``editor`` did not put off."""
    waiting = filters.apply(Claim.objects.to_review(), editor)
    waiting = waiting.exclude(skips__editor=editor)
    return waiting.order_by(*ORDERS[filters.order])


def skipped(filters, editor):
    """Suggested claims that pass ``filters`` and that ``editor`` put off."""
    put_off = filters.apply(Claim.objects.to_review(), editor)
    put_off = put_off.filter(skips__editor=editor)
    return put_off.order_by("skips__skipped_at", "pk")


def covered():
    """Suggested claims whose words were accepted, as the same speaker's, elsewhere."""
    accepted = Claim.objects.filter(
        state=State.ACCEPTED, fingerprint=OuterRef("fingerprint")
    )
    return Claim.objects.to_review().filter(Exists(accepted))


def free(rows, editor):
    """Return those of ``rows``, of any kind, that nobody but ``editor`` is on."""
    leases = Lease.objects.of_others(editor).filter(
        subject_kind=rows.model._meta.model_name, subject_id=OuterRef("pk")
    )
    return rows.exclude(Exists(leases))


def others_on(subject, editor):
    """Return the names of those who are on ``subject`` besides ``editor``."""
    leases = Lease.objects.on(subject).of_others(editor)
    return list(leases.values_list("editor__username", flat=True))


def next_claim(filters, editor, *, after=None, held=()):
    """Return the suggestion that follows ``after`` in the queue of ``editor``, or None.

    After the last one the queue begins anew; what was skipped comes last. ``held`` are
    the keys of claims that the editor has before them already. Only the place of a
    claim in the queue is fetched.
    """
    held = [*held, after.pk] if after else held
    waiting = free(to_review(filters, editor), editor).exclude(pk__in=held).only(*PLACE)
    later = beyond(waiting, after, filters.order).first() if after else None
    found = later or waiting.first()
    if found:
        return found
    put_off = free(skipped(filters, editor), editor).exclude(pk__in=held).only(*PLACE)
    return put_off.first()


def previous_claim(filters, editor, *, before):
    """Return the suggestion that precedes ``before`` in the queue, or None."""
    backwards = [_turned(name) for name in ORDERS[filters.order]]
    waiting = to_review(filters, editor).reverse().only(*PLACE)
    return _beyond(waiting, before, backwards).first()


def beyond(claims, after, order=""):
    """Return those of ``claims`` that come after the claim ``after`` in ``order``."""
    return _beyond(claims, after, ORDERS[order])


def _turned(name):
    return name.removeprefix("-") if name.startswith("-") else f"-{name}"


def _beyond(claims, row, order):
    """Return those of ``claims`` that come after ``row`` by the fields of ``order``."""
    later, same = Q(), Q()
    for name in order:
        field = name.removeprefix("-")
        value = getattr(row, field)
        side = "lt" if name.startswith("-") else "gt"
        later |= same & Q(**{f"{field}__{side}": value})
        same &= Q(**{field: value})
    first = order[0].removeprefix("-")
    reached = "lte" if order[0].startswith("-") else "gte"
    # This condition says nothing new, but lets PostgreSQL start from the index.
    return claims.filter(Q(**{f"{first}__{reached}": getattr(row, first)}), later)


def next_of(waiting, editor, *, after=None):
    """Return what follows ``after`` in ``waiting``, a queue by age, or None.

    After the last one the queue begins anew. What somebody else is on is left to them.
    """
    rows = free(waiting, editor)
    if after is None:
        return rows.first()
    rows = rows.exclude(pk=after.pk)
    return rows.filter(pk__gt=after.pk).first() or rows.first()


def links_to_review(claim=None, after=None):
    """Suggested links, of ``claim`` alone where given, oldest first.

    ``after`` one whose comparison has changed come other such links.
    """
    was_changed = after is not None and after.changed_to
    links = Link.objects
    links = links.compared_anew() if was_changed else links.to_review()
    return links.of_claim(claim) if claim else links


def queue_counts(filters, editor):
    """Return in one query how many claims wait, wait for ``editor`` by name, were
    skipped or are covered by an earlier decision, and how many links wait. In words
    where they are very many; what is covered is counted among the first only.
    """
    upcoming = Claim.objects.to_review().values("pk")[:MOST_COUNTED]
    kinds = {
        "waiting": to_review(filters, editor),
        "assigned": to_review(replace(filters, assigned=TO_ME), editor),
        "skipped": skipped(filters, editor),
        "links": Link.objects.to_review(),
        "covered": covered().filter(pk__in=upcoming),
    }
    counts = {f"{what}_count": CappedCount(rows) for what, rows in kinds.items()}
    found = User.objects.filter(pk=editor.pk).values(**counts).get()
    return {name: in_words(count) for name, count in found.items()}


class CappedCount(Subquery):
    """How many rows a query has, up to one more than are told in digits."""

    template = "(SELECT count(*) FROM (%(subquery)s) AS counted)"
    output_field = IntegerField()

    def __init__(self, rows):
        super().__init__(rows.order_by().values("pk")[: MOST_COUNTED + 1])


def capped_count(rows):
    """Return how many ``rows`` there are, in words where they are very many."""
    return in_words(rows.order_by()[: MOST_COUNTED + 1].count())


def in_words(count):
    return f"more than {MOST_COUNTED:,}" if count > MOST_COUNTED else str(count)
