"""Quality and speed of the work, from the latest decisions: counted in PostgreSQL."""

from dataclasses import dataclass

from django.db import connection

LATEST = 20_000  # decisions that are looked at
PAUSE = 300  # seconds after which somebody was away, not thinking
ROWS = 100

# The latest standing decision on each claim that the software suggested.
RULES = """
WITH latest AS (
    SELECT id, subject_id, kind FROM claims_decision AS decision
    WHERE subject_kind = 'claim' AND kind IN ('accept', 'amend', 'reject')
      AND NOT EXISTS (SELECT FROM claims_decision WHERE undoes_id = decision.id)
    ORDER BY id DESC LIMIT %s
), decided AS (
    SELECT DISTINCT ON (subject_id) subject_id, kind FROM latest
    ORDER BY subject_id, id DESC
), found AS (
    SELECT DISTINCT subject_id, kind,
        split_part(reason ->> 'rule', '.', 1) AS component, reason ->> 'rule' AS rule
    FROM decided JOIN claims_claim AS claim ON claim.id = subject_id
    CROSS JOIN LATERAL jsonb_array_elements(claim.reasons) AS reason
    WHERE claim.confidence IS NOT NULL AND reason ? 'rule'
)
SELECT component, rule, count(DISTINCT subject_id),
    count(DISTINCT subject_id) FILTER (WHERE kind = 'accept'),
    count(DISTINCT subject_id) FILTER (WHERE kind = 'amend'),
    count(DISTINCT subject_id) FILTER (WHERE kind = 'reject')
FROM found GROUP BY GROUPING SETS ((component), (component, rule))
ORDER BY component, rule NULLS FIRST LIMIT %s"""

# Seconds from one step of an editor on a desk to the next, by what it was about.
SPEED = """
WITH latest AS (
    SELECT id, batch, subject_kind, kind, decided_by_id, decided_at
    FROM claims_decision WHERE decided_by_id IS NOT NULL AND form LIKE 'review:%%'
    ORDER BY id DESC LIMIT %s
), steps AS (
    SELECT DISTINCT ON (batch) * FROM latest ORDER BY batch, id DESC
), pauses AS (
    SELECT subject_kind, extract(epoch FROM decided_at - lag(decided_at) OVER (
        PARTITION BY decided_by_id ORDER BY id)) AS seconds
    FROM steps
)
SELECT subject_kind, count(*), percentile_cont(0.5) WITHIN GROUP (ORDER BY seconds)
FROM pauses WHERE seconds > 0 AND seconds <= %s
GROUP BY subject_kind ORDER BY count(*) DESC"""


@dataclass(frozen=True, slots=True)
class Rule:
    """How often what a rule found was decided on, and how; no rule: its component."""

    component: str
    rule: str | None
    decided: int
    accepted: int
    amended: int
    rejected: int

    @property
    def acceptance(self):
        """The share that was accepted, as found or amended, in per cent."""
        return round(100 * (self.accepted + self.amended) / self.decided)

    @property
    def untouched(self):
        """The share that was accepted as it was found, in per cent."""
        return round(100 * self.accepted / self.decided)


@dataclass(frozen=True, slots=True)
class Speed:
    """The median time that a decision took, of those with no pause before."""

    about: str
    count: int
    seconds: float


def rules():
    """Return each component and, below it, its rules, as they were decided on."""
    with connection.cursor() as cursor:
        cursor.execute(RULES, [LATEST, ROWS])
        return [Rule(*row) for row in cursor.fetchall()]


def speeds():
    """Return how long decisions took, by what they were about."""
    with connection.cursor() as cursor:
        cursor.execute(SPEED, [LATEST, PAUSE])
        return [Speed(*row) for row in cursor.fetchall()]
