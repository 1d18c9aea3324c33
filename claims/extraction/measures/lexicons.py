"""The word lists behind measures: things, happenings, amounts."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from .participles import participle as participle_of


@dataclass(frozen=True, slots=True)
class Thing:
    """A class of things that are counted, and the population among people."""

    name: str
    population: str


@dataclass(frozen=True, slots=True)
class Amount:
    """A measured amount.

    ``beside`` are lemmas of which the sentence must hold one; none: it need not.
    """

    measure: str
    beside: frozenset[str] = frozenset()

    @property
    def is_of_area(self) -> bool:
        """Whether it is a share of a country or a part of one."""
        return "territory" in self.measure or "area" in self.measure


def rows(name: str) -> Iterator[list[str]]:
    for line in Path(__file__).with_name(name).read_text().splitlines():
        if line and not line.startswith("#"):
            yield line.split("\t")


def class_of(noun: str) -> Thing | None:
    """Return the class of what ``noun`` names, by itself or as a kind of a thing."""
    return things().get(noun) or compound_of(noun)


@cache
def compound_of(noun: str) -> Thing | None:
    """Return the class of what a noun in one word is a kind of: "warplane" of plane."""
    known = (things().get(noun[i:]) for i in range(2, len(noun) - 3))
    return next((thing for thing in known if thing and thing.name in COMPOUNDING), None)


@cache
def things() -> dict[str, Thing]:
    """Return what each counted lemma belongs to."""
    found: dict[str, Thing] = {}
    for name, population, lemmas in rows("things.tsv"):
        for lemma in lemmas.split():
            found.setdefault(lemma, Thing(name, population))
    return found


# Things whose names stand last in words written as one.
COMPOUNDING = frozenset({"aircraft", "birds", "ships", "vehicles"})
SPECIAL = frozenset({"weapons", "aircraft", "animals"})


@cache
def happenings(kind: str) -> dict[str, str]:
    """Return what each telling lemma says happened to things of ``kind``.

    ``kind`` is "people", "jobs", "settlements", "weapons" or "objects"; what happens
    to objects happens to weapons, aircraft and animals too. A participle tells what
    its verb does: "the flooded houses".
    """
    found: dict[str, str] = {}
    for participle, of, lemmas in rows("happenings.tsv"):
        if of in {kind, "any"} or (of == "objects" and kind in SPECIAL):
            for lemma in lemmas.split():
                found.setdefault(lemma, participle)
    for lemma, told in list(found.items()):
        found.setdefault(participle_of(lemma), told)
    return found


@cache
def with_particles() -> frozenset[str]:
    """Return the lemmas that tell something with another word: "shoot" with "down"."""
    told = (lemmas.split() for _, _, lemmas in rows("happenings.tsv"))
    return frozenset(one.split("+")[0] for row in told for one in row if "+" in one)


@cache
def amounts_told_by(dimension: str) -> dict[str, dict[int, Amount]]:
    """Return the amounts of a dimension by each word that tells them, and their order.

    A word decides for the first of those that it tells.
    """
    found: dict[str, dict[int, Amount]] = {}
    for i, (name, of, telling, *b) in enumerate(rows("amounts.tsv")):
        if of == dimension:
            amount = Amount(name, frozenset(" ".join(b).split()))
            for word in telling.split():
                found.setdefault(word, {})[i] = amount
    return found
