"""The questions that figures of accepted claims answer, for those stored before."""

from django.db import migrations

FILL = """
INSERT INTO claims_comparable (figure_id, measure_id, topic_id, place_id, day)
SELECT
    f.id, f.measure_id, a.topic_id, f.place_id,
    CASE
        WHEN lower(f.as_of) IS NOT NULL AND upper(f.as_of) IS NOT NULL
        THEN upper(f.as_of) - 1 ELSE a.published_on
    END
FROM claims_figure f
JOIN claims_claim c ON c.id = f.claim_id
JOIN claims_snapshot s ON s.id = c.snapshot_id
JOIN claims_article a ON a.id = s.article_id
WHERE c.state = 'accepted' AND f.measure_id IS NOT NULL AND f.conversion_of_id IS NULL
ON CONFLICT DO NOTHING
"""


class Migration(migrations.Migration):
    dependencies = [("claims", "0009_state_conventions")]

    operations = [migrations.RunSQL(FILL, migrations.RunSQL.noop)]
