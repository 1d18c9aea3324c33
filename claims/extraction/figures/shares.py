"""Shares: "one in five", "two thirds", "half of", "1/4", "half a million"."""

from decimal import Decimal

from .number import MAGNITUDES, TENS, UNITS, Number
from .words import Words

FRACTIONS = {
    "half": 2, "halves": 2, "third": 3, "thirds": 3, "quarter": 4, "quarters": 4,
    "fourth": 4, "fourths": 4, "fifth": 5, "fifths": 5, "sixth": 6, "sixths": 6,
    "seventh": 7, "sevenths": 7, "eighth": 8, "eighths": 8, "ninth": 9, "ninths": 9,
    "tenth": 10, "tenths": 10, "twelfth": 12, "twelfths": 12,
}  # fmt: skip
BOTTOMS = frozenset({2, 3, 4, 5, 6, 7, 8, 9, 10, 12, 20, 100, 1000})
SLASHED = frozenset({2, 3, 4, 5, 6, 8, 10, 16, 32, 40, 64, 100})
SHARED = frozenset({"of", "the"})
BEFORE_SHARE = frozenset(
    "by than about nearly almost only exactly roughly around over under some just "
    "least to at approximately".split()
)
CHANGES = frozenset(
    "drop fall rise increase decrease cut decline loss jump gain".split()
)
OF_HALF = frozenset(
    "of the its their his her all that those these were was are is had have has".split()
)
PERIODS = frozenset(
    "second seconds minute minutes hour hours day days week weeks month months year "
    "years decade decades".split()
)


def ratio(words: Words, i: int) -> Number | None:
    """Return "one in five" as 0.2."""
    value = UNITS.get(words.lower(i))
    return None if not value else ratio_after(words, i, i + 1, Decimal(value))


def ratio_after(words: Words, i: int, end: int, top: Decimal) -> Number | None:
    """Return the ratio whose first number is ``top``, from ``i`` to ``end``."""
    if words.lower(end) == "in":
        at = end + 1
    elif words.lower(end) == "out" and words.lower(end + 1) == "of":
        at = end + 2
    else:
        return None
    at += words.lower(at) == "every"
    bottom = _small(words, at)
    if bottom is None or bottom <= top or top > 20 or words.lower(at + 1) in PERIODS:
        return None
    is_year = 1700 <= bottom <= 2099
    if bottom not in BOTTOMS and (top != 1 or is_year or words.lower(at - 1) == "of"):
        return None
    return Number(i, at + 1, top / bottom, fraction=True)


def _small(words: Words, i: int) -> Decimal | None:
    word = words.at(i)
    if word is None or words.lower(i + 1) in MAGNITUDES:
        return None
    if word.is_numeral:
        digits = word.text.replace(",", "")
        return Decimal(digits) if digits.isdigit() and len(digits) < 7 else None
    value = UNITS.get(word.lower) or TENS.get(word.lower)
    return None if value is None else Decimal(value)


def slashed(words: Words, i: int, end: int, value: Decimal) -> Number | None:
    """Return "1/4" and "2 1/2" as one number; dates such as 3/4/2024 are none."""
    if words.lower(end) == "/" and words.glued(end):
        return _over(words, i, end, value, Decimal(0))
    next_word = words.at(end)
    if next_word and next_word.text.isdigit() and words.lower(end + 1) == "/":
        return _over(words, i, end + 1, Decimal(next_word.text), value)
    return None


def _over(
    words: Words, i: int, slash: int, top: Decimal, whole: Decimal
) -> Number | None:
    below = words.at(slash + 1)
    if below is None or not below.text.isdigit() or words.lower(slash + 2) == "/":
        return None
    bottom = Decimal(below.text)
    if bottom not in SLASHED or top >= bottom or not words.glued(slash + 1):
        return None
    return Number(i, slash + 2, whole + top / bottom, fraction=not whole)


def fraction(words: Words, i: int) -> Number | None:
    """Return "a third of", "two thirds", "half of the", "three-quarters"."""
    word, end = words.lower(i), i + 1
    if word == "half":
        return _half(words, i)
    if word not in {"a", "an"} and word not in UNITS:
        return None
    top = Decimal(UNITS.get(word, 1))
    end += words.lower(end) == "-"
    name = words.lower(end)
    bottom = FRACTIONS.get(name)
    if bottom is None or (name.endswith("s") != (top > 1)):
        return None
    end += 1
    scaled, after = _magnitude(words, end)
    if scaled and name in {"quarter", "half", "third"}:
        return Number(i, after, top / bottom * scaled)
    if top == 1 and not _is_share(words, i, end):
        return None
    return Number(i, end, top / bottom, fraction=True)


def _magnitude(words: Words, at: int) -> tuple[int | None, int]:
    """Return the magnitude of "million" or "of a million" at ``at``, and its end."""
    if words.lower(at) == "of" and words.lower(at + 1) == "a":
        at += 2
    return MAGNITUDES.get(words.lower(at)), at + 1


def scaled_fraction(words: Words, i: int) -> Number | None:
    """Return "quarter million" and "three quarters billion"."""
    top, at = UNITS.get(words.lower(i)), i + 1
    if top is None:
        top, at = 1, i
    bottom = {"quarter": 4, "quarters": 4, "thirds": 3}.get(words.lower(at))
    factor = MAGNITUDES.get(words.lower(at + 1))
    if bottom is None or factor is None:
        return None
    return Number(i, at + 2, Decimal(top * factor) / bottom)


def _half(words: Words, i: int) -> Number | None:
    end = i + 1
    has_article = words.lower(end) in {"a", "an"}
    end += has_article or words.lower(end) == "-"
    scaled = MAGNITUDES.get(words.lower(end))
    if scaled:
        return Number(i, end + 1, Decimal(scaled) / 2)
    if has_article:
        return Number(i, end, Decimal("0.5"))  # of a unit: "half a mile"
    is_share = words.lower(end) in OF_HALF or words.lower(i - 1) in BEFORE_SHARE - {
        "at",
        "to",
    }
    if end == i + 1 and is_share:
        return Number(i, i + 1, Decimal("0.5"), fraction=True)
    return None


def _is_share(words: Words, i: int, end: int) -> bool:
    """Whether "a third", "a quarter" is a share rather than an ordinal or a season."""
    before, after = words.lower(i - 1), words.lower(end)
    if after == "-":
        return False
    if words.lower(i) == "one":
        return True
    if before in {"by", "than", "about", "nearly", "only"}:
        return True
    if before == "of" and words.lower(i - 2) in CHANGES:
        return True
    if before in {"between", "from"} and after in {"and", "to"}:
        return words.lower(end + 1) in {"a", "one", "half", "two", "three"}
    return after in SHARED or (before in BEFORE_SHARE and not after.isalpha())
