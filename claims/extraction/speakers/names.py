"""Whether two names can be one: longer forms, initials, acronyms."""

import re
from functools import lru_cache

from claims.domain.spelling import fold, sounds_alike

from .lexicon import is_in

SMALL = frozenset(
    "of the and for on in at de da do dos del di von van der la le &".split()
)


@lru_cache(maxsize=16_384)
def same_person(a: str, b: str) -> bool:
    """Whether two names of people can be one person's.

    One is the last name, the first name or a longer form of the other; initials
    stand for what begins with them.
    """
    words_a, words_b = fold(a).split(), fold(b).split()
    short, long = sorted((words_a, words_b), key=len)
    if not short:
        return False
    if len(short) == 1:
        return any(sounds_alike(short[0], word) for word in long)
    if not sounds_alike(short[-1], long[-1]):
        return all(any(sounds_alike(x, y) for y in long) for x in short)
    return all(any(_initial_or_same(x, y) for y in long[:-1]) for x in short[:-1])


def _initial_or_same(a: str, b: str) -> bool:
    if 1 in (len(a), len(b)):
        return a[0] == b[0]
    return sounds_alike(a, b)


@lru_cache(maxsize=16_384)
def same_organisation(a: str, b: str) -> bool:
    """Whether two names can be one organisation's: a shorter form, or an acronym."""
    if fold(a) == fold(b) or is_acronym(a, b) or is_acronym(b, a):
        return True
    short, long = sorted((_content(a), _content(b)), key=len)
    if not short or short != long[: len(short)]:
        return False
    # "Sussex" is not the Sussex Police, but "Siemens" is Siemens Energy.
    return len(short) > 1 or not any(is_in("organisation", word) for word in long)


def _content(name: str) -> list[str]:
    return [word for word in fold(name).split() if word not in SMALL - {"&"}]


def is_acronym(short: str, name: str) -> bool:
    """Whether ``short`` is made of the initials of ``name``: "MES", "CL&P", "IGW"."""
    letters = short.replace(".", "")
    if not (2 <= len(letters) <= 8 and letters.upper() == letters and " " not in short):
        return False
    words = re.findall(r"[^\W\d_]+|&", name)
    full = "".join(word[0] for word in words).casefold()
    capitals = "".join(word[0] for word in words if word[0].isupper() or word == "&")
    plain = letters.casefold()
    return plain in (full, capitals.casefold(), capitals.casefold().replace("&", ""))
