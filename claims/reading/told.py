"""Published claims as plain values, with all that lists of figures show of them.

To make objects of a claim, its speaker, its article and its source, sixty times over,
took longer than all else that such a page does.
"""

from collections import namedtuple
from datetime import date
from functools import lru_cache
from itertools import groupby
from operator import attrgetter, itemgetter

from django.urls import reverse
from django.utils.html import escape

from claims.models import Claim
from claims.models.rows import fetched, select

ADDRESSES = 10_000  # that are remembered
# As the querysets have it, and in their words: so that the same indexes serve.
PUBLIC = "claims_claim.state = 'accepted' AND NOT claims_claim.awaits_second"
LAST = 2**63 - 1  # no id is higher
# An array is made before all else: PostgreSQL would begin with all that is claimed.
NEWEST = """claims_claim.id = ANY(ARRAY(
    SELECT id FROM claims_claim
    WHERE speaker_id = %s AND state = 'accepted' AND NOT awaits_second AND id < %s
    ORDER BY id DESC LIMIT %s))"""
_PATHS = {
    "pk": "id",
    "snapshot_id": "snapshot_id",
    "appearance_of_id": "appearance_of_id",
    "quote": "quote",
    "content_start": "content_start",
    "segments": "segments",
    "form": "form",
    "polarity": "polarity",
    "modality": "modality",
    "role": "role",
    "speaker_id": "speaker_id",
    "speaker": "speaker__name",
    "affiliation_id": "speaker__affiliation_id",
    "affiliation": "speaker__affiliation__name",
    "via": "via__name",
    "source_id": "snapshot__article__source_id",
    "source": "snapshot__article__source__name",
    "published_on": "snapshot__article__published_on",
    "url": "snapshot__article__url",
    "origin_name": "snapshot__article__origin_name",
    "origin_url": "snapshot__article__origin_url",
}
# Where a figure of the claim stands in the text, and its hedge.
Mark = namedtuple("Mark", ("pk", "start", "end", "hedge"))
_MARKS = [f"figures__{name}" for name in ("id", *Mark._fields[1:])]


class Told(namedtuple("_Told", (*_PATHS, "figures"))):
    """A claim that readers may see, with the names of what belongs to it.

    The speaker is None where the article speaks itself. ``figures`` are Marks, in the
    order of the text.
    """

    __slots__ = ()

    @property
    def address(self):
        return address_of("reading:claim", self.pk)

    @property
    def speaker_address(self):
        return address_of("reading:speaker", self.speaker_id)


@lru_cache(maxsize=ADDRESSES)
def address_of(name, pk):
    """Return the address of the page ``name`` of ``pk``, escaped for HTML."""
    return escape(reverse(name, args=[pk]))


def told_with_appearances(keys, *, known=None):
    """Return the claims ``keys`` by age, and by their ids what tells them again.

    The latter only of articles up to the day ``known``, the oldest first.
    """
    keys = list(keys)
    where = "claims_claim.id = ANY(%s) OR claims_claim.appearance_of_id = ANY(%s)"
    found = _read(f"({where})", [keys, keys])
    claims = [claim for claim in found if claim.pk in set(keys)]
    again = {}
    for claim in sorted(found, key=_by_day):
        if known is None or (claim.published_on and claim.published_on <= known):
            again.setdefault(claim.appearance_of_id, []).append(claim)
    return claims, again


def told_by(speaker, *, before, most):
    """Return the newest claims of ``speaker``; those before the id, where given."""
    return _read(NEWEST, [speaker.pk, before or LAST, most])[::-1]


def _read(where, values):
    """Return the claims ``where`` a condition holds, in the order of their ids."""
    sql = select(Claim, *_PATHS.values(), *_MARKS)
    rows = fetched(f"{sql} WHERE {where} AND {PUBLIC}", values)
    rows.sort(key=itemgetter(0))
    width = len(_PATHS)
    claims = []
    for _, group in groupby(rows, key=itemgetter(0)):
        group = list(group)
        marks = [Mark(*row[width:]) for row in group if row[width]]
        marks.sort(key=attrgetter("start", "pk"))
        claims.append(Told(*group[0][:width], marks))
    return claims


def _by_day(claim):
    return claim.published_on or date.max, claim.pk
