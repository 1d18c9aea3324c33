"""How much awaits an editor, queue by queue, in one query."""

from dataclasses import dataclass

from django.db.models import CharField, Value
from django.urls import reverse

from claims.models import (
    Assignment,
    Claim,
    Dispute,
    Link,
    Mention,
    Revision,
    Speaker,
)

from .naming import unasked
from .queue import MOST_COUNTED
from .seconding import to_second


@dataclass(frozen=True, slots=True)
class Queue:
    """A queue with what it holds; the count is in words where it is very large."""

    name: str
    title: str
    count: str = ""  # not counted

    @property
    def address(self):
        return reverse(f"review:{self.name}")

    @property
    def is_empty(self):
        return self.count == "0"


TITLES = {
    "queue": "Claims",
    "links": "Links",
    "compared": "Changed comparisons",
    "speakers": "Speakers to resolve",
    "disputes": "Disputes to name",
    "changed": "Changed articles",
    "second": "Second reading",
    "mine": "Mine",
}


UNCOUNTED = [Queue(name, title) for name, title in TITLES.items()]


def queues(editor):
    """Return all queues of ``editor``, each with how many items await them."""
    waiting = {
        "queue": [Claim.objects.to_review()],
        "links": [Link.objects.to_review()],
        "compared": [Link.objects.compared_anew()],
        "speakers": [Speaker.objects.to_resolve()],
        "disputes": [Dispute.objects.to_name(), unasked()],
        "changed": [Revision.objects.to_review()],
        "second": [to_second(Claim, editor), to_second(Link, editor)],
        "mine": [
            Mention.objects.filter(editor=editor, seen_at=None),
            Assignment.objects.of(editor),
        ],
    }
    parts = [_named(name, rows) for name, kinds in waiting.items() for rows in kinds]
    counts = dict.fromkeys(waiting, 0)
    for name in parts[0].union(*parts[1:], all=True):
        counts[name["queue"]] += 1
    return [Queue(name, TITLES[name], _in_words(counts[name])) for name in waiting]


def _named(name, rows):
    """Return a row for each of ``rows``, up to as many as are counted."""
    named = rows.order_by().annotate(queue=Value(name, output_field=CharField()))
    return named.values("queue")[: MOST_COUNTED + 1]


def _in_words(count):
    return f"more than {MOST_COUNTED:,}" if count > MOST_COUNTED else str(count)
