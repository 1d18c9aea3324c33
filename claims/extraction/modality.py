"""Whether a statement is about what is, what is planned, possible or estimated."""

import re

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
    r"\b(?:could|may|might|cannot exceed|can be expected|is likely|are likely|possibly|"
    r"perhaps)\b"
)
POSSIBLE_CUE = re.compile(r"\b(?:not rule out|fear)\w*")
ESTIMATED = re.compile(
    r"\b(?:estimat\w+|forecast\w*|project(?:s|ed|ion|ions)|assess\w*|reckon\w*|"
    r"extrapolat\w+|is thought to|are thought to|believed to)\b"
)
ESTIMATING_CUE = re.compile(r"\b(?:estimat|forecast|predict|project|reckon|expect)\w*")
CONDITION = re.compile(r"\b(?:if|unless|until|whether)\b[^,;.]*")


def modality_of(content: str, cue: str, *, has_figures: bool) -> Modality:
    """Return the modality of a statement by its own words and its cue's.

    A possibility outweighs a plan: "would probably", "could". What stands in an
    "if" does not count; nor does "will" without figures, which is a manner of speech.
    """
    own = CONDITION.sub(" ", content)
    if POSSIBLE.search(own) or POSSIBLE_CUE.search(cue):
        return Modality.POSSIBLE
    if ESTIMATING_CUE.search(cue) or ESTIMATED.search(own):
        return Modality.ESTIMATED
    if PLANNED.search(own) or PLANNING_CUE.search(cue):
        return Modality.PLANNED
    if has_figures and FUTURE.search(own):
        return Modality.PLANNED
    return Modality.ACTUAL
