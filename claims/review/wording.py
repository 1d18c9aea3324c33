"""Figures as the desk shows them, part by part."""

from dataclasses import dataclass

from claims.domain.units import unit_in_words
from claims.models.ranges import days_of, interval_of

from .forms.figures import RANGE, bounds_of


@dataclass(frozen=True, slots=True)
class FigureRow:
    """A figure and its parts in words; "" where a part is not given."""

    figure: object
    value: str
    unit: str
    as_of: str

    @classmethod
    def of(cls, figure):
        value, as_of = value_in_words(figure), days_in_words(figure.as_of)
        return cls(figure, value, unit_in_words(figure.unit), as_of)


def value_in_words(figure):
    """Return the interval as written: "about 121,000", "more than 28 km"."""
    bound, low, high = bounds_of(interval_of(figure.interval))
    if low is None:
        number = f"at most {high:,}"
    elif bound == RANGE:
        number = f"{low:,} to {high:,}"
    else:
        number = f"{low:,}" if bound == "exactly" else f"{bound} {low:,}"
    about = "about " if figure.is_approximate else ""
    return " ".join(f"{about}{number} {unit_in_words(figure.unit)}".split())


def days_in_words(as_of):
    """Return a stored range of days: "12 August 2024", "10 to 12 August 2024"."""
    if as_of is None:
        return ""
    if as_of.lower is None or as_of.upper is None:
        ends = (as_of.lower, as_of.upper)
        return " to ".join(f"{end:%-d %B %Y}" if end else "…" for end in ends)
    first, last = days_of(as_of)
    if first == last:
        return f"{first:%-d %B %Y}"
    start = f"{first:%-d}" if first.replace(day=1) == last.replace(day=1) else ""
    return f"{start or f'{first:%-d %B %Y}'} to {last:%-d %B %Y}"
