"""A dispute's question in words, from what its figures have in common."""

import re

from .dates import day, days
from .statement import Statement

# What happened to the things counted, where the measure's word is no plain participle.
SAID = {
    "evacuated or left": "had been evacuated or had left",
    "missing": "were missing",
    "homeless": "were homeless",
    "remaining": "remained",
    "dead": "had died",
    "sheltering": "were sheltering",
}
PREPOSITIONS = ("under", "in", "without", "on", "at", "with", "behind", "out")
AMOUNTS = {"area": "territory land", "volume": "oil water fuel", "mass": "oil"}


def propose_question(statement: Statement) -> str:
    """Return a question that ``statement`` answers, for an editor to improve.

    "How many settlements in Kursk Oblast were held by Ukraine on 13 August 2024?"
    """
    scope = statement.scope
    where = f" in {scope.places[0]}" if scope.places else ""
    when = _when(statement)
    thing, happened = _parts(statement)
    if statement.dimension == "count" and happened:
        return f"How many {thing}{where} {_predicate(statement, happened)}{when}?"
    if statement.dimension == "count":
        return f"How many {thing} were there{where}{when}?"
    amount = AMOUNTS.get(statement.dimension, "").split()
    if happened and thing in amount:
        said = _predicate(statement, happened).replace("were ", "was ", 1)
        return f"How much {thing}{where} {said}{when}?"
    return f"What was the {statement.measure}{where}{when}?"


def _parts(statement: Statement) -> tuple[str, str]:
    """Return the thing counted and what happened to it: "settlements", "held"."""
    thing, _, happened = statement.measure.strip("()").partition(" ")
    while happened and not _tells(happened):
        word, _, happened = happened.partition(" ")
        thing = f"{thing} {word}"
    if thing == "people" and statement.scope.population:
        thing = statement.scope.population
    return thing, happened


def _tells(words: str) -> bool:
    first = words.split()[0]
    is_participle = re.search(r"(?:ed|en|wn|ne|lt|ght|ut|st|ld|ot|un)$", first)
    return words in SAID or first in PREPOSITIONS or bool(is_participle)


def _predicate(statement: Statement, happened: str) -> str:
    by = f" by {statement.scope.actor}" if statement.scope.actor else ""
    if statement.scope.modality == "planned":
        return f"were to be {happened}{by}"
    if happened in SAID:
        return SAID[happened]
    if happened.split()[0] in PREPOSITIONS:
        return f"were {happened}"
    is_lasting = happened in {"held", "deployed", "registered", "displaced"}
    return f"{'were' if is_lasting else 'had been'} {happened}{by}"


def _when(statement: Statement) -> str:
    as_of = statement.scope.as_of
    if as_of is None:
        return ""
    if statement.scope.is_new and as_of[0] != as_of[1]:
        return f" from {days(as_of)}"
    _, happened = _parts(statement)
    lasting = happened in {"held", "missing", "homeless"} or statement.scope.is_new
    is_state = lasting or (happened and happened.split()[0] in PREPOSITIONS)
    on = "on" if is_state or statement.dimension != "count" else "by"
    return f" {on} {day(as_of[1])}"
