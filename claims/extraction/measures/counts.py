"""The measure of a plain count: a class of things, and what happened to them."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from spacy.tokens import Token

from .happened import (
    happening,
    is_kept_count_of,
    is_still,
    kind_of,
    own_happening,
    predicate,
    told_by,
)
from .lexicons import Thing, class_of, happenings, things
from .losses import FORCES, LOSSES, is_lost, losers
from .participles import plural

SHARED = frozenset(
    "other others people person wounded injured dead killed hurt missing".split()
)
INHABITING = frozenset({"resident", "inhabitant", "population"})
TALLIES = frozenset(
    "number total figure toll count tally estimate list claim sum average".split()
)
# Their number is a measure by itself.
COUNTED_ALONE = frozenset({"votes", "seats", "violations", "attacks"})
EVENTS = frozenset(
    "complaint incident explosion aftershock landslide accident raid clash outbreak "
    "tornado crime murder burglary robbery".split()
)
# What a count is of stands behind these: "head of cattle", "losses of animals".
PARTITIVE = frozenset({"head", "loss"})
VERBAL = frozenset({"VERB", "ADJ", "AUX"})
# Verbs whose object, where it is a mere number, is people: "killing 43".
TAKING_PEOPLE = frozenset(
    "kill injure wound hurt arrest detain rescue evacuate hospitalise hospitalize "
    "infect displace carry vaccinate trap kidnap abduct lose".split()
)
DONE_TO_PEOPLE = frozenset(
    "arrest detain injure wound hospitalise hospitalize vaccinate kidnap abduct".split()
)
SINGULAR = frozenset("magnitude temperature speed distance age score".split())
# Things that happenings of people are told by, and that are counted as things.
NO_PEOPLE = frozenset("dose jab vaccine bullet gunshot ward outage blackout".split())
# The thing itself tells who they are: no population of its own within these.
IMPLIED = {
    "arrested": {"prisoners", "protesters"},
    "freed": {"prisoners"},
    "gathered": {"protesters", "supporters"},
    "evacuated or left": {"migrants", "families"},
    "striking": {"workers", "protesters", "members"},
    "on board": {"passengers", "migrants"},
    "allowed on board": {"passengers"},
    "rescued": {"passengers", "migrants"},
    "arrived": {"migrants"},
    "killed": {"passengers", "migrants"},
    "injured": {"passengers"},
    "missing": {"passengers", "migrants"},
    "held captive": {"prisoners", "members", "passengers", "guards", "workers"},
    "escaped": {"prisoners"},
    "captured": {"prisoners", "soldiers"},
    "still held": {"prisoners", "protesters"},
    "sheltering": {"migrants"},
    "shot": {"protesters"},
}
# Homes, households and customers that are cut off or supplied are counted as one.
CONNECTED = frozenset({"houses", "households", "people"})


@dataclass(frozen=True, slots=True)
class Counted:
    """A proposed measure, with the population where it is not simply people.

    ``is_guess``: it repeats the text's own words, which no list foresees.
    """

    measure: str
    population: str = ""
    is_guess: bool = False


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
    if thing is None and _is_name(noun) and _suffers_as_person(near):
        thing = Thing("people", plural(noun))
    if thing is None:
        return _other(noun, near) if _is_name(noun) else None
    if thing.name == "people" and is_lost(near):
        return Counted("people killed", losers(near) or thing.population)
    kind = kind_of(thing)
    happened = happening(near, kind, own=noun) or own_happening(noun, near)
    if not happened:
        happened = happening((w for w in wide if w.pos_ in VERBAL), kind, own=noun)
    if happened:
        if happened in {"arrested", "held"} and is_still(near):
            happened = "still held"
        population = _population(thing, noun, near, before)
        return _counted(thing, happened, population)
    if thing.name in COUNTED_ALONE:
        return Counted(thing.name)
    if is_kept_count_of(near) and thing.name != "people":
        return Counted(thing.name, is_guess=True)
    happened = predicate(near)
    lives = any(t.lemma_.lower() == "live" for t in near)
    if lives or (noun in INHABITING and not happened):
        return Counted("population")
    if not happened:
        return None
    population = _population(thing, noun, near, before)
    return Counted(f"{thing.name} {happened}", population, is_guess=True)


def share_of(thing: Thing, words: Iterable[Token]) -> Counted | None:
    """Return the measure of a share of things to which something happened."""
    happened = happening(words, kind_of(thing), own="")
    if not happened:
        return None
    return Counted(f"share of {thing.name} {happened}", thing.population)


def _population(
    thing: Thing, noun: str, near: list[Token], before: Counted | None
) -> str:
    """Return who the people are, where the noun, a modifier or the sentence tells."""
    if thing.name != "people":
        return thing.population
    if noun in SHARED and not thing.population and before and before.population:
        return before.population
    told = thing.population or _of_whom(near) or _who_they_are(near)
    return told or ("soldiers" if _are_losses(near) else "")


def _are_losses(near: list[Token]) -> bool:
    """Whether the dead are an army's losses: "put its losses at 40 dead"."""
    return any(t.lower_ == "losses" and t.pos_ == "NOUN" for t in near)


def _counted(thing: Thing, happened: str, population: str) -> Counted:
    if population in IMPLIED.get(happened, set()):
        population = ""
    if happened == "out of their jobs":
        return Counted("jobs cut")
    name = thing.name
    if happened == "without power" and name in CONNECTED and not population:
        name = "customers"
    if happened == "exposed" and name == "customers":
        name = "people"
    if happened in {"affected", "without water"} and name == "houses":
        name = "households"
    return Counted(f"{name} {happened}".strip(), population)


def _is_all_told(near: list[Token]) -> bool:
    """Whether only a number of them is told: "there were 40", "put their number at"."""
    number = near[0]
    is_put = number.dep_ == "pobj" and any(t.lemma_ in TALLIES for t in near)
    verb = number.head.head
    return is_put or (
        verb.lemma_ == "be" and any(child.dep_ == "expl" for child in verb.children)
    )


def _suffers_as_person(near: list[Token]) -> bool:
    """Whether what is counted has done to it what is done to people only."""
    counted = near[0].head
    if near[0].dep_ != "nummod" or counted.dep_ not in {"dobj", "nsubjpass"}:
        return False
    return counted.head.lemma_.lower() in DONE_TO_PEOPLE


def _happens_to_people(near: list[Token]) -> bool:
    """Whether a bare number is of people: "18,000 had marched", "it carried 200"."""
    number, verb = near[0], near[0].head
    if number.dep_ == "dobj":
        return verb.lemma_.lower() in TAKING_PEOPLE
    if number.dep_ not in {"nsubj", "nsubjpass"}:
        return False
    telling = [verb]
    if verb.lemma_ in {"be", "remain"}:  # "20 are dead", "30 are on strike"
        telling += [c for c in verb.children if c.dep_ in {"acomp", "prep"}]
        telling += [c for t in telling[1:] for c in t.children if c.dep_ == "pobj"]
    return any(told_by(word, happenings("people")) for word in telling)


def _of_whom(near: Iterable[Token]) -> str:
    """Return the population that a modifier names: "the civilian death toll"."""
    for token in near:
        thing = things().get(token.lemma_.lower())
        if token.dep_ not in {"amod", "compound", "poss"}:
            continue
        if thing and thing.population:
            return thing.population
        if token.head.lemma_.lower() in LOSSES and token.lemma_.lower() in FORCES:
            return FORCES[token.lemma_.lower()]
    return ""


def _who_they_are(near: list[Token]) -> str:
    """Return the population that a part is said to be: "12 of the dead were boys"."""
    verb = near[0].head
    if near[0].dep_ != "nsubj" or verb.lemma_ != "be":
        return ""
    for child in verb.children:
        thing = things().get(child.lemma_.lower())
        if child.dep_ == "attr" and thing and thing.population:
            return thing.population
    return ""


def thing_of(noun: str, near: Iterable[Token]) -> Thing | None:
    """Return the class of the noun; what only happens to people counts people."""
    thing = class_of(noun)
    if thing is not None:
        return thing
    if noun in NO_PEOPLE:
        return None
    if noun in happenings("people") and noun not in happenings("objects"):
        return Thing("people", "")
    if noun in TALLIES | PARTITIVE or not noun:
        for token in near:
            lemma = token.lemma_.lower()
            if token.pos_ == "NOUN" and lemma in things() and lemma not in TALLIES:
                return things()[lemma]
    return None


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
    happened = happening(near, "objects", own=noun)
    if happened:
        reached = "delivered" if happened == "arrived" else happened
        return Counted(f"{plural(noun)} {reached}")
    is_event = noun in EVENTS and near[0].head.lemma_.lower() in {noun, "to", "at"}
    if is_event or is_kept_count_of(near) or _is_all_told(near):
        return Counted(plural(noun), is_guess=True)
    happened = predicate(near)
    return Counted(f"{plural(noun)} {happened}", is_guess=True) if happened else None
