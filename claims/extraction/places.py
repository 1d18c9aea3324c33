"""Places that an article names, told by the words around them, without a gazetteer."""

import re
from collections import Counter
from dataclasses import dataclass

from .found import Span
from .speakers.lexicon import country_names, is_in
from .speakers.runs import NOT_NAMES
from .speakers.words import Words

LOCATIVE = frozenset(
    "in at near around across outside inside into throughout within towards toward "
    "reach reached leave left entered surrounding".split()
)
LEAD = 200  # characters in which an article says where its story is
AREAS = frozenset(
    "region oblast province district county city town village state republic "
    "valley island islands peninsula governorate prefecture municipality canton strip "
    "area borough suburb gorge bay gulf strait lake river cape".split()
)


@dataclass(frozen=True, slots=True)
class Place:
    """A place where it is named; ``name`` with its kind: "Kursk region"."""

    span: Span
    name: str
    located: bool  # the words before it say "in", "near" or the like


def find_places(words: Words, others: frozenset[str]) -> list[Place]:
    """Return the places of a text in order.

    A capital name is a place where "in" or "near" stands before it anywhere in the
    text, or a kind of area after it. ``others`` are the names of people and
    organisations, which are none.
    """
    found = []
    i = 0
    while i < len(words.all):
        last = _name_end(words, i) if words.all[i].is_capital else i
        if last == i:
            i += 1
            continue
        place = _place(words, i, last)
        if place is not None and place.name not in others:
            found.append(place)
        i = last
    known = {p.name for p in found if p.located or _has_area(p.name)}
    known |= {p.name for p in found if p.name in country_names().values()}
    return [place for place in found if place.name in known]


def _name_end(words: Words, i: int) -> int:
    end = i
    while (word := words.at(end)) and word.is_word and word.is_capital:
        if word.lower in NOT_NAMES or is_in("role", word.text):
            break
        if end > i and words.text[words.all[end - 1].end : word.start] != " ":
            break
        end += 1
        if word.possessive:
            break
    return _past_of(words, i, end)


def _past_of(words: Words, first: int, end: int) -> int:
    """Return the end of a name such as "Strait of Ambel", else ``end``."""
    after = words.at(end + 1)
    is_kind = end == first + 1 and words.lower(first) in AREAS | {"isle", "port"}
    if is_kind and words.lower(end) == "of" and after and after.is_capital:
        return end + 2
    return end


PEOPLE = frozenset(
    "was were is are been come came people residents victims dead civilians".split()
)


def _place(words: Words, first: int, last: int) -> Place | None:
    """Return the name as a place; None where it only modifies a noun or is a kind."""
    before = words.lower(first - 1)
    if before in {"the", "southern", "northern", "eastern", "western", "central"}:
        before = words.lower(first - 2)
    if before == "from" and words.lower(first - 2) in PEOPLE:
        before = "in"
    if before == "of" and words.lower(first - 2) in AREAS | {"port"}:
        before = "in"
    if before == "at" and is_in("role", words.lower(first - 2)):
        before = ""  # "analysts at Alder & Voss" work there
    after = words.at(last)
    has_area = after is not None and after.lower in AREAS
    is_kind = last == first + 1 and words.lower(first) in AREAS
    if not has_area and (is_kind or _modifies(words, last)):
        return None
    end = last + has_area
    span = Span(words.all[first].start, words.all[end - 1].end)
    return Place(span, words.phrase(first, end), before in LOCATIVE)


def _modifies(words: Words, last: int) -> bool:
    """Whether a noun or "&" follows the name directly: "Ruritanian units"."""
    after = words.at(last)
    if after is None or words.all[last - 1].possessive:
        return False
    gap = words.text[words.all[last - 1].end : after.start]
    return after.text == "&" or (gap == " " and after.pos in {"NOUN", "ADJ", "NUM"})


def _has_area(name: str) -> bool:
    return len(name.split()) > 1 and name.split()[-1].casefold() in AREAS


def main_place(places: list[Place], dateline: str = "") -> str | None:
    """Return the place that the article is about: where most of it is said to be.

    Names of one place count together ("Kursk" for "Kursk region"), and the place
    of the dateline once. A country is it only where nothing smaller is named.
    """
    counts: Counter[str] = Counter()
    for place in places:
        counts[_short(place.name)] += 1 + place.located + 2 * (place.span.start < LEAD)
    small = [name for name in counts if name not in country_names().values()]
    city = re.split(r"[,(–—-]", dateline)[0].strip().title()
    if city and any(city == name for name in small):
        counts[city] += 1
    most = max(small or counts, key=lambda name: counts[name], default=None)
    if most is None:
        return city if city and city.split()[0].title() not in MONTHS else None
    full = Counter(place.name for place in places if _short(place.name) == most)
    return max(full, key=lambda name: (_has_area(name), full[name]))


def _short(name: str) -> str:
    return name.rsplit(" ", 1)[0] if _has_area(name) else name


MONTHS = frozenset(
    "January February March April May June July August September October November "
    "December Jan Feb Mar Apr Jun Jul Aug Sep Sept Oct Nov Dec".split()
)
