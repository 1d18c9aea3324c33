"""Text of others, shown so that nothing in it hides."""

import unicodedata

from django import template

register = template.Library()
SPACES = {"\t", "\n", "\xad"}  # a soft hyphen is shown by the browser where it breaks


@register.filter
def visible(text):
    """Return ``text`` with its invisible characters named: "Kyiv⟨U+202E⟩".

    These are Unicode's format and control characters, which can turn the direction of
    what follows or hide in a number. Joiners inside Arabic or Indic words and emoji
    sequences are named too: rather a visible mark than a hidden one.
    """
    text = str(text)
    if text.isascii() or not any(map(_is_hidden, text)):
        return text
    return "".join(f"⟨U+{ord(c):04X}⟩" if _is_hidden(c) else c for c in text)


def _is_hidden(character):
    return character not in SPACES and unicodedata.category(character) in {"Cf", "Cc"}
