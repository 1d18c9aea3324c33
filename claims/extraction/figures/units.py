"""The words and signs that stand for units, currencies among them."""

from functools import cache
from pathlib import Path

from .currencies import SIGNS, currency_names, is_currency_word
from .words import Word, Words

TIME_UNITS = frozenset({"s", "min", "h", "d", "wk", "mo", "yr", "decade", "century"})
# What differs by its capitals only, and single letters that are units after a numeral.
CASED = {"Mt": "Mt", "Gt": "Gt", "Mb": "Mbit"}
GLUED_LETTERS = {"C": "degC", "F": "degF"}


@cache
def unit_names() -> dict[tuple[str, ...], str]:
    """Return the units' names, each as a tuple of lower-case words, with symbols."""
    names: dict[tuple[str, ...], str] = {}
    table = Path(__file__).with_name("units.tsv").read_text(encoding="utf-8")
    for line in table.splitlines():
        if line.startswith("#"):
            continue
        symbol, alternatives = line.split("\t")
        for name in alternatives.split("|"):
            names[tuple(word.lower for word in Words(name).all)] = symbol
    return names


@cache
def _longest() -> dict[str, int]:
    """Return the words of the longest name that begins with each word."""
    found: dict[str, int] = {}
    for name in (*unit_names(), *currency_names()):
        found[name[0]] = max(len(name), found.get(name[0], 0))
    return found


def unit_at(words: Words, i: int) -> tuple[str, int] | None:
    """Return the unit or currency named from word ``i`` on, and where it ends."""
    first = words.at(i)
    if first is None:
        return None
    longest = _longest().get(first.lower, 0)
    for length in range(min(longest, len(words) - i), 0, -1):
        piece = words.all[i : i + length]
        key = tuple(word.lower for word in piece)
        symbol = unit_names().get(key)
        if symbol and _is_meant(piece):
            return symbol, i + length
        code = currency_names().get(key)
        if code and (length > 1 or is_currency_word(first)):
            return code, i + length
    return _by_case(words, i)


def _by_case(words: Words, i: int) -> tuple[str, int] | None:
    """Return a sign of money after the number, "Mt", or "C" glued to it."""
    first = words.all[i]
    if first.text in SIGNS and not (words.is_numeral(i + 1) and words.glued(i + 1)):
        return SIGNS[first.text], i + 1
    if first.text in CASED:
        return CASED[first.text], i + 1
    if first.text in GLUED_LETTERS and first.glued and not words.glued(i + 1):
        return GLUED_LETTERS[first.text], i + 1
    return None


def _is_meant(piece: list[Word]) -> bool:
    """Whether a name is a unit here: "m", never "M"; "m2", not "m 2"; "MB", not "Mb".

    Digits and signs of a symbol must touch its letters.
    """
    first = piece[0]
    if first.text in CASED:
        return False
    for word in piece[1:]:
        if (word.is_numeral or word.text in "²³^2") and not word.glued:
            return False
    if len(piece) == 1 and len(first.text) == 1 and first.text.isalpha():
        return first.text.islower() or first.text == "L"
    return True
