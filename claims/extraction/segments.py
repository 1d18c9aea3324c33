"""The bounds of a statement: its words alone, without what only leads to them."""

import re

from .found import Span

LEADING = ("that ", "and ", "but ", "because ", "though ", "although ", "while ")
MARKS = "“”„«»\"'‘’"
CLOSING = " \t\n\u00a0,.;:—–-…"
# Not the "that" which opens a clause: "and that is more than we need".
POINTING = re.compile(
    r"that (?:is|was|are|were|will|would|has|had|does|did|means|meant|can|could|may|"
    r"might|should|must)\b",
    re.IGNORECASE,
)
PARTNERS = {"“": "”", "„": "”", "«": "»", "‘": "’"}


def trimmed(text: str, span: Span) -> Span | None:
    """Return the content of ``span``; None where nothing is left.

    Goes: a leading "that", "and", "but" or "because", quotation marks around the
    whole, closing punctuation. Stays: a quotation mark whose partner is inside.
    """
    start, end = span.start, span.end
    before = -1, -1
    while (start, end) != before and start < end:
        before = start, end
        start = _after_leading(text, start, end)
        start, end = _without_marks(text, start, end)
        while end > start and text[end - 1] in CLOSING:
            end -= 1
    return Span(start, end) if start < end else None


def _after_leading(text: str, start: int, end: int) -> int:
    while start < end and text[start] in CLOSING:
        start += 1
    if POINTING.match(text, start, end):
        return start
    for word in LEADING:
        if text[start : start + len(word)].casefold() == word:
            return start + len(word)
    return start


def _without_marks(text: str, start: int, end: int) -> tuple[int, int]:
    """Take off quotation marks at the ends that have no partner between them."""
    if _is_mark(text, start) and _encloses(text, start, end):
        return start + 1, end - 1
    if "''" in text[start:end]:
        return _without_doubled(text, start, end)
    if _is_mark(text, start) and _partner(text, start, end) in {-1, end - 1}:
        start += 1
    if start < end and text[end - 1] in MARKS and not _closes_inside(text, start, end):
        end -= 1
    return start, end


def _encloses(text: str, start: int, end: int) -> bool:
    """Whether two marks hold all of it, and others inside: '"It was "lost"."'."""
    if not text[start] == text[end - 1] == '"' or end - start < 3:
        return False
    inner = text.find('"', start + 1, end - 1)
    opens = text[inner - 1].isspace() and not text[inner + 1].isspace()
    return inner > 0 and opens and text.count('"', start, end) % 2 == 0


def _without_doubled(text: str, start: int, end: int) -> tuple[int, int]:
    """Take off marks of two apostrophes, as wikis have them."""
    count = text.count("''", start, end)
    opens, closes = text.startswith("''", start), text.endswith("''", start, end)
    if opens and (count == 1 or (count == 2 and closes)):
        start += 2
    elif not closes or count > 1:
        return start, end
    return start, end - 2 * (closes and end - start > 2)


def _is_mark(text: str, start: int) -> bool:
    is_apostrophe = text[start] in "'’" and text[start - 1 : start].isalnum()
    return text[start] in MARKS and not is_apostrophe


def _partner(text: str, start: int, end: int) -> int:
    """Return where the mark at ``start`` is closed, -1 if nowhere before ``end``."""
    closing = PARTNERS.get(text[start], text[start])
    place = text.find(closing, start + 1, end)
    while place >= 0 and closing in "'’" and text[place + 1 : place + 2].isalnum():
        place = text.find(closing, place + 1, end)
    return place


def _closes_inside(text: str, start: int, end: int) -> bool:
    """Whether the mark that ends the span was opened after ``start``."""
    inside, mark = text[start : end - 1], text[end - 1]
    if mark == '"':
        return inside.count('"') % 2 == 1
    if mark == "'":
        return f" {inside}".count(" '") % 2 == 1
    opening = "‘" if mark == "’" else "“" if mark == "”" else "«"
    return inside.rfind(opening) > inside.rfind(mark)
