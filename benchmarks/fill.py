"""Fill an empty, migrated database: ``python benchmarks/fill.py 1000000`` (claims).

Skewed as news is: sources, speakers and topics follow a power law, so that a few are
hot and the tail is long; the hottest question of a million claims has some thousand.
All rows are made inside PostgreSQL.
"""

import os
import sys
import time
from pathlib import Path

import django
from django.db import connection

PER_ARTICLE = 10

# One statement a table; ``n`` is the number of claims. power(random(), k) picks low
# numbers far more often than high ones.
STATEMENTS = {
    "sources": """
        INSERT INTO claims_source (name, homepage)
        SELECT 'Outlet ' || i, '' FROM generate_series(1, 500) i""",
    "topics": """
        INSERT INTO claims_topic (name, slug, summary)
        SELECT 'Story ' || i, 'story-' || i, ''
        FROM generate_series(1, {n} / 1000 + 1) i""",
    "measures": """
        INSERT INTO claims_measure (name, dimension)
        SELECT 'things counted ' || i, 'count'
        FROM generate_series(1, {n} / 200 + 1) i""",
    "countries": """
        INSERT INTO claims_place (name)
        SELECT 'Country ' || i FROM generate_series(1, 40) i""",
    "regions": """
        INSERT INTO claims_place (name, within_id)
        SELECT 'Region ' || i, (SELECT min(id) FROM claims_place) + i % 40
        FROM generate_series(1, 600) i""",
    "towns": """
        INSERT INTO claims_place (name, within_id)
        SELECT 'Town ' || i, (SELECT min(id) FROM claims_place) + 40 + i % 600
        FROM generate_series(1, 6000) i""",
    "speakers": """
        INSERT INTO claims_speaker
            (name, kind, state, reasons, rules_version, description, decided_at,
             affiliation_id)
        SELECT 'Speaker ' || i, 'person', 'accepted', '[]', '', '', now(),
            CASE WHEN i > 200 AND i % 2 = 0 THEN 1 + i % 200 END
        FROM generate_series(1, {n} / 50 + 1) i""",
    "aliases": """
        INSERT INTO claims_speakeralias (speaker_id, name, key)
        SELECT id, name, lower(name) FROM claims_speaker""",
    "articles": """
        INSERT INTO claims_article
            (source_id, topic_id, url, headline, byline, published_on,
             origin_name, origin_url)
        SELECT
            1 + floor(500 * power(random(), 3)),
            1 + floor(({n} / 1000) * power(random(), 3)),
            'https://news.example/' || i, 'Headline of report ' || i, '',
            date '2024-01-01' + floor(700 * random())::int, '', ''
        FROM generate_series(1, {n} / {per}) i""",
    "snapshots": """
        INSERT INTO claims_snapshot
            (article_id, text, digest, raw, raw_digest, canonical_version, changes,
             language, rules_version, fetched_at)
        SELECT
            id, string_agg('Officials said ' || k || ' of the ' || (id * 7 + k)
                || ' houses in district ' || k || ' were damaged.', ' ' ORDER BY k),
            encode(sha256(id::text::bytea), 'hex'), '\\x'::bytea,
            encode(sha256(id::text::bytea), 'hex'), 1, '[]', 'en', '', now()
        FROM claims_article, generate_series(1, {per}) k GROUP BY id""",
    "claims": """
        INSERT INTO claims_claim
            (snapshot_id, content_start, content_end, segments, quote, speaker_id, role,
             form, polarity, modality, fingerprint, state, reasons, rules_version,
             decided_at, confidence)
        SELECT
            s.id, k * 50, k * 50 + 40, '{{{{0,40}}}}',
            'some ' || (s.id % 997) || ' houses in district ' || k
                || ' were damaged by '
                || (ARRAY['flood', 'fire', 'storm', 'shelling'])[1 + s.id % 4],
            1 + floor(({n} / 50) * power(random(), 3)), '', 'indirect', 'asserted',
            'actual', md5(s.id || '-' || k),
            CASE WHEN s.id % 50 = 0 THEN 'suggested' ELSE 'accepted' END, '[]', '',
            CASE WHEN s.id % 50 = 0 THEN NULL ELSE now() END, random()
        FROM claims_snapshot s, generate_series(1, {per}) k""",
    # Half of the figures are of 50 measures that every story has (people killed), the
    # rest of the story's own; most are of the story's region, some of a town in it.
    "figures": """
        INSERT INTO claims_figure
            (claim_id, start, "end", words, hedge, interval, base, value, rounding,
             unit, base_unit, noun, proposed, measure_id, place_id, as_of, population,
             actor)
        SELECT
            id, content_start + 5, content_start + 8, v::text, '',
            numrange(v, v, '[]'), numrange(v, v, '[]'), v, 0, '', '', 'house', '',
            (SELECT min(id) FROM claims_measure WHERE name = 'things counted 1')
                + CASE WHEN random() < 0.5 THEN floor(50 * power(random(), 2))::bigint
                  ELSE (story * 5 + floor(5 * random())::bigint) % ({n} / 200) END,
            CASE WHEN random() < 0.2 THEN NULL ELSE
                (SELECT min(id) FROM claims_place) + 40 + story % 600
                + CASE WHEN random() < 0.3 THEN 600 * (1 + floor(10 * random())::bigint)
                  ELSE 0 END END,
            daterange(d, d, '[]'), '', ''
        FROM (
            SELECT c.id, c.content_start, a.topic_id AS story,
                floor(10 * power(1000, random()))::numeric AS v,
                a.published_on - floor(3 * power(random(), 3))::int AS d
            FROM claims_claim c
            JOIN claims_snapshot s ON s.id = c.snapshot_id
            JOIN claims_article a ON a.id = s.article_id
        ) c""",
    "comparables": """
        INSERT INTO claims_comparable (figure_id, measure_id, topic_id, place_id, day)
        SELECT f.id, f.measure_id, a.topic_id, f.place_id, upper(f.as_of) - 1
        FROM claims_figure f
        JOIN claims_claim c ON c.id = f.claim_id
        JOIN claims_snapshot s ON s.id = c.snapshot_id
        JOIN claims_article a ON a.id = s.article_id
        WHERE c.state = 'accepted'""",
    # The questions that most figures answer, and what joins their figures in time.
    "disputes": """
        INSERT INTO claims_dispute (topic_id, question, measure_id, summary, state)
        SELECT topic_id, 'How many ' || m.name || '? (' || topic_id || ')', m.id, '',
            'published'
        FROM claims_comparable JOIN claims_measure m ON m.id = measure_id
        GROUP BY topic_id, m.id ORDER BY count(*) DESC LIMIT {n} / 20""",
    "links": """
        INSERT INTO claims_link
            (dispute_id, claim_a_id, claim_b_id, figure_a_id, figure_b_id, kind, note,
             state, reasons, rules_version, decided_at)
        SELECT
            dispute, a.claim_id, b.claim_id, a.id, b.id,
            (ARRAY['contradicts', 'agrees', 'updates'])[1 + a.id % 3], '',
            'accepted', '[]', '', now()
        FROM (
            SELECT d.id AS dispute, figure_id AS first,
                lead(figure_id) OVER one AS second, row_number() OVER one AS place
            FROM claims_comparable c
            JOIN claims_dispute d ON d.topic_id = c.topic_id
                AND d.measure_id = c.measure_id
            WINDOW one AS (PARTITION BY d.id ORDER BY day, figure_id)
        ) pairs
        JOIN claims_figure a ON a.id = first
        JOIN claims_figure b ON b.id = second
        WHERE place <= 60""",
}


def fill(claims):
    """Insert about ``claims`` claims with all that they need, then analyse."""
    with connection.cursor() as cursor:
        cursor.execute("SET statement_timeout = 0")
        for name, statement in STATEMENTS.items():
            started = time.perf_counter()
            cursor.execute(statement.format(n=claims, per=PER_ARTICLE))
            print(
                f"{cursor.rowcount:>9} {name} in {time.perf_counter() - started:.1f} s"
            )
        cursor.execute("VACUUM ANALYZE")


if __name__ == "__main__":
    sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "claims.settings")
    django.setup()
    from claims import postgres

    with postgres.at_hand():
        fill(int(sys.argv[1]))
