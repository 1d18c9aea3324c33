"""Verdicts a second: the pure domain, one process, no database.

Give a number of pairs to judge more of them.
Counted in processor time, so that others on the machine matter little. The pairs are
like a busy story's: mostly one measure and place, so that most go all the way to
their numbers, the costliest way.
"""

import random
import sys
import time
from collections import Counter
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from claims.domain.comparison import compare
from claims.domain.intervals import Interval
from claims.domain.statement import Scope, Statement

GOAL = 20_000  # verdicts a second
START = date(2024, 8, 6)


def statement(chance: random.Random) -> Statement:
    """Return a statement of a made-up story."""
    value = Decimal(chance.randrange(1, 100_000))
    kind = chance.random()
    interval = Interval.exactly(value)
    if kind < 0.15:
        interval = Interval(value, None, low_open=chance.random() < 0.5)
    elif kind < 0.2:
        interval = Interval(value, value + 10)
    day = START + timedelta(days=chance.randrange(5))
    side = chance.choice(["one", "two", "three"])
    in_miles = chance.random() < 0.1
    return Statement(
        words=f"{value:,}",
        interval=interval,
        measure=chance.choice(["territory held"] * 9 + ["territory gained"]),
        dimension="area",
        unit="mi2" if in_miles else "km2",
        base_unit="km2",
        is_approximate=chance.random() < 0.3,
        scope=Scope(
            places=chance.choice([("North",)] * 8 + [("Port", "North"), ()]),
            as_of=(day, day),
            is_new=chance.random() < 0.05,
            modality=chance.choice(["actual"] * 9 + ["planned"]),
        ),
        is_denied=chance.random() < 0.05,
        speaker=f"{side} {chance.randrange(3)}",
        side=side,
        said_on=day,
    )


def main(pairs: int) -> bool:
    """Judge ``pairs`` pairs, print the rate, return whether the goal is reached."""
    chance = random.Random(1)  # noqa: S311 (a benchmark that repeats, no secret)
    statements = [statement(chance) for _ in range(2_000)]
    chosen = [
        (chance.choice(statements), chance.choice(statements)) for _ in range(pairs)
    ]
    for a, b in chosen[:1_000]:  # the units library loads its tables once
        compare(a, b)
    start = time.process_time()
    relations = Counter(compare(a, b).relation for a, b in chosen)
    rate = pairs / (time.process_time() - start)
    print(f"{rate:,.0f} verdicts/s (goal {GOAL:,}) on {pairs:,} pairs")
    for relation, count in relations.most_common():
        print(f"  {relation or 'nothing to say'}: {count:,}")
    return rate >= GOAL


if __name__ == "__main__":
    sys.exit(not main(int(sys.argv[1]) if len(sys.argv) > 1 else 50_000))
