"""Numbers as news writes them: digits, words, both, fractions, vague ones."""

from dataclasses import dataclass
from decimal import Decimal, InvalidOperation

from .words import Word, Words

UNITS = dict(
    zip(
        "zero one two three four five six seven eight nine ten eleven twelve thirteen "
        "fourteen fifteen sixteen seventeen eighteen nineteen".split(),
        range(20),
        strict=True,
    )
)
TENS = dict(
    zip(
        "twenty thirty forty fifty sixty seventy eighty ninety".split(),
        range(20, 100, 10),
        strict=True,
    )
)
MAGNITUDES = {
    "hundred": 10**2,
    "thousand": 10**3,
    "lakh": 10**5,
    "lakhs": 10**5,
    "million": 10**6,
    "crore": 10**7,
    "crores": 10**7,
    "billion": 10**9,
    "trillion": 10**12,
    "dozen": 12,
}
GLUED_MAGNITUDES = {"bn": 10**9, "mn": 10**6, "tn": 10**12, "mln": 10**6, "bln": 10**9}
MONEY_MAGNITUDES = {"m": 10**6, "b": 10**9, "k": 10**3, "t": 10**12}
VAGUE = {
    "dozens": 12,
    "scores": 20,
    "hundreds": 100,
    "thousands": 1000,
    "millions": 10**6,
    "billions": 10**9,
    "trillions": 10**12,
}
VULGAR = {"½": "1/2", "¼": "1/4", "¾": "3/4", "⅓": "1/3", "⅔": "2/3", "⅛": "1/8"}
FRACTIONS = {
    "half": 2,
    "halves": 2,
    "third": 3,
    "thirds": 3,
    "quarter": 4,
    "quarters": 4,
    "fourth": 4,
    "fourths": 4,
    "fifth": 5,
    "fifths": 5,
    "sixth": 6,
    "sixths": 6,
    "eighth": 8,
    "eighths": 8,
    "tenth": 10,
    "tenths": 10,
}


@dataclass(frozen=True, slots=True)
class Number:
    """A number and the words it takes, ``first`` to ``last`` (exclusive).

    ``rounding`` is half a unit of the last written digit where a magnitude word is
    used, else 0. ``mantissa`` is the number before the magnitude word was applied.
    """

    first: int
    last: int
    value: Decimal
    rounding: Decimal = Decimal(0)
    vague: bool = False
    fraction: bool = False
    mantissa: Decimal | None = None
    in_words: bool = False

    @property
    def magnitude(self) -> Decimal:
        """What the number before the magnitude word was multiplied by."""
        return self.value / self.mantissa if self.mantissa else Decimal(1)


def read_number(words: Words, i: int, *, is_money: bool = False) -> Number | None:
    """Return the number that begins with word ``i``, as long as possible."""
    word = words.at(i)
    if word is None:
        return None
    if word.is_numeral:
        return _numeral(words, i, is_money=is_money)
    return (
        _scaled_fraction(words, i)
        or _vague(words, i)
        or _ratio(words, i)
        or _fraction(words, i)
        or _spelled(words, i)
    )


def _decimal(word: Word) -> Decimal:
    text = word.text
    for space in ("\u00a0", "\u202f", " "):
        text = text.replace(space, "")
    return Decimal(text.replace(",", ""))


def _half_unit(value: Decimal) -> Decimal:
    exponent = value.as_tuple().exponent
    return Decimal(1).scaleb(int(exponent)) / 2


def _numeral(words: Words, i: int, *, is_money: bool) -> Number | None:
    word = words.all[i]
    if word.text in VULGAR:
        top, bottom = VULGAR[word.text].split("/")
        return Number(i, i + 1, Decimal(top) / Decimal(bottom), fraction=True)
    try:
        value = _decimal(word)
    except InvalidOperation:
        return None
    end = i + 1
    after = words.at(end)
    if after and after.text in VULGAR and after.glued:
        top, bottom = VULGAR[after.text].split("/")
        value, end = value + Decimal(top) / Decimal(bottom), end + 1
    ratio = _ratio_after(words, i, end, value)
    if ratio:
        return ratio
    slashed = _slashed(words, i, end, value)
    if slashed:
        return slashed
    return _with_magnitude(words, i, end, value, is_money=is_money)


def _slashed(words: Words, i: int, end: int, value: Decimal) -> Number | None:
    """Return "1/4" and "2 1/2" as one number; dates such as 3/4/2024 are none."""
    if words.lower(end) == "/" and words.all[end].glued:
        return _over(words, i, end, value, Decimal(0))
    next_word = words.at(end)
    if next_word and next_word.is_numeral and words.lower(end + 1) == "/":
        return _over(words, i, end + 1, _decimal(next_word), value)
    return None


def _over(
    words: Words, i: int, slash: int, top: Decimal, whole: Decimal
) -> Number | None:
    bottom_word = words.at(slash + 1)
    if not (bottom_word and bottom_word.is_numeral and words.lower(slash + 2) != "/"):
        return None
    bottom = _decimal(bottom_word)
    if not 1 < bottom <= 100 or top >= bottom:
        return None
    return Number(i, slash + 2, whole + top / bottom, fraction=not whole)


def _with_magnitude(
    words: Words, i: int, end: int, value: Decimal, *, is_money: bool
) -> Number:
    mantissa = value
    after = words.at(end)
    while after:
        factor = MAGNITUDES.get(after.lower)
        if factor is None and after.glued:
            factor = GLUED_MAGNITUDES.get(after.lower)
            if factor is None and is_money:
                factor = MONEY_MAGNITUDES.get(after.lower)
        elif factor is None and after.lower in {"bn", "mn", "tn"}:
            factor = GLUED_MAGNITUDES[after.lower]
        if factor is None and after.lower == "-" and is_money:
            factor = MAGNITUDES.get(words.lower(end + 1))
            end += factor is not None
        if factor is None:
            break
        value, end = value * factor, end + 1
        after = words.at(end)
    if value == mantissa:
        return Number(i, end, value)
    rounding = _half_unit(mantissa) * (value / mantissa) if mantissa else Decimal(0)
    return Number(i, end, value, rounding, mantissa=mantissa)


def _vague(words: Words, i: int) -> Number | None:
    """Return "dozens", "hundreds of thousands", "tens of thousands", "a couple"."""
    word = words.lower(i)
    if word == "a" and words.lower(i + 1) == "couple" and words.lower(i + 2) == "of":
        return Number(i, i + 2, Decimal(2), vague=True)
    value, end = VAGUE.get(word), i + 1
    if word == "tens" and words.lower(i + 1) == "of" and words.lower(i + 2) in VAGUE:
        value = 10
    if value is None:
        return None
    while words.lower(end) == "of" and words.lower(end + 1) in VAGUE:
        value, end = value * VAGUE[words.lower(end + 1)], end + 2
    return Number(i, end, Decimal(value), vague=True)


def _ratio(words: Words, i: int) -> Number | None:
    """Return "one in five" as 0.2."""
    value = UNITS.get(words.lower(i))
    return None if not value else _ratio_after(words, i, i + 1, Decimal(value))


def _ratio_after(words: Words, i: int, end: int, top: Decimal) -> Number | None:
    if words.lower(end) == "in":
        at = end + 1
    elif words.lower(end) == "out" and words.lower(end + 1) == "of":
        at = end + 2
        if words.lower(at) == "every":
            at += 1
    else:
        return None
    bottom = _small(words, at)
    if bottom is None or not 2 <= bottom <= 1000 or bottom <= top or top > 20:
        return None
    if bottom not in {3, 4, 5, 6, 7, 8, 9, 10, 12, 20, 100, 1000} and bottom != 2:
        return None
    return Number(i, at + 1, top / bottom, fraction=True)


def _small(words: Words, i: int) -> Decimal | None:
    word = words.at(i)
    if word is None:
        return None
    if word.is_numeral and word.text.isdigit() and len(word.text) < 5:
        return Decimal(word.text)
    value = UNITS.get(word.lower) or TENS.get(word.lower)
    return None if value is None else Decimal(value)


def _fraction(words: Words, i: int) -> Number | None:
    """Return "a third of", "two thirds", "half of the", "three-quarters"."""
    word, end = words.lower(i), i + 1
    if word in {"a", "an", "one"} or word in UNITS:
        top = Decimal(UNITS.get(word, 1))
        if words.lower(end) == "-":
            end += 1
        name = words.lower(end)
        bottom = FRACTIONS.get(name)
        if bottom is None or (name.endswith("s") != (top > 1)):
            return None
        end += 1
        if top == 1 and not _is_share(words, i, end):
            return None
        scaled = MAGNITUDES.get(words.lower(end))
        if name in {"quarter", "half"} and scaled:
            return Number(i, end + 1, top / bottom * scaled)
        return Number(i, end, top / bottom, fraction=True)
    if word == "half":
        return _half(words, i)
    return None


def _scaled_fraction(words: Words, i: int) -> Number | None:
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
    if words.lower(end) in {"a", "an"}:
        end += 1
    scaled = MAGNITUDES.get(words.lower(end))
    if scaled:
        return Number(i, end + 1, Decimal(scaled) / 2)
    if end == i + 1 and (
        words.lower(end) in {"of", "the", "its", "their", "his", "her", "all"}
        or words.lower(i - 1) in {"than", "about", "nearly", "almost", "over", "by"}
    ):
        return Number(i, i + 1, Decimal("0.5"), fraction=True)
    return None


def _is_share(words: Words, i: int, end: int) -> bool:
    """Whether "a third", "a quarter" is a share rather than an ordinal or a season."""
    before, after = words.lower(i - 1), words.lower(end)
    if after in MAGNITUDES:
        return True
    if words.lower(i) == "one" and words.lower(i + 1) == "-":
        return True
    return after in {"of", "the"} or before in {"by", "than", "about", "nearly", "only"}


def _spelled(words: Words, i: int) -> Number | None:
    """Return "two hundred and forty", "a dozen", "two and a half million"."""
    end, total, group, took = i, 0, 0, False
    mantissa: Decimal | None = None
    if words.lower(i) in {"a", "an"}:
        if words.lower(i + 1) not in MAGNITUDES:
            return None
        end, group, took = i + 1, 1, True
    while True:
        word = words.lower(end)
        if word in UNITS and (not took or group % 10 == 0 or group == 0):
            if took and group % 100 and UNITS[word] > 9:
                break
            group, end, took = group + UNITS[word], end + 1, True
        elif word in TENS and (not took or group % 100 == 0):
            group, end, took = group + TENS[word], end + 1, True
        elif word == "hundred" and took:
            group, end = (group or 1) * 100, end + 1
        elif word in MAGNITUDES and took:
            mantissa = Decimal(group or 1)
            total, group, end = total + (group or 1) * MAGNITUDES[word], 0, end + 1
        elif took and word in {"and", "-", "&", ","} and _goes_on(words, end, group):
            end += 1
        else:
            break
    if not took:
        return None
    value = Decimal(total + group)
    and_half = _and_a_half(words, end)
    if and_half:
        value, end = value + Decimal("0.5"), and_half
        factor = MAGNITUDES.get(words.lower(end))
        if factor:
            return Number(i, end + 1, value * factor, in_words=True)
    if mantissa is not None and value == total:
        return Number(i, end, value, mantissa=mantissa, in_words=True)
    return Number(i, end, value, in_words=True)


def _goes_on(words: Words, at: int, group: int) -> bool:
    """Whether "and", "-" or "," joins what comes next to the number before it."""
    joint, after, before = words.lower(at), words.lower(at + 1), words.lower(at - 1)
    if joint == "-":
        return before in TENS and after in UNITS and 0 < UNITS[after] < 10
    is_number = after in UNITS or after in TENS
    if joint in {"and", "&"}:
        return is_number and before in MAGNITUDES and before != "dozen"
    return is_number and before in {"thousand", "million", "billion"} and group == 0


def _and_a_half(words: Words, end: int) -> int | None:
    """Return the end of "and a half", "-and-a-half" that begins at ``end``."""
    at = end
    seen: list[str] = []
    while len(seen) < 3:
        word = words.lower(at)
        if word != "-":
            seen.append(word)
        at += 1
        if not word:
            return None
    return at if seen == ["and", "a", "half"] else None
