"""The words of a claim, shrunk or stretched by a word."""

import re

WORD = re.compile(r"\w+(?:[.,'’-]\w+)*")
REACH = 200  # characters before a start in which a word is looked for


def stretch(text: str, start: int, end: int, how: str) -> tuple[int, int]:
    """Return ``start`` and ``end``, half-open, with one of them a word further.

    ``how`` is "start backward", "start forward", "end backward" or "end forward".
    A span of one word is not shrunk, one at the edge of ``text`` not stretched.
    """
    inside = [match.span() for match in WORD.finditer(text, start, end)]
    if how == "end forward":
        after = WORD.search(text, end)
        return start, after.end() if after else end
    if how == "start backward":
        before = [*WORD.finditer(text, max(0, start - REACH), start)]
        return before[-1].start() if before else start, end
    if how == "end backward" and len(inside) > 1:
        return start, inside[-2][1]
    if how == "start forward" and len(inside) > 1:
        return inside[1][0], end
    return start, end
