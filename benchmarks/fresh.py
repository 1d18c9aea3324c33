"""Measure the reading on short articles that were written after its rules.

    python benchmarks/fresh.py [FIRST [LAST]]

FIRST and LAST number the files in benchmarks/fresh that are read, all of them without.
Each holds an article, a line "====", and its claims, one a line: the words (" … "
between pieces), the speaker ("-" for the article itself), "via" who relays them, and
"=" its figures: "31", ">60", ">=14", "9..14 m". Words after a "?" may be found or not,
as may such figures. A claim is found where the characters agree by half or more; it is
right where the speaker is, too: the same words but for small ones, or all of the one
in the other. A figure is right where both bounds and the unit are.
"""

import os
import re
import sys
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

from claims.domain.intervals import Interval  # noqa: E402
from claims.domain.units import WHOLE  # noqa: E402
from claims.extraction.pipeline import read  # noqa: E402
from claims.extraction.speakers.names import SMALL, fold  # noqa: E402

FOLDER = ROOT / "benchmarks/fresh"
DAY = date(2026, 6, 3)


@dataclass(frozen=True)
class Wanted:
    """A claim as annotated: the characters of its content, its speaker, its relay.

    ``figures`` is None where they were not annotated.
    """

    places: frozenset
    speaker: str
    via: str = ""
    figures: tuple | None = None


def main():
    found, right, figures = measured(*map(int, sys.argv[1:3]), tell=print)
    print(f"F1: detection {found:.3f}, end to end {right:.3f}, figures {figures:.3f}")


def measured(first=1, last=99, tell=None):
    """Return the F1 of detection, end to end, and of figures; ``tell`` each error."""
    tell = tell or (lambda _: None)
    sizes = found = right = 0
    figures = [0, 0]
    for path in sorted(FOLDER.glob("*.txt")):
        if not first <= int(path.stem[:2]) <= last:
            continue
        text, wanted = annotated(path.read_text())
        pairs, missed, spurious = matched(text, wanted)
        for gold in missed:
            tell(f"{path.stem} missed: {words(text, gold.places)}")
        for claim in spurious:
            tell(f"{path.stem} spurious: {words(text, places_of(claim))}")
        for gold, claim in pairs:
            if not is_right(gold, claim):
                tell(f"{path.stem} speaker: {name_of(claim)} for {gold.speaker}")
            for i, count in enumerate(compared(gold, claim, text, tell)):
                figures[i] += count
        sizes += 2 * len(pairs) + len(missed) + len(spurious)
        found += len(pairs)
        right += sum(is_right(*pair) for pair in pairs)
    return 2 * found / sizes, 2 * right / sizes, 2 * figures[0] / (figures[1] or 1)


def judged():
    """Return each file's name with a claim found in it, and whether it is right."""
    found = []
    for path in sorted(FOLDER.glob("*.txt")):
        pairs, _, spurious = matched(*annotated(path.read_text()))
        found += [(path.stem, claim, is_right(gold, claim)) for gold, claim in pairs]
        found += [(path.stem, claim, False) for claim in spurious]
    return found


def annotated(source):
    """Return the text of a file and its claims. Raises ValueError on foreign words."""
    text, _, lines = source.partition("\n====\n")
    found = []
    for line in lines.splitlines():
        quote, *more = (part.strip() for part in line.removeprefix("?").split("|"))
        speaker = "?" if line[0] == "?" else more.pop(0)
        places, start = set(), 0
        for piece in quote.strip().split(" … "):
            start = text.index(piece, start)
            places.update(range(start, start + len(piece)))
        via, figures = "", None
        for part in more:
            if part[0] == "=":
                figures = tuple(one.strip() for one in part[1:].split(";") if one)
            else:
                via = part.removeprefix("via ")
        found.append(Wanted(frozenset(places), speaker, via, figures))
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
    pairs = [pair for pair in pairs if pair[0].speaker != "?"]
    return pairs, [gold for gold in missed if gold.speaker != "?"], left


def compared(gold, claim, text, tell):
    """Return how many figures are right, and how many there are on both sides."""
    if gold.figures is None:
        return 0, 0
    left = [(figure, as_written(figure)) for figure in claim.figures]
    right = 0
    for wanted in sorted(gold.figures, key=lambda one: one[0] == "?"):
        spellings = spelled(wanted.removeprefix("?"))
        met = next((pair for pair in left if pair[1] in spellings), None)
        if met is not None:
            left.remove(met)
            right += wanted[0] != "?"
        elif wanted[0] != "?":
            tell(f"figure missed: {wanted} of {words(text, gold.places)}")
    for figure, _ in left:
        tell(f"figure too much: {text[figure.span.start : figure.span.end]}")
    count = sum(wanted[0] != "?" for wanted in gold.figures)
    return right, count + right + len(left)


def as_written(figure):
    """Return a figure's bounds and its unit."""
    return figure.interval, "" if figure.unit in {None, WHOLE} else figure.unit


def spelled(written):
    """Return what ">60 km" or "9..14 ?%" says; two where the unit may be left out."""
    number, _, unit = written.partition(" ")
    sign = re.match(r"[<>]=?|", number)[0]
    ends = [Decimal(end) for end in number[len(sign) :].split("..")]
    low = Decimal(0) if sign[:1] == "<" else ends[0]
    high = None if sign[:1] == ">" else ends[-1]
    units = {unit.removeprefix("?"), "" if unit[:1] == "?" else unit}
    ends = Interval(low, high, sign == ">", sign == "<")
    return [(ends, one) for one in units]


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
    each = all(content(one) & b for one in gold.speaker.split(" and "))
    return bool(a and b) and (a <= b or (b <= a and each))


def content(name):
    return set(fold(name).split()) - SMALL


def name_of(claim):
    return claim.speaker.name if claim.speaker else "the article itself"


def words(text, places):
    return " ".join(text[min(places) : max(places) + 1].split())[:110]


if __name__ == "__main__":
    main()
