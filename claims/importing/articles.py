"""From a text that was read to a snapshot with its suggestions, in one transaction."""

from dataclasses import dataclass
from hashlib import sha256
from uuid import uuid4

from django.db import connection, transaction
from django.utils.text import slugify

from claims.errors import ClaimsError
from claims.models import (
    Article,
    Claim,
    Decision,
    DecisionKind,
    Snapshot,
    Source,
    SubjectKind,
    Topic,
)

from .addresses import canonical_url
from .canonical import VERSION, canonical
from .revisions import note_revisions
from .suggestions import suggest, withdraw

# Imports are stored one at a time, each in milliseconds: two that name the same new
# speaker, place or address then make it once.
LOCK = 0x436C61696D73


class NothingToImport(ClaimsError):
    """The text is empty."""


@dataclass(frozen=True, slots=True)
class Imported:
    """The snapshot that holds the text, and how many claims were newly suggested.

    ``is_new`` is False where the very text was here already; then nothing changed.
    """

    snapshot: Snapshot
    suggested_count: int
    is_new: bool


@transaction.atomic
def import_article(
    *,
    source,
    text,
    raw,
    reading,
    fetched_at,
    by,
    url=None,
    changes=(),
    rules_version="",
    form="importing:new",
    **details,
):
    """Store the text of an article with its suggested claims; return what came of it.

    ``reading`` counts the canonical form of ``text``; ``details`` are further fields of
    a new article: headline, byline, published_on, topic, origin_name, origin_url. A
    text that is here already changes nothing, under whatever address it comes; one that
    differs from what its address held is a new snapshot, and the suggestions of the old
    that nobody decided on are withdrawn; what it does to those accepted is noted.
    ``by`` None is the software itself. Raises NothingToImport.
    """
    stored = canonical(text)
    if not stored.text:
        raise NothingToImport("The text is empty. Nothing was stored.")
    take_turns()
    digest = sha256(stored.text.encode()).hexdigest()
    known = Snapshot.objects.filter(digest=digest).first()
    if known:
        return Imported(known, 0, is_new=False)
    article, kind = _article(url, source, details)
    snapshot = Snapshot.objects.create(
        article=article,
        text=stored.text,
        digest=digest,
        raw=raw,
        raw_digest=sha256(raw).hexdigest(),
        canonical_version=VERSION,
        changes=[*changes, *stored.changes],
        language=reading.language,
        fetched_at=fetched_at,
    )
    withdraw(Claim.objects.filter(snapshot__article=article))
    count = suggest(snapshot, reading, rules_version=rules_version)
    note_revisions(snapshot)
    record(kind, article, by=by, form=form, snapshot=snapshot.pk, digest=digest)
    return Imported(snapshot, count, is_new=True)


@transaction.atomic
def read_again(snapshot, reading, *, rules_version):
    """Suggest what ``reading`` found; withdraw what it no longer finds.

    Nothing that an editor decided on is touched, and nothing rejected comes back.
    Return how many claims are newly suggested.
    """
    take_turns()
    return suggest(snapshot, reading, rules_version=rules_version)


def take_turns():
    """Wait until no other import is being stored; hold others until the commit."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [LOCK])


def _article(url, source, details):
    """Return the article at ``url``, made where it is new, and what became of it."""
    url = canonical_url(url) if url else None
    known = Article.objects.filter(url=url).first() if url else None
    if known:
        return known, DecisionKind.CHANGE
    article = Article.objects.create(url=url, source=source, **details)
    return article, DecisionKind.ADD


def source_named(name, *, by, form="importing:new"):
    """Return the source of that name, in capitals or not; made where it is new."""
    name = " ".join(name.split())[:200]
    known = Source.objects.filter(name__iexact=name).order_by("pk").first()
    if known:
        return known
    source = Source.objects.create(name=name)
    record(DecisionKind.ADD, source, by=by, form=form)
    return source


def topic_named(name, *, by, form="importing:new"):
    """Return the topic of that name, made where it is new; None for no name."""
    name = " ".join((name or "").split())[:200]
    if not name:
        return None
    known = Topic.objects.filter(name__iexact=name).order_by("pk").first()
    if known:
        return known
    slug = free_slug(name)
    topic = Topic.objects.create(name=name, slug=slug)
    record(DecisionKind.ADD, topic, by=by, form=form)
    return topic


def free_slug(name):
    """Return a slug for ``name`` that no other topic has."""
    slug = slugify(name)[:190] or "topic"
    taken = set(
        Topic.objects.filter(slug__startswith=slug).values_list("slug", flat=True)
    )
    numbered = (f"{slug}-{number}" for number in range(2, len(taken) + 3))
    return next(free for free in [slug, *numbered] if free not in taken)


def record(kind, subject, *, by, form, **more):
    """Remember that ``by`` added or changed ``subject`` by importing."""
    Decision.objects.create(
        kind=kind,
        subject_kind=SubjectKind(subject._meta.model_name),
        subject_id=subject.pk,
        after={"name": str(subject), **more},
        form=form,
        decided_by=by,
        batch=uuid4(),
    )
