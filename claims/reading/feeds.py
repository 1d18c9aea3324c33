"""A list as an Atom feed: what was decided on last comes first."""

import re
from datetime import UTC, datetime

from django.http import HttpResponse
from django.utils.feedgenerator import Atom1Feed
from django.utils.html import escape
from django.utils.text import Truncator

from claims.models import Decision, Modality, Polarity, SubjectKind
from claims.templatetags.text import visible

ENTRIES = 50
LOOKED_AT = 1000  # decisions, the latest, among which the claims of a feed are sought
LONGEST = 120  # characters of a title
NEVER = datetime(1970, 1, 1, tzinfo=UTC)
NO_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")


class Feed(Atom1Feed):
    """Atom (RFC 4287); an empty list has never changed, rather than just now."""

    def latest_post_date(self):
        return super().latest_post_date() if self.items else NEVER


def answer_atom(request, listing):
    """Return the entries of ``listing`` that changed last; their ids are permalinks."""
    address = request.build_absolute_uri()
    feed = Feed(
        title=_text(listing.title),
        link=listing.address,
        description=None,
        language="en",
        author_name="Counterclaim",
        feed_url=address,
        feed_guid=address,
    )
    entry_of = {"claims": _of_claim, "disputes": _of_dispute, "topics": _of_topic}
    found = [(entry_of[listing.name], record) for record in listing.records]
    if asked := listing.about.get("dispute"):
        found.append((_of_dispute, asked))
    found.sort(key=lambda pair: pair[1]["changed_at"] or NEVER, reverse=True)
    for entry, record in found[:ENTRIES]:
        title, words = entry(record)
        feed.add_item(
            title=Truncator(_text(title)).chars(LONGEST),
            link=record["permalink"],
            # Atom1Feed says that it is HTML: text is escaped once more than XML does.
            description=escape(_text(words)),
            unique_id=record["permalink"],
            updateddate=record["changed_at"] or NEVER,
        )
    return HttpResponse(feed.writeString("utf-8"), content_type=Feed.content_type)


def lately_decided(claims):
    """Return the ids of those of ``claims`` that were decided on last, then the newest.

    A claim gets its id when its article is read, which can be long before it is public.
    """
    latest = Decision.objects.filter(subject_kind=SubjectKind.CLAIM).order_by("-pk")
    subjects = list(latest.values_list("subject_id", flat=True)[:LOOKED_AT])
    keys = claims.values_list("pk", flat=True)
    decided = set(keys.filter(pk__in=set(subjects)))
    found = [pk for pk in subjects if pk in decided] + list(
        keys.order_by("-pk")[:ENTRIES]
    )
    return list(dict.fromkeys(found))[:ENTRIES]


def _of_claim(record):
    """Return the title and the words of an entry for a claim."""
    caution = record["modality"] if record["modality"] != Modality.ACTUAL else ""
    if record["polarity"] == Polarity.DENIED:
        caution = record["polarity"]
    who = record["speaker"] or record["source"]
    who = f"{who} ({caution})" if caution else who
    return f"{who}: {record['quote']}", record["sentence"]


def _of_dispute(record):
    low, high, times = record["low"], record["high"], record["ratio"]
    if low and high:
        words = f"{low} ({record['low_side']}) against {high} ({record['high_side']})"
        words += f", {times} times as much." if times else "."
    else:
        words = f"{record['derived']}." if record["derived"] else "No contradiction."
    return record["question"], f"{words} Claims: {record['claims_count']}."


def _of_topic(record):
    words = f"Articles held: {record['articles_count']}."
    return record["name"], f"{record['summary'] or ''} {words}".strip()


def _text(words):
    """Return ``words`` with all that XML cannot hold, and all that hides, named."""
    return NO_XML.sub(lambda found: f"⟨U+{ord(found[0]):04X}⟩", visible(words))
