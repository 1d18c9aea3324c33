"""Whom somebody speaks for, where the words say so."""

import re

from claims.extraction.found import SpeakerKind

from .lexicon import countries, terms

PLACED = frozenset({"governor", "mayor", "premier", "governor-general"})


def country_in(phrase: str) -> str | None:
    """Return the country that ``phrase`` names or has an adjective of."""
    words = re.findall(r"[^\W\d_]+(?:-[^\W\d_]+)*|(?:[A-Z]\.)+", phrase)
    for length in (3, 2, 1):
        for i in range(len(words) - length + 1):
            part = words[i : i + length]
            name = " ".join(part)
            if part[0][0].isupper() and name.casefold() in countries():
                return countries()[name.casefold()]
    return None


def affiliation_of(name: str, role: str, of: str, kind: SpeakerKind) -> str:
    """Return the organisation or country somebody speaks for, "" where unknown.

    "head of the Relief Council" speaks for the council, an Italian minister for
    Italy, Italy's ministry for Italy.
    """
    if of:
        return of
    if kind is SpeakerKind.PERSON:
        return country_in(role) or _named_in(role)
    owner = re.match(r"(.+?)(?:['’]s|(?<=s)['’]) ", name)
    return country_in(name) or (owner[1] if owner else "")


def _named_in(role: str) -> str:
    """Return the name after "of", "at" or "for" in a role, or the owner before it."""
    after = re.search(
        r"\b(?:of|at|for|with|from) (?:the )?((?:[A-Z][^\s,]*)(?: [A-Z&][^\s,]*)*)",
        role,
    )
    if after:
        return after[1]
    placed = [word for word in role.split() if word[:1].isupper()]
    head = role.split()[-1].casefold() if role else ""
    if head in PLACED:
        places = [word for word in placed if not _is_of_role(word)]
        return " ".join(places)
    return ""


def _is_of_role(word: str) -> bool:
    return word.casefold() in terms("role") | {"acting", "former", "deputy", "interim"}
