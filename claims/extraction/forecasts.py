"""Whether a figure is told as what a number may yet come to."""

import re
from dataclasses import replace

from .found import FoundFigure, Reason

FORETOLD = "figure.forecast"
# What is yet to come of a number: "I expect the toll to rise above 100".
FORECAST = re.compile(
    r"\b(?:expect(?:s|ed|ing)?|predict\w*|forecast\w*|fear\w*|believe[sd]?|will|would|"
    r"likely|bound)\b[^.]{0,40}"
    r"\b(?:rise|grow|climb|increase|reach|surpass|top|pass|fall|drop)\b"
    r"[^.\d]{0,20}$|"
    r"\b(?:expect|forecast|predict|anticipat)(?:s|e|es|ed|ing)? "
    r"(?!with\b)[^.,\d]{0,30}$",
    re.IGNORECASE,
)
# How a forecast is given, at the start of its cue: "predicted", "is expecting".
FORETELLING = re.compile(
    r"(?:is |are |was |were )?(?:expect|predict|forecast|foresee|anticipat|project)"
)


def is_foretold(before: str) -> bool:
    """Whether a figure right behind ``before`` is of what is yet to come."""
    return FORECAST.search(before[-90:].rsplit("\n", 1)[-1]) is not None


def foretells(cue: str) -> bool:
    """Whether whoever speaks by ``cue`` tells what is yet to come."""
    return FORETELLING.match(cue) is not None


def as_foretold(figure: FoundFigure) -> FoundFigure:
    """Return ``figure`` as one that is only expected."""
    if figure.is_expected:
        return figure
    reason = Reason("figure", FORETOLD, "whoever tells it foretells it")
    return replace(figure, reasons=(*figure.reasons, reason))
