"""What the words of a measure tell: plans, occasions, and measures that are kin."""

import re
from functools import lru_cache

# Measures of what is intended: a number stands until the plan changes.
PLANS = frozenset(
    "target targets goal goals plan plans planned pledge pledged promised budget "
    "budgeted quota cut cuts due offered demanded sought requested scheduled".split()
)
# Measures of a happening that is over in a day: another day is another occasion.
OCCASIONS = frozenset(
    "crowd crowds march marched marchers rally rallied rallies protest protested "
    "demonstrated demonstration turnout attendance attended gathered magnitude "
    "audience spectators voted".split()
)
# Measures of one happening, known better with time, but not growing with it.
SETTLED = frozenset(
    "spilled duration cost damage losses fine magnitude board aboard turnout votes "
    "seats deficit growth inflation".split()
)
# An earlier figure, or a bare difference, answers a question of its own.
ASIDE = frozenset("earlier previous previously recalled former difference".split())
QUALIFIERS = frozenset("including incl excluding excl with without registered".split())
THINGS = (
    frozenset("house houses home homes dwelling dwellings apartments flats".split()),
    frozenset("building buildings structure structures property properties".split()),
)
# What a party to a negotiation puts forward, before a number is agreed.
BIDS = frozenset(
    "offer offered demand demanded sought proposed proposal asked bid".split()
)
# Whose the soldiers, tanks or aircraft are that a speaker counts on the own side.
OWN = "their own"
ARMED = frozenset({"soldiers", "fighters", "combatants"})  # populations
ARMS = frozenset({"aircraft", "tanks", "ships"})  # things
# The population of a part of a whole, where nothing else tells who they are.
PART_OF_ALL = "some of them"
LIGHT = frozenset("of in on the a an by under or and to for per".split())


@lru_cache(maxsize=4096)
def is_plan(measure: str) -> bool:
    """Whether ``measure`` is about what is intended: "jobs to be cut"."""
    return not PLANS.isdisjoint(words_of(measure))


@lru_cache(maxsize=4096)
def is_occasion(measure: str) -> bool:
    """Whether ``measure`` belongs to one occasion, such as a march or an earthquake."""
    return not OCCASIONS.isdisjoint(words_of(measure))


@lru_cache(maxsize=4096)
def is_settled(measure: str) -> bool:
    """Whether ``measure`` is the amount of one happening, such as a spill."""
    return not SETTLED.isdisjoint(words_of(measure))


@lru_cache(maxsize=16384)
def are_kin(a: str, b: str) -> bool:
    """Whether two measures are variants that readers take for one another.

    One is the other with something added or left out ("deaths", "deaths including
    missing"), planned ("people evacuated", "planned evacuations"), or of a narrower
    thing ("homes destroyed", "buildings destroyed").
    """
    x, y = words_of(a), words_of(b)
    if not x or not y or a == b or (x ^ y) & ASIDE:
        return False
    return _is_variant(x, y) or _is_narrower(x, y)


def _is_variant(x: frozenset[str], y: frozenset[str]) -> bool:
    """Whether the words differ by a plan's, or by a qualifier and what it brings."""
    stems_x, stems_y = _stems(x - PLANS), _stems(y - PLANS)
    if stems_x and stems_x == stems_y:
        return True
    inner, outer = sorted((x, y), key=len)
    qualified = not QUALIFIERS.isdisjoint(outer - inner)
    return qualified and _stems(inner - PLANS) <= _stems(outer)


def _is_narrower(x: frozenset[str], y: frozenset[str]) -> bool:
    """Whether the same happened to things of which one holds the other."""
    rest_x, rest_y = (words.difference(*THINGS) for words in (x, y))
    if not rest_x or rest_x != rest_y:
        return False
    kinds = [[kind for kind in THINGS if not kind.isdisjoint(w)] for w in (x, y)]
    return all(kinds) and kinds[0] != kinds[1]


def are_an_armys(measure: str, population: str) -> bool:
    """Whether each party to a conflict has its own of what is counted."""
    return population in ARMED or measure.split(" ")[0] in ARMS


@lru_cache(maxsize=16384)
def are_bids(a: str, b: str) -> bool:
    """Whether two measures are bids for one thing, or a bid and what came of it.

    "Pay rise offered" and "pay rise demanded", "pay rise".
    """
    x, y = words_of(a), words_of(b)
    return a != b and x - BIDS == y - BIDS and bool((x ^ y) & BIDS) and bool(x - BIDS)


@lru_cache(maxsize=4096)
def is_bid(measure: str) -> bool:
    return not BIDS.isdisjoint(words_of(measure))


@lru_cache(maxsize=16384)
def words_of(measure: str) -> frozenset[str]:
    """Return the words of ``measure`` that carry meaning, in lower case."""
    return frozenset(re.findall(r"[a-z]+", measure.lower())) - LIGHT


def _stems(words: frozenset[str]) -> frozenset[str]:
    """Return the words without their endings: "evacuated", "evacuees" are one."""
    ending = re.compile(r"(?:ations?|ees?|ated|ing|ed|es|s|e)$")
    return frozenset(ending.sub("", word) or word for word in words)
