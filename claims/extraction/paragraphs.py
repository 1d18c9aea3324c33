"""Paragraphs of a text, as its line breaks show them."""

import re

from .found import Span

LINE_BREAK = re.compile(r"\n[ \t\n]*")


def paragraphs(text: str) -> list[Span]:
    """Return the paragraphs of ``text`` in order, without the white space around them.

    A blank line always ends a paragraph. A single line break does, unless the
    sentence plainly goes on: no mark before it, a small letter after it.
    """
    found = []
    start = 0
    for match in LINE_BREAK.finditer(text):
        if not _goes_on(text, match.start(), match.end()):
            found.append(_stripped(text, start, match.start()))
            start = match.end()
    found.append(_stripped(text, start, len(text)))
    return [span for span in found if span.start < span.end]


def _goes_on(text: str, before: int, after: int) -> bool:
    """Whether the line break between the two offsets only wraps a line."""
    if text.count("\n", before, after) > 1 or before == 0 or after == len(text):
        return False
    last, first = text[before - 1], text[after]
    return (last.isalnum() or last in ",-–—") and first.islower()


def _stripped(text: str, start: int, end: int) -> Span:
    while start < end and text[start].isspace():
        start += 1
    while start < end and text[end - 1].isspace():
        end -= 1
    return Span(start, end)


def in_paragraphs(text: str) -> list[str]:
    """Return ``text`` cut before each paragraph; the pieces joined are the text."""
    cuts = [0, *(span.start for span in paragraphs(text)[1:])]
    ends = [*cuts[1:], len(text)]
    return [text[start:end] for start, end in zip(cuts, ends, strict=True)]


def paragraph_end(text: str, place: int, count: int) -> int:
    """Return where the paragraph ends that is ``count`` after the one at ``place``."""
    for _ in range(count + 1):
        place = text.find("\n", place + 1)
        if place < 0:
            return len(text)
        while text[place : place + 2] == "\n\n":
            place += 1
    return place
