"""What became of some words of a text in a later text: the same, changed how, or gone.

A passage is looked for as it stood, white space aside, with the word on either side;
where it no longer stands, the two texts are aligned word by word. Source: W3C, Web
Annotation Data Model (2017), 4.2.4, for exact words with a prefix and a suffix.
"""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum

TOKEN = re.compile(r"\w+(?:[.,’'-]\w+)*|[^\w\s]")
CONTEXT = 32  # characters before and after that tell equal words apart
FEWEST = 0.34  # share of a passage's words that must be left, or it is gone
REACH = 3  # words that may be changed at an edge
EXACTLY = 6000  # tokens; beyond, frequent words do not align texts
NUMBERS = frozenset(
    "zero none no one two three four five six seven eight nine ten eleven twelve "
    "thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty thirty forty "
    "fifty sixty seventy eighty ninety hundred hundreds thousand thousands million "
    "millions billion billions trillion dozen dozens half third quarter double twice "
    "both score scores once single couple".split()
)
HEDGES = frozenset(
    "about around some roughly approximately nearly almost estimated least most more "
    "less fewer than circa perhaps maybe reportedly allegedly apparently possibly "
    "probably may might could unconfirmed preliminary believed thought".split()
)
BEFORE_NUMBERS = frozenset("over under above below up to".split())


class Rewording(StrEnum):
    """What a change did to a passage, the gravest first."""

    GONE = "passage gone"
    FIGURE = "figure changed"
    HEDGE_DROPPED = "hedge dropped"
    HEDGE_ADDED = "hedge added"
    ATTRIBUTION = "attribution changed"
    COSMETIC = "cosmetic"
    SAME = "same"


@dataclass(frozen=True, slots=True)
class Traced:
    """Where a passage stands in the later text (half-open; None: gone), changed how."""

    kind: Rewording
    start: int | None = None
    end: int | None = None


@dataclass(frozen=True, slots=True)
class Passage:
    """Words of a text that are kept an eye on: ``text[start:end]``.

    ``content`` is the part of them that is claimed, ``figures`` are spans of figures;
    all offsets count characters of the text and are half-open.
    """

    start: int
    end: int
    content: tuple[int, int]
    figures: tuple[tuple[int, int], ...] = ()


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of words in a comparison: "kept", "dropped" or "added"."""

    change: str
    words: str


def trace(old: str, passage: Passage, new: str) -> Traced:
    """Return where the ``passage`` of ``old`` stands in ``new``, and how it changed."""
    found = _as_it_stood(old, passage, new)
    if found is not None:
        return Traced(Rewording.SAME, *found)
    return _aligned(old, passage, new)


def word_diff(old: str, new: str) -> list[Piece]:
    """Return ``old`` and ``new`` as one run of words, kept, dropped and added."""
    a, b = _tokens(old), _tokens(new)
    words_a, words_b = [old[s:e] for s, e in a], [new[s:e] for s, e in b]
    pieces = []
    matcher = SequenceMatcher(None, words_a, words_b, autojunk=False)
    for tag, i1, i2, j1, j2 in matcher.get_opcodes():
        if tag == "equal":
            pieces.append(Piece("kept", new[b[j1][0] : b[j2 - 1][1]]))
            continue
        if i2 > i1:
            pieces.append(Piece("dropped", old[a[i1][0] : a[i2 - 1][1]]))
        if j2 > j1:
            pieces.append(Piece("added", new[b[j1][0] : b[j2 - 1][1]]))
    return pieces


def _as_it_stood(old: str, passage: Passage, new: str) -> tuple[int, int] | None:
    """Return the one place where the passage and its neighbours stand unchanged."""
    left, right = _neighbours(old, passage.start, passage.end)
    words = old[left:right]
    here, there = list(_standing(words, old)), list(_standing(words, new))
    if len(there) > 1:
        alike = [
            span
            for span in there
            if _context(new, span) == _context(old, (left, right))
        ]
        if len(alike) == 1:
            there = alike
        elif len(there) == len(here):
            there = [there[[start for start, _ in here].index(left)]]
    if len(there) != 1:
        return None
    inside = list(_standing(old[passage.start : passage.end], new[slice(*there[0])]))
    lead = _standing_index(old[left:right], passage.start - left, passage.end - left)
    start, end = inside[lead]
    return there[0][0] + start, there[0][0] + end


def _standing_index(words: str, start: int, end: int) -> int:
    """Return which of the equal runs in ``words`` begins at ``start``."""
    starts = [at for at, _ in _standing(words[start:end], words)]
    return starts.index(start)


def _standing(words: str, text: str) -> Iterator[tuple[int, int]]:
    """Yield where ``words`` stand in ``text`` as whole words, white space aside."""
    pattern = r"\s+".join(re.escape(word) for word in words.split())
    whole = rf"(?<!\w)(?<!\d[.,]){pattern}(?!\w)(?![.,]\d)"
    if not words[:1].isalnum():
        whole = rf"{pattern}(?!\w)(?![.,]\d)"
    if not words[-1:].isalnum():
        whole = whole.replace(r"(?!\w)(?![.,]\d)", "")
    return (match.span() for match in re.finditer(whole, text))


def _neighbours(text: str, start: int, end: int) -> tuple[int, int]:
    """Return the span with the token before and after it, on the same line."""
    before = [
        m.start() for m in TOKEN.finditer(text, text.rfind("\n", 0, start) + 1, start)
    ]
    line_end = text.find("\n", end)
    after = TOKEN.search(text, end, line_end if line_end >= 0 else len(text))
    return before[-1] if before else start, after.end() if after else end


def _context(text: str, span: tuple[int, int]) -> tuple[str, str]:
    before, after = text[: span[0]], text[span[1] :]
    return " ".join(before[-CONTEXT:].split()), " ".join(after[:CONTEXT].split())


def _tokens(text: str) -> list[tuple[int, int]]:
    return [match.span() for match in TOKEN.finditer(text)]


def _aligned(old: str, passage: Passage, new: str) -> Traced:
    a, b = _tokens(old), _tokens(new)
    words_a, words_b = [old[s:e] for s, e in a], [new[s:e] for s, e in b]
    left, right = _neighbours(old, passage.start, passage.end)
    inside = [i for i, (s, e) in enumerate(a) if left <= s and e <= right]
    pairs = _pairs(words_a, words_b)
    kept = {i: pairs[i] for i in inside if i in pairs}
    telling = [i for i in inside if words_a[i][0].isalnum()]
    if not kept or sum(i in kept for i in telling) < FEWEST * len(telling):
        return Traced(Rewording.GONE)
    first, last = _range(inside, kept, len(b))
    added = [j for j in range(first, last + 1) if j not in set(kept.values())]
    dropped = [i for i in inside if i not in kept]
    kind = _kind(passage, a, words_a, dropped, words_b, added, kept)
    return Traced(kind, b[first][0], b[last][1])


def _pairs(a: list[str], b: list[str]) -> dict[int, int]:
    """Return which token of ``b`` each token of ``a`` is, where it is still there."""
    head = 0
    while head < min(len(a), len(b)) and a[head] == b[head]:
        head += 1
    tail = 0
    while tail < min(len(a), len(b)) - head and a[-1 - tail] == b[-1 - tail]:
        tail += 1
    middle_a, middle_b = a[head : len(a) - tail], b[head : len(b) - tail]
    matcher = SequenceMatcher(None, middle_a, middle_b, len(middle_a) > EXACTLY)
    pairs = {i: i for i in range(head)}
    for block in matcher.get_matching_blocks():
        for step in range(block.size):
            pairs[head + block.a + step] = head + block.b + step
    pairs |= {len(a) - 1 - k: len(b) - 1 - k for k in range(tail)}
    return pairs


def _range(inside: list[int], kept: dict[int, int], most: int) -> tuple[int, int]:
    """Return the first and last token that stand for the passage in the new text."""
    first, last = min(kept.values()), max(kept.values())
    lost_before = min(kept) - inside[0]
    lost_after = inside[-1] - max(kept)
    first = max(0, first - min(lost_before, REACH))
    last = min(most - 1, last + min(lost_after, REACH))
    return first, last


def _kind(
    passage: Passage,
    places: list[tuple[int, int]],
    words: list[str],
    dropped: list[int],
    new_words: list[str],
    added_at: list[int],
    kept: dict[int, int],
) -> Rewording:
    """Return the gravest of what ``dropped`` and ``added_at`` did to the passage."""
    lost, added = [words[i] for i in dropped], [new_words[j] for j in added_at]
    in_figure = any(
        start < places[i][1] and places[i][0] < end
        for i in dropped
        for start, end in passage.figures
    )
    if _numbers(lost) != _numbers(added) or in_figure:
        return Rewording.FIGURE
    hedges_lost, hedges_added = _hedges(words, dropped), _hedges(new_words, added_at)
    if hedges_lost - hedges_added:
        return Rewording.HEDGE_DROPPED
    if hedges_added - hedges_lost:
        return Rewording.HEDGE_ADDED
    start, end = passage.content
    if any(not start <= places[i][0] < end for i in dropped if words[i][0].isalnum()):
        return Rewording.ATTRIBUTION
    left = max((j for i, j in kept.items() if places[i][1] <= start), default=-1)
    right = min((j for i, j in kept.items() if places[i][0] >= end), default=None)
    for j, word in zip(added_at, added, strict=True):
        inside = left < j and (right is None or j < right)
        if word[0].isalnum() and not inside:
            return Rewording.ATTRIBUTION
    return Rewording.COSMETIC


def _numbers(words: list[str]) -> Counter[str]:
    return Counter(word.casefold() for word in words if _is_number(word))


def _is_number(word: str) -> bool:
    return word.casefold() in NUMBERS or any(map(str.isdigit, word))


def _hedges(words: list[str], chosen: list[int]) -> Counter[str]:
    """Return the hedges among the ``chosen`` of ``words``; some need a number next."""
    found: Counter[str] = Counter()
    for i in chosen:
        word = words[i].casefold()
        before_number = i + 1 < len(words) and _is_number(words[i + 1])
        if word in HEDGES or (word in BEFORE_NUMBERS and before_number):
            found[word] += 1
    return found
