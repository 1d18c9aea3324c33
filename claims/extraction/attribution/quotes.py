"""Quotations: marks paired paragraph by paragraph."""

import re
from dataclasses import dataclass

from claims.extraction.paragraphs import paragraphs

MARK = re.compile(r"[\"“”„«»]|''")
SINGLE_OPENING = re.compile(r"(?<![\w'’‘])['‘](?=[^\W\d]|[$€£\[])")
SINGLE_CLOSING = re.compile(r"(?<=[^\s(\[])['’](?![\w'])")
MARKS = "\"“”„«»'‘’"
ENDS = ".?!…"
FEWEST_WORDS = 4  # of a quotation without a mark at its end
SHORTEST_OPEN = 20  # characters of a quotation that nothing closes
LIGHT = frozenset("a an the of to by in on at for from with and or".split())


@dataclass(frozen=True, slots=True)
class Quote:
    """Text between two marks, which ``start`` and ``end`` include.

    ``goes_on`` tells that no mark closes it: the next paragraph continues it.
    """

    start: int
    end: int
    goes_on: bool = False

    def holds(self, offset: int) -> bool:
        """Whether the character at ``offset`` lies in the quotation."""
        return self.start <= offset < self.end


def find_quotes(text: str) -> list[Quote]:
    """Return the quotations of ``text`` in order.

    A quotation that no mark closes ends with its paragraph; where the next paragraph
    opens with a mark, the speaker goes on, as in books and newspapers. Where the next
    one opens with none but has a closing mark, both are one quotation. Single marks
    count where a paragraph has no double ones.
    """
    found: list[Quote] = []
    for paragraph in paragraphs(text):
        start = paragraph.start
        closing = _closing_first(text, start, paragraph.end)
        if found and found[-1].goes_on and closing is not None:
            found[-1] = Quote(found[-1].start, closing)
            start = closing
        if MARK.search(text, start, paragraph.end) or start > paragraph.start:
            found += _doubles(text, start, paragraph.end)
        else:
            found += _singles(text, start, paragraph.end)
    return found


def _closing_first(text: str, start: int, end: int) -> int | None:
    """Return the end of a paragraph's first mark where it only closes."""
    mark = MARK.search(text, start, end)
    if mark is None or mark.start() == start:
        return None
    opens, closes = _direction(text, mark.start(), mark.end())
    return mark.end() if closes and not opens else None


def _doubles(text: str, start: int, end: int) -> list[Quote]:
    found = _nested(text, start, end)
    if found is not None:
        return found
    found = []
    opened: int | None = None
    for mark in MARK.finditer(text, start, end):
        opens, closes = _direction(text, mark.start(), mark.end())
        if opened is None:
            opened = mark.start() if opens else None
        elif closes:
            found.append(Quote(opened, mark.end()))
            opened = None
        elif opens:
            opened = mark.start()
    if opened is not None and end - opened > SHORTEST_OPEN:
        found.append(Quote(opened, end, goes_on=True))
    return found


def _nested(text: str, start: int, end: int) -> list[Quote] | None:
    """Return the outer quotations where others stand inside: '"It was "lost"," he'.

    None where none does, or where the marks do not pair.
    """
    found: list[Quote] = []
    opened: list[int] = []
    deepest = 0
    for mark in MARK.finditer(text, start, end):
        opens, closes = _direction(text, mark.start(), mark.end())
        if opens and not closes:
            opened.append(mark.start())
            deepest = max(deepest, len(opened))
        elif closes and not opens and opened:
            first = opened.pop()
            if not opened:
                found.append(Quote(first, mark.end()))
        else:
            return None
    return found if deepest > 1 and not opened else None


def _direction(text: str, start: int, end: int) -> tuple[bool, bool]:
    """Return whether the mark may open and may close a quotation."""
    mark = text[start:end]
    if mark in "“„«":
        return True, False
    if mark in "”»":
        return False, True
    before, after = text[start - 1 : start], text[end : end + 1]
    opens = (not before or before.isspace() or before in "([{-–—/‘'") and bool(after)
    opens = opens and not after.isspace()
    closes = bool(before) and (not before.isspace() or not after or after.isspace())
    return opens, closes and not (opens and not before.isspace())


def _singles(text: str, start: int, end: int) -> list[Quote]:
    """Return quotations between single marks, which also serve as apostrophes."""
    found: list[Quote] = []
    at = start
    while opening := SINGLE_OPENING.search(text, at, end):
        closing = _single_closing(text, opening.end(), end)
        if closing is None:
            break
        found.append(Quote(opening.start(), closing))
        at = closing
    return found


def _single_closing(text: str, start: int, end: int) -> int | None:
    """Return where the mark closes; the apostrophe of "farmers' union" hardly does."""
    weak = None
    for mark in SINGLE_CLOSING.finditer(text, start, end):
        after = text[mark.end() : mark.end() + 2]
        if text[mark.start() - 1] not in "sS" or not after[1:].islower():
            return mark.end()
        weak = weak or mark.end()
    return weak


def is_speech(text: str, quote: Quote) -> bool:
    """Whether the quotation is more than a word, a name or a title in marks."""
    inside = text[quote.start : quote.end].strip(MARKS + " ")
    words = inside.split()
    if inside[-1:] in {*ENDS, ","} and words:
        return True
    main = [word for word in words if word.lower() not in LIGHT]
    is_title = bool(main) and all(
        word[0].isupper() or word[0].isdigit() for word in main
    )
    return len(words) >= FEWEST_WORDS and not is_title
