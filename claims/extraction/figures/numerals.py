"""Numbers in digits, with the magnitudes that follow: "1.2bn", "5 crore", "2½"."""

from decimal import Decimal, InvalidOperation

from .number import COUNTED, MAGNITUDES, Number
from .shares import ratio_after, slashed
from .words import SPACES, Word, Words

GLUED_MAGNITUDES = {"bn": 10**9, "mn": 10**6, "tn": 10**12, "mln": 10**6, "bln": 10**9}
MONEY_MAGNITUDES = {"m": 10**6, "b": 10**9, "k": 10**3, "t": 10**12}
GLUED_CAPITALS = {"M": 10**6, "B": 10**9, "K": 10**3}  # "3M users", "80K users"
VULGAR = {
    "½": "0.5", "¼": "0.25", "¾": "0.75", "⅛": "0.125", "⅜": "0.375", "⅝": "0.625",
    "⅞": "0.875", "⅕": "0.2",
}  # fmt: skip
THIRDS = {"⅓": 1, "⅔": 2}


def numeral(words: Words, i: int, *, is_money: bool) -> Number | None:
    """Return the number whose first word, ``i``, is a numeral."""
    word = words.all[i]
    vulgar = _vulgar(word)
    if vulgar is not None:
        return Number(i, i + 1, vulgar, fraction=True)
    try:
        value = decimal_of(word)
    except InvalidOperation:
        return None
    end = i + 1
    after = words.at(end)
    part = _vulgar(after) if after else None
    if part is not None:
        value, end = value + part, end + 1
    return (
        ratio_after(words, i, end, value)
        or slashed(words, i, end, value)
        or _with_magnitude(words, i, end, value, is_money=is_money)
    )


def _vulgar(word: Word) -> Decimal | None:
    if word.text in THIRDS:
        return Decimal(THIRDS[word.text]) / 3
    return Decimal(VULGAR[word.text]) if word.text in VULGAR else None


def decimal_of(word: Word) -> Decimal:
    """Return the value of a numeral, whatever groups its thousands."""
    text = word.text
    for mark in (*SPACES, " ", "'", "’"):
        text = text.replace(mark, "")
    if text.count(".") > 1:
        text = text.replace(".", "")
    whole, comma, rest = text.rpartition(",")
    if comma and len(rest.split(".")[0]) < 3:
        return Decimal(f"{whole}.{rest}")
    return Decimal(text.replace(",", ""))


def _half_unit(value: Decimal) -> Decimal:
    exponent = value.as_tuple().exponent
    return Decimal(1).scaleb(int(exponent)) / 2


def _with_magnitude(
    words: Words, i: int, end: int, value: Decimal, *, is_money: bool
) -> Number:
    mantissa = value
    while found := _factor(words, end, is_money=is_money):
        factor, end = found
        value *= factor
    if value == mantissa:
        return Number(i, end, value)
    rounding = _half_unit(mantissa) * (value / mantissa) if mantissa else Decimal(0)
    return Number(i, end, value, rounding, mantissa=mantissa)


def _factor(words: Words, at: int, *, is_money: bool) -> tuple[int, int] | None:
    """Return the magnitude that stands at ``at``, and where it ends."""
    after = words.at(at)
    if after is None:
        return None
    factor = MAGNITUDES.get(after.lower)
    if factor is None and (after.glued or after.lower in {"bn", "mn", "tn"}):
        factor = GLUED_MAGNITUDES.get(after.lower) or _capital(words, at)
    if factor is None and after.text == "m" and after.glued:
        factor = 10**6 if words.lower(at + 1) in COUNTED else None
    if factor is None and is_money and (after.glued or after.lower == "m"):
        factor = MONEY_MAGNITUDES.get(after.lower)
    if factor is None and after.lower == "-" and after.glued:
        factor, at = MAGNITUDES.get(words.lower(at + 1)), at + 1
    return (factor, at + 1) if factor else None


def _capital(words: Words, at: int) -> int | None:
    """Return the magnitude of "3M users" and "80K homes"; "3M" alone is a name."""
    after = words.lower(at + 1)
    counts = after.isalpha() and words.all[at + 1].text.islower()
    if not counts or after in {"said", "says", "has", "is", "was", "run", "race"}:
        return None
    return GLUED_CAPITALS.get(words.all[at].text)
