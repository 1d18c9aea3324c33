"""Days and periods, in words and counted."""

from datetime import date

Days = tuple[date, date]


def days(as_of: Days) -> str:
    """Return a day or a period in words: "12 August 2024"."""
    first, last = as_of
    if first == last:
        return day(last)
    return f"{day(first)} to {day(last)}"


def day(when: date) -> str:
    """Return a day in words: "12 August 2024"."""
    return f"{when.day} {when:%B %Y}"


def days_apart(first: date | None, then: date | None) -> int | None:
    """Return how many days ``then`` is later, None where a day is missing."""
    if first is None or then is None:
        return None
    return (then - first).days


def counted(number: int) -> str:
    """Return "1 day", "3 days"."""
    return f"{abs(number)} day{'' if abs(number) == 1 else 's'}"


def length(as_of: Days) -> int:
    """Return how many days a period has; a single day has one."""
    return (as_of[1] - as_of[0]).days + 1
