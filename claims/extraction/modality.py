"""Whether a statement is about what is, what is planned, possible or estimated."""

import re
from collections.abc import Sequence

from .found import Modality

PLANNED = re.compile(
    r"\b(?:would|is due to|are due to|was due to|were due to|is to|are to|"
    r"plan(?:s|ned|ning)? to|intend(?:s|ed)? to|aim(?:s|ed)? to|is set to|are set to|"
    r"planned|scheduled|targeted|going to|is expected|are expected|promised|pledged)\b"
)
FUTURE = re.compile(r"\b(?:will|shall)\b|['’]ll\b")
PLANNING_CUE = re.compile(
    r"\b(?:vow|promis|pledg|plan|threaten|expect|announce[sd]? plans)\w*"
)
POSSIBLE = re.compile(
    r"\b(?:could(?! (?:still |only |barely )?(?:hear|see|feel|smell)\b)|may|might|"
    r"cannot exceed|can be expected|is likely|are likely|possibly|"
    r"perhaps|maybe)\b"
)
POSSIBLE_CUE = re.compile(r"\b(?:not rule out|fear)\w*")
ESTIMATED = re.compile(
    r"\b(?:estimated|estimates that|estimating|forecast\w*|project(?:s|ed|ion|ions)|"
    r"assess\w*|reckon\w*|"
    r"extrapolat\w+|is thought to|are thought to|believed to)\b"
)
ESTIMATING_CUE = re.compile(
    r"\b(?:estimat|forecast|predict|project|reckon|expect|extrapolat)\w*(?! with)"
)
WISHING = re.compile(r"\bwould (?:like|wish|rather|prefer|love|have|say|seem|appear)\b")
# What is not to be is no plan: "the fund would not cover".
NEGATED = re.compile(
    r"\b(?:would|will|shall) (?:not|never)\b|\b(?:wo|would|sha)n['’]t\b"
)
PIECE = re.compile(r"(?<=[.!?;])[\"”’']?\s+|\n(?=[A-Z])")
CONDITION = re.compile(r"\b(?:if|unless|until|whether)\b[^,;.]*")


def modality_of(
    content: str, cue: str, figures: Sequence[str] = (), before: str = ""
) -> Modality:
    """Return the modality of a statement by its own words and its cue's.

    ``before`` are the words in front of the cue ("did not" rule out), ``figures`` the
    words of the statement's figures: where there are some, only the sentences that
    hold them count. A possibility outweighs a plan: "would probably", "could". What
    stands in an "if" does not count; nor does "will" without figures, which is a
    manner of speech.
    """
    own = WISHING.sub(" ", CONDITION.sub(" ", _with_figures(content, figures)))
    if POSSIBLE.search(own) or POSSIBLE_CUE.search(before[-5:] + cue):
        return Modality.POSSIBLE
    if ESTIMATING_CUE.search(cue) or ESTIMATED.search(own):
        return Modality.ESTIMATED
    own = NEGATED.sub(" ", own)
    if PLANNED.search(own) or PLANNING_CUE.search(cue):
        return Modality.PLANNED
    if figures and FUTURE.search(own):
        return Modality.PLANNED
    return Modality.ACTUAL


def _with_figures(content: str, figures: Sequence[str]) -> str:
    """Return the sentences of ``content`` that hold figures; all where none does."""
    pieces = PIECE.split(content)
    held = [piece for piece in pieces if any(words in piece for words in figures)]
    return " ".join(held or pieces)
