"""Attributions in the format of the annotated data."""

from collections.abc import Sequence
from typing import Any

from claims.extraction.found import FoundAttribution, Span


def _pair(span: Span | None) -> list[int] | None:
    return [span.start, span.end] if span else None


def attributions_as_gold(
    attributions: Sequence[FoundAttribution],
) -> list[dict[str, Any]]:
    """Return the attributions of one text."""
    return [
        {
            "speaker": _pair(attribution.mention),
            "cue": _pair(attribution.cue),
            "content": [_pair(piece) for piece in attribution.content],
            "type": attribution.form.value,
        }
        for attribution in attributions
    ]
