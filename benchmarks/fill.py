"""Fill an empty, migrated database: ``python benchmarks/fill.py 1000000`` (claims).

Skewed as news is: sources, speakers, topics and measures follow a power law, so that
a few are hot and the tail is long. All rows are made inside PostgreSQL.
"""

import os
import sys
import time

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
    "places": """
        INSERT INTO claims_place (name)
        SELECT 'Region ' || i FROM generate_series(1, 300) i""",
    "speakers": """
        INSERT INTO claims_speaker
            (name, kind, state, reasons, rules_version, description, decided_at)
        SELECT 'Speaker ' || i, 'person', 'accepted', '[]', '', '', now()
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
    "figures": """
        INSERT INTO claims_figure
            (claim_id, start, "end", words, hedge, interval, base, value, rounding,
             unit, base_unit, noun, measure_id, place_id, as_of, population, actor)
        SELECT
            id, content_start + 5, content_start + 8, v::text, '',
            numrange(v, v, '[]'), numrange(v, v, '[]'), v, 0, '', '', 'house',
            1 + floor(({n} / 200) * power(random(), 2)),
            1 + floor(300 * power(random(), 3)),
            daterange(d, d, '[]'), '', ''
        FROM (
            SELECT id, content_start, floor(1000 * random())::numeric AS v,
                date '2024-01-01' + floor(700 * random())::int AS d
            FROM claims_claim
        ) c""",
    "disputes": """
        INSERT INTO claims_dispute (topic_id, question, measure_id, summary, state)
        SELECT 1 + floor(({n} / 1000) * power(random(), 3)),
            'How many houses were damaged? (' || i || ')',
            1 + i % ({n} / 200), '', 'published'
        FROM generate_series(1, {n} / 20) i""",
    "links": """
        INSERT INTO claims_link
            (dispute_id, claim_a_id, claim_b_id, figure_a_id, figure_b_id, kind, note,
             state, reasons, rules_version, decided_at)
        SELECT
            1 + floor(({n} / 20) * power(random(), 2)), a.claim_id, b.claim_id,
            a.id, b.id, (ARRAY['contradicts', 'agrees', 'updates'])[1 + a.id % 3], '',
            'accepted', '[]', '', now()
        FROM claims_figure a JOIN claims_figure b ON b.id = a.id + 1
        WHERE a.id % 4 = 0""",
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
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "claims.settings")
    django.setup()
    fill(int(sys.argv[1]))
