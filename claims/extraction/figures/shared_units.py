"""Units that a bare number takes over from the figure beside it."""

import re
from dataclasses import replace

from claims.extraction.found import FoundFigure

from .currencies import is_money
from .units import TIME_UNITS

# Between a figure with a unit and a bare one of the same kind.
SAME_KIND = re.compile(
    r"\b(?:not|instead of|rather than|up from|down from|compared (?:with|to)|"
    r"as against|against|versus|from|than)(?: [a-z]+){0,4}$"
)
GOES_ON = re.compile(
    r"(?:[^\w ]|$| (?:as|in|a year|the|before|on|last|when|and|but)\b)", re.IGNORECASE
)
OF_THEM = (" of them", " of it ", " of which", " of that")
LONGEST = 90  # characters between the two


def with_units(text: str, figures: list[FoundFigure]) -> list[FoundFigure]:
    """Give bare numbers the unit that the words before them leave out.

    "11,400 barrels, not 5,100", "310,000 litres, 95,000 of them", "45 and 50 mg".
    """
    filled = list(figures)
    for i, figure in enumerate(filled):
        if figure.unit is not None or figure.vague:
            continue
        before = _main(filled, i - 1)
        after = filled[i + 1] if i + 1 < len(filled) else None
        if before and before.unit and _shares_unit(text, before, figure):
            filled[i] = replace(figure, unit=before.unit, noun=before.noun)
        elif after and after.unit and not is_money(after.unit):
            between = text[figure.span.end : (after.hedge or after.span).start].strip()
            if between in {"and", "or", "to", "/", "×", "x"}:
                filled[i] = replace(figure, unit=after.unit, noun=after.noun)
    return filled


def _shares_unit(text: str, before: FoundFigure, figure: FoundFigure) -> bool:
    if before.unit in TIME_UNITS and "/" not in str(before.unit):
        return False
    start = (figure.hedge or figure.span).start
    between = text[before.span.end : start]
    behind = text[figure.span.end : figure.span.end + 24].lower()
    if len(between) > LONGEST or "." in between.replace("...", ""):
        return False
    if behind.startswith(OF_THEM):
        return before.unit != "%"
    if figure.value is not None and abs(figure.value) < 1:
        return False
    joint = between.rstrip().lower()
    return bool(SAME_KIND.search(joint) and GOES_ON.match(behind))


def _main(figures: list[FoundFigure], i: int) -> FoundFigure | None:
    """Return figure ``i``, or what it is a conversion of; None before the first."""
    if i < 0:
        return None
    of = figures[i].conversion_of
    return figures[i if of is None else of]
