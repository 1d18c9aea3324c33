"""How alike two names are: spellings, transliterations, short forms, acronyms."""

import re
import unicodedata

from .spelling import fold, sounds_alike

# What transliterations of one sound differ in; longer ones first. ISO 9, BGN/PCGN and
# the national systems of Russia and Ukraine disagree in just these.
SOUNDS = [
    ("shch", "s"), ("sch", "s"), ("kh", "h"), ("zh", "z"), ("sh", "s"), ("ch", "c"),
    ("ts", "c"), ("tz", "c"), ("ph", "f"), ("ck", "k"), ("ks", "x"), ("ff", "v"),
    ("w", "v"), ("f", "v"), ("q", "k"), ("g", "h"), ("dj", "j"), ("dzh", "j"),
]  # fmt: skip
VOWELS = re.compile(r"[aeiouyj’']")
DOUBLE = re.compile(r"(.)\1+")
SMALL = frozenset("and of the for de du la le von van der den al el bin ibn".split())


def skeleton(word: str) -> str:
    """Return the consonants of a name's ``word`` as transliterations agree on them.

    "Syrskyi", "Syrsky" and "Syrskii" have one skeleton. A word of vowels only has "".
    """
    plain = unicodedata.normalize("NFKD", word.casefold())
    kept = "".join(c for c in plain if not unicodedata.combining(c))
    for spelling, sound in SOUNDS:
        kept = kept.replace(spelling, sound)
    return DOUBLE.sub(r"\1", VOWELS.sub("", kept))


def initials(name: str) -> str:
    """Return the first letters of the telling words of ``name``, in small letters."""
    words = [word for word in _words(name) if word not in SMALL]
    return "".join(word[0] for word in words) if len(words) > 1 else ""


def likeness(a: str, b: str) -> str:
    """Return in words how the names ``a`` and ``b`` may name one; "" where they do not.

    The same in both orders.
    """
    first, second = _words(a), _words(b)
    if not first or not second:
        return ""
    if first == second:
        return f"both go by “{a}”"
    if _is_acronym(first, b) or _is_acronym(second, a):
        short, long = (a, b) if len(a) < len(b) else (b, a)
        return f"“{short}” may stand for “{long}”"
    if not _sound_alike(first[-1], second[-1]):
        return ""
    if len(first) == 1 or len(second) == 1:
        return f"one last name: “{a}”, “{b}”"
    if _sound_alike(first[0], second[0]):
        return f"may be one name in two spellings: “{a}”, “{b}”"
    if first[0][0] == second[0][0] and 1 in (len(first[0]), len(second[0])):
        return f"one last name and initial: “{a}”, “{b}”"
    return ""


def _words(name: str) -> list[str]:
    return re.findall(r"\w+", name.casefold())


def _is_acronym(words: list[str], name: str) -> bool:
    return len(words) == 1 and len(words[0]) > 1 and words[0] == initials(name)


def _sound_alike(a: str, b: str) -> bool:
    same_bones = len(skeleton(a)) > 1 and skeleton(a) == skeleton(b)
    return same_bones or sounds_alike(fold(a), fold(b))
