"""Whether two names can be one: longer forms, initials, acronyms."""

import re
from functools import lru_cache

from claims.domain.spelling import fold, sounds_alike

from .lexicon import countries, country_forms, is_in

SMALL = frozenset(
    "of the and for on in at de da do dos del di von van der la le &".split()
)


@lru_cache(maxsize=16_384)
def same_person(a: str, b: str) -> bool:
    """Whether two names of people can be one person's.

    One is the last name, the first name or a longer form of the other; initials
    stand for what begins with them.
    """
    words_a, words_b = fold(a).split(), fold(b).split()
    short, long = sorted((words_a, words_b), key=len)
    if not short:
        return False
    if len(short) == 1:
        return any(sounds_alike(short[0], word) for word in long)
    if not sounds_alike(short[-1], long[-1]):
        return all(any(sounds_alike(x, y) for y in long) for x in short)
    return all(any(_initial_or_same(x, y) for y in long[:-1]) for x in short[:-1])


def _initial_or_same(a: str, b: str) -> bool:
    if 1 in (len(a), len(b)):
        return a[0] == b[0]
    return sounds_alike(a, b)


@lru_cache(maxsize=16_384)
def same_organisation(a: str, b: str) -> bool:
    """Whether two names can be one organisation's: a shorter form, or an acronym.

    The country that one names first may be missing from the other, not be another's.
    """
    (country_a, rest_a), (country_b, rest_b) = of_country(a), of_country(b)
    if country_a and country_b:
        return country_a == country_b and _same_organisation(rest_a, rest_b)
    is_telling = min(len(rest_a.split()), len(rest_b.split())) > 1
    return _same_organisation(a, b) or (
        is_telling and _same_organisation(rest_a, rest_b)
    )


def _same_organisation(a: str, b: str) -> bool:
    if fold(a) == fold(b) or is_acronym(a, b) or is_acronym(b, a):
        return True
    short, long = sorted((_content(a), _content(b)), key=len)
    if not short or short != long[: len(short)]:
        return False
    # "Sussex" is not the Sussex Police, but "Siemens" is Siemens Energy.
    return len(short) > 1 or not any(is_in("organisation", word) for word in long)


@lru_cache(maxsize=16_384)
def of_country(name: str) -> tuple[str, str]:
    """Return the country that a name begins with, "" if none, and what follows it.

    "Russia's Navy" and "Russian Navy" are both ("Russia", "Navy").
    """
    words = name.split()
    for length in (3, 2, 1):
        begin = re.sub("['’]s?$", "", " ".join(words[:length])).casefold()
        if length < len(words) and begin in countries():
            return countries()[begin], " ".join(words[length:])
    return "", name


def spellings(name: str) -> list[str]:
    """Return the other ways to write the country that an organisation's name begins
    with: "Russian Navy" for "Russia's Navy".
    """
    country, rest = of_country(name)
    return [f"{form} {rest}" for form in country_forms().get(country, ())]


def _content(name: str) -> list[str]:
    return [word for word in fold(name).split() if word not in SMALL - {"&"}]


def is_acronym(short: str, name: str) -> bool:
    """Whether ``short`` is made of the initials of ``name``: "MES", "CL&P", "IGW"."""
    letters = short.replace(".", "")
    if not (2 <= len(letters) <= 8 and letters.upper() == letters and " " not in short):
        return False
    words = re.findall(r"[^\W\d_]+|&", name)
    full = "".join(word[0] for word in words).casefold()
    capitals = "".join(word[0] for word in words if word[0].isupper() or word == "&")
    plain = letters.casefold()
    return plain in (full, capitals.casefold(), capitals.casefold().replace("&", ""))
