"""Numbers in words: "two hundred and forty", "dozens", "several million"."""

from decimal import Decimal

from .number import MAGNITUDES, TENS, UNITS, Number
from .words import Words

# By convention the plural of a magnitude is two of it or more.
VAGUE = {
    "tens": 20, "dozens": 24, "scores": 40, "hundreds": 200, "thousands": 2000,
    "millions": 2 * 10**6, "billions": 2 * 10**9, "trillions": 2 * 10**12,
}  # fmt: skip
SEVERAL = {("several",), ("a", "few"), ("many",), ("some", "few"), ("multiple",)}


def spelled(words: Words, i: int) -> Number | None:
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
    half = and_a_half(words, end)
    if half:
        return _with_half(words, i, half, value, mantissa)
    if mantissa is not None and value == total:
        return Number(i, end, value, mantissa=mantissa, in_words=True)
    return Number(i, end, value, in_words=True)


def _goes_on(words: Words, at: int, group: int) -> bool:
    """Whether "and", "-" or "," joins what comes next to the number before it."""
    joint, after, before = words.lower(at), words.lower(at + 1), words.lower(at - 1)
    if joint == "-":
        is_small = before in TENS and after in UNITS and 0 < UNITS[after] < 10
        return is_small or (before in UNITS | TENS and after in MAGNITUDES)
    is_number = after in UNITS or after in TENS
    if joint in {"and", "&"}:
        return is_number and before in MAGNITUDES and before != "dozen"
    return is_number and before in {"thousand", "million", "billion"} and group == 0


def _with_half(
    words: Words, i: int, end: int, value: Decimal, mantissa: Decimal | None
) -> Number:
    """Return "two and a half", "two and a half million", "a million and a half"."""
    factor = MAGNITUDES.get(words.lower(end))
    if factor:
        return Number(i, end + 1, (value + Decimal("0.5")) * factor, in_words=True)
    half = Decimal("0.5")
    if mantissa:
        half *= value / mantissa
    return Number(i, end, value + half, in_words=True)


def and_a_half(words: Words, end: int) -> int | None:
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


def vague(words: Words, i: int) -> Number | None:
    """Return "dozens", "hundreds of thousands", "several hundred", "a couple of"."""
    word = words.lower(i)
    if word == "a" and words.lower(i + 1) == "couple" and words.lower(i + 2) == "of":
        return Number(i, i + 2, Decimal(2), approximate=True, in_words=True)
    several = _several(words, i)
    if several:
        return several
    value, end = VAGUE.get(word), i + 1
    of_more = words.lower(end) == "of" and words.lower(end + 1) in VAGUE
    if value is None or (word == "tens" and not of_more):
        return None
    if word == "scores" and words.lower(end) not in {"of", "more"}:
        return None  # "scores a goal"
    while words.lower(end) == "of" and words.lower(end + 1) in VAGUE:
        value, end = value * (VAGUE[words.lower(end + 1)] // 2), end + 2
    return Number(i, end, Decimal(value), vague=True)


def _several(words: Words, i: int) -> Number | None:
    """Return "several hundred", "a few million", "several hundred thousand"."""
    for length in (1, 2):
        key = tuple(words.lower(i + step) for step in range(length))
        end = i + length
        factor = MAGNITUDES.get(words.lower(end))
        if key not in SEVERAL or factor is None:
            continue
        value, end = Decimal(2 * factor), end + 1
        while words.lower(end) in MAGNITUDES:
            value, end = value * MAGNITUDES[words.lower(end)], end + 1
        return Number(i, end, value, vague=True)
    return None
