"""Whether two names can be one: case, diacritics, transliteration, acronyms."""

import re
import unicodedata
from functools import lru_cache

from .lexicon import is_in

LETTERS = str.maketrans(
    {"ø": "o", "ł": "l", "ß": "ss", "đ": "d", "ð": "d", "þ": "th", "ı": "i",
     "æ": "ae", "œ": "oe", "ə": "e", "ħ": "h", "’": "'", "ʼ": "'"}
)  # fmt: skip
# Spellings of one sound, after the romanisation tables of BGN/PCGN and ISO 9.
SOUNDS = (
    ("shch", "s"), ("sch", "s"), ("qu", "k"), ("sy", "s"), ("tch", "c"), ("kh", "h"),
    ("zh", "z"), ("ph", "f"),
    ("ck", "k"), ("ts", "c"), ("tz", "c"), ("ch", "c"), ("sh", "s"), ("th", "t"),
    ("oe", "o"), ("ue", "u"), ("ae", "a"), ("ou", "u"), ("oo", "u"), ("ee", "i"),
    ("ey", "i"), ("iy", "i"), ("yi", "i"), ("ij", "i"), ("ii", "i"), ("ei", "i"),
    ("x", "ks"), ("q", "k"), ("w", "v"), ("y", "i"), ("j", "i"), ("z", "s"),
)  # fmt: skip
SMALL = frozenset(
    "of the and for on in at de da do dos del di von van der la le &".split()
)


@lru_cache(maxsize=16_384)
def fold(name: str) -> str:
    """Return ``name`` in lower-case unaccented letters with single spaces.

    Apostrophes go, a possessive ending with them; any other mark is a space.
    """
    plain = unicodedata.normalize("NFKD", name.casefold().translate(LETTERS))
    plain = "".join(mark for mark in plain if not unicodedata.combining(mark))
    plain = re.sub(r"'s\b|'", "", plain)
    return " ".join(re.findall(r"[^\W_]+|&", plain))


@lru_cache(maxsize=4096)
def sound(word: str) -> str:
    """Return ``word`` (folded) with the spellings of one sound made the same."""
    for spelling, plain in SOUNDS:
        word = word.replace(spelling, plain)
    word = re.sub(r"(.)\1+", r"\1", word)
    return re.sub(r"(?<=.)h", "", word)


def sounds_alike(a: str, b: str) -> bool:
    """Whether two folded words are one name as different languages spell it."""
    if a == b:
        return True
    return min(len(a), len(b)) > 2 and sound(a) == sound(b)


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
