"""Whether two spellings are one word: case, diacritics, transliteration."""

import re
import unicodedata
from functools import lru_cache

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
