"""Statements without figures: whether one says it was so, the other that it was not.

Only a short list of affairs is looked at, each with its words: what no list foresees
is left to editors.
"""

import re
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

from .conventions import DEFAULT, Conventions
from .dates import days_apart
from .verdict import Check, Relation, Verdict

NEGATION = re.compile(
    r"\b(?:no|not|never|nobody|none|neither|nor|nothing|without|cannot)\b|n['’]t\b",
    re.IGNORECASE,
)
CLAUSE = re.compile(r"[.;:!?]+[”\"']?\s+|,\s+|\b(?:and|but|while|before|after)\b")


@dataclass(frozen=True, slots=True)
class Assertion:
    """What somebody said, as words; ``is_denied``: that it was wrong."""

    words: str
    is_denied: bool = False
    speaker: str = ""
    side: str = ""
    said_on: date | None = None


def compare_assertions(
    a: Assertion, b: Assertion, conventions: Conventions = DEFAULT
) -> Verdict:
    """Return how two statements without figures relate, where that is plain.

    Opposing sides contradict each other where one says that an affair was so and the
    other that it was not; two that say it was not so agree.
    """
    x, y = affairs_of(a), affairs_of(b)
    shared = sorted(name for name in x if name in y and not (x[name] and y[name]))
    if not shared:
        return Verdict(None, (Check("affair", None, "no affair in common"),))
    name = shared[0]
    checks = [Check("affair", True, f"both are about {name}")]
    apart = days_apart(a.said_on, b.said_on)
    if apart is None or abs(apart) > conventions.plan_days:
        checks.append(Check("time", None, "not said at about one time"))
        return Verdict(None, tuple(checks))
    if x[name] == y[name]:
        checks.append(Check("polarity", True, "both say that it was not so"))
        return Verdict(Relation.AGREES, tuple(checks))
    if a.side == b.side or a.speaker == b.speaker:
        checks.append(Check("polarity", None, "one side, at two times"))
        return Verdict(None, tuple(checks))
    checks.append(Check("polarity", False, "one says it was so, the other not"))
    return Verdict(Relation.CONTRADICTS, tuple(checks))


def affairs_of(assertion: Assertion) -> dict[str, bool]:
    """Return the affairs of an assertion, and whether it says that they were so.

    Where its clauses differ, the negative one counts. "He denied that the minister had
    not ..." is as negative as it sounds: denials are told with their own "not".
    """
    found: dict[str, bool] = {}
    for clause in CLAUSE.split(assertion.words):
        is_negated = assertion.is_denied or NEGATION.search(clause) is not None
        for name, so, not_so in _affairs():
            if not_so.search(clause):
                found[name] = is_negated
            elif so.search(clause):
                found[name] = found.get(name, True) and not is_negated
    return found


@cache
def _affairs() -> list[tuple[str, re.Pattern[str], re.Pattern[str]]]:
    lines = Path(__file__).with_name("affairs.tsv").read_text().splitlines()
    rows = [line.split("\t") for line in lines if line and not line.startswith("#")]
    return [(name, _pattern(so), _pattern(not_so)) for name, so, not_so in rows]


def _pattern(words: str) -> re.Pattern[str]:
    """Return a pattern for a list of words; an empty list matches nothing."""
    if not words:
        return re.compile(r"(?!)")
    alternatives = "|".join(
        re.escape(word.rstrip("*")).replace(r"\-", "[ -]") + r"\w*" * (word[-1] == "*")
        for word in words.split()
    )
    return re.compile(rf"\b(?:{alternatives})\b", re.IGNORECASE)
