"""The words and numerals of a text, with their places."""

import re
from bisect import bisect_left
from typing import NamedTuple

from claims.domain.hidden import HIDDEN

SPACES = "\u00a0\u2007\u2009\u202f"  # no-break, figure, thin and narrow spaces
# Thousands are grouped by commas, special spaces, apostrophes, dots (twice or more)
# or, from 10 000 on, plain spaces; lakhs by two digits. A decimal comma is read only
# before a word that it cannot be a list in front of.
NUMERAL = (
    r"\d{1,3}(?:,\d{3})+(?!\d)(?:\.\d+)?"
    r"|\d{1,2}(?:,\d{2})+,\d{3}(?!\d)"
    rf"|\d{{1,3}}(?:[{SPACES}]\d{{3}})+(?!\d)(?:[.,]\d+)?"
    r"|\d{1,3}(?:['’]\d{3})+(?!\d)"
    r"|\d{1,3}(?:\.\d{3}){2,}(?!\d)"
    r"|(?<!\d )[1-9]\d{0,2}(?: \d{3})+(?![\d,])(?:\.\d+)?"
    rf"|\d{{1,3}},\d{{1,2}}(?=[ {SPACES}]?(?:million|billion|trillion|per ?cent|%))"
    r"|\d+(?:\.\d+)?"
    r"|(?<![\w.)])\.\d+"
    r"|[½¼¾⅓⅔⅛⅜⅝⅞⅕]"
)
ADDRESS = r"(?:https?://|www\.)[^\s)”\"]+"
# A word that a line break divides; its parts are joined where they make one word.
BROKEN = r"[^\W\d_]+-\n[a-zà-ÿ]+"
WORD = re.compile(
    rf"(?P<address>{ADDRESS})|(?P<numeral>{NUMERAL})|(?P<broken>{BROKEN})"
    r"|[^\W\d_]+|[²³]|[^\w\s]|_"
)
HYPHENS = re.compile("[\u2010\u2011]")
# First parts of compounds, which keep their hyphen at the end of a line.
COMPOUNDING = frozenset(
    "one two three four five six seven eight nine ten eleven twelve twenty thirty "
    "forty fifty sixty seventy eighty ninety hundred thousand million billion half "
    "mid non ex pro anti self".split()
)


class Word(NamedTuple):
    """A word, a numeral or a mark; ``lower`` is what is compared.

    A tuple, as an article has hundreds: these are made three times as fast.
    """

    start: int
    end: int
    text: str
    lower: str
    is_numeral: bool
    glued: bool  # nothing stands between this word and the one before


def words_of(text: str) -> list[Word]:
    """Return the words, numerals and marks of ``text`` in order.

    Invisible characters are read over; the offsets are those of ``text`` with them.
    """
    seen, places = without_invisible(text)
    found: list[Word] = []
    end = -1
    for start, stop, is_numeral in _pieces(seen):
        piece = seen[start:stop]
        if not piece.isascii():
            piece = HYPHENS.sub("-", piece)
        lower = piece.lower()
        if "\n" in lower:
            lower = lower.replace("-\n", "")
        first, last = places[start], places[stop - 1] + 1
        found.append(Word(first, last, piece, lower, is_numeral, start == end))
        end = stop
    return found


def without_invisible(text: str) -> tuple[str, list[int] | range]:
    """Return ``text`` without invisible characters, and where each character stood."""
    if HIDDEN.search(text) is None:
        return text, range(len(text))
    places = [i for i, mark in enumerate(text) if not HIDDEN.match(mark)]
    return "".join(text[i] for i in places), places


def _pieces(text: str) -> list[tuple[int, int, bool]]:
    """Return start, end and whether it is a numeral for each piece of ``text``."""
    found = []
    for match in WORD.finditer(text):
        start, end = match.span()
        kind = match.lastgroup
        if kind == "broken":
            hyphen = match.group().index("-")
            if match.group()[:hyphen].lower() in COMPOUNDING:
                middle = start + hyphen
                found += [(start, middle, False), (middle, middle + 1, False)]
                start = middle + 2
        found.append((start, end, kind == "numeral"))
    return found


class Words:
    """The words of a text, looked up by index; None outside of it."""

    def __init__(self, text: str) -> None:
        self.all = words_of(text)
        self.starts = [word.start for word in self.all]

    def __len__(self) -> int:
        return len(self.all)

    def at(self, index: int) -> Word | None:
        """Return the word at ``index``, None before the first and after the last."""
        return self.all[index] if 0 <= index < len(self.all) else None

    def lower(self, index: int) -> str:
        """Return the word at ``index`` in lower case, "" outside of the text."""
        return self.all[index].lower if 0 <= index < len(self.all) else ""

    def glued(self, index: int) -> bool:
        """Whether the word at ``index`` touches the one before it."""
        return 0 <= index < len(self.all) and self.all[index].glued

    def is_numeral(self, index: int) -> bool:
        """Whether a numeral stands at ``index``."""
        return 0 <= index < len(self.all) and self.all[index].is_numeral

    def is_name(self, index: int) -> bool:
        """Whether the word at ``index`` has a capital that its place does not explain.

        In capitals all around, as in a headline, a capital says nothing.
        """
        word = self.at(index)
        if word is None or word.text == word.text.lower():
            return False
        return not (word.text.isupper() and self.is_shouted(index))

    def is_shouted(self, index: int) -> bool:
        """Whether the words around ``index`` are all in capitals."""
        near = [
            word.text
            for word in self.all[max(0, index - 3) : index + 4]
            if len(word.text) > 1 and word.text.isalpha()
        ]
        return len(near) > 1 and all(text.isupper() for text in near)

    def index_at(self, offset: int) -> int:
        """Return the index of the first word that starts at ``offset`` or later."""
        return bisect_left(self.starts, offset)

    def spell(self, first: int, last: int) -> bool:
        """Whether the words from ``first`` to ``last`` (exclusive) all exist."""
        return first >= 0 and last <= len(self.all)

    def text(self, first: int, last: int) -> str:
        """Return the words from ``first`` to ``last`` (exclusive), one space between.

        For messages; the text itself may have other spaces.
        """
        return " ".join(word.text for word in self.all[first:last])
