"""Verdicts on two statements: the relation, with the checks that led to it."""

from dataclasses import dataclass
from enum import StrEnum


class Relation(StrEnum):
    CONTRADICTS = "contradicts"
    AGREES = "agrees"
    UPDATES = "updates"
    DIFFERS_IN_SCOPE = "differs in scope"
    DERIVED = "derived"


@dataclass(frozen=True, slots=True)
class Check:
    """One check of a verdict: what was compared, whether it holds, in words.

    ``holds`` is None where one of the two does not say.
    """

    name: str
    holds: bool | None
    words: str


@dataclass(frozen=True, slots=True)
class Verdict:
    """How ``a`` and ``b`` relate, with all checks made, in their order.

    ``relation`` is None where nothing can be said: not the same measure, or so far
    apart in time that either may be right. ``swapped`` tells that, in an update, the
    second statement is the earlier one. ``conventions`` names those of
    ``Conventions`` that the verdict rests on.
    """

    relation: Relation | None
    checks: tuple[Check, ...]
    swapped: bool = False
    conventions: tuple[str, ...] = ()

    @property
    def decisive(self) -> Check:
        """The check that settled the verdict: the last one made."""
        return self.checks[-1]
