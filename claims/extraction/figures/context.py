"""Numbers that are no figures: dates, ages, scores, names, pronouns."""

from .dates import MONTHS, dates, is_clock_time, is_time_window
from .names import names_something
from .number import Number
from .units import TIME_UNITS
from .words import Words

__all__ = ["is_no_figure", "is_time_window"]

SCORING = set(
    "won win wins lost lose beat beaten drew draw defeated score led victory thrashed "
    "edged defeat match game goals penalties".split()
)
VOTING = set(
    "vote votes voted ballot senate parliament majority lawmakers motion bill "
    "referendum resolution amendment".split()
)
AGEING = {"aged", "turns", "turned", "turning"}
OF_AN_AGE = set(
    "people those anyone adults men women voters citizens residents everyone children "
    "patients pensioners boys girls males females workers".split()
)
WHEN = {"next", "this", "today", "tomorrow", "last"}
SOMEBODY = set(
    "king queen prince princess pope president minister mayor governor senator judge "
    "man woman boy girl father mother son daughter brother sister husband wife singer "
    "actor actress driver pilot teacher student victim suspect defendant widow farmer "
    "coach player striker captain author writer grandmother grandfather".split()
)
AGE_BOUNDS = {"over", "under", "above", "below"}
DEFINITE = set("the these those both".split())
SIDES = set(
    "sides countries nations leaders neighbours neighbors governments parties rivals "
    "powers teams presidents ministers men women allies companies".split()
)
VERBS = set(
    "was were is are had have has will would could can may might must did do does "
    "who which of in on at to and or but said say from for by with after before".split()
)
BEFORE_PRONOUN = set("no not any every some each this the".split())
AFTER_PRONOUN = set(
    "of another day time side thing way reason hand point who that which is was can "
    "could would for in on at by to and or but has had will as step more month week "
    "year night morning part example fewer less after afternoon evening weekend "
    "monday tuesday wednesday thursday friday saturday sunday last final".split()
)


def is_no_figure(words: Words, number: Number, end: int, unit: str | None) -> bool:
    """Whether ``number``, which ends with its unit at ``end``, only names or dates."""
    if names_something(words, number, unit):
        return True
    if unit is None:
        return (
            dates(words, number)
            or _is_age(words, number)
            or _is_score(words, number)
            or _is_base(words, number)
            or _is_pronoun(words, number)
            or _is_pointing(words, number)
            or _is_mixture(words, number)
        )
    if is_clock_time(words, number, unit):
        return True
    return unit in TIME_UNITS and _is_age_in_years(words, number, end, unit)


def _is_age_in_years(words: Words, number: Number, end: int, unit: str) -> bool:
    """Whether it is "34 years old", "a 34-year-old", "six months old"."""
    if words.lower(end) == "-":
        end += 1
    if words.lower(end) in {"old", "olds"}:
        return True
    before = words.lower(number.first - 1)
    return unit == "yr" and before in AGEING | {"age"}


def _is_age(words: Words, number: Number) -> bool:
    i, last = number.first, number.last
    before = words.lower(i - 1)
    if (
        "aged" in {before, words.lower(i - 2), words.lower(i - 3)}
        and number.value < 120
    ):
        return before != "," or words.lower(i - 2) == "aged"
    if (
        before in AGEING
        and 1 <= number.value <= 110
        and not words.lower(last).isalpha()
    ):
        return True
    if before in {"age", "ages"} or (
        before == "of" and words.lower(i - 2) in {"age", "ages"}
    ):
        return True
    return _is_bound_of_age(words, number) or _is_age_behind_name(words, number)


def _is_bound_of_age(words: Words, number: Number) -> bool:
    """Whether it is "people over 65" or "the under-30s"."""
    before, whom = words.lower(number.first - 1), words.lower(number.first - 2)
    ends = not words.lower(number.last).isalpha() or words.lower(number.last) in VERBS
    return before in AGE_BOUNDS and whom in OF_AN_AGE and ends and number.value <= 110


def _is_age_behind_name(words: Words, number: Number) -> bool:
    """Whether it is "Ada Brook, 61, left" or "Ada Brook (61)"."""
    i, last = number.first, number.last
    mark = words.lower(i - 1)
    name = words.at(i - 2)
    if name is None or mark not in {",", "("} or not words.is_numeral(i):
        return False
    if _is_of_somebody(words, number):
        return True
    is_name = words.is_name(i - 2) and not name.is_numeral and name.text.isalpha()
    if not is_name or name.lower in MONTHS or not number.value <= 115:
        return False
    if mark == "(":
        return words.lower(last) == ")" and words.is_name(i - 3)
    return words.lower(last) in {",", ".", ";", "and"}


def _is_of_somebody(words: Words, number: Number) -> bool:
    """Whether it is "the king, 74, had": a man's age between commas."""
    i, who = number.first, words.lower(number.first - 2)
    if words.lower(i - 1) != "," or words.lower(number.last) != ",":
        return False
    behind = words.lower(number.last + 1)
    opens = words.lower(i - 3) in {"the", "a", "an", "his", "her", "their"}
    return opens and who in SOMEBODY and 10 <= number.value <= 110 and behind.isalpha()


def _is_score(words: Words, number: Number) -> bool:
    """Whether the numeral is one side of "3-1"; votes are no scores."""
    for at in (number.last, number.first - 1):
        if words.lower(at) not in {"-", "–"}:
            continue
        left, right = words.at(at - 1), words.at(at + 1)
        if not (left and right and left.is_numeral and right.is_numeral):
            continue
        falls = left.text.isdigit() and right.text.isdigit()
        falls = falls and int(left.text) >= int(right.text)
        near = {words.lower(step) for step in range(at - 8, at + 8)}
        if near & VOTING:
            return False
        if falls or near & SCORING:
            return True
    return False


def _is_base(words: Words, number: Number) -> bool:
    """Whether it is what a rate is over: "14 cases per 100,000 people"."""
    return words.lower(number.first - 1) == "per" or (
        words.lower(number.first - 1) == "every" and number.value >= 10
    )


def _is_pronoun(words: Words, number: Number) -> bool:
    """Whether "one" counts nothing: "no one", "one of them", "one another"."""
    i, last = number.first, number.last
    if words.lower(i) != "one" or last != i + 1:
        return False
    after = words.at(last)
    if words.lower(i - 1) in BEFORE_PRONOUN:
        return True
    return after is None or not after.text.isalpha() or after.lower in AFTER_PRONOUN


def _is_pointing(words: Words, number: Number) -> bool:
    """Whether "the two", "those three" only point back: "the gap between the two"."""
    if not number.in_words or not 2 <= number.value <= 10 or number.mantissa:
        return False
    if words.lower(number.first - 1) not in DEFINITE:
        return False
    after = words.lower(number.last)
    return not after.isalpha() or after in VERBS | SIDES


def _is_mixture(words: Words, number: Number) -> bool:
    """Whether it is "nine parts sea", a saying rather than a count."""
    return words.lower(number.last) == "parts" and words.lower(number.last + 1) != "of"
