"""Which language a text is in, by its commonest words.

Each profile holds some of the most frequent function words of a language that
are rare in the others. News text has one such word in three or four; the profile
that meets most of the words wins. It needs no model and no network, and is meant
for one decision: English or not.

Source of the method: Grefenstette, "Comparing two language identification
schemes" (JADT, 1995), small words technique.
"""

import re
from collections import Counter
from functools import cache
from importlib.resources import files
from itertools import islice

WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
FIRST_WORDS = 500
SCRIPTS = (
    ("ru", "\u0400", "\u04ff"), ("el", "\u0370", "\u03ff"), ("he", "\u0590", "\u05ff"),
    ("ar", "\u0600", "\u06ff"), ("hi", "\u0900", "\u097f"), ("th", "\u0e00", "\u0e7f"),
    ("ja", "\u3040", "\u30ff"), ("zh", "\u4e00", "\u9fff"), ("ko", "\uac00", "\ud7a3"),
)  # fmt: skip


def language_of(text: str) -> str:
    """Return the ISO 639-1 code of the language of ``text``; "und" where unknown.

    A text of a few words with no function word at all counts as English when it
    is written in unaccented Latin letters: a headline, a caption.
    """
    words = [match[0].lower() for match in islice(WORD.finditer(text), FIRST_WORDS)]
    script = _script_of("".join(words))
    if script:
        return _by_profile(words, only=CYRILLIC) or script if script == "ru" else script
    return _by_profile(words) or ("en" if "".join(words).isascii() else "und")


def _script_of(letters: str) -> str | None:
    """Return the language that stands for the script most letters are in, if any."""
    counts = Counter(letters)
    for code, first, last in SCRIPTS:
        inside = sum(n for letter, n in counts.items() if first <= letter <= last)
        if inside * 3 > len(letters) > 0:
            return code
    return None


CYRILLIC = frozenset({"ru", "uk", "bg", "sr"})


def _by_profile(words: list[str], only: frozenset[str] | None = None) -> str | None:
    """Return the language whose frequent words are met most often, if any are.

    One word is enough for English only: "no", "on" or "die" may be English too.
    """
    met = Counter(words)
    counts = {
        code: sum(met[word] for word in profile & met.keys())
        for code, profile in profiles().items()
        if only is None or code in only
    }
    best = max(counts, key=lambda code: (counts[code], code == "en"))
    return best if counts[best] > (0 if best == "en" else 1) else None


@cache
def profiles() -> dict[str, frozenset[str]]:
    """Return the frequent words of each language, from languages.tsv."""
    table = files(__package__).joinpath("languages.tsv").read_text(encoding="utf-8")
    rows = (line.split("\t") for line in table.splitlines() if line[:1] != "#")
    return {
        code: frozenset(word for word in words.split() if len(word) > 1 or code == "en")
        for code, words in rows
    }
