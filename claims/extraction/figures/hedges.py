"""The words around a number that make it a bound or an approximation."""

from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

from .words import Words

ARTICLES = frozenset({"a", "an", "the", "only", "just", "another", "still"})
TOTALS = (
    ("a", "total", "of"),
    ("the", "total", "of"),
    ("a", "combined"),
    ("a", "total"),
)
BOUNDS = frozenset({"more than", "at least", "fewer than", "at most"})
# Words that bound a number only where nothing counted follows: "passed 40 laws".
VERBS = frozenset({("passed",), ("near",), ("beyond",), ("maximum",), ("minimum",)})
NOT_PERHAPS = frozenset({("possibly",), ("probably",), ("perhaps",), ("maybe",)})


@dataclass(frozen=True, slots=True)
class Hedge:
    """What kind of bound the words from ``first`` to ``last`` (exclusive) make.

    ``loose`` marks a bound on an approximation: "up to about 30".
    """

    kind: str
    first: int
    last: int
    loose: bool = False


@cache
def phrases(place: str) -> dict[tuple[str, ...], str]:
    """Return the phrases that stand "before" or "after" a number, with their kinds."""
    found: dict[tuple[str, ...], str] = {}
    table = Path(__file__).with_name("hedges.tsv").read_text(encoding="utf-8")
    for line in table.splitlines():
        if line.startswith("#"):
            continue
        kind, where, alternatives = line.split("\t")
        if where == place:
            for phrase in alternatives.split("|"):
                found[_key(phrase)] = kind
    return found


def _key_at(words: Words, first: int, last: int) -> tuple[str, ...]:
    return tuple(words.lower(at) for at in range(first, last))


def _key(phrase: str) -> tuple[str, ...]:
    return tuple(word.lower for word in Words(phrase).all)


@cache
def _longest_from(place: str) -> dict[str, int]:
    """Return the words of the longest phrase that begins with each word."""
    return _longest_by(place, 0)


@cache
def _longest_to(place: str) -> dict[str, int]:
    """Return the words of the longest phrase that ends with each word."""
    return _longest_by(place, -1)


def _longest_by(place: str, at: int) -> dict[str, int]:
    found: dict[str, int] = {}
    for phrase in phrases(place):
        found[phrase[at]] = max(len(phrase), found.get(phrase[at], 0))
    return found


COMPARING = frozenset({"above", "below", "than"})


def hedge_around(words: Words, first: int, last: int) -> Hedge | None:
    """Return what the words before and after a number make of it together.

    A bound counts more than an approximation: "about 500 or more" is at least 500.
    """
    before, after = hedge_before(words, first), hedge_after(words, last)
    if before is None or after is None:
        return before or after
    if before.kind not in BOUNDS and after.kind in BOUNDS:
        return replace(after, loose=True)
    if before.kind in BOUNDS and after.kind not in BOUNDS:
        return replace(before, loose=True)
    return before


def hedge_before(words: Words, i: int) -> Hedge | None:
    """Return the hedge that ends right before word ``i``, a bound on it included."""
    inner = _ending_at(words, _before_articles(words, i))
    if inner is None:
        return None
    if inner.kind in BOUNDS:  # "above the 5.5 percent agreed" compares with 5.5
        known = words.lower(i - 1) == "the" and words.lower(i - 2) in COMPARING
        return None if known else inner
    outer = _ending_at(words, _before_articles(words, inner.first))
    if outer is None or outer.kind not in BOUNDS:
        return inner
    return replace(outer, last=inner.last, loose=True)


def _before_articles(words: Words, i: int) -> int:
    """Return ``i`` moved before "a", "the", "a total of" and the like."""
    before = words.lower(i - 1)
    for total in TOTALS:
        if before == total[-1] and _key_at(words, i - len(total), i) == total:
            return i - len(total)
    return i - 1 if before in ARTICLES else i


def _ending_at(words: Words, end: int) -> Hedge | None:
    longest = _longest_to("before").get(words.lower(end - 1), 0)
    for length in range(min(longest, end), 0, -1):
        first = end - length
        key = _key_at(words, first, end)
        kind = phrases("before").get(key)
        if kind and _is_meant(words, key, first, end):
            return Hedge(kind, first, end)
    return None


def _is_meant(words: Words, key: tuple[str, ...], first: int, end: int) -> bool:
    """Whether the phrase bounds the number rather than governs the thing counted."""
    if key in VERBS:
        return not (words.lower(end + 1).isalpha() or words.lower(end + 1) in "-–")
    if key in NOT_PERHAPS:
        return words.lower(first - 1) not in {"and", ","}
    if key == ("short", "of"):
        return words.lower(first - 1) != "in"
    return True


def hedge_at(words: Words, i: int) -> Hedge | None:
    """Return the longest hedge that begins at word ``i``, before a number."""
    for length in range(_longest_from("before").get(words.lower(i), 0), 0, -1):
        key = _key_at(words, i, i + length)
        kind = phrases("before").get(key)
        if kind:
            return Hedge(kind, i, i + length)
    return None


def hedge_after(words: Words, i: int) -> Hedge | None:
    """Return the hedge that begins at word ``i``: "or more", "or so", "at least"."""
    for length in range(_longest_from("after").get(words.lower(i), 0), 0, -1):
        end = i + length
        key = _key_at(words, i, end)
        kind = phrases("after").get(key)
        if kind and _closes(words, key, i, end):
            return Hedge(kind, i, end)
    return None


def _closes(words: Words, key: tuple[str, ...], i: int, end: int) -> bool:
    """Whether the phrase belongs to the number before it."""
    if key in {("+",), ("plus",), ("odd",)}:
        return words.glued(i) or key == ("odd",)
    if key[0] == "-" and not words.glued(i):
        return False
    after = words.at(end)
    if key[0] in {"at", "approximately", "roughly"} and after and after.is_numeral:
        return False  # "with 40 at least 12 of whom": the hedge of what follows
    if key in {("and", "more"), ("or", "more"), ("and", "over")} and after:
        return after.lower not in {"than", "are", "were", "will", "time", "have"}
    return (
        key not in {("minimum",), ("maximum",), ("max",)}
        or not after
        or (not after.text.isalpha())
    )
