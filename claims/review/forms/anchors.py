"""Typed words and where they stand in an article."""

import re

from django.core.exceptions import ValidationError

NUMERAL = re.compile(r"[0-9]+(?:[.,\u00a0\u202f ]?[0-9]+)*")


def anchor(words, text, near):
    """Return where ``words`` stand in ``text``, closest to the offset ``near``.

    Start and end are half-open. Raises ValidationError where they do not occur.
    """
    words = words.replace("\r\n", "\n")
    places = [text.rfind(words, 0, near + len(words)), text.find(words, near)]
    places = [place for place in places if place >= 0]
    if not places:
        raise ValidationError(
            "These words do not stand in the article. Copy them exactly as they do."
        )
    start = min(places, key=lambda place: abs(place - near))
    return start, start + len(words)


def clip(segments, start, end):
    """Return the pieces of a claim within ``start`` to ``end``, both reached.

    What interrupted the claim before still does; all else between is content.
    """
    inner = [edge for left, right in segments for edge in (left, right)][1:-1]
    gaps = [
        (left, right)
        for left, right in zip(inner[::2], inner[1::2], strict=True)
        if start < left and right < end
    ]
    edges = [start, *(edge for gap in gaps for edge in gap), end]
    return [list(pair) for pair in zip(edges[::2], edges[1::2], strict=True)]


def check_numerals(words, numbers):
    """Raise ValidationError where ``words`` write numerals, and none of ``numbers``.

    The digits must be the same; a magnitude ("1.2 million") and spelled numbers are the
    editor's to read.
    """
    written = {_digits(match) for match in NUMERAL.findall(words)}
    typed = {_digits(format(number, "f")) for number in numbers if number}
    if written and typed and not written & typed:
        raise ValidationError(
            f'The words "{words}" do not hold this number. Choose the words that '
            "do, or correct the number."
        )


def _digits(numeral):
    """Return what is left of a number without separators and outer zeros."""
    return "".join(c for c in numeral if c.isdigit()).strip("0")
