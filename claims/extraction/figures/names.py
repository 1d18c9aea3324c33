"""Numbers that only name: "F-16", "Route 66", "day four", phones, addresses."""

from .dates import MONTHS, WEEKDAYS
from .number import Number
from .words import Words

NAMED_BY_NUMBER = set(
    "route highway road article section chapter page figure table room gate pier "
    "flight resolution windows iphone boeing airbus channel number no level phase "
    "volume season episode class category grade unit line platform terminal building "
    "block apartment flat suite psalm act paragraph rule clause container session "
    "exit junction model type mark version king pope henry group district ward "
    "formula zone lot case tier step round day berth lane reactor engine track sector "
    "point part stage week title schedule appendix annex proposition amendment bay "
    "corridor hall house plot shaft well tank turbine camp checkpoint".split()
)
# These name by a number in small letters too, where nothing counted follows.
NAMED_IN_SMALL = set(
    "article section chapter page figure table room gate pier flight resolution "
    "channel number level phase volume episode category grade line platform "
    "terminal apartment suite paragraph clause exit junction version tier stage "
    "day berth lane reactor engine track sector part row seat step type serial round "
    "ward psalm verse question item option plan point no bay corridor".split()
)
BEFORE_DAY = set("that same first each every per a one last next this the".split())
STREETS = set(
    "street st avenue ave road rd row lane drive boulevard square court terrace "
    "crescent close alley quay embankment".split()
)
FUNCTION = set(
    "and or but of in on at to for from by with after before when where while as is "
    "was were are has had have will would could since until because which who that "
    "into than there it he she they".split()
)
DETERMINERS = set("a an the its their his her our this another no s".split())
# Capitals at the beginning of a sentence that do not make a name.
OPENERS = set(
    "about some nearly almost over around roughly only just another all the these "
    "those at in on of by for with from to and but or as when after before since "
    "under between among another more less fewer up down out not no so then now yet "
    "still even if while though its their his her our my your this that it he she "
    "they we you killed dead injured wounded missing total".split()
)
CALLING = set("call dial tel telephone phone hotline text ring fax whatsapp".split())
HYPHENED_IDIOMS = set(
    "way fold state star wheel sided faced piece off size point tier time tone "
    "party dimensional man horse".split()
)


def names_something(words: Words, number: Number, unit: str | None) -> bool:
    """Whether ``number`` is a part of a name, an address or a number to call."""
    if _is_inside_a_word(words, number, unit):
        return True
    if unit is not None:
        return False
    return (
        _is_phone(words, number.first)
        or _is_named_thing(words, number)
        or _is_small_label(words, number)
        or _is_address(words, number)
        or _is_name_in_words(words, number)
        or _is_idiom(words, number)
    )


def _is_inside_a_word(words: Words, number: Number, unit: str | None) -> bool:
    """Whether letters touch the numeral: "F-16", "MH204", "1960s", "19th", "24/7"."""
    i, last = number.first, number.last
    while words.lower(i) in {"-", "−", "minus", "negative"}:
        i += 1
    word, before, after = words.all[i], words.at(i - 1), words.at(last)
    if not word.is_numeral:
        return False
    if before and word.glued and before.text.isalpha() and not _is_sign(before.text):
        return True
    if before and word.glued and before.text in {"-", "–", "_", "#"}:
        earlier = words.at(i - 2)
        if earlier and before.glued and earlier.text[-1].isalnum():
            return not earlier.is_numeral
        return before.text == "#"
    if unit is None and after and after.glued and after.text.isalpha():
        return True
    if _is_slashed(words, i, last):
        return True
    return (
        unit is None
        and words.lower(last) == "-"
        and (words.lower(last + 1) == "century")
    )


def _is_sign(text: str) -> bool:
    return text.lower() in {"rs", "usd", "eur", "gbp"}


def _is_slashed(words: Words, i: int, last: int) -> bool:
    """Whether the numeral is one side of "9/11", "24/7", "12/2020"."""
    for at, other in ((i - 1, i - 2), (last, last + 1)):
        if words.lower(at) == "/" and words.is_numeral(other):
            return words.glued(max(at, other)) and words.glued(min(at, other) + 1)
    return False


def _is_phone(words: Words, i: int) -> bool:
    """Whether the numeral belongs to a run of three numerals, or begins with 0."""
    text = words.all[i].text
    if len(text) > 2 and text.startswith("0") and text.isdigit():
        return True
    if text.isdigit() and len(text) > 2:
        near = {words.lower(step) for step in range(i - 4, i)}
        if near & CALLING and words.lower(i - 1) in CALLING | {"on", "at", ":", "+"}:
            return True
    run = 1
    for step in (-1, 1):
        at = i + step
        while run < 3:
            if words.is_numeral(at):
                run, at = run + 1, at + step
            elif words.lower(at) in {"-", "+"} and words.is_numeral(at + step):
                at += step
            else:
                break
    return run >= 3


def _is_named_thing(words: Words, number: Number) -> bool:
    """Whether the number names what stands before it: "Route 66", "Leopard 2 tanks"."""
    i, last = number.first, number.last
    before, after = words.at(i - 1), words.at(last)
    if words.lower(i - 1) == "." and words.lower(i - 2) == "no":
        return True
    if before is None or not words.is_name(i - 1):
        return False
    if before.lower in NAMED_BY_NUMBER:
        return True
    if before.lower in MONTHS | WEEKDAYS or not before.text.isalpha():
        return False
    if not words.is_numeral(i):
        return False
    ends = after is None or not (after.text.isalpha() or after.is_numeral)
    ends = ends or (after is not None and after.lower in {"and", "at", "in", "on"})
    if _starts_sentence(words, i - 1):
        is_label = words.lower(last) in {",", "("} or number.value < 10
        return is_label and not _opens(before.lower)
    determined = words.lower(i - 2) in DETERMINERS or words.is_numeral(i - 2)
    return ends or (determined and after is not None and after.text.islower())


def _opens(word: str) -> bool:
    """Whether a word with a capital at the beginning of a sentence may be any word."""
    return word in OPENERS or word.endswith(("ly", "ing", "ed", "s"))


def _starts_sentence(words: Words, i: int) -> bool:
    earlier = words.at(i - 1)
    return earlier is None or earlier.text in {
        ".", "\n", "“", '"', ":", "?", "!", "”", "‘", "'",
    }  # fmt: skip


def _is_small_label(words: Words, number: Number) -> bool:
    """Whether it is "page 4", "day four", "version 2.3" and nothing is counted."""
    before, after = words.lower(number.first - 1), words.at(number.last)
    if before not in NAMED_IN_SMALL or words.all[number.first - 1].text[0].isupper():
        return False
    if before == "day" and words.lower(number.first - 2) in BEFORE_DAY:
        return False
    if before in {"no", "number", "plan", "point", "type", "line"}:
        return words.is_numeral(number.first) and (after is None or before != "no")
    return (
        after is None
        or not after.text.isalpha()
        or after.lower
        in FUNCTION
        | {
            "there",
        }
    )


def _is_address(words: Words, number: Number) -> bool:
    """Whether a street follows: "22 Baker Row", "4 Old Mill Lane"."""
    for step in range(1, 4):
        if not words.is_name(number.last + step - 1):
            return False
        if words.lower(number.last + step) in STREETS:
            return words.is_numeral(number.first)
    return False


def _is_name_in_words(words: Words, number: Number) -> bool:
    """Whether a spelled number with a capital belongs to a name: "the Six Nations"."""
    i, last = number.first, number.last
    if words.is_numeral(i) or not words.is_name(i) or _starts_sentence(words, i):
        return False
    is_title = words.is_name(i - 1) and words.is_name(i - 2) and words.is_name(i - 3)
    before = words.lower(i - 1)
    joins = (
        words.is_name(last)
        or words.is_name(i - 1)
        or (before == "of" and words.is_name(i - 2))
    )
    return joins and not is_title


def _is_idiom(words: Words, number: Number) -> bool:
    """Whether it is "two-way", "five-star", "one-off", which count nothing."""
    after = words.lower(number.last)
    if after == "-" and words.glued(number.last):
        follows = words.lower(number.last + 1)
        is_one = words.lower(number.first) == "one" and follows.isalpha()
        return follows in HYPHENED_IDIOMS or is_one
    return after in {"fold", "nil"}
