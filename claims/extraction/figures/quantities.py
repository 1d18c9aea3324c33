"""A number with its unit: "US$1.2bn", "90,000 barrels a day", "minus 19 degrees"."""

from dataclasses import dataclass, replace
from decimal import Decimal

from .currencies import (
    CENTS,
    currency_before,
    is_money,
    multiple_of,
    plain_names,
)
from .number import MAGNITUDES, Number
from .numbers import read_number
from .rates import rated
from .units import unit_at
from .words import Words

MINUS = frozenset({"-", "−", "–"})
MINUS_WORDS = frozenset({"minus", "negative"})
HEAVY = frozenset(
    "weigh weighs weighed weighing kilograms kg drop lose heavy weight lost per shed "
    "gained kilos baby catch fish meat cocaine explosives".split()
)
AFTER_INCH = frozenset(
    "thick long wide tall deep high apart of more away across in".split()
) | {"", ".", ",", ";", ")", "x"}


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number with unit and bounds; ``first`` and ``last`` delimit its words."""

    number: Number
    first: int
    last: int
    unit: str | None
    high: Number | None = None  # the other end of a range
    low_open: bool = False  # of a range: "more than 10 but fewer than 20"
    high_open: bool = False


def read_single(
    words: Words, i: int, *, in_range_of_money: bool = False
) -> Quantity | None:
    """Return the number that begins at word ``i``, or after its sign, with its unit."""
    currency = currency_before(words, i)
    money = currency is not None or in_range_of_money
    number = read_number(words, i, is_money=money)
    if number is None:
        return _one_of_a_unit(words, i)
    number = _signed(words, number)
    quantity = (
        _after_sign(words, number, currency)
        if currency
        else _before_unit(words, number)
    )
    return _compound(words, rated(words, quantity))


def _after_sign(words: Words, number: Number, currency: tuple[str, int]) -> Quantity:
    code, first = currency
    end = number.last
    if words.lower(end) == "-" and words.glued(end) and unit_at(words, end + 1):
        end += 1
    named = unit_at(words, end)
    end = named[1] if named and named[0] == code else number.last
    minus = words.at(first - 1)
    if (
        minus
        and minus.text in MINUS
        and words.glued(first)
        and not words.glued(first - 1)
    ):
        number, first = replace(number, value=-number.value), first - 1
    return Quantity(number, min(first, number.first), end, code)


def _before_unit(words: Words, number: Number) -> Quantity:
    first, at = number.first, number.last
    is_hyphen = words.lower(at) == "-"  # which may end its line
    is_dash = words.lower(at) == "–" and words.glued(at + 1)
    is_joined = (is_hyphen or is_dash) and words.glued(at)
    named = unit_at(words, at + is_joined)
    if named is None:
        return _in_multiples(words, number) or Quantity(number, first, at, None)
    symbol, end = named
    if not _is_unit_here(words, number, symbol, end):
        return Quantity(number, first, at, None)
    if words.lower(end - 1) in {"pound", "pounds"}:
        symbol = _pound(words, at, end)
    return _scaled_after(words, number, symbol, end) or Quantity(
        number, first, end, symbol
    )


def _in_multiples(words: Words, number: Number) -> Quantity | None:
    """Return "30 MUSD" as a quantity."""
    word = words.at(number.last)
    multiple = multiple_of(word) if word and word.text.isalpha() else None
    if multiple is None:
        return None
    code, factor = multiple
    scaled = replace(number, value=number.value * factor, last=number.last + 1)
    return Quantity(scaled, number.first, scaled.last, code)


def _is_unit_here(words: Words, number: Number, symbol: str, end: int) -> bool:
    """Whether a word that may be a unit is one: "in", "won" and "marks" rarely are."""
    name = words.lower(end - 1)
    if symbol == "in" and name == "in":
        is_end = words.lower(end) in AFTER_INCH or words.glued(end - 1)
        return is_end and words.lower(end) != "in"
    if symbol in {"KRW", "DEM"} and name in {"won", "mark", "marks"}:
        return number.value >= 100
    return not (symbol == "s" and number.value == 1 and words.lower(end).isalpha())


def _signed(words: Words, number: Number) -> Number:
    """Return ``number`` with the minus before it, where there is one."""
    i = number.first
    before = words.lower(i - 1)
    if before in MINUS_WORDS:
        return replace(number, first=i - 1, value=-number.value)
    if before not in MINUS or not number.last > i:
        return number
    if words.is_numeral(i - 2):
        return number
    is_sign = words.glued(i) and not words.glued(i - 1)
    if is_sign or (unit_at(words, number.last) or ("",))[0] in {"degC", "degF", "deg"}:
        return replace(number, first=i - 1, value=-number.value)
    return number


def _pound(words: Words, at: int, end: int) -> str:
    """Return whether "pounds" are money or weight, by the words around."""
    near = {words.lower(step) for step in range(at - 8, end + 5)}
    return "lb" if near & HEAVY else "GBP"


def _scaled_after(
    words: Words, number: Number, symbol: str, end: int
) -> Quantity | None:
    """Return "75 USD million" and "thirteen dollars forty-five" as one quantity."""
    if not is_money(symbol):
        return None
    factor = MAGNITUDES.get(words.lower(end))
    if factor and factor >= 1000:
        scaled = replace(number, value=number.value * factor, last=end + 1)
        return Quantity(scaled, number.first, end + 1, symbol)
    at = end + (words.lower(end) == "and" and number.value < 1000)
    cents = read_number(words, at)
    if cents is None or cents.value >= 100 or not _ends(words, cents.last):
        return None
    if cents.value != int(cents.value):
        return None
    whole = replace(number, value=number.value + cents.value / 100, last=cents.last)
    return Quantity(whole, number.first, cents.last, symbol)


def _ends(words: Words, i: int) -> bool:
    return words.lower(i) in {"", ".", "more", ","}


def _compound(words: Words, quantity: Quantity) -> Quantity:
    """Return "5 feet and 2 inches" and "3 dollars 50 cents" as one quantity."""
    minors = {"ft": ("in", Decimal(12)), "GBP": ("penny", Decimal(100))}
    minor, per = minors.get(quantity.unit or "", ("cent", Decimal(100)))
    if quantity.unit not in minors and quantity.unit not in CENTS:
        return quantity
    at = quantity.last
    at += words.lower(at) in {"and", ","}
    number = read_number(words, at)
    named = unit_at(words, number.last) if number else None
    if number is None or named is None or named[0] != minor or number.value >= per:
        return quantity
    value = quantity.number.value + number.value / per
    whole = replace(quantity.number, value=value)
    return replace(quantity, number=whole, last=named[1])


def _one_of_a_unit(words: Words, i: int) -> Quantity | None:
    """Return "a kilometre" after a bound ("more than a kilometre") as one of it."""
    if words.lower(i) not in {"a", "an"} or words.lower(i - 1) not in {
        "than", "least", "nearly", "almost", "over", "under", "to", "most", "half",
    }:  # fmt: skip
        return None
    if words.lower(i - 1) == "to" and words.lower(i - 2) not in {"up", "close"}:
        return None
    named = unit_at(words, i + 1)
    if named is None or named[0] in plain_names().values() or named[0] == "s":
        return None
    number = Number(i, i + 1, Decimal(1), in_words=True)
    return Quantity(number, i, named[1], named[0])
