"""Measure articles a second of the whole reading against spaCy's bare pipeline.

    OPENBLAS_NUM_THREADS=1 python benchmarks/reading.py [FILE...]

Both run in this process, in turns, on the same texts: the project's own sample, or
FILES, joined and cut to some 550 words each. Memory is the process's peak before the
bare pipeline is loaded. With two workers on two cores twice the rate is to be had.
"""

import os

os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

import resource
import sys
from datetime import date
from itertools import cycle
from pathlib import Path
from statistics import median
from time import process_time

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

import spacy  # noqa: E402

from claims.extraction.pipeline import PACKAGES, load, read  # noqa: E402

COUNT, WORDS, ROUNDS = 12, 550, 10
BATCH = 16  # texts that the bare pipeline takes at once, its best size
DAY = date(2024, 8, 12)


def main():
    files = [Path(name) for name in sys.argv[1:]] or sorted(ROOT.glob("seeds/*/*.txt"))
    texts = articles([without_headers(path.read_text()) for path in files])
    load()
    ours = [timed(read_all, texts)]
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    nlp = spacy.load(PACKAGES["en_core_web_sm"])
    bare = [timed(bare_all, texts, nlp)]
    for _ in range(ROUNDS - 1):
        ours.append(timed(read_all, texts))
        bare.append(timed(bare_all, texts, nlp))
    fast, plain = min(ours), min(bare)
    ratio = median(b / a for a, b in zip(ours, bare, strict=True))
    print(f"{COUNT} articles of {WORDS} words, best of {ROUNDS} rounds, one process")
    print(f"  whole reading   {COUNT / fast:5.1f} articles/s, peak {peak} MB")
    print(f"  bare spaCy      {COUNT / plain:5.1f} articles/s")
    print(f"  ratio           {plain / fast:5.2f} of the best, {ratio:.2f} the median")


def without_headers(text):
    """Return the body of a dispatch of the sample, any other text as it is."""
    head, _, body = text.partition("\n\n")
    return body if head.startswith("Headline: ") else text


def articles(dispatches):
    """Return texts of about as many words each, of whole paragraphs."""
    paragraphs = cycle(
        part for text in dispatches for part in text.split("\n\n") if part.strip()
    )
    found = []
    for _ in range(COUNT):
        parts = []
        while sum(len(part.split()) for part in parts) < WORDS:
            parts.append(next(paragraphs).strip())
        found.append("\n\n".join(parts))
    return found


def read_all(texts):
    for text in texts:
        read(text, published_on=DAY)


def bare_all(texts, nlp):
    for _ in nlp.pipe(texts, batch_size=BATCH):
        pass


def timed(run, *arguments):
    """Return the CPU seconds of a run: others on the machine do not count."""
    start = process_time()
    run(*arguments)
    return process_time() - start


if __name__ == "__main__":
    main()
