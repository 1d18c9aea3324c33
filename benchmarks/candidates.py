"""Time what a new figure sets off: ``python benchmarks/candidates.py [FIGURES]``.

For figures of the database as it is, half at random and half of the hottest questions:
find the candidates and judge them, with all that the site does but for storing the
links. Prints p50 and p95 in milliseconds, and how many figures were judged.
"""

import os
import statistics
import sys
import time

import django
from django.db import connection


def main(count):
    for name, figures in {
        "at random": at_random(count),
        "hottest questions": hottest(count),
    }.items():
        times, judged = [], []
        for figure in figures:
            started = time.perf_counter()
            proposals_for([figure])
            times.append((time.perf_counter() - started) * 1000)
            judged.append(len(candidates_of({figure: [figure.measure_id]})[figure.pk]))
        cuts = statistics.quantiles(times, n=100)
        print(
            f"{name:<18} {len(figures):>5} figures  "
            f"p50 {cuts[49]:6.1f} ms  p95 {cuts[94]:6.1f} ms  "
            f"judged: median {statistics.median(judged):.0f}, most {max(judged)}"
        )


def at_random(count):
    return fetched(
        "SELECT figure_id FROM claims_comparable ORDER BY random() LIMIT %s", [count]
    )


def hottest(count):
    return fetched(
        """SELECT figure_id FROM claims_comparable JOIN (
            SELECT measure_id, topic_id FROM claims_comparable
            GROUP BY 1, 2 ORDER BY count(*) DESC LIMIT 20
        ) hot USING (measure_id, topic_id) ORDER BY random() LIMIT %s""",
        [count],
    )


def fetched(sql, parameters):
    with connection.cursor() as cursor:
        cursor.execute("SET statement_timeout = 0")
        cursor.execute(sql, parameters)
        keys = [pk for (pk,) in cursor.fetchall()]
    found = in_context(Figure.objects.filter(pk__in=keys)).in_bulk()
    return [found[pk] for pk in keys]


if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "claims.settings")
    sys.path.insert(0, os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
    django.setup()
    from claims.linking.candidates import candidates_of, in_context
    from claims.linking.proposals import proposals_for
    from claims.models import Figure

    main(int(sys.argv[1]) if len(sys.argv) > 1 else 400)
