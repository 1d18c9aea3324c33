"""Measure what each component of the reading earns: all of them, then all but one.

    OPENBLAS_NUM_THREADS=1 python benchmarks/ablation.py DATA

DATA holds attribution/dev.jsonl and corpora in claims/, with their scorers; the
articles in benchmarks/fresh are measured beside them. Prints, as a table for
docs/reading.md, the end-to-end F1 on each, and by how many points it falls without a
component.
"""

import json
import os
import sys
from contextlib import contextmanager
from importlib import import_module
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "claims.settings")

from benchmarks import fresh  # noqa: E402
from claims.extraction import pipeline  # noqa: E402
from claims.extraction.attribution.find import find_attributions  # noqa: E402
from claims.extraction.attribution.prediction import attributions_as_gold  # noqa: E402
from claims.extraction.claims import find_claims  # noqa: E402
from claims.extraction.predictions import claim_as_gold  # noqa: E402
from claims.management.commands.predict import published_on  # noqa: E402
from claims.management.scoring import scorer_of  # noqa: E402

HERE = "claims.extraction."
FIND, CONTENT = "attribution.find", "attribution.content"
# What is left out, the module that calls it, its name there, and what stands in.
COMPONENTS = [
    ("verbs of saying", FIND, "find_frames", lambda *_: []),
    ("“quoted X as saying”", FIND, "find_relayed", lambda _: []),
    ("“according to”", FIND, "find_according", lambda _: []),
    ("nouns such as “warning”", FIND, "find_noun_cues", lambda _: []),
    ("signed quotations", FIND, "find_signed", lambda _: []),
    ("quotations that go on", FIND, "continue_quotations", lambda *_: None),
    ("one within another", FIND, "settle_nesting", lambda _, all_: all_),
    ("asides: “A, she said”", CONTENT, "aside_pieces", lambda *_: []),
    ("noun phrases at a cue", CONTENT, "nominal_pieces", lambda *_: []),
    ("more noun phrases", "claims", "noun_statements", lambda *_: []),
    ("at second hand", "claims", "passed_on", lambda _, all_: all_),
    ("sentences without a cue", "claims", "unattributed", lambda *_: []),
    ("what states nothing", "statements", "states_nothing", lambda *_: False),
    ("pronouns", "speakers.phrases", "PRONOUNS", frozenset()),
    ("roles behind a name", "speakers.mentions", "apposition", lambda _, i: ("", i)),
    ("several together", "speakers.scene", "parts_of", lambda *given: [given[-1]]),
    ("holders of roles", "speakers.holders", "fits_role", lambda *_: False),
]  # fmt: skip


def main():
    data = Path(sys.argv[1])
    lines = (data / "attribution/dev.jsonl").read_text().splitlines()
    texts = [json.loads(line) for line in lines]
    paths = sorted((data / "claims").glob("*.json"))
    corpora = [json.loads(path.read_text()) for path in paths]
    rows = [*texts, *(row for corpus in corpora for row in corpus["articles"])]
    docs = {row["id"]: pipeline.parse(row["text"]) for row in rows}
    attribution = scorer_of(data / "attribution")
    claims = scorer_of(data / "claims")

    def measure():
        found = [claims_f1(claims, corpus, docs) for corpus in corpora]
        return [attribution_f1(attribution, texts, docs), *found, fresh.measured()[1]]

    whole = measure()
    heads = [
        "without",
        "attributions",
        *(f"claims/{path.stem}" for path in paths),
        "fresh",
    ]
    print_row(heads)
    print_row(["---"] * len(heads))
    print_row(["nothing", *(f"{share:.3f}" for share in whole)])
    for words, module, name, instead in COMPONENTS:
        with replaced(import_module(HERE + module), name, instead):
            now = measure()
        falls = [(b - a) * 100 for a, b in zip(whole, now, strict=True)]
        print_row([words, *(f"{fall:+.1f}" for fall in falls)])


def print_row(cells):
    print("|", " | ".join(cells), "|", flush=True)


@contextmanager
def replaced(module, name, instead):
    """Let ``module.name`` be ``instead`` for a while."""
    before = getattr(module, name)
    setattr(module, name, instead)
    try:
        yield
    finally:
        setattr(module, name, before)


def attribution_f1(scorer, rows, docs):
    gold = {row["id"]: row for row in rows}
    found = {
        key: {
            "id": key,
            "attributions": attributions_as_gold(find_attributions(docs[key])),
        }
        for key in gold
    }
    counts, _ = scorer.score(gold, found)
    return scorer.measures(scorer.total(counts.values()))["end_to_end"]["f1"]


def claims_f1(scorer, corpus, docs):
    found = []
    for article in corpus["articles"]:
        doc = docs[article["id"]]
        doc._.attributions = find_attributions(doc)
        day = published_on(article)
        found += [
            claim_as_gold(article["id"], claim) for claim in find_claims(doc, day)
        ]
    result, _ = scorer.score(corpus, {"claims": found})
    return result["metrics"]["e2e"]["f1"]


if __name__ == "__main__":
    main()
