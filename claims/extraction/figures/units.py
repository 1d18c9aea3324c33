"""The words and signs that stand for units and currencies."""

from functools import cache
from pathlib import Path

from babel import Locale
from babel.numbers import list_currencies

from .words import Words

CASE_MATTERS = {"m", "t", "g", "l", "in", "C", "F"}
TIME_UNITS = frozenset({"s", "min", "h", "d", "wk", "mo", "yr", "decade"})
# What "$" and its kin mean where nothing else is said; Babel's symbols are too many.
SIGNS = {
    "$": "USD", "€": "EUR", "£": "GBP", "¥": "JPY", "₹": "INR", "₽": "RUB",
    "₴": "UAH", "₩": "KRW", "₺": "TRY", "₪": "ILS", "₦": "NGN", "₱": "PHP",
}  # fmt: skip
DOLLARS = {
    "us": "USD", "u.s": "USD", "a": "AUD", "au": "AUD", "c": "CAD", "ca": "CAD",
    "nz": "NZD", "hk": "HKD", "s": "SGD", "nt": "TWD", "r": "BRL",
}  # fmt: skip
PREFIXES = {"rs": "INR", "usd": "USD", "dollar": "USD", "chf": "CHF", "sfr": "CHF"}
# Names that news uses without a country.
PLAIN_NAMES = {
    "dollar": "USD", "dollars": "USD", "euro": "EUR", "euros": "EUR", "pound": "GBP",
    "pounds": "GBP", "yen": "JPY", "yuan": "CNY", "renminbi": "CNY", "rouble": "RUB",
    "roubles": "RUB", "ruble": "RUB", "rubles": "RUB", "rupee": "INR",
    "rupees": "INR", "hryvnia": "UAH", "hryvnias": "UAH", "franc": "CHF",
    "francs": "CHF", "peso": "MXN", "pesos": "MXN", "rand": "ZAR", "lira": "TRY",
    "won": "KRW", "zloty": "PLN", "zlotys": "PLN", "shekel": "ILS",
    "shekels": "ILS", "peseta": "ESP", "pesetas": "ESP", "guilder": "NLG",
    "guilders": "NLG", "mark": "DEM", "marks": "DEM", "markka": "FIM",
    "krona": "SEK", "kronor": "SEK", "krone": "NOK", "kroner": "NOK",
    "bitcoin": "BTC", "bitcoins": "BTC", "naira": "NGN", "shilling": "KES",
    "shillings": "KES", "riyal": "SAR", "riyals": "SAR", "dirham": "AED",
    "dirhams": "AED", "baht": "THB", "ringgit": "MYR", "rupiah": "IDR",
    "forint": "HUF", "forints": "HUF", "dinar": "IQD", "dinars": "IQD",
}  # fmt: skip


@cache
def unit_names() -> dict[tuple[str, ...], str]:
    """Return the units' names, each as a tuple of lower-case words, with symbols."""
    names: dict[tuple[str, ...], str] = {}
    path = Path(__file__).with_name("units.tsv")
    for line in path.read_text().splitlines():
        if line.startswith("#"):
            continue
        symbol, alternatives = line.split("\t")
        for name in alternatives.split("|"):
            names[tuple(word.lower for word in Words(name).all)] = symbol
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
    names.update({(name,): code for name, code in PLAIN_NAMES.items()})
    names[("btc",)] = "BTC"
    names[("us", "dollar")] = names[("us", "dollars")] = "USD"
    for ambiguous in ("all", "top", "try", "cup", "mop", "pen", "gel", "bam", "sos"):
        names.pop((ambiguous,), None)
    return names


def _plurals(locale: Locale, code: str) -> list[str]:
    forms = locale._data.get("currency_names_plural", {}).get(code, {})
    return [str(form) for form in forms.values()]


@cache
def _longest() -> int:
    return max(len(name) for name in [*unit_names(), *currency_names()])


def unit_at(
    words: Words, i: int, *, after_number: bool = True
) -> tuple[str, int] | None:
    """Return the unit or currency named from word ``i`` on, and where it ends."""
    for length in range(min(_longest(), len(words) - i), 0, -1):
        piece = words.all[i : i + length]
        key = tuple(word.lower for word in piece)
        symbol = unit_names().get(key)
        if symbol and _is_meant(piece[0].text, key, after_number=after_number):
            return symbol, i + length
        code = currency_names().get(key)
        if length == 1 and piece[0].text in SIGNS:
            follows = words.at(i + 1)
            if follows is None or not (follows.is_numeral and follows.glued):
                return SIGNS[piece[0].text], i + 1
        if code and (len(key) > 1 or key[0] in PLAIN_NAMES or piece[0].text.isupper()):
            return code, i + length
    return None


def _is_meant(text: str, key: tuple[str, ...], *, after_number: bool) -> bool:
    """Whether a short name is a unit here: "m" and "t", never "M" or "T"."""
    if len(key) == 1 and len(text) == 1 and text.isalpha():
        return after_number and (text.islower() or text == "L")
    return True


def currency_before(words: Words, i: int) -> tuple[str, int] | None:
    """Return the currency whose sign or code stands before word ``i``, and where."""
    before = words.at(i - 1)
    if before is None:
        return None
    if before.text in SIGNS:
        code, start = SIGNS[before.text], i - 1
        if before.text == "$":
            return _dollar(words, start)
        return code, start
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
    sign = words.all[start]
    if prefix is None:
        return "USD", start
    if prefix.lower in DOLLARS and (sign.glued or prefix.lower in {"us", "c", "hk"}):
        if prefix.lower == "s" and words.lower(start - 2) in {"u", "."}:
            return "USD", start
        return DOLLARS[prefix.lower], start - 1
    return "USD", start
