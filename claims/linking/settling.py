"""What accepted figures answer, kept beside them for the index: see ``Comparable``."""

from claims.models import Comparable, Figure, State
from claims.models.ranges import days_of

A_BATCH = 1000
REPEATED = ["measure", "topic", "place", "day"]


def settle(figures):
    """Make the rows of ``figures``, a query, tell how they stand now."""
    known = Comparable.objects.filter(figure__in=figures)
    known.exclude(figure__in=comparable(figures)).delete()
    Comparable.objects.bulk_create(
        rows_of(comparable(figures)),
        batch_size=A_BATCH,
        update_conflicts=True,
        unique_fields=["figure"],
        update_fields=REPEATED,
    )


def comparable(figures):
    """Those of ``figures`` that may be compared with others: see ``Comparable``."""
    return figures.filter(
        claim__state=State.ACCEPTED,
        claim__appearance_of__isnull=True,
        measure__isnull=False,
        conversion_of__isnull=True,
    )


def rows_of(figures):
    """Return the unsaved rows that ``figures`` should have."""
    article = "claim__snapshot__article"
    columns = ["pk", "measure_id", "place_id", "as_of"]
    columns += [f"{article}__topic_id", f"{article}__published_on"]
    return [
        Comparable(
            figure_id=pk,
            measure_id=measure,
            topic_id=topic,
            place_id=place,
            day=last_day(as_of) or published_on,
        )
        for pk, measure, place, as_of, topic, published_on in figures.values_list(
            *columns
        )
    ]


def last_day(as_of):
    """Return the last day of a stored range of days, None where it is open."""
    days = days_of(as_of)
    return days and days[1]


def untrue():
    """Return the ids of figures whose row is missing, superfluous or wrong.

    Reads every figure: for checks of a whole database.
    """
    columns = ["figure_id", *(f"{name}_id" for name in REPEATED[:-1]), "day"]
    stored = set(Comparable.objects.values_list(*columns))
    wanted = {
        tuple(getattr(row, name) for name in columns)
        for row in rows_of(comparable(Figure.objects.all()))
    }
    return sorted({row[0] for row in stored ^ wanted})
