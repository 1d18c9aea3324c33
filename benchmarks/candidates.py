"""Time what a new figure sets off: ``python benchmarks/candidates.py [FIGURES]``.

For figures of the database as it is, half at random and half of the hottest questions:
find the candidates and judge them, with all that the site does but for storing the
links. Prints p50 and p95 in milliseconds, of time passed and of this process's CPU,
and how many figures were judged.
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
            began = time.perf_counter(), time.process_time()
            proposals_for([figure])
            ended = time.perf_counter(), time.process_time()
            times.append([(b - a) * 1000 for a, b in zip(began, ended, strict=True)])
            judged.append(len(candidates_of({figure: [figure.measure]})[figure.pk]))
        elapsed, cpu = (
            statistics.quantiles(kind, n=100) for kind in zip(*times, strict=True)
        )
        print(
            f"{name:<18} {len(figures):>5} figures  "
            f"p50 {elapsed[49]:6.1f} ms  p95 {elapsed[94]:6.1f} ms  "
            f"CPU p50 {cpu[49]:5.1f} ms  p95 {cpu[94]:5.1f} ms  "
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
    found = {one.pk: one for one in stated(keys)}
    return [found[pk] for pk in keys]


if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "claims.settings")
    sys.path.insert(0, os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
    django.setup()
    from claims import postgres
    from claims.linking.candidates import candidates_of
    from claims.linking.proposals import proposals_for
    from claims.linking.statements import stated

    with postgres.at_hand():
        main(int(sys.argv[1]) if len(sys.argv) > 1 else 400)
