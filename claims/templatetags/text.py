"""Text of others, shown so that nothing in it hides."""

import re
import unicodedata
from functools import lru_cache

from django import template
from django.utils.html import escape

register = template.Library()
ESCAPED = 10_000  # texts that are remembered
PLAIN = re.compile(r"[\w .,:;()/%-]*", re.ASCII)  # means nothing to HTML
SPACES = {"\t", "\n", "\xad"}  # a soft hyphen is shown by the browser where it breaks


@register.filter
def visible(text):
    """Return ``text`` with its invisible characters named: "Kyiv⟨U+202E⟩".

    These are Unicode's format and control characters, which can turn the direction of
    what follows or hide in a number. Joiners inside Arabic or Indic words and emoji
    sequences are named too: rather a visible mark than a hidden one. Text that means
    nothing to HTML, as most does, is escaped once and remembered.
    """
    text = str(text)
    if PLAIN.fullmatch(text):
        return _escaped(text)
    if text.isascii() or not any(map(is_hidden, text)):
        return text
    return "".join(f"⟨U+{ord(c):04X}⟩" if is_hidden(c) else c for c in text)


@lru_cache(maxsize=ESCAPED)
def _escaped(text):
    return escape(text)


@register.filter
def by_sight(text):
    """Return ``text`` cut at its invisible characters: (characters, code) pairs.

    ``code`` is "" for what is seen. Nothing is lost, so that offsets hold.
    """
    text = str(text)
    if text.isascii() or not any(map(is_hidden, text)):
        return [(text, "")]
    cut = re.split(f"({'|'.join({c for c in text if is_hidden(c)})})", text)
    return [(part, f"U+{ord(part):04X}" if i % 2 else "") for i, part in enumerate(cut)]


def is_hidden(character):
    """Whether no reader sees ``character``."""
    return character not in SPACES and unicodedata.category(character) in {"Cf", "Cc"}
