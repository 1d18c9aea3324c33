"""States by their names and adjectives, which differ in their endings."""

import re

ENDINGS = re.compile(r"(?:(?:i?an|ese|ish|i|ic)s?|[aeiouy]+)$")


def state_stem(word: str) -> str:
    """Return what a state's name and its adjective share, in small letters."""
    return ENDINGS.sub("", word.casefold())
