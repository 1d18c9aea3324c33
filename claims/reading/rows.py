"""Which rows readers see, page by page, in few queries.

Every query says all that it fetches and raises where a page touches anything else.
"""

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import (
    FETCH_RAISE,
    Count,
    Exists,
    F,
    JSONField,
    OuterRef,
    Prefetch,
    Q,
    Subquery,
    TextField,
)
from django.db.models.functions import Cast, Coalesce, JSONObject

from claims.models import (
    Article,
    Claim,
    Convention,
    Dispute,
    Figure,
    Link,
    Snapshot,
    Speaker,
    SpeakerAlias,
    SpeakerRole,
    Topic,
)

from .built import built_once

LINKS = 300  # of one dispute
CLAIMS = 200  # of one article
SIDES_FROM = 100  # articles of a topic, the latest, whose speakers are its sides


class Listed(Subquery):
    """The rows of a query of ``json`` as one JSON array, in their order.

    It is read at once; an array of JSON is read element by element, ten times slower.
    """

    template = (
        "(SELECT coalesce(jsonb_agg(listed.json), '[]'::jsonb)"
        " FROM (%(subquery)s) AS listed)"
    )
    output_field = JSONField()


@built_once
def topics():
    """Topics with a published dispute or an accepted claim: those readers may see.

    They can be ordered by ``newest``, the id of their newest published dispute.
    """
    disputes = Dispute.objects.public().filter(topic=OuterRef("pk")).order_by("-pk")
    claims = Claim.objects.public().filter(snapshot__article__topic=OuterRef("pk"))
    found = Topic.objects.alias(newest=Subquery(disputes.values("pk")[:1]))
    found = found.filter(Q(newest__isnull=False) | Exists(claims))
    return found.fetch_mode(FETCH_RAISE)


def with_corpus(rows, topic, *, known=None):
    """Tell with ``rows`` how many articles of ``topic`` are held, and of which days.

    Only those published up to the day ``known``, where there is one.
    """
    articles = _held(OuterRef(topic), known)
    dated = articles.exclude(published_on=None).values("published_on")
    counted = articles.order_by().values("topic").values(n=Count("pk"))
    return rows.annotate(
        articles_count=Coalesce(Subquery(counted), 0),
        articles_from=Subquery(dated.reverse()[:1]),
        articles_to=Subquery(dated[:1]),
    )


def _held(topic, known):
    """Return the articles of ``topic``, the newest first; up to the day ``known``."""
    held = {"published_on__lte": known} if known else {}
    newest = F("published_on").desc(nulls_last=True)
    return Article.objects.filter(topic=topic, **held).order_by(newest, "-pk")


def with_topic_sides(rows, topic, *, known=None):
    """Add ``topic_sides`` to ``rows``: those who speak in ``topic``, and their names.

    A side is an affiliation, or a speaker without one. Of a topic with very many
    articles only the latest are looked at.
    """
    latest = _held(OuterRef(OuterRef(OuterRef(topic))), known)
    claims = Claim.objects.public().filter(
        snapshot__article__in=latest.values("pk")[:SIDES_FROM], speaker__isnull=False
    )
    sides = claims.order_by().values(
        side=Coalesce("speaker__affiliation_id", "speaker_id")
    )
    named = Speaker.objects.filter(pk__in=sides).values(
        json=JSONObject(id="pk", name="name")
    )
    return rows.annotate(topic_sides=Listed(named))


@built_once
def disputes(*, known=None):
    """Published disputes with accepted links, the topic's sides and its corpus."""
    links = Link.objects.public().filter(dispute=OuterRef("pk"))
    link = JSONObject(
        id="pk",
        kind="kind",
        reasons="reasons",
        note="note",
        changed_to="changed_to",
        claims=JSONObject(a="claim_a_id", b="claim_b_id"),
        figures=JSONObject(a="figure_a_id", b="figure_b_id"),
    )
    rows = Dispute.objects.public().select_related("topic", "measure", "place")
    rows = rows.annotate(
        link_rows=Listed(links.order_by("pk").values(json=link)[:LINKS])
    )
    stated = JSONObject(name="name", value=Cast("value", TextField()))
    rows = rows.annotate(
        conventions=Listed(Convention.objects.order_by("pk").values(json=stated))
    )
    rows = with_topic_sides(rows, "topic", known=known)
    return with_corpus(rows, "topic", known=known).fetch_mode(FETCH_RAISE)


def claims_with(figures=None):
    """Accepted claims with speaker and source, and all or some of their figures."""
    chosen = Figure.objects.select_related(
        "measure", "place__within__within__within"
    ).order_by("start", "pk")
    if figures is not None:
        chosen = chosen.filter(pk__in=figures)
    return (
        Claim.objects.public()
        .with_attribution()
        .prefetch_related(Prefetch("figures", chosen.fetch_mode(FETCH_RAISE)))
        .fetch_mode(FETCH_RAISE)
    )


@built_once
def articles():
    """Articles with an accepted claim: those readers may see."""
    claims = Claim.objects.public().filter(snapshot__article=OuterRef("pk"))
    rows = Article.objects.filter(Exists(claims)).select_related("source", "topic")
    return rows.fetch_mode(FETCH_RAISE)


@built_once
def speakers():
    """Speakers with an accepted claim, with their affiliation, names and roles."""
    rows = Speaker.objects.public().select_related("affiliation")
    names = SpeakerAlias.objects.filter(speaker=OuterRef("pk")).order_by("name")
    roles = SpeakerRole.objects.filter(speaker=OuterRef("pk")).order_by(
        F("held_from").asc(nulls_first=True), "title"
    )
    span = JSONObject(title="title", since="held_from", until="held_until")
    return rows.annotate(
        names=ArraySubquery(names.values("name")[:50]),
        offices=ArraySubquery(roles.values(json=span)[:50]),
    ).fetch_mode(FETCH_RAISE)


def latest_snapshot(article):
    """Return the newest snapshot of ``article``, without the bytes it was made of."""
    rows = Snapshot.objects.filter(article=article).defer("raw")
    return rows.fetch_mode(FETCH_RAISE).order_by("-pk").first()
