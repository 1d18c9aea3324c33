"""A dispute's question in words, from what its figures have in common."""

import re
from dataclasses import replace

from .dates import day, days
from .measures import OWN, are_an_armys
from .predicates import is_state, predicate_of, tells
from .statement import Scope, Statement

# What the measure of an amount asks for, where its own name does not read well.
ASKED = {
    "depth of advance": "How deep was the advance",
    "depth of the quake": "How deep was the quake",
    "depth of water": "How deep was the water",
    "width of front": "How wide was the front",
    "water level": "How high was the water",
    "unemployment": "How high was unemployment",
    "inflation": "How high was inflation",
    "economic growth": "How high was economic growth",
    "temperature": "How high was the temperature",
    "wave height": "How high were the waves",
    "containment": "What share of the fire was contained",
    "population": "What was the population",
}
MUCH = frozenset("aid investment compensation rainfall revenue profit debt".split())
HIGH = frozenset("money share speed".split())  # dimensions
LARGE = frozenset({"area", "mass"})
SHARE, LASTING = "share of ", "duration of "
CHANGES = ("fall in", "rise in", "change in")
# Things of which a figure tells an amount, with the words that ask for it.
AMOUNTS = {
    "territory": "How much territory",
    "land": "How much land",
    "oil": "How much oil",
    "water": "How much water",
    "fuel": "How much fuel",
    "aid": "How much aid",
    "area": "How large an area",
    "volume": "What volume",
    "mass": "What mass",
}
PLURALS = frozenset(
    "people children men women crew police personnel aircraft staff cattle".split()
)
EVERYWHERE = frozenset({"worldwide", "nationwide"})


def propose_question(statement: Statement) -> str:
    """Return a question that ``statement`` answers, for an editor to improve.

    "How many settlements in Kursk Oblast were held by Ukraine on 13 August 2024?"
    """
    thing, happened = _parts(statement)
    if are_an_armys(statement.measure, statement.scope.population):
        thing = f"{statement.scope.actor} {thing}".removeprefix(OWN).strip()
        statement = replace(statement, scope=replace(statement.scope, actor=""))
    where = _where(statement.scope)
    asked = _asked(statement, thing, happened)
    if asked and happened:
        said = predicate_of(happened, statement.scope, is_plural=_is_plural(thing))
        all_so_far = not is_state(happened)
        return f"{asked}{where} {said}{_when(statement, all_so_far=all_so_far)}?"
    if asked:
        all_so_far = statement.dimension == "count" and not statement.scope.actor
        when = _when(statement, all_so_far=all_so_far)
        return f"{asked} {_owned(statement)}{where}{when}?"
    all_so_far = statement.measure.startswith(LASTING)
    when = _when(statement, all_so_far=all_so_far)
    return f"{_plain(statement)}{where}{when}?"


def _parts(statement: Statement) -> tuple[str, str]:
    """Return the thing counted and what happened to it: "settlements", "held"."""
    thing, _, happened = statement.measure.strip("()").partition(" ")
    while happened and not tells(happened):
        word, _, happened = happened.partition(" ")
        thing = f"{thing} {word}"
    if statement.scope.population and thing.split()[-1] == "people":
        thing = f"{thing.removesuffix('people')}{statement.scope.population}"
    return thing, happened


def _asked(statement: Statement, thing: str, happened: str) -> str:
    """Return what asks for a number, an amount or a share; "" for other measures."""
    if statement.measure.strip("()") in ASKED:
        return ""
    if statement.dimension == "count":
        return f"How many {thing}" if _is_plural(thing) else ""
    if thing.startswith(SHARE) and happened:
        whole = thing.removeprefix(SHARE)
        return f"What {SHARE}{whole if _is_plural(whole) else f'the {whole}'}"
    if thing in MUCH and not happened:
        return f"How much {thing}"
    return AMOUNTS.get(thing, "") if happened else ""


def _owned(statement: Statement) -> str:
    """Return "were there", or whose the things are: "did Harvest have"."""
    if statement.scope.actor:
        return f"did {statement.scope.actor} have"
    return "were there" if statement.dimension == "count" else "was there"


def _plain(statement: Statement) -> str:
    """Return a question for the measure as it is called."""
    measure = statement.measure.strip("()") or "figure"
    if measure in ASKED:
        return ASKED[measure]
    actor = statement.scope.actor
    if actor and measure.startswith(SHARE):
        return f"What {measure} did {actor} have"
    first = re.split(r" (?:of|in|for|to|with) ", measure)[0]
    be = "were" if _is_plural(first) else "was"
    dimension = statement.dimension.split(" (")[0]
    if measure.startswith(LASTING):
        return f"How long had the {measure.removeprefix(LASTING)} lasted"
    if actor:
        measure = f"{measure} of {actor}"
    if measure.startswith(CHANGES) or dimension in LARGE:
        return f"How large {be} the {measure}"
    is_high = dimension in HIGH and not measure.startswith((SHARE, "sum"))
    return f"{'How high' if is_high else 'What'} {be} the {measure}"


def _is_plural(thing: str) -> bool:
    last = thing.split()[-1] if thing else ""
    return last in PLURALS or (last.endswith("s") and not last.endswith("ss"))


def _where(scope: Scope) -> str:
    if not scope.places:
        return ""
    place = scope.places[0]
    return f" {place}" if place in EVERYWHERE else f" in {place}"


def _when(statement: Statement, *, all_so_far: bool) -> str:
    """Return the day or days: "by" a day where all so far is counted."""
    as_of, is_new = statement.scope.as_of, statement.scope.is_new
    if as_of is None:
        return ""
    if is_new and as_of[0] != as_of[1]:
        return f" from {days(as_of)}"
    on = "by" if all_so_far and not is_new else "on"
    return f" {on} {day(as_of[1])}"
