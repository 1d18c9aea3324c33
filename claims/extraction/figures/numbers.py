"""Numbers as news writes them: digits, words, both, fractions, vague ones."""

from .number import TENS, UNITS, Number
from .numerals import numeral
from .shares import fraction, ratio, scaled_fraction
from .spelled import SEVERAL, VAGUE, spelled, vague
from .words import Word, Words

__all__ = ["Number", "can_open", "read_number"]

# What a number in words can begin with: most words are passed over at once.
OPENING = frozenset(
    {*UNITS, *TENS, *VAGUE, *(words[0] for words in SEVERAL)}
    | {"a", "an", "half", "quarter", "quarters", "thirds"}
)


def can_open(word: Word) -> bool:
    """Whether a number may begin with ``word``."""
    return word.is_numeral or word.lower in OPENING


def read_number(words: Words, i: int, *, is_money: bool = False) -> Number | None:
    """Return the number that begins with word ``i``, as long as possible."""
    word = words.at(i)
    if word is None:
        return None
    if word.is_numeral:
        return numeral(words, i, is_money=is_money)
    if word.lower not in OPENING:
        return None
    return (
        scaled_fraction(words, i)
        or vague(words, i)
        or ratio(words, i)
        or fraction(words, i)
        or spelled(words, i)
    )
