"""Rates: "a day", "per barrel", "/h" after a unit, "per 1,000" after a count."""

from dataclasses import replace
from decimal import Decimal
from typing import TYPE_CHECKING

from .number import MAGNITUDES
from .numerals import decimal_of
from .units import TIME_UNITS, unit_at
from .words import Words

if TYPE_CHECKING:
    from .quantities import Quantity

OVER = {"annum": "yr", "kilo": "kg", "cent": ""}
ARTICLES = frozenset({"a", "an", "per", "each", "every"})
WHEN = frozenset({"after", "before", "later", "ago", "earlier"})  # "a week after"
# Words between unit and rate: "38 micrograms of lead per kilogram".
MOST_BETWEEN = 3
# What counts are told per: "12 per 100,000 people".
BASES = frozenset(map(Decimal, (100, 1_000, 10_000, 100_000, 1_000_000)))


def rated(words: Words, quantity: "Quantity") -> "Quantity":
    """Return ``quantity`` with the rate after it taken into its unit.

    Only "per" and "a" right behind the unit lengthen its words; a rate behind the
    thing measured ("barrels of crude a day") changes the unit alone.
    """
    if quantity.unit is None:
        return _per_so_many(words, quantity)
    if quantity.unit in {"pp", "bp"}:
        return quantity
    at = quantity.last
    over = _over(words, at)
    if over is not None:
        symbol, end = over
        if quantity.unit in TIME_UNITS and words.lower(at) != "per":
            return quantity
        return replace(quantity, unit=f"{quantity.unit}/{symbol}", last=end)
    symbol_behind = _behind_thing(words, at, quantity.unit in TIME_UNITS)
    if symbol_behind is None:
        return quantity
    return replace(quantity, unit=f"{quantity.unit}/{symbol_behind}")


def _per_so_many(words: Words, quantity: "Quantity") -> "Quantity":
    """Return "47 per 100,000" or "3.4 deaths per 1,000 births" with that unit."""
    if quantity.number.vague or quantity.number.fraction:
        return quantity
    for at in range(quantity.last, quantity.last + MOST_BETWEEN + 1):
        word = words.lower(at)
        is_rate = word == "per" or (word == "for" and words.lower(at + 1) == "every")
        if is_rate:
            base = at + 1 + (word == "for")
            over = _base_at(words, base)
            if over is None:
                return quantity
            last = base + 1 if at == quantity.last else quantity.last
            return replace(quantity, unit=f"per {over:,}", last=last)
        if not word.isalpha():
            return quantity
    return quantity


def _base_at(words: Words, i: int) -> Decimal | None:
    """Return the round number at word ``i`` that a rate is told over."""
    word = words.at(i)
    if word is None:
        return None
    if word.is_numeral and word.text[0].isdigit():
        number = decimal_of(word)
    else:
        number = Decimal(MAGNITUDES.get(word.lower, 0))
    return number if number in BASES else None


def _over(words: Words, at: int) -> tuple[str, int] | None:
    """Return what a rate that begins at word ``at`` is over, and where it ends."""
    if words.lower(at) == "/" and words.glued(at):
        return unit_at(words, at + 1)
    if words.lower(at) not in ARTICLES:
        return None
    if words.lower(at + 1) in OVER:
        symbol = OVER[words.lower(at + 1)]
        return (symbol, at + 2) if symbol else None
    named = unit_at(words, at + 1)
    if named is None or named[0] in {"%", "in"}:
        return None
    return None if words.lower(named[1]) in WHEN else named


def _behind_thing(words: Words, at: int, is_time: bool) -> str | None:
    """Return the rate behind "of crude", "of hydrocarbons", "' pay"."""
    opens = words.lower(at) == "of" or (
        words.lower(at) in {"'", "’"} and words.glued(at)
    )
    if not opens:
        return None
    for step in range(at + 2, at + 2 + MOST_BETWEEN):
        if not words.lower(step - 1).isalpha():
            return None
        if words.lower(step) in ARTICLES or words.lower(step) == "for":
            step += words.lower(step) == "for" and words.lower(step + 1) == "each"
            over = _over(words, step)
            per = words.lower(step) in {"per", "each"}
            return over[0] if over and (per or not is_time) else None
    return None
