"""Numbers that date: days, years, clock times, windows of time."""

from .hedges import hedge_before
from .number import COUNTED, Number
from .words import Words

MONTHS = set(
    "january february march april may june july august september october november "
    "december jan feb mar apr jun jul aug sept sep oct nov dec".split()
)
WEEKDAYS = set("monday tuesday wednesday thursday friday saturday sunday".split())
# May be a verb or a name as well.
DOUBTFUL = {"may", "march"}
WINDOW_BEFORE = set(
    "past last previous next coming following preceding first final recent opening "
    "closing latest within every in these those during".split()
)
WINDOW_AFTER = set("ago later earlier hence before after since apart on old".split())
LASTING = set(
    "for lasted lasting took takes take taken spent after than of a is was were been "
    "with waited last be by about at until continue continued".split()
)
AUXILIARIES = set("to will would can could may might should must not".split())
ERAS = {"bc", "bce", "ad", "ce"}
JOINTS = {"-", "–", "to", "and", "/", "or"}


def dates(words: Words, number: Number) -> bool:
    """Whether ``number``, which has no unit, is a part of a date, a year or a time."""
    return (
        _is_date(words, number)
        or _is_time_of_day(words, number)
        or _is_days_of_the_week(words, number)
        or words.lower(number.last) in ERAS
    )


def is_time_window(words: Words, number: Number, end: int) -> bool:
    """Whether "N days" only says when: "three days ago", "in the past six weeks".

    ``end`` is where the number ends with its unit.
    """
    if words.lower(end) in {"'", "’"}:
        end += 1
    if words.lower(end) in WINDOW_AFTER or _goes_on_to_a_date(words, end):
        return True
    hedge = hedge_before(words, number.first)
    first = hedge.first if hedge else number.first
    if hedge and words.text(hedge.first, hedge.last).lower() == "over":
        return words.lower(first - 1) not in LASTING  # "at a cost of 5 over two years"
    while words.lower(first - 1) in {"the", "about", "some", "just", "only", "nearly"}:
        first -= 1
    if words.lower(first - 1) == "last" and words.lower(first - 2) in AUXILIARIES:
        return False  # "will last 10 days"
    return words.lower(first - 1) in WINDOW_BEFORE or _is_always(words, number, end)


def _goes_on_to_a_date(words: Words, end: int) -> bool:
    """Whether "the 12 months to June", "three days from now" goes on at ``end``."""
    if words.lower(end) == "from" and words.lower(end + 1) in {"now", "today"}:
        return True
    names = MONTHS | WEEKDAYS
    ends = words.lower(end) in {"to", "through", "ending", "until", "ended"}
    return ends and words.lower(end + 1) in names and words.is_name(end + 1)


def _is_always(words: Words, number: Number, end: int) -> bool:
    """Whether it is "24 hours a day" or "seven days a week"."""
    return number.value in {24, 7, 365} and words.lower(end) in {"a", "per"}


def _is_date(words: Words, number: Number) -> bool:
    i, last, value = number.first, number.last, number.value
    if not words.is_numeral(i) or value != value.to_integral():
        return False
    return (
        (value <= 31 and _is_day_of_month(words, i, last))
        or _is_written_date(words, i)
        or _is_year(words, number)
    )


def _is_day_of_month(words: Words, i: int, last: int) -> bool:
    before, after = words.lower(i - 1), words.lower(last)
    if before == "." and words.lower(i - 2) in MONTHS:
        before = words.lower(i - 2)
    if before in MONTHS or after in MONTHS - DOUBTFUL:
        return True
    if after == "de" and words.is_name(last + 1):
        return True  # "25 de Mayo"
    if after in DOUBTFUL and words.all[last].text[0].isupper():
        return True
    if before in JOINTS and _month_near(words, i):
        return True
    return after in JOINTS and _month_near(words, last + 1)


def _month_near(words: Words, i: int) -> bool:
    """Whether a month stands within two words of ``i``: "10 to 15 August"."""
    near = [words.lower(i - 3), words.lower(i - 2), words.lower(i + 1)]
    return any(word in MONTHS - DOUBTFUL for word in near)


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
    if _is_second_year(words, i):
        return True
    if not (text.isdigit() and len(text) == 4 and 1700 <= number.value <= 2099):
        return False
    if words.lower(number.last) in COUNTED or number.last != i + 1:
        return False
    return words.lower(i - 1) not in {"than", "about", "some", "nearly", "least"}


def _is_second_year(words: Words, i: int) -> bool:
    """Whether the numeral ends "2023-24" or "2023/24"."""
    first = words.at(i - 2)
    if first is None or len(words.all[i].text) != 2 or not words.glued(i):
        return False
    is_year = first.text.isdigit() and len(first.text) == 4
    is_year = is_year and 1700 <= int(first.text) <= 2099
    return is_year and words.glued(i - 1) and words.lower(i - 1) in {"-", "–", "/"}


def _is_time_of_day(words: Words, number: Number) -> bool:
    i, last = number.first, number.last
    after = words.lower(last)
    if after == "o" and words.lower(last + 1) in {"'", "’"}:
        return True
    if not words.is_numeral(i):
        return False
    if after in {"am", "pm", "gmt", "utc", "cet", "est", "edt", "noon"}:
        return True
    if after in {"a", "p"} and words.lower(last + 1) in {".", "m"}:
        return words.lower(last + 2) in {"m", "."}
    colon_after = after == ":" and words.glued(last) and words.is_numeral(last + 1)
    colon_before = words.lower(i - 1) == ":" and words.is_numeral(i - 2)
    return bool(colon_after or (colon_before and words.glued(i)))


def is_clock_time(words: Words, number: Number, unit: str | None) -> bool:
    """Whether "1400 hours" is a time of day."""
    text = words.all[number.first].text
    return unit == "h" and len(text) == 4 and text.isdigit() and int(text) < 2400


def _is_days_of_the_week(words: Words, number: Number) -> bool:
    """Whether it counts Saturdays, weekends or nights, which only say when."""
    after = words.lower(number.last)
    return after.removesuffix("s") in WEEKDAYS and after not in WEEKDAYS
