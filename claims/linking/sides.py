"""Who speaks for the same party, from names, roles and affiliations."""

import re
from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Voice:
    """Somebody who speaks: a key, the name, and whom they speak for."""

    key: str
    name: str
    affiliation: str = ""


def sides_of(voices: Iterable[Voice]) -> dict[str, str]:
    """Return for each key the name of its side; who is alone is a side of their own.

    Two are of one side where one's affiliation is the other's, or the other itself:
    "Ruritanian Defence Ministry" and somebody who speaks for Ruritania.
    """
    voices = list(voices)
    parents = {voice.key: voice.key for voice in voices}

    def root(key: str) -> str:
        while parents[key] != key:
            key = parents[key]
        return key

    homes: dict[str, str] = {}
    for voice in voices:
        for home in _homes(voice):
            if home in homes:
                parents[root(voice.key)] = root(homes[home])
            homes.setdefault(home, voice.key)
    return {voice.key: root(voice.key) for voice in voices}


def _homes(voice: Voice) -> set[str]:
    """Return the names of the parties that a voice belongs to, folded."""
    return {folded(name) for name in (voice.name, voice.affiliation) if name}


def folded(name: str) -> str:
    """Return a name without articles and case: "Defence Ministry"."""
    words = re.findall(r"[^\W_]+", name.casefold())
    return " ".join(word for word in words if word not in {"the", "s"})
