"""The signs, codes and names that stand for currencies."""

from functools import cache
from pathlib import Path

from babel import Locale
from babel.numbers import list_currencies

from .words import Word, Words

# What "$" and its kin mean where nothing else is said; Babel's symbols are too many.
SIGNS = {
    "$": "USD", "€": "EUR", "£": "GBP", "¥": "JPY", "₹": "INR", "₽": "RUB",
    "₴": "UAH", "₩": "KRW", "₺": "TRY", "₪": "ILS", "₦": "NGN", "₱": "PHP",
    "₫": "VND", "₸": "KZT", "₡": "CRC", "₲": "PYG", "₵": "GHS", "₾": "GEL",
    "₼": "AZN", "฿": "THB", "₿": "BTC",
}  # fmt: skip
DOLLARS = {
    "us": "USD", "u.s": "USD", "a": "AUD", "au": "AUD", "c": "CAD", "ca": "CAD",
    "can": "CAD", "nz": "NZD", "hk": "HKD", "s": "SGD", "nt": "TWD", "r": "BRL",
    "mex": "MXN", "mx": "MXN", "ar": "ARS", "j": "JMD", "fj": "FJD", "n": "NAD",
}  # fmt: skip
PREFIXES = {"rs": "INR", "usd": "USD", "dollar": "USD", "chf": "CHF", "sfr": "CHF"}
# Codes that are also written small: "half a million usd".
SMALL_CODES = frozenset({"usd", "eur", "gbp", "chf", "jpy", "cny", "inr", "aud", "cad"})
# "30 MUSD": how business news of northern Europe writes millions.
MULTIPLES = {"M": 10**6, "k": 10**3, "K": 10**3, "T": 10**3, "B": 10**9}
# Codes that are words in capitals as well.
WORDS_TOO = ("all", "top", "try", "cup", "mop", "pen", "gel", "bam", "sos", "lei")
CENTS = frozenset({"USD", "EUR", "AUD", "CAD", "NZD", "SGD", "HKD", "ZAR"})


@cache
def plain_names() -> dict[str, str]:
    """Return the names that stand without a country, in lower case, with codes."""
    names: dict[str, str] = {}
    table = Path(__file__).with_name("currencies.tsv").read_text(encoding="utf-8")
    for line in table.splitlines():
        if not line.startswith("#"):
            code, alternatives = line.split("\t")
            names.update(dict.fromkeys(alternatives.split("|"), code))
    return names


@cache
def currency_names() -> dict[tuple[str, ...], str]:
    """Return the currencies' English names and codes, as tuples of lower-case words.

    Source: Unicode CLDR, through Babel.
    """
    names: dict[tuple[str, ...], str] = {}
    locale = Locale("en")
    for code in sorted(list_currencies()):
        names[(code.lower(),)] = code
        for name in (locale.currencies.get(code, ""), *_plurals(locale, code)):
            key = tuple(name.lower().split())
            if len(key) > 1 and "(" not in name:
                names.setdefault(key, code)
    for ambiguous in WORDS_TOO:
        names.pop((ambiguous,), None)
    names.update({(name,): code for name, code in plain_names().items()})
    names[("us", "dollar")] = names[("us", "dollars")] = "USD"
    return names


@cache
def codes() -> frozenset[str]:
    """Return the codes of all currencies."""
    return frozenset(currency_names().values())


def is_money(unit: str | None) -> bool:
    """Whether ``unit`` is a currency."""
    return unit is not None and (unit in codes() or unit.startswith("¤"))


def _plurals(locale: Locale, code: str) -> list[str]:
    forms = locale._data.get("currency_names_plural", {}).get(code, {})
    return [str(form) for form in forms.values()]


def is_currency_word(word: Word) -> bool:
    """Whether ``word`` alone names a currency: "euros", "EUR", "usd"."""
    is_code = word.text.isupper() or word.text in SMALL_CODES
    return word.lower in plain_names() or is_code


def multiple_of(word: Word) -> tuple[str, int] | None:
    """Return currency and factor of "MUSD" and "kEUR"."""
    factor, code = MULTIPLES.get(word.text[0]), word.text[1:]
    if factor is None or len(code) != 3 or not code.isupper() or code not in codes():
        return None
    return code, factor


def currency_before(words: Words, i: int) -> tuple[str, int] | None:
    """Return the currency whose sign or code stands before word ``i``, and where."""
    before = words.at(i - 1)
    if before is None:
        return None
    if before.text in SIGNS:
        if before.text == "$":
            return _dollar(words, i - 1)
        return SIGNS[before.text], i - 1
    if before.lower in PREFIXES:
        return PREFIXES[before.lower], i - 1
    if before.text == "." and words.lower(i - 2) == "rs":
        return "INR", i - 2
    known = currency_names().get((before.lower,))
    if known and before.text.isupper() and len(before.text) == 3:
        return known, i - 1
    return None


def _dollar(words: Words, start: int) -> tuple[str, int]:
    """Return which dollar the sign at ``start`` means: US$, A$, C$ ..."""
    prefix = words.at(start - 1)
    if prefix is None:
        return "USD", start
    if words.lower(start - 1) == "." and words.lower(start - 2) == "s":
        return "USD", start
    near = words.glued(start) or prefix.lower in {"us", "c", "hk"}
    if prefix.lower in DOLLARS and near:
        return DOLLARS[prefix.lower], start - 1
    return "USD", start
