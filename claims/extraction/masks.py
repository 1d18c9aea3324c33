"""The text as the parser gets it: same length, without what only confuses it."""

import re

from .boilerplate import boilerplate
from .datelines import dateline_end

OPENING = re.compile(r"(?:(?<=[\s(\[—–-])|^)['‘](?=[^\W\d_])", re.MULTILINE)
CLOSING = re.compile(r"['’](?![^\W_])")
# Spaces that a parser takes for words, save inside of a numeral.
PLAIN_SPACE = re.compile(
    r"(?<!\d)[\u00a0\u2007\u2009\u202f]|[\u00a0\u2007\u2009\u202f](?!\d)"
)
LONGEST = 2_000  # characters of a quotation in single marks
DOUBLE = '"“”„«»'


def masked(text: str) -> str:
    """Return ``text`` with blanks for its dateline and what is no part of the report.

    Single quotation marks become double ones, and special spaces plain ones.
    Where a mark could be an apostrophe, a full stop or comma before it decides.
    """
    end = dateline_end(text)
    text = _without_boilerplate(" " * end + PLAIN_SPACE.sub(" ", text[end:]))
    characters = list(text)
    place = end
    while opening := OPENING.search(text, place):
        start = opening.start()
        place = start + 1
        if _is_inside_double(text, start):
            continue
        closing = _closing(text, start + 1)
        if closing is not None:
            characters[start], characters[closing] = "“", "”"
            place = closing + 1
    return "".join(characters)


def _without_boilerplate(text: str) -> str:
    pieces, place = [], 0
    for span in boilerplate(text):
        pieces += [text[place : span.start], " " * (span.end - span.start)]
        place = span.end
    return "".join([*pieces, text[place:]])


def _is_inside_double(text: str, place: int) -> bool:
    """Whether a quotation in double marks is open at ``place`` in its paragraph."""
    begin = text.rfind("\n", 0, place) + 1
    before = text[begin:place]
    return before.count('"') % 2 == 1 or before.rfind("“") > before.rfind("”")


def _closing(text: str, start: int) -> int | None:
    """Return where the single quotation that begins at ``start`` is closed."""
    end = text.find("\n", start)
    end = min(len(text) if end < 0 else end, start + LONGEST)
    first = None
    for match in CLOSING.finditer(text, start, end):
        before = text[match.start() - 1]
        if before in ".,?!…":
            return match.start()
        if first is None and before != "s":
            first = match.start()
        if first is not None and OPENING.search(text, first + 1, match.start()):
            break
    return first
