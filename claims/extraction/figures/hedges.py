"""The words around a number that make it a bound or an approximation."""

from dataclasses import dataclass
from functools import cache
from pathlib import Path

from .words import Words

AFTER = {
    ("or", "more"): "at least",
    ("and", "more"): "at least",
    ("or", "greater"): "at least",
    ("or", "higher"): "at least",
    ("and", "above"): "at least",
    ("or", "fewer"): "at most",
    ("or", "less"): "at most",
    ("or", "under"): "at most",
    ("or", "so"): "about",
    ("+",): "at least",
    ("-", "plus"): "at least",
    ("plus",): "at least",
    ("at", "least"): "at least",
    ("at", "most"): "at most",
    ("at", "the", "most"): "at most",
    ("at", "the", "least"): "at least",
}
SKIPPED = {"a", "an", "the", "total", "of", "only", "just", "well"}


@dataclass(frozen=True, slots=True)
class Hedge:
    """What kind of bound the words from ``first`` to ``last`` (exclusive) make."""

    kind: str
    first: int
    last: int


@cache
def phrases() -> dict[tuple[str, ...], str]:
    """Return the phrases that stand before a number, with their kinds."""
    found: dict[tuple[str, ...], str] = {}
    path = Path(__file__).with_name("hedges.tsv")
    for line in path.read_text().splitlines():
        if not line.startswith("#"):
            kind, alternatives = line.split("\t")
            for phrase in alternatives.split("|"):
                found[tuple(phrase.split())] = kind
    return found


@cache
def _longest() -> int:
    return max(len(phrase) for phrase in phrases())


def hedge_before(words: Words, i: int) -> Hedge | None:
    """Return the longest hedge that ends right before word ``i``."""
    for end in (i, i - 1) if words.lower(i - 1) in {"a", "an", "the", "only"} else (i,):
        for length in range(_longest(), 0, -1):
            first = end - length
            key = tuple(words.lower(at) for at in range(first, end))
            kind = phrases().get(key) if first >= 0 else None
            if kind and not (kind == "about" and words.lower(first - 1) == "and"):
                return Hedge(kind, first, end)
    return None


def hedge_after(words: Words, i: int) -> Hedge | None:
    """Return the hedge that begins at word ``i``: "or more", "or so", "at least"."""
    for phrase, kind in AFTER.items():
        key = tuple(words.lower(at) for at in range(i, i + len(phrase)))
        if key != phrase:
            continue
        if phrase in {("+",), ("plus",)} and not words.all[i].glued:
            continue
        after = words.at(i + len(phrase))
        if phrase[0] == "at" and after and after.is_numeral:
            continue  # "with 40 at least 12 of whom": the hedge of what follows
        return Hedge(kind, i, i + len(phrase))
    return None
