"""Numbers that are no figures: dates, times, ages, names, scores, time windows."""

from .numbers import Number
from .words import Words

MONTHS = set(
    "january february march april may june july august september october november "
    "december jan feb mar apr jun jul aug sept sep oct nov dec".split()
)
WEEKDAYS = set("monday tuesday wednesday thursday friday saturday sunday".split())
NAMED_BY_NUMBER = set(
    "route highway road article section chapter page figure table room gate pier "
    "flight resolution windows iphone boeing airbus channel number no level phase "
    "volume season episode class category grade unit line platform terminal building "
    "block apartment flat suite psalm act paragraph rule clause container session "
    "exit junction model type mark version king pope henry group district ward "
    "formula zone lot case tier step round day".split()
)
STREETS = set(
    "street st avenue ave road rd row lane drive boulevard square court terrace".split()
)
WINDOW_BEFORE = set(
    "past last previous next coming following preceding first final recent".split()
)
WINDOW_AFTER = set("ago later earlier hence before after since".split())
SCORING = set(
    "won win wins lost lose beat drew draw defeated score led victory".split()
)


def is_no_figure(words: Words, number: Number, end: int, unit: str | None) -> bool:
    """Whether ``number``, which ends with its unit at ``end``, only names or dates."""
    i = number.first
    if _is_inside_a_name(words, number, unit):
        return True
    if unit is None:
        return (
            _is_date(words, number)
            or _is_time_of_day(words, number)
            or _is_age(words, number)
            or _is_score(words, number)
            or _is_phone(words, i)
            or _is_named_thing(words, number)
            or _is_pronoun(words, number)
        )
    if unit == "yr" and words.lower(end) in {"old", "-"}:
        after = words.lower(end + 1) if words.lower(end) == "-" else "old"
        if after in {"old", "olds"}:
            return True
    return False


def is_time_window(words: Words, number: Number, end: int) -> bool:
    """Whether "N days" only says when: "three days ago", "in the past six weeks"."""
    i = number.first
    if words.lower(end) in {"'", "’"}:
        end += 1
    if words.lower(end) in WINDOW_AFTER and words.lower(end) != "":
        return True
    before = words.lower(i - 1)
    if before in WINDOW_BEFORE or before in {"within", "every", "in"}:
        return True
    return words.lower(i - 2) in {"in", "within"} and before in {
        "about",
        "some",
        "just",
    }


def _is_inside_a_name(words: Words, number: Number, unit: str | None) -> bool:
    """Whether letters touch the numeral: "F-16", "MH204", "1960s", "19th"."""
    i, last = number.first, number.last
    word, before, after = words.all[i], words.at(i - 1), words.at(last)
    if not word.is_numeral:
        return False
    if before and word.glued and (before.text.isalpha() and not _is_sign(before.text)):
        return True
    if before and word.glued and before.text in {"-", "–", "_", "#"}:
        earlier = words.at(i - 2)
        if earlier and before.glued and earlier.text[-1].isalnum():
            return not earlier.is_numeral
    if unit is None and after and after.glued and after.text.isalpha():
        return True
    return (
        unit is None
        and after is not None
        and after.text == "-"
        and after.glued
        and (words.lower(last + 1) in {"century"})
    )


def _is_sign(text: str) -> bool:
    return text.lower() in {"rs", "usd", "eur", "gbp"}


def _is_date(words: Words, number: Number) -> bool:
    i, last, value = number.first, number.last, number.value
    word = words.all[i]
    if not word.is_numeral or value != value.to_integral():
        return False
    before, after = words.lower(i - 1), words.lower(last)
    if before == "." and words.lower(i - 2) in MONTHS:
        before = words.lower(i - 2)
    if value <= 31 and (before in MONTHS or after in MONTHS - {"may", "march"}):
        return True
    if value <= 31 and after in {"may", "march"} and words.all[last].text[0].isupper():
        return True
    if value <= 31 and before in {"-", "–", "to", "and"} and _month_near(words, i):
        return True
    if (
        after in {"-", "–", "to", "and"}
        and value <= 31
        and _month_near(words, last + 1)
    ):
        return True
    if _is_written_date(words, i):
        return True
    return _is_year(words, number)


def _month_near(words: Words, i: int) -> bool:
    """Whether a month stands within two words of ``i``: "10 to 15 August"."""
    near = [words.lower(i - 3), words.lower(i - 2), words.lower(i + 1)]
    return any(word in MONTHS - {"may", "march"} for word in near)


def _is_written_date(words: Words, i: int) -> bool:
    """Whether the numeral belongs to 2024-08-12, 12/08/2024 or the like."""
    for mark in ("-", "/", "."):
        for first in (i - 4, i - 2, i):
            if (
                words.spell(first, first + 5)
                and words.lower(first + 1) == mark == words.lower(first + 3)
                and all(words.all[first + step].is_numeral for step in (0, 2, 4))
                and all(words.all[first + step].glued for step in (1, 2, 3, 4))
            ):
                return True
    return False


def _is_year(words: Words, number: Number) -> bool:
    """Whether a bare 1700 to 2099 is a year, as it nearly always is in news."""
    i = number.first
    text = words.all[i].text
    if not (text.isdigit() and len(text) == 4 and 1700 <= number.value <= 2099):
        return False
    return number.last == i + 1 and words.lower(i - 1) not in {"than", "about", "some"}


def _is_time_of_day(words: Words, number: Number) -> bool:
    i, last = number.first, number.last
    if not words.all[i].is_numeral:
        return False
    after = words.lower(last)
    if after in {"am", "pm", "gmt", "utc", "o"}:
        return True
    if after in {"a", "p"} and words.lower(last + 1) in {".", "m"}:
        return words.lower(last + 2) in {"m", "."}
    colon_after = after == ":" and words.all[last].glued and _numeral(words, last + 1)
    colon_before = words.lower(i - 1) == ":" and _numeral(words, i - 2)
    return bool(colon_after or (colon_before and words.all[i].glued))


def _numeral(words: Words, i: int) -> bool:
    word = words.at(i)
    return bool(word and word.is_numeral)


def _is_age(words: Words, number: Number) -> bool:
    i, last = number.first, number.last
    if words.lower(i - 1) == "aged" or words.lower(i - 2) == "aged":
        return True
    if words.lower(i - 1) == "age" or (
        words.lower(i - 1) == "of" and words.lower(i - 2) == "age"
    ):
        return True
    name, comma = words.at(i - 2), words.at(i - 1)
    if not (name and comma and comma.text == "," and words.all[i].is_numeral):
        return False
    is_name = name.text[0].isupper() and not name.is_numeral
    is_name = is_name and name.lower not in MONTHS and number.value <= 115
    return is_name and words.lower(last) in {",", ".", ";"}


def _is_score(words: Words, number: Number) -> bool:
    """Whether the numeral is one side of "3-1"."""
    for at in (number.last, number.first - 1):
        if words.lower(at) not in {"-", "–"}:
            continue
        left, right = words.at(at - 1), words.at(at + 1)
        if not (left and right and left.is_numeral and right.is_numeral):
            continue
        falls = left.text.isdigit() and right.text.isdigit()
        falls = falls and int(left.text) >= int(right.text)
        near = {words.lower(step) for step in range(at - 6, at + 6)}
        if falls or near & SCORING:
            return True
    return False


def _is_phone(words: Words, i: int) -> bool:
    """Whether the numeral belongs to a run of three numerals, or begins with 0."""
    text = words.all[i].text
    if len(text) > 2 and text.startswith("0") and text.isdigit():
        return True
    run = 1
    for step in (-1, 1):
        at = i + step
        while run < 3:
            word = words.at(at)
            if word and word.is_numeral:
                run, at = run + 1, at + step
            elif word and word.text in {"-", "+"} and _numeral(words, at + step):
                at += step
            else:
                break
    return run >= 3


def _is_named_thing(words: Words, number: Number) -> bool:
    """Whether the number names what stands before it: "Route 66", "22 Baker Row"."""
    i, last = number.first, number.last
    before, after = words.at(i - 1), words.at(last)
    if before is not None and before.text != before.lower:
        if before.lower in NAMED_BY_NUMBER:
            return True
        is_name = before.lower not in MONTHS | WEEKDAYS and before.text.isalpha()
        earlier = words.at(i - 2)
        starts = earlier is None or earlier.text in {".", "\n", "“", '"', ":"}
        ends = after is None or not (after.text.isalpha() or after.is_numeral)
        ends = ends or (after is not None and after.lower in {"and", "at", "in", "on"})
        if is_name and not starts and ends and words.all[i].is_numeral:
            return True
    if words.lower(i - 1) == "." and words.lower(i - 2) == "no":
        return True
    named = after is not None and after.text[0].isupper() and after.text.isalpha()
    return named and words.lower(last + 1) in STREETS


def _is_pronoun(words: Words, number: Number) -> bool:
    """Whether "one" counts nothing: "no one", "one of them", "one another"."""
    i, last = number.first, number.last
    if words.lower(i) != "one" or last != i + 1:
        return False
    after = words.at(last)
    if words.lower(i - 1) in {
        "no",
        "any",
        "every",
        "some",
        "each",
        "this",
        "that",
        "the",
    }:
        return True
    if after is None or not after.text.isalpha():
        return True
    return after.lower in {
        "of", "another", "day", "time", "side", "thing", "way", "reason", "hand",
        "point", "who", "that", "which", "is", "was", "can", "could", "would", "for",
        "in", "on", "at", "by", "to", "and", "or", "but", "has", "had", "will", "as",
        "step", "more", "month", "week", "year", "night", "morning", "part", "example",
    }  # fmt: skip
