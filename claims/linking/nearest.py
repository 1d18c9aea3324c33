"""The nearest figures that answer one question, read from the index alone.

In SQL by hand: a new figure takes up to six scans for each measure, and building these
with the ORM took several times as long as PostgreSQL needs to answer them.
"""

from claims.models.rows import fetched

from .statements import PLACES_DEEP

NEAREST = 40  # figures of one measure looked at on either side of a figure's day
UNDATED = 10  # figures without any day that are looked at besides
PARTS = """
    WITH RECURSIVE part (whole, id, depth) AS (
        SELECT id, id, 1 FROM claims_place WHERE id = ANY(%s)
        UNION ALL
        SELECT part.whole, place.id, part.depth + 1
        FROM claims_place place JOIN part ON place.within_id = part.id
        WHERE part.depth < %s
    )
    SELECT whole, id FROM part"""
SCAN = """(
    SELECT %s, day, figure_id FROM claims_comparable
    WHERE measure_id = %s AND figure_id <> %s AND {where}
    ORDER BY {order} LIMIT %s)"""
BEFORE = "day <= COALESCE(%s::date, 'infinity')", "day DESC, figure_id DESC", NEAREST
AFTER = "day > %s::date", "day, figure_id", NEAREST
WITHOUT = "day IS NULL", "figure_id DESC", UNDATED


def nearest_of(wanted):
    """Return the ids of the candidates of ``wanted``, as ``candidates_of`` does.

    Some may be of the same claim.
    """
    parts = parts_of({figure.places[0] for figure in wanted if figure.places})
    scans, parameters = [], []
    for figure, measures in wanted.items():
        related = [*figure.places, *parts.get(next(iter(figure.places), None), ())]
        for measure in measures:
            for where, values in questions(figure.topic, related):
                for scan in scans_of(figure, measure, where, values):
                    scans.append(scan[0])
                    parameters += scan[1]
    found = {figure.pk: {} for figure in wanted}
    days = {figure.pk: figure.day for figure in wanted}
    for of, day, pk in fetched(" UNION ALL ".join(scans), parameters) if scans else ():
        found[of][pk] = (gap(days[of], day), -pk)
    return {of: sorted(keys, key=keys.get) for of, keys in found.items()}


def questions(topic, related):
    """Yield what a row must meet to be about the same: a condition and its values.

    ``related`` are the ids of the places related to the figure's, [] where it has none.
    """
    if topic and related:
        yield (
            "topic_id = %s AND (place_id IS NULL OR place_id = ANY(%s))",
            [topic, related],
        )
        yield "topic_id IS NULL AND place_id = ANY(%s)", [related]
    elif topic:
        yield "topic_id = %s", [topic]
    elif related:
        yield "place_id = ANY(%s)", [related]


def scans_of(figure, measure, where, values):
    """Yield the scans just before, just after and without a day, with their values."""
    for time, order, most in (BEFORE, AFTER, WITHOUT):
        if time == AFTER[0] and figure.day is None:
            continue
        day = [figure.day] if "%s" in time else []
        scan = SCAN.format(where=f"{where} AND {time}", order=order)
        yield scan, [figure.pk, measure, figure.pk, *values, *day, most]


def parts_of(places):
    """Return for each of ``places``, ids, those within, as far as comparisons look."""
    found = {}
    rows = fetched(PARTS, [list(places), PLACES_DEEP]) if places else ()
    for whole, part in rows:
        found.setdefault(whole, []).append(part)
    return found


def gap(a, b):
    """Return how many days two days are apart, 0 where one is None."""
    return 0 if a is None or b is None else abs((a - b).days)
