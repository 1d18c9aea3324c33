"""Measure the reading on short articles that were written after its rules.

    python benchmarks/fresh.py [FOLDER]

Each file holds an article, a line "====", and its claims, one a line: the words (" … "
between pieces), the speaker ("-" for the article itself), and "via" who relays them.
A claim is found where the characters agree by half or more; it is right where the
speaker is, too: the same words but for small ones, or all of the one in the other.
"""

import os
import sys
from dataclasses import dataclass
from datetime import date
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

from claims.extraction.pipeline import read  # noqa: E402
from claims.extraction.speakers.names import SMALL, fold  # noqa: E402

FOLDER = ROOT / "benchmarks/fresh"
DAY = date(2026, 6, 3)


@dataclass(frozen=True)
class Wanted:
    """A claim as annotated: the characters of its content, its speaker, its relay."""

    places: frozenset
    speaker: str
    via: str = ""


def main():
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else FOLDER
    found, right = measured(folder, tell=print)
    print(f"detection F1 {found:.3f}, end to end F1 {right:.3f}")


def measured(folder, tell=None):
    """Return the F1 of detection and end to end; ``tell`` each error in a line."""
    tell = tell or (lambda _: None)
    sizes = found = right = 0
    for path in sorted(folder.glob("*.txt")):
        text, wanted = annotated(path.read_text())
        pairs, missed, spurious = matched(text, wanted)
        for gold in missed:
            tell(f"{path.stem} missed: {words(text, gold.places)}")
        for claim in spurious:
            tell(f"{path.stem} spurious: {words(text, places_of(claim))}")
        for gold, claim in pairs:
            if not is_right(gold, claim):
                tell(f"{path.stem} speaker: {name_of(claim)} for {gold.speaker}")
        sizes += 2 * len(pairs) + len(missed) + len(spurious)
        found += len(pairs)
        right += sum(is_right(*pair) for pair in pairs)
    return 2 * found / sizes, 2 * right / sizes


def annotated(source):
    """Return the text of a file and its claims. Raises ValueError on foreign words."""
    text, _, lines = source.partition("\n====\n")
    found = []
    for line in lines.splitlines():
        quote, speaker, *more = (part.strip() for part in line.split("|"))
        places, start = set(), 0
        for piece in quote.split(" … "):
            start = text.index(piece, start)
            places.update(range(start, start + len(piece)))
        via = more[0].removeprefix("via ") if more else ""
        found.append(Wanted(frozenset(places), speaker, via))
    return text, found


def matched(text, wanted):
    """Return pairs of what is wanted and found, what was missed, what is too much."""
    left = list(read(text, published_on=DAY).claims)
    pairs, missed = [], []
    for gold in wanted:
        best = max(left, key=lambda claim: overlap(gold, claim), default=None)
        if best is not None and overlap(gold, best) >= 0.5:
            left.remove(best)
            pairs.append((gold, best))
        else:
            missed.append(gold)
    return pairs, missed, left


def overlap(gold, claim):
    """Return the characters in both as a share of those in either."""
    places = places_of(claim)
    return len(places & gold.places) / len(places | gold.places)


def places_of(claim):
    return {i for piece in claim.segments for i in range(piece.start, piece.end)}


def is_right(gold, claim):
    if gold.speaker == "-":
        return claim.speaker is None
    if claim.speaker is None or bool(gold.via) != (claim.via is not None):
        return False
    a, b = content(gold.speaker), content(claim.speaker.name)
    return bool(a and b) and (a <= b or b <= a)


def content(name):
    return set(fold(name).split()) - SMALL


def name_of(claim):
    return claim.speaker.name if claim.speaker else "the article itself"


def words(text, places):
    return " ".join(text[min(places) : max(places) + 1].split())[:110]


if __name__ == "__main__":
    main()
