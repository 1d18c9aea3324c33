"""Days and periods that a text speaks of, counted from the day it appeared."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from functools import partial

from .found import Span

DAYS = "monday tuesday wednesday thursday friday saturday sunday".split()
MONTHS = (
    "january february march april may june july august september october november "
    "december"
).split()
NUMBERS = {
    word: n
    for n, word in enumerate(
        "zero one two three four five six seven eight nine ten eleven twelve".split()
    )
} | {"a": 1, "an": 1, "few": 3, "couple": 2, "24": 24, "48": 48}
UNITS = {
    "hour": 1 / 24,
    "day": 1,
    "night": 1,
    "week": 7,
    "weekend": 7,
    "month": 30,
    "year": 365,
}
WEEKDAY = "(?:mon|tues|wednes|thurs|fri|satur|sun)day"
MONTH = (
    "(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|"
    r"sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?"
)
YEAR = r"(?:19|20)\d\d"
NUMBER = rf"\d{{1,3}}|{'|'.join(word for word in NUMBERS if word.isalpha())}"


@dataclass(frozen=True, slots=True)
class Time:
    """Words for a time: the first and the last day, and whether it is a period.

    ``is_period`` tells that something was counted over these days only.
    """

    span: Span
    first: date
    last: date
    is_period: bool = False


def find_times(text: str, published_on: date, *, ahead: bool = False) -> list[Time]:
    """Return the times that ``text`` names, in order, none inside of another.

    A day of the week is the last one before publication; with ``ahead``, as plans
    need it, the next one after it.
    """
    found: list[Time] = []
    if HINT.search(text) is None:
        return found
    for pattern, resolve in PATTERNS:
        for match in pattern.finditer(text):
            days = resolve(match, published_on, ahead)
            if days is None:
                continue
            first, last, is_period = days
            span = Span(*match.span())
            if not any(
                span.start < t.span.end and t.span.start < span.end for t in found
            ):
                found.append(Time(span, first, last, is_period))
    return sorted(found, key=lambda time: time.span)


Days = tuple[date, date, bool]
# Some of these are in all words for a time; most statements have none.
HINT = re.compile(
    r"(?:hour|day|night|week|month|year|tomorrow)|\b(?:19|20)\d\d|"
    r"\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)",
    re.IGNORECASE,
)


def _past(match: re.Match[str], today: date, _ahead: bool) -> Days | None:
    """Resolve "in the past 24 hours", "over the last two weeks"."""
    count = NUMBERS.get(match["n"].lower() if match["n"] else "one") or int(match["n"])
    length = timedelta(days=max(1, round(count * UNITS[match["unit"].lower()])))
    return today - length, today, True


def _between(match: re.Match[str], today: date, _ahead: bool) -> Days | None:
    """Resolve "between October 1 and November 18", "from May 2 to May 9"."""
    first, last = (
        _day_in(match["first"] or match["from"], today),
        _day_in(match["last"], today),
    )
    return (first, last, True) if first and last and first <= last else None


def _long_ago(match: re.Match[str], today: date, _ahead: bool) -> Days | None:
    """Resolve "since 1987, when": what follows is of that year."""
    year = int(match["year"])
    if year >= today.year:
        return None
    return date(year, 1, 1), date(year, 12, 31), True


def _ago(match: re.Match[str], today: date, _ahead: bool) -> Days | None:
    """Resolve "three days ago", "a week earlier"."""
    word = match["n"].lower()
    count = NUMBERS[word] if word in NUMBERS else int(word)
    day = today - timedelta(days=round(count * UNITS[match["unit"].lower()]))
    return day, day, False


def _several(match: re.Match[str], today: date, _ahead: bool) -> Days | None:
    """Resolve "over the two Saturdays", "across both weekends"."""
    word = (match["n"] or "two").lower()
    count = NUMBERS[word] if word in NUMBERS else int(word)
    each = 1 if match["unit"] in {"day", "night"} else 7
    return today - timedelta(days=each * count), today, True


def _since(match: re.Match[str], today: date, _ahead: bool) -> Days | None:
    """Resolve "since Sunday", "since May 1": all so far, since it began."""
    day = _day_in(match["day"], today)
    return (today, today, False) if day and day <= today else None


def _weekday(match: re.Match[str], today: date, ahead: bool) -> Days | None:
    name, lead = match["weekday"].lower(), (match["lead"] or "").lower()
    back = (today.weekday() - DAYS.index(name)) % 7
    day = today - timedelta(days=back)
    if lead == "last" and back == 0:
        day -= timedelta(days=7)
    elif lead == "next" or (ahead and (back or lead in {"by", "before", "until"})):
        day += timedelta(days=7)
    return day, day, False


def _date(match: re.Match[str], today: date, _ahead: bool) -> Days | None:
    day = _day_in(match[0], today)
    return (day, day, False) if day else None


def _relative(match: re.Match[str], today: date, _ahead: bool) -> Days | None:
    one = timedelta(days=1)
    monday = today - timedelta(days=today.weekday())
    return {
        "today": (today, today, False),
        "tonight": (today, today, False),
        "yesterday": (today - one, today - one, False),
        "tomorrow": (today + one, today + one, False),
        "overnight": (today - one, today, True),
        "this week": (monday, today, True),
        "last week": (monday - 7 * one, monday - one, True),
        "so far this year": (today, today, False),
        "this month": (today.replace(day=1), today, True),
        "this year": (today.replace(month=1, day=1), today, True),
        "last year": (date(today.year - 1, 1, 1), date(today.year - 1, 12, 31), True),
        "next year": (date(today.year + 1, 1, 1), date(today.year + 1, 12, 31), False),
        "next week": (monday + 7 * one, monday + 13 * one, False),
    }[" ".join(match[0].lower().split())]


def _month(match: re.Match[str], today: date, _ahead: bool) -> Days | None:
    """Resolve "in September", "at the end of September 2024"."""
    month = _month_number(match["month"])
    year = int(match["year"]) if match["year"] else _year(today, month, 1)
    last = date(year + month // 12, month % 12 + 1, 1) - timedelta(days=1)
    if match["since"]:
        return today, today, False
    if match["end"]:
        return last, last, False
    return date(year, month, 1), last, not match["by"]


def _whole_year(match: re.Match[str], _today: date, _ahead: bool) -> Days | None:
    year = int(match["year"])
    last = date(year, 12, 31)
    if match["lead"].lower() != "in":
        day = last if match["end"] else date(year, 1, 1)
        return day, day, False
    return date(year, 1, 1), last, True


def _day_in(words: str, today: date) -> date | None:
    """Return the day that ``words`` name; None where there is no such day."""
    lower = words.lower()
    for name in DAYS:
        if name in lower:
            return today - timedelta(days=(today.weekday() - DAYS.index(name)) % 7)
    iso = re.search(rf"({YEAR})-(\d\d)-(\d\d)", lower)
    try:
        if iso:
            return date(int(iso[1]), int(iso[2]), int(iso[3]))
        month = re.search(rf"\b{MONTH}", lower)
        day = re.search(r"\b(\d{1,2})(?!\d)", lower)
        year = re.search(rf"\b{YEAR}\b", lower)
        if month is None or day is None:
            return date(int(year[0]), 1, 1) if year else None
        number = _month_number(month[0])
        which = int(year[0]) if year else _year(today, number, int(day[1]))
        return date(which, number, int(day[1]))
    except ValueError:
        return None


def _month_number(name: str) -> int:
    return next(
        n for n, full in enumerate(MONTHS, 1) if full.startswith(name.lower()[:3])
    )


def _year(today: date, month: int, day: int) -> int:
    """Return the year that makes a day without one nearest to ``today``.

    Raises ValueError for a day that the month does not have.
    """
    years = (today.year - 1, today.year, today.year + 1)
    return min(years, key=lambda year: abs((date(year, month, day) - today).days))


SPOKEN_DATE = rf"{MONTH} \d{{1,2}}(?!\d)(?:, {YEAR})?|\d{{1,2}} {MONTH}\b(?: {YEAR})?"
ANY_DATE = rf"{YEAR}-\d\d-\d\d|{SPOKEN_DATE}"
_pattern = partial(re.compile, flags=re.IGNORECASE)
Resolve = Callable[[re.Match[str], date, bool], Days | None]
PATTERNS: tuple[tuple[re.Pattern[str], Resolve], ...] = (
    (
        _pattern(
            rf"\b(?:(?:in|over|during|within|for)? ?the "
            rf"(?:past|last|previous|preceding)|over the) "
            rf"(?:(?P<n>{NUMBER}) )?(?P<unit>hour|day|night|week|month|year)s?\b"
        ),
        _past,
    ),
    (
        _pattern(
            rf"\b(?P<n>{NUMBER}) (?P<unit>day|night|week|month|year)s? "
            r"(?:ago|earlier|before|previously)\b"
        ),
        _ago,
    ),
    (
        _pattern(
            rf"\b(?:over|across|in) (?:the|these|those|both) (?:(?P<n>{NUMBER}) )?"
            rf"(?P<unit>{WEEKDAY}|day|night|weekend|week)s\b(?! of )"
        ),
        _several,
    ),
    (
        _pattern(
            rf"\b(?:between (?P<first>{ANY_DATE}) and|from (?P<from>{ANY_DATE}) to) "
            rf"(?P<last>{ANY_DATE})"
        ),
        _between,
    ),
    (
        _pattern(
            rf"\b(?:since|in|of) (?:{MONTH} )?(?P<year>{YEAR}),? (?:when|in which)\b"
        ),
        _long_ago,
    ),
    (_pattern(rf"\bsince (?P<day>{ANY_DATE}|{WEEKDAY}|{YEAR})\b"), _since),
    (_pattern(rf"\b(?:by |on )?(?:{ANY_DATE})"), _date),
    (
        _pattern(
            r"\b(?:(?P<lead>last|next|this|by|before|until|on) )?"
            rf"(?P<weekday>{WEEKDAY})(?!s)\b"
        ),
        _weekday,
    ),
    (
        _pattern(
            r"\b(?:(?P<by>by) )?(?:(?:at )?(?P<end>the end of )|(?:in|for|during) |"
            r"(?P<since>since )|(?=\w+['’]s\b))"
            rf"(?P<month>{MONTH})(?: (?P<year>{YEAR}))?\b"
        ),
        _month,
    ),
    (
        _pattern(
            r"\b(?P<lead>in|by|before|until|from) (?P<end>the end of )?"
            rf"(?P<year>{YEAR})\b"
        ),
        _whole_year,
    ),
    (
        _pattern(
            r"\b(?:today|tonight|yesterday|tomorrow|overnight|this week|last week|"
            r"this month|(?:so far )?this year|last year|next year|next week)\b"
        ),
        _relative,
    ),
)
