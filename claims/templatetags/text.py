"""Text of others, shown so that nothing in it hides."""

import re
import unicodedata

from django import template
from django.utils.safestring import SafeString

register = template.Library()
PLAIN = re.compile(r"[\w .,:;()/%-]*", re.ASCII)  # means nothing to HTML
SPACES = {"\t", "\n", "\xad"}  # a soft hyphen is shown by the browser where it breaks


@register.filter
def visible(text):
    """Return ``text`` with its invisible characters named: "Kyiv⟨U+202E⟩".

    These are Unicode's format and control characters, which can turn the direction of
    what follows or hide in a number. Joiners inside Arabic or Indic words and emoji
    sequences are named too: rather a visible mark than a hidden one. Text in which
    nothing can need escaping, as most of it is, is not searched for that again.
    """
    text = str(text)
    if PLAIN.fullmatch(text):
        return SafeString(text)
    if text.isascii() or not any(map(is_hidden, text)):
        return text
    return "".join(f"⟨U+{ord(c):04X}⟩" if is_hidden(c) else c for c in text)


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
