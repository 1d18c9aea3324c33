"""The measure of a plain count: a class of things, and what happened to them."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from spacy.tokens import Token

from .lexicons import Thing, happenings, things

SHARED = frozenset(
    "other others people person wounded injured dead killed hurt missing".split()
)
INHABITING = frozenset({"resident", "inhabitant", "population"})
TALLIES = frozenset(
    "number total figure toll count tally estimate list claim sum average".split()
)
TOO_LIGHT = frozenset(
    "be have do say report include see make put come go number total rise fall grow "
    "stand reach take give list count record tell speak exceed climb increase "
    "accord confirm estimate expect show pass top drop".split()
)
COUNTED_ALONE = frozenset({"votes", "seats"})  # their number is a measure by itself
ORDERED = frozenset("evacuation evacuate leave out mandatory remain".split())
VERBAL = frozenset({"VERB", "ADJ", "AUX"})
SINGULAR = frozenset("magnitude temperature speed distance age score".split())
# The thing itself tells who they are: no population of its own within these.
IMPLIED = {
    "arrested": {"prisoners", "protesters"},
    "freed": {"prisoners"},
    "gathered": {"protesters"},
    "evacuated or left": {"migrants", "families"},
    "striking": {"workers", "protesters"},
    "on board": {"passengers"},
    "sheltering": {"migrants"},
    "shot": {"protesters"},
}
OWN = {
    "casualty": "injured",
    "evacuee": "evacuated or left",
    "detainee": "arrested",
    "crowd": "gathered",
    "protester": "gathered",
    "demonstrator": "gathered",
    "marcher": "gathered",
}


@dataclass(frozen=True, slots=True)
class Counted:
    """A proposed measure, with the population where it is not simply people."""

    measure: str
    population: str = ""


def counted(
    noun: str, near: Iterable[Token], wide: Iterable[Token], before: Counted | None
) -> Counted | None:
    """Return the measure of a count of ``noun``; None where nothing tells it.

    ``near`` are the words that govern the figure, ``wide`` those around it, both
    nearest first. ``before`` is the measure of the figure before, which a figure
    without a noun of its own goes on with.
    """
    near = list(near)
    thing = thing_of(noun, near)
    if thing is None and not noun and _happens_to_people(near):
        thing = Thing("people", "")
    if thing is None:
        return _other(noun, near) if _is_name(noun) else None
    kind = kind_of(thing)
    happened = _happening(near, kind, own=noun) or _own(noun, near)
    if not happened:
        happened = _happening((w for w in wide if w.pos_ in VERBAL), kind, own=noun)
    population = thing.population
    if noun in SHARED and not population and before is not None:
        population = before.population
    population = population or _of_whom(near)
    if population in IMPLIED.get(happened, set()):
        population = ""
    if not happened and thing.name not in COUNTED_ALONE:
        if noun in INHABITING or any(t.lemma_.lower() == "live" for t in near):
            return Counted("population")
        happened = _predicate(near)
        if not happened:
            return None
    return Counted(f"{thing.name} {happened}".strip(), population)


def _happens_to_people(near: list[Token]) -> bool:
    """Whether a bare number is what people do: "18,000 had marched"."""
    head = near[0].head
    return near[0].dep_ in {"nsubj", "nsubjpass"} and (
        head.lemma_.lower() in happenings("people")
    )


def _of_whom(near: Iterable[Token]) -> str:
    """Return the population that a modifier names: "the civilian death toll"."""
    for token in near:
        thing = things().get(token.lemma_.lower())
        if token.dep_ in {"amod", "compound"} and thing and thing.population:
            return thing.population
    return ""


def _own(noun: str, near: Iterable[Token]) -> str:
    """Return what the noun alone tells: a detainee is arrested, whatever else."""
    said = next((t for t in near if t.pos_ == "VERB"), None)
    if noun not in OWN or (said is not None and said.lemma_.lower() not in TOO_LIGHT):
        return ""
    return OWN[noun]


def thing_of(noun: str, near: Iterable[Token]) -> Thing | None:
    """Return the class of the noun; what only happens to people counts people."""
    thing = things().get(noun)
    if thing is not None:
        return thing
    if noun in happenings("people") and noun not in happenings("objects"):
        return Thing("people", "")
    if noun in TALLIES or not noun:
        for token in near:
            lemma = token.lemma_.lower()
            if token.pos_ == "NOUN" and lemma in things() and lemma not in TALLIES:
                return things()[lemma]
    return None


def kind_of(thing: Thing) -> str:
    """Return the kind in the list of happenings: "people", "jobs", "objects" ..."""
    if thing.name in {"people", "households", "customers"}:
        return "people"
    if thing.name in {"drones and missiles", "aircraft", "flights"}:
        return "weapons"
    return thing.name if thing.name in {"settlements", "jobs"} else "objects"


def _happening(words: Iterable[Token], kind: str, *, own: str) -> str:
    """Return the participle of the nearest word that tells what happened."""
    known = happenings(kind)
    if own in known and own not in things():
        return known[own]
    words = list(words)
    lemmas = {word.lemma_.lower() for word in words}
    if kind == "people" and ("homeless" in lemmas or {"lose", "home"} <= lemmas):
        return "homeless"
    if kind == "people" and "order" in lemmas and lemmas & ORDERED:
        return "under evacuation orders"
    remaining = ""
    for word in words:
        lemma = word.lemma_.lower()
        if word.pos_ == "PROPN":
            continue
        told = known.get(lemma) or known.get(word.lower_)
        if told is None:
            continue
        if told == "remaining":
            remaining = told
            continue
        if told == "shot down" and not _is_shot_down(word):
            continue
        return told
    return remaining


def _is_shot_down(word: Token) -> bool:
    if word.lemma_ == "down":
        return word.head.lemma_ == "shoot" or word.pos_ == "VERB"
    return any(child.lower_ == "down" for child in word.children)


def _predicate(words: Iterable[Token]) -> str:
    """Return the lemma of the first verb that says something of its own."""
    for word in words:
        if word.pos_ == "VERB" and word.lemma_.lower() not in TOO_LIGHT:
            return f"({word.lemma_.lower()})"
    return ""


def _is_name(noun: str) -> bool:
    """Whether a noun names a thing, rather than a number or a tally."""
    return (
        noun not in TALLIES
        and re.fullmatch(r"[^\W\d_]+(?:-[^\W\d_]+)*", noun) is not None
    )


def _other(noun: str, near: list[Token]) -> Counted | None:
    """Return the measure of a thing of no known class."""
    if noun in SINGULAR:
        return Counted(noun)
    happened = _happening(near, "objects", own=noun) or _predicate(near)
    return Counted(f"{plural(noun)} {happened}") if happened else None


def plural(noun: str) -> str:
    """Return a plain English plural of ``noun``."""
    if re.search(r"(?:s|x|z|ch|sh)$", noun):
        return f"{noun}es"
    if re.search(r"[^aeiou]y$", noun):
        return f"{noun[:-1]}ies"
    return noun if noun in {"aircraft", "people", "staff"} else f"{noun}s"
