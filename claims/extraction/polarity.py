"""Whether a statement is asserted, or denied by its speaker."""

import re

from .found import Polarity

DENYING = re.compile(
    r"\b(?:den(?:y|ies|ied|ying)|reject(?:s|ed|ing)?|dismiss(?:es|ed|ing)?|"
    r"refut(?:e|es|ed|ing)|disput(?:e|es|ed|ing)|rul(?:e|es|ed|ing) out|"
    r"repudiat(?:e|es|ed|ing)|disavow(?:s|ed|ing)?|rebuff(?:s|ed|ing)?|"
    r"contradict(?:s|ed|ing)?|debunk(?:s|ed|ing)?|den(?:ial|ials) of)\b"
)
NOT_DENYING = re.compile(
    r"\b(?:not|never|n['’]t|neither|nor|refus\w+ to|declin\w+ to)\s+(?:\w+\s+){0,2}$"
)


def polarity_of(cue: str, before: str = "") -> Polarity:
    """Return what the words of the cue do; ``before`` are those in front of them.

    "did not deny that" asserts as little as "said"; it counts as asserted. A
    negation inside of the statement changes nothing: "no officer fired" asserts.
    """
    match = DENYING.search(cue)
    if match is None or NOT_DENYING.search(f"{before} {cue[: match.start()]}"):
        return Polarity.ASSERTED
    return Polarity.DENIED
