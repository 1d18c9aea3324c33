"""Characters that no reader sees: kept in every text, ignored when it is searched."""

import re

# Soft hyphens, joiners, marks of direction; PostgreSQL reads the pattern alike.
PATTERN = "[\u00ad\u034f\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff]"
HIDDEN = re.compile(PATTERN)


def without_hidden(text: str) -> str:
    """Return ``text`` as it reads, without what cannot be seen in it."""
    return text if text.isascii() else HIDDEN.sub("", text)
