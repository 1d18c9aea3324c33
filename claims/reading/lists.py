"""What the front page, the list of topics and a topic show."""

from django.db.models import FETCH_RAISE, F, Max, OuterRef, Q, Subquery

from claims.models import Article, Claim, Dispute, Topic

from . import rows
from .built import built_once
from .sides import sides_among
from .silence import corpus_of
from .strip import summaries

TOPICS_IN_FRONT = 6
DISPUTES_IN_FRONT = 4  # of each topic
IN_FRONT = 40  # disputes that the front page chooses from
LOOKED_AT = 100  # disputes, and topics, that are looked at for these
LATEST = 6
A_PAGE = 30  # topics
DISPUTES = 20  # of a page of one topic


def front_screen():
    """Return the newest topics with their disputes most at odds, and what is new."""
    topics = list(_topics_in_front())
    found = Dispute.objects.public().filter(topic__in=[topic.pk for topic in topics])
    found = found.order_by("-pk").fetch_mode(FETCH_RAISE)[:IN_FRONT]
    ranked = summaries(found, {topic.pk: _sides(topic) for topic in topics})
    return {
        "topics": [_in_front(topic, ranked) for topic in topics],
        "latest": latest_claims()[:LATEST],
    }


@built_once
def _topics_in_front():
    """Return the topics of the newest disputes, then the newest without a dispute."""
    disputes = Dispute.objects.public().order_by("-pk").values("topic")[:LOOKED_AT]
    newest = Topic.objects.order_by("-pk").values("pk")[:LOOKED_AT]
    topics = rows.with_topic_sides(rows.topics(), "pk")
    topics = topics.filter(Q(pk__in=disputes) | Q(pk__in=newest))
    order = F("newest").desc(nulls_last=True)
    return topics.order_by(order, "-pk")[:TOPICS_IN_FRONT]


def _in_front(topic, ranked):
    own = [summary for summary in ranked if summary.dispute.topic_id == topic.pk]
    shown = own[:DISPUTES_IN_FRONT]
    return {"topic": topic, "summaries": shown, "more": len(own) - len(shown)}


def _sides(topic):
    return sides_among([], topic.topic_sides)


@built_once
def latest_claims():
    """Return accepted claims with speaker and source, the newest first."""
    found = (
        Claim.objects.public()
        .with_attribution()
        .select_related("snapshot__article__topic")
    )
    return found.order_by("-pk").fetch_mode(FETCH_RAISE)


def topics_screen(before=None):
    """Return a page of topics, the newest first; ``before`` is an id to go on from."""
    last = Article.objects.filter(topic=OuterRef("pk")).order_by().values("topic")
    topics = rows.with_corpus(rows.topics(), "pk").annotate(
        last=Subquery(last.values(day=Max("published_on")))
    )
    if before:
        topics = topics.filter(pk__lt=before)
    found = list(topics.order_by("-pk")[: A_PAGE + 1])
    return {"topics": found[:A_PAGE], "after": _next(found, A_PAGE)}


def topic_screen(topic, before=None):
    """Return a page of the disputes of ``topic``, most at odds first, and its claims.

    Pages go by the age of disputes: ``before`` is the id to go on from.
    """
    older = Q(pk__lt=before) if before else Q()
    found = Dispute.objects.public().filter(older, topic=topic).order_by("-pk")
    found = list(found.fetch_mode(FETCH_RAISE)[: DISPUTES + 1])
    latest = latest_claims().filter(snapshot__article__topic=topic)[:LATEST]
    return {
        "topic": topic,
        "summaries": summaries(found[:DISPUTES], {topic.pk: _sides(topic)}),
        "after": _next(found, DISPUTES),
        "latest": latest,
        "corpus": corpus_of(topic),
    }


def _next(found, a_page):
    """Return the id to go on from, None where the page is the last."""
    return found[a_page - 1].pk if len(found) > a_page else None
