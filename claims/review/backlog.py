"""Where the claims lie that await an editor: by topic and by source."""

from dataclasses import dataclass
from datetime import datetime

from django.db import connection

LOOKED_AT = 10_000  # claims, those of the oldest texts; counting all takes long

# Ids rise with time, so that the lowest of some claims is the oldest of them. Claims
# are put together by snapshot first: an index alone tells how many each has.
WAITING = """
WITH waiting AS MATERIALIZED (
    SELECT snapshot_id, id FROM claims_claim WHERE state = 'suggested'
    ORDER BY snapshot_id, content_start, id LIMIT %(looked_at)s
), texts AS (
    SELECT snapshot_id, count(*) AS claims, min(id) AS first
    FROM waiting GROUP BY snapshot_id
), articles AS MATERIALIZED (
    SELECT topic_id, source_id, claims, first FROM texts
    JOIN claims_snapshot AS snapshot ON snapshot.id = snapshot_id
    JOIN claims_article AS article ON article.id = article_id
), counted AS (
    (SELECT 'topic' AS kind, topic_id AS id, sum(claims) AS claims, min(first) AS first
    FROM articles GROUP BY topic_id ORDER BY claims DESC, topic_id LIMIT %(most)s)
    UNION ALL
    (SELECT 'source', source_id, sum(claims) AS claims, min(first)
    FROM articles GROUP BY source_id ORDER BY claims DESC, source_id LIMIT %(most)s)
)
SELECT kind, counted.id, coalesce(topic.name, source.name), claims::bigint, created_at
FROM counted JOIN claims_claim AS claim ON claim.id = first
LEFT JOIN claims_topic AS topic ON kind = 'topic' AND topic.id = counted.id
LEFT JOIN claims_source AS source ON kind = 'source' AND source.id = counted.id
ORDER BY claims DESC, coalesce(topic.name, source.name), counted.id"""


@dataclass(frozen=True, slots=True)
class Backlog:
    """How many claims await an editor in a topic or of a source, the oldest since when.

    Of articles without a topic, id and name are None.
    """

    pk: int | None
    name: str | None
    count: int
    oldest: datetime


def backlogs(most):
    """Return the topics and the sources with the most waiting claims, by these words.

    At most ``most`` of each, in one query.
    """
    found = {"topic": [], "source": []}
    with connection.cursor() as cursor:
        cursor.execute(WAITING, {"looked_at": LOOKED_AT, "most": most})
        for kind, *row in cursor.fetchall():
            found[kind].append(Backlog(*row))
    return found
