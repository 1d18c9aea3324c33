"""Word lists that tell what a speaker is, and the countries of the world."""

from functools import cache, lru_cache
from importlib.resources import files

from babel import Locale


def _rows(name: str) -> list[list[str]]:
    table = files(__package__).joinpath(name).read_text(encoding="utf-8")
    return [line.split("\t") for line in table.splitlines() if line[:1] != "#"]


# How callings end: a hydrologist, a cartographer, a policewoman.
CALLINGS = ("ologist", "ographer", "swoman", "cewoman", "rewoman")


@cache
def terms(name: str) -> frozenset[str]:
    """Return the list ``name`` of lexicon.tsv: "role", "rank", "organisation", ..."""
    lists = {row[0]: row[1] for row in _rows("lexicon.tsv")}
    return frozenset(word.replace("_", " ") for word in lists[name].split())


@cache
def country_names() -> dict[str, str]:
    """Return the names of the world's countries by their codes, after ISO 3166."""
    return {
        code: name
        for code, name in Locale("en").territories.items()
        if len(code) == 2 and code not in {"EU", "EZ", "UN", "ZZ", "XA", "XB", "QO"}
    }


@cache
def countries() -> dict[str, str]:
    """Return the country for each adjective and name of one, by Babel and ISO 3166."""
    names = country_names()
    found = {name.casefold(): name for name in names.values()}
    for code, adjectives in _rows("demonyms.tsv"):
        for adjective in adjectives.split():
            found.setdefault(adjective.replace("_", " ").casefold(), names[code])
    return found


@cache
def country_forms() -> dict[str, list[str]]:
    """Return how an organisation's name may begin for each country: "Russia's"."""
    names = country_names()
    forms = {name: [name, f"{name}'s"] for name in names.values()}
    for code, adjectives in _rows("demonyms.tsv"):
        forms[names[code]] += [word.replace("_", " ") for word in adjectives.split()]
    return forms


@lru_cache(maxsize=16_384)
def singular(word: str) -> str:
    """Return ``word`` in lower case without a plural's s: "Officials" is "official"."""
    lower = word.casefold().rstrip(".")
    for ending, stem in (("ies", "y"), ("men", "man"), ("s", "")):
        if lower.endswith(ending) and not lower.endswith("ss") and len(lower) > 3:
            return lower.removesuffix(ending) + stem
    return lower


@lru_cache(maxsize=16_384)
def is_in(name: str, word: str) -> bool:
    """Whether ``word``, or the singular of it, is in the list ``name``."""
    lower, one = word.casefold().rstrip("."), singular(word)
    if name == "role" and one.endswith(CALLINGS):
        return True
    return lower in terms(name) or one in terms(name)
