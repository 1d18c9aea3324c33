"""How likely a claim is right as it stands, from features that a person can follow.

A logistic table: the weights of what is true of a claim are added up. They were fitted
on annotated articles by ``benchmarks/calibrate.py``, which writes the table anew.

Source: Hastie, Tibshirani and Friedman, *The Elements of Statistical Learning*
(Springer, 2nd edition 2009), sections 4.4 and 3.4.1 (ridge).
"""

from functools import cache
from importlib.resources import files
from math import exp

from .found import Form, FoundClaim, Polarity, Reason

BASE = "base"  # what holds of every claim
SURE = 0.9  # from here on there is no need to say what speaks against it
SHORT = 30  # characters of a statement of few words
FEWEST, MOST = 0.02, 0.98  # nothing is certain


def features_of(claim: FoundClaim) -> list[str]:
    """Return what is true of the claim among the rows of the table."""
    rules = {reason.part: reason.rule for reason in reversed(claim.reasons)}
    length = sum(piece.end - piece.start for piece in claim.segments)
    checks = {
        "carried": claim.carried,
        "own-voice": claim.form is Form.OWN_VOICE,
        "direct": claim.form is Form.DIRECT,
        "mixed": claim.form is Form.MIXED,
        "denied": claim.polarity is Polarity.DENIED,
        "second-hand": claim.via is not None,
        "figures": bool(claim.figures),
        "pieces": len(claim.segments) > 1,
        "short": length < SHORT,
        "no-name": claim.speaker is None and claim.form is not Form.OWN_VOICE,
        rules.get("speaker", ""): not claim.carried,
        rules.get("content", ""): not claim.carried,
    }
    return [BASE, *(name for name, holds in checks.items() if holds and name)]


def confidence_of(features: list[str]) -> float:
    """Return the share of claims with ``features`` that are right, as estimated."""
    weights = table()
    total = sum(weights[name][0] for name in features if name in weights)
    return round(min(MOST, max(FEWEST, 1 / (1 + exp(-total)))), 2)


def doubts(features: list[str]) -> tuple[Reason, ...]:
    """Return what speaks most against a claim; nothing where it is sure."""
    if confidence_of(features) >= SURE:
        return ()
    rows = [(*table()[name], name) for name in features if name in table()]
    against = sorted(row for row in rows if row[0] < 0 and row[2] != BASE)
    return tuple(
        Reason("confidence", f"confidence.{name}", f"less often right: {words}")
        for _, words, name in against[:2]
    )


@cache
def table() -> dict[str, tuple[float, str]]:
    """Return the weight of each feature and its words for an editor."""
    lines = files(__package__).joinpath("confidence.tsv").read_text(encoding="utf-8")
    rows = [line.split("\t") for line in lines.splitlines() if line[:1] != "#"]
    return {name: (float(weight), words) for name, weight, words in rows}
