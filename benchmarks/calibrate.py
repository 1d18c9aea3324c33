"""Fit the weights of a claim's confidence to annotated articles.

    python benchmarks/calibrate.py DATA [--write]

DATA holds claims/ with its corpora and scorer; the articles in benchmarks/fresh, which
are harder, are added. Each article is left out once and judged by weights fitted to
the others; that table is printed. With --write the weights
fitted to all articles go to claims/extraction/confidence.tsv.
"""

import argparse
import json
import os
import sys
from pathlib import Path

import numpy as np

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "claims.settings")

from benchmarks import fresh  # noqa: E402
from claims.extraction.confidence import features_of, table  # noqa: E402
from claims.extraction.predictions import claim_as_gold  # noqa: E402
from claims.management.commands.predict import tell  # noqa: E402
from claims.management.scoring import judge, reliability, scorer_of  # noqa: E402

TABLE = ROOT / "claims/extraction/confidence.tsv"
RIDGE = 5.0  # pulls each weight towards 0: what is rare says little
STEPS = 30  # of Newton's method, which settles in fewer


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n\n")[0])
    parser.add_argument("data", type=Path)
    parser.add_argument("--write", action="store_true")
    options = parser.parse_args()

    judged = [*judged_claims(options.data / "claims"), *fresh.judged()]
    articles, rows, right = as_arrays(judged)
    print(f"{len(right)} claims judged, {right.mean():.0%} of them right.")
    left_out = np.zeros(len(right))
    for article in np.unique(articles):
        others = articles != article
        weights = fit(rows[others], right[others])
        left_out[~others] = shares(rows[~others], weights)
    print("Each article judged by weights fitted to the others:")
    pairs = list(zip(left_out, right, strict=True))
    for low, high, count, mean, share in reliability(pairs):
        print(f"  {low:.0%}–{high:.0%}: {count}, said {mean:.0%}, right {share:.0%}")
    if options.write:
        write(fit(rows, right), len(right))


def judged_claims(folder):
    """Return article, claim and verdict of every claim that the scorer judges."""
    scorer = scorer_of(folder)
    found = []
    for path in sorted(folder.glob("*.json")):
        gold = json.loads(path.read_text())
        for article in gold["articles"]:
            for claim in tell(article).reading.claims:
                verdict = judge(scorer, gold, claim_as_gold(article["id"], claim))
                if verdict is not None:
                    found.append((article["id"], claim, verdict))
    return found


def as_arrays(judged):
    """Return the articles, the features and the verdicts of claims, a row each."""
    names = list(table())
    articles, claims, right = zip(*judged, strict=True)
    features = [set(features_of(claim)) for claim in claims]
    rows = [[float(name in has) for name in names] for has in features]
    return np.array(articles), np.array(rows), np.array(right, dtype=float)


def fit(rows, right):
    """Return the weights of a logistic regression with a ridge, by Newton's method.

    The first column, which holds of every claim, is not pulled towards 0.
    """
    ridge = np.full(rows.shape[1], RIDGE)
    ridge[0] = 1e-6
    weights = np.zeros(rows.shape[1])
    for _ in range(STEPS):
        share = shares(rows, weights)
        slope = rows.T @ (right - share) - ridge * weights
        curve = rows.T @ (rows * (share * (1 - share))[:, None]) + np.diag(ridge)
        weights += np.linalg.solve(curve, slope)
    return weights


def shares(rows, weights):
    return 1 / (1 + np.exp(-rows @ weights))


def write(weights, count):
    lines = [
        "# Weights of an estimate that a claim is right as it stands, fitted by",
        f"# benchmarks/calibrate.py to {count} claims of articles annotated by hand.",
        "# feature\tweight\twords",
    ]
    for (name, (_, words)), weight in zip(table().items(), weights, strict=True):
        lines.append(f"{name}\t{weight:.2f}\t{words}")
    TABLE.write_text("\n".join(lines) + "\n")
    print(f"Wrote {TABLE.relative_to(ROOT)}.")


if __name__ == "__main__":
    main()
