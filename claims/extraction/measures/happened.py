"""What happened to the things that a figure counts, in one participle."""

from collections.abc import Iterable, Iterator

from spacy.tokens import Token

from .lexicons import Thing, happenings, things, with_particles
from .participles import participle

TOO_LIGHT = frozenset(
    "be have do say report include see make put come go number total rise fall grow "
    "stand reach take give list count record tell speak exceed climb increase "
    "accord confirm estimate expect show pass top drop".split()
)
ORDERED = frozenset("evacuation evacuate leave out mandatory remain".split())
# What tells only where nothing stronger does: "all 100 people on board had died".
WEAK = frozenset({"remaining", "on board", "held captive"})
NAMING = frozenset(
    "passenger spectator crowd audience survivor protester demonstrator striker".split()
)
# What is only kept count of: its number is a measure by itself.
KEEPING_COUNT = frozenset(
    "record count register document log list tally verify observe receive report "
    "collect file lodge note open operate".split()
)
ONLY_VERBS = frozenset({"down", "contract"})
FINDING = frozenset({"find", "trace", "locate"})
OWN_KINDS = frozenset({"settlements", "jobs", "aircraft"})
OWN = {
    "casualty": "injured",
    "patient": "hospitalised",
    "evacuee": "evacuated or left",
    "detainee": "arrested",
    "crowd": "gathered",
    "protester": "gathered",
    "demonstrator": "gathered",
    "marcher": "gathered",
}


def kind_of(thing: Thing) -> str:
    """Return the kind in the list of happenings: "people", "jobs", "objects" ..."""
    if thing.name in {"people", "households", "customers", "members"}:
        return "people"
    if thing.name in {"drones and missiles", "flights", "tanks"}:
        return "weapons"
    if thing.name in {"livestock", "birds"}:
        return "animals"
    return thing.name if thing.name in OWN_KINDS else "objects"


def happening(words: Iterable[Token], kind: str, *, own: str) -> str:
    """Return the participle of the nearest word that tells what happened."""
    known = happenings(kind)
    if own in known and own not in things():
        return known[own]
    words = list(words)
    lemmas = {word.lemma_.lower() for word in words}
    if kind == "people" and any(map(_is_of_bodies, words[:1])):
        return "killed"
    if kind == "people" and ("homeless" in lemmas or {"lose", "home"} <= lemmas):
        return "homeless"
    if kind == "people" and "order" in lemmas and lemmas & ORDERED:
        return "under evacuation orders"
    weaker = ""
    for word in words:
        told = told_by(word, known)
        if (told in WEAK and known.get(word.lemma_.lower()) == told) or (
            told and word.lemma_.lower() in NAMING
        ):
            weaker = weaker or told
        elif told:
            return told
    return weaker


def _is_of_bodies(token: Token) -> bool:
    """Whether ``token`` tells whose bodies: "the bodies of 16", "of nine people"."""
    person = token.head if token.dep_ == "nummod" else token
    prep = person.head
    return prep.lower_ == "of" and prep.head.lower_ in {"bodies", "corpses"}


def told_by(word: Token, known: dict[str, str]) -> str:
    """Return what a word tells; a verb with its particle tells more: "shoot+down"."""
    lemma = word.lemma_.lower()
    if word.pos_ == "PROPN" or (lemma in ONLY_VERBS and word.pos_ != "VERB"):
        return ""
    dependents = {child.dep_ for child in word.children}
    if word.pos_ == "VERB" and "ccomp" in dependents:
        return ""  # "admitted that": it only says so
    if lemma in FINDING and "neg" in dependents:
        lemma = "missing"
    for particle in _particles(word) if lemma in with_particles() else ():
        if f"{lemma}+{particle}" in known:
            return known[f"{lemma}+{particle}"]
    return known.get(lemma) or known.get(word.lower_) or ""


def _particles(word: Token) -> Iterator[str]:
    """Yield the words below ``word`` but its subject, and those below prepositions.

    "Taken into custody": "into", "custody".
    """
    for child in word.children:
        if child.dep_.startswith("nsubj"):
            continue
        yield child.lower_
        if child.dep_ == "prep":
            yield from (inner.lower_ for inner in child.children)


def predicate(words: Iterable[Token]) -> str:
    """Return the participle of the first verb that says something of its own."""
    for word in words:
        if word.tag_ == "VBG" and word.dep_ == "amod":
            continue  # "cooling centres" name what they are for
        if word.pos_ == "VERB" and word.lemma_.lower() not in TOO_LIGHT:
            return participle(word.lemma_.lower())
    return ""


def own_happening(noun: str, near: Iterable[Token]) -> str:
    """Return what the noun alone tells: a detainee is arrested, whatever else."""
    said = next((t for t in near if t.pos_ == "VERB"), None)
    if noun not in OWN or (said is not None and said.lemma_.lower() not in TOO_LIGHT):
        return ""
    return OWN[noun]


def is_still(near: Iterable[Token]) -> bool:
    return any(token.lemma_.lower() in {"still", "remain"} for token in near)


def is_kept_count_of(near: Iterable[Token]) -> bool:
    return any(t.pos_ == "VERB" and t.lemma_.lower() in KEEPING_COUNT for t in near)
