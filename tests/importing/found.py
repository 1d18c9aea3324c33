"""Readings for tests, built by hand: what a text says, without a language model."""

from decimal import Decimal

from claims.domain.intervals import Interval
from claims.extraction.found import (
    Form,
    FoundClaim,
    FoundFigure,
    FoundSpeaker,
    Modality,
    Polarity,
    Reading,
    Reason,
    Span,
    SpeakerKind,
)

TEXT = "Governor Ada Brook said 28 villages were flooded. Rescuers saved 121 people."
BROOK = FoundSpeaker("Ada Brook", SpeakerKind.PERSON, role="governor")


def span(text, words):
    start = text.index(words)
    return Span(start, start + len(words))


def found_figure(text, words, value=None, **fields):
    value = Decimal(value or words)
    fields.setdefault("interval", Interval.exactly(value))
    fields.setdefault("value", value)
    return FoundFigure(span(text, words), **fields)


def found_claim(text, quote, *, speaker=BROOK, figures=(), **fields):
    fields.setdefault("form", Form.INDIRECT if speaker else Form.OWN_VOICE)
    fields.setdefault("segments", (span(text, quote),))
    return FoundClaim(
        speaker=speaker,
        mention=None,
        cue=None,
        via=None,
        carried=False,
        polarity=fields.pop("polarity", Polarity.ASSERTED),
        modality=Modality.ACTUAL,
        figures=tuple(figures),
        confidence=0.7,
        reasons=(Reason("cue", "cue.verb", 'the verb "said"'),),
        **fields,
    )


def found_reading(*claims, language="en"):
    return Reading(language, (), (), tuple(claims))


def villages(text=TEXT, speaker=BROOK, **fields):
    """The reading of TEXT: one claim about villages."""
    figure = found_figure(text, "28", noun="village", measure="villages flooded")
    quote = "28 villages were flooded"
    return found_claim(text, quote, speaker=speaker, figures=[figure], **fields)
