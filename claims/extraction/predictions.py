"""Readings in the formats of the evaluation data."""

import re
from collections.abc import Sequence
from decimal import Decimal
from typing import Any

from claims.domain.units import WHOLE

from .found import Form, FoundClaim, FoundFigure, Modality, Reading

FORMS = {Form.OWN_VOICE: "none"}
MODALITIES = {Modality.ACTUAL: "fact", Modality.ESTIMATED: "estimate"}
UNITS = {"d": "day", "wk": "week", "mo": "month", "yr": "year", "L": "l", "degC": "C"}


def claims_as_gold(article: str, reading: Reading) -> list[dict[str, Any]]:
    """Return the claims of the article with the id ``article``."""
    return [claim_as_gold(article, claim) for claim in reading.claims]


def claim_as_gold(article: str, claim: FoundClaim) -> dict[str, Any]:
    first, last = claim.segments[0], claim.segments[-1]
    return {
        "article": article,
        "span": [first.start, last.end],
        "segments": [[piece.start, piece.end] for piece in claim.segments],
        "speaker_name": claim.speaker.name if claim.speaker else None,
        "speaker_kind": claim.speaker.kind.value if claim.speaker else None,
        "form": FORMS.get(claim.form, claim.form.value),
        "polarity": claim.polarity.value,
        "modality": MODALITIES.get(claim.modality, claim.modality.value),
        "via_name": claim.via.name if claim.via else None,
        "confidence": claim.confidence,
        "figures": _figures_as_gold(claim.figures),
    }


def _figures_as_gold(figures: Sequence[FoundFigure]) -> list[dict[str, Any]]:
    return [
        {
            "span": [figure.span.start, figure.span.end],
            "value": _number(figure.value, figure),
            "low": _number(_low(figure), figure),
            "high": _number(_high(figure), figure),
            "approx": figure.approximate,
            "vague": figure.vague,
            "unit": "%" if _is_share(figure) else unit_as_gold(figure.unit),
            "noun": figure.noun,
            "measure": figure.measure,
            "same_as": figure.conversion_of,
        }
        for figure in figures
    ]


def _number(value: Decimal | None, figure: FoundFigure) -> str | None:
    if value is None:
        return None
    return f"{value * 100 if _is_share(figure) else value:f}"


def _is_share(figure: FoundFigure) -> bool:
    """Whether the figure is a fraction, which the data writes in per cent."""
    value = figure.value
    if figure.unit == WHOLE:
        return True
    return figure.unit is None and value is not None and 0 < value < 1


def _low(figure: FoundFigure) -> Decimal | None:
    """Return the low end; "just under 30" has none in the data, though near 30."""
    is_open = _is_floor(figure) or _is_hedged(figure, "figure.nearly")
    return None if is_open else figure.interval.low


def _high(figure: FoundFigure) -> Decimal | None:
    return None if _is_hedged(figure, "figure.just-over") else figure.interval.high


def _is_hedged(figure: FoundFigure, rule: str) -> bool:
    return any(reason.rule == rule for reason in figure.reasons)


def _is_floor(figure: FoundFigure) -> bool:
    """Whether the low end only says that nothing is below 0: "up to 30"."""
    high = figure.interval.high
    return figure.interval.low == 0 and high != 0 and figure.value == high


def unit_as_gold(unit: str | None) -> str | None:
    """Return ``unit`` with times in full: "bbl/d" is "bbl/day"."""
    if unit is None:
        return None
    unit = unit.removeprefix("¤")
    return re.sub(r"[A-Za-z]+", lambda part: UNITS.get(part[0], part[0]), unit)
