"""The words and numerals of a text, with their places."""

import re
from bisect import bisect_left
from dataclasses import dataclass

# Thousands may be grouped by commas, no-break spaces or, from 10 000 on, plain spaces.
NUMERAL = (
    r"\d{1,3}(?:,\d{3})+(?!\d)(?:\.\d+)?"
    r"|\d{1,3}(?:[\u00a0\u202f]\d{3})+(?!\d)(?:[.,]\d+)?"
    r"|[1-9]\d{0,2}(?: \d{3})+(?![\d,])(?:\.\d+)?"
    r"|\d+(?:\.\d+)?"
    r"|[½¼¾⅓⅔⅛]"
)
WORD = re.compile(rf"(?P<numeral>{NUMERAL})|[^\W\d_]+|[²³]|[^\w\s]|_")


@dataclass(frozen=True, slots=True)
class Word:
    """A word, a numeral or a mark; ``lower`` is what is compared."""

    start: int
    end: int
    text: str
    lower: str
    is_numeral: bool
    glued: bool  # nothing stands between this word and the one before


def words_of(text: str) -> list[Word]:
    """Return the words, numerals and marks of ``text`` in order."""
    found: list[Word] = []
    for match in WORD.finditer(text):
        glued = bool(found) and found[-1].end == match.start()
        piece = match.group()
        is_numeral = match.group("numeral") is not None
        word = Word(*match.span(), piece, piece.lower(), is_numeral, glued)
        found.append(word)
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

    def index_at(self, offset: int) -> int:
        """Return the index of the first word that starts at ``offset`` or later."""
        return bisect_left(self.starts, offset)

    def spell(self, first: int, last: int) -> bool:
        """Whether the words from ``first`` to ``last`` (exclusive) all exist."""
        return first >= 0 and last <= len(self.all)
