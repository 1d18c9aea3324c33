"""The words of a text as names are built of them: hyphens and initials kept inside."""

import re
from bisect import bisect_left
from itertools import pairwise
from typing import NamedTuple

from spacy.tokens import Doc

from claims.extraction.texts import parts_of_speech, text_of

LETTER = r"[^\W\d_]"
# Inner marks join what they stand between: Osei-Bonsu, O'Neill, U.S., AT&T, Turagan-1.
WORD = re.compile(
    rf"{LETTER}\.(?:{LETTER}\.)+|{LETTER}+(?:[-'’&]{LETTER}+)*(?:-\d+)?|\d+(?:[.,]\d+)*|[^\w\s]"
)
WORDS = "speakers.words"  # where a document keeps them
POSSESSIVE = frozenset({"'s", "’s", "'S", "’S"})
ABBREVIATED = frozenset(
    "gen lt maj brig col capt sgt adm dr mr mrs ms prof rev gov sen rep st jr "
    "sr".split()
)


class Word(NamedTuple):
    """A word without its possessive ending, which ``possessive`` tells of."""

    start: int
    end: int
    text: str
    pos: str  # spaCy's coarse part of speech
    lower: str
    is_capital: bool
    is_word: bool
    possessive: bool = False


class Words:
    """The words of a document in order, found by their place in the text."""

    def __init__(self, doc: Doc) -> None:
        self.text = text_of(doc)
        self.all = _words(doc)
        self.starts = [word.start for word in self.all]
        self.inner_capitals = {
            word.text
            for before, word in pairwise(self.all)
            if word.is_capital and (before.text[0].islower() or before.is_capital)
        }

    def between(self, start: int, end: int) -> tuple[int, int]:
        """Return the first and the last (exclusive) index of the words in a span."""
        return bisect_left(self.starts, start), bisect_left(self.starts, end)

    def at(self, index: int) -> Word | None:
        return self.all[index] if 0 <= index < len(self.all) else None

    def lower(self, index: int) -> str:
        """Return the word at ``index`` in lower case, "" outside of the text."""
        return self.all[index].lower if 0 <= index < len(self.all) else ""

    def phrase(self, first: int, last: int) -> str:
        """Return the text of the words from ``first`` to ``last`` (exclusive)."""
        if first >= last:
            return ""
        text = self.text[self.all[first].start : self.all[last - 1].end]
        return " ".join(text.split())


def words_of(doc: Doc) -> Words:
    """Return the words of ``doc``, made once and kept with it."""
    if WORDS not in doc.user_data:
        doc.user_data[WORDS] = Words(doc)
    words: Words = doc.user_data[WORDS]
    return words


def _words(doc: Doc) -> list[Word]:
    text = text_of(doc)
    tags = dict(zip(doc.to_array("IDX").tolist(), parts_of_speech(doc), strict=True))
    found: list[Word] = []
    for match in WORD.finditer(text):
        start, end = match.span()
        word = match[0]
        possessive = word[-2:] in POSSESSIVE and len(word) > 2
        if possessive:
            end, word = end - 2, word[:-2]
        elif word in "'’" and found and found[-1].end == start:
            after = text[end : end + 1]
            if found[-1].text.endswith("s") and after == " ":
                last = found.pop()
                found.append(last._replace(possessive=True))
                continue
        elif word == "." and found and found[-1].end == start and _abbreviates(found):
            continue
        found.append(
            Word(
                start,
                end,
                word,
                tags.get(start, "X"),
                word.lower(),
                word[0].isupper(),
                word[0].isalpha(),
                possessive,
            )
        )
    return found


def _abbreviates(found: list[Word]) -> bool:
    """Whether the full stop after the last word belongs to it: "Gen.", "J."."""
    last = found[-1]
    return last.is_capital and (last.lower in ABBREVIATED or len(last.text) == 1)
