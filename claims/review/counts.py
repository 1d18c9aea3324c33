"""How much awaits an editor, queue by queue, in one query."""

from dataclasses import dataclass

from django.urls import reverse

from claims.models import (
    Assignment,
    Claim,
    Dispute,
    Link,
    Mention,
    Revision,
    Speaker,
    User,
)

from .naming import unasked
from .queue import CappedCount, in_words
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
        "queue": CappedCount(Claim.objects.to_review()),
        "links": CappedCount(Link.objects.to_review()),
        "compared": CappedCount(Link.objects.compared_anew()),
        "speakers": CappedCount(Speaker.objects.to_resolve()),
        "disputes": CappedCount(Dispute.objects.to_name()) + CappedCount(unasked()),
        "changed": CappedCount(Revision.objects.to_review()),
        "second": CappedCount(to_second(Claim, editor))
        + CappedCount(to_second(Link, editor)),
        "mine": CappedCount(Mention.objects.filter(editor=editor, seen_at=None))
        + CappedCount(Assignment.objects.of(editor)),
    }
    found = User.objects.filter(pk=editor.pk).values(**waiting).get()
    return [Queue(name, TITLES[name], in_words(found[name])) for name in waiting]
