"""What accepted figures answer, kept beside them for the index: see ``Comparable``."""

from claims.models import Comparable, Figure
from claims.models.ranges import days_of
from claims.models.rows import fetched, select

COLUMNS = ["figure_id", "measure_id", "topic_id", "place_id", "day"]
ARTICLE = "claim__snapshot__article"
READ = [
    "pk", "measure_id", f"{ARTICLE}__topic_id", "place_id", "as_of",
    f"{ARTICLE}__published_on",
]  # fmt: skip
ROWS_OF_CLAIM = " WHERE figure_id IN (SELECT id FROM claims_figure WHERE claim_id = %s)"
# Which figures are compared, of those read with their claims.
ARE_COMPARED = """
    WHERE claims_claim.state = 'accepted' AND claims_claim.appearance_of_id IS NULL
    AND claims_figure.measure_id IS NOT NULL AND claims_figure.conversion_of_id IS NULL
"""


def settle(claim):
    """Make the rows of the figures of ``claim`` tell how they stand now."""
    stored, wanted = stored_rows(claim), wanted_rows(claim)
    superfluous = {pk for pk, *_ in stored} - {pk for pk, *_ in wanted}
    if superfluous:
        Comparable.objects.filter(pk__in=superfluous).delete()
    Comparable.objects.bulk_create(
        [Comparable(**dict(zip(COLUMNS, row, strict=True))) for row in wanted - stored],
        update_conflicts=True,
        unique_fields=["figure"],
        update_fields=["measure", "topic", "place", "day"],
    )


def untrue():
    """Return the ids of figures whose row is missing, superfluous or wrong.

    Reads every figure: for checks of a whole database.
    """
    return sorted({pk for pk, *_ in stored_rows() ^ wanted_rows()})


def stored_rows(claim=None):
    """Return the columns of the rows there are, of the figures of ``claim`` or all."""
    sql = select(Comparable, *COLUMNS)
    if claim is None:
        return set(fetched(sql, []))
    return set(fetched(sql + ROWS_OF_CLAIM, [claim.pk]))


def wanted_rows(claim=None):
    """Return the columns of the rows that there should be, as ``stored_rows`` does."""
    sql = select(Figure, *READ) + ARE_COMPARED
    if claim is None:
        read = fetched(sql, [])
    else:
        read = fetched(f"{sql} AND claim_id = %s", [claim.pk])
    return {
        (*question, last_day(as_of) or published_on)
        for *question, as_of, published_on in read
    }


def last_day(as_of):
    """Return the last day of a stored range of days, None where it is open."""
    days = days_of(as_of)
    return days and days[1]
