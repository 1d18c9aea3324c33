"""Relations in the format of the annotated data."""

from collections.abc import Iterable
from typing import Any

from claims.domain.comparison import Relation

from .deriving import derived
from .stories import Asserted, Stated, Story, Told, stories, story_of
from .telling import judged, judged_as_words, worth_telling

KINDS = {
    Relation.CONTRADICTS: "conflict",
    Relation.AGREES: "agree",
    Relation.UPDATES: "update",
    Relation.DIFFERS_IN_SCOPE: "scope",
    Relation.DERIVED: "derived",
}


def relations_between(told: list[Told]) -> list[dict[str, Any]]:
    """Return the relations between claims of the articles, once a pair and kind."""
    return relations_in(story_of(articles) for articles in stories(told))


def relations_in(told: Iterable[Story]) -> list[dict[str, Any]]:
    """Return the relations within each story, once a pair and kind.

    Claims are compared by their words where not both have figures.
    """
    found = {}
    for story in told:
        verdicts = [*worth_telling(judged(story.stated))]
        verdicts += judged_as_words(story.asserted)
        verdicts += derived(story.stated)
        for a, b, verdict in verdicts:
            kind = KINDS[verdict.relation]
            found[_key(a, b), kind] = {"a": _end(a), "b": _end(b), "kind": kind}
    return list(found.values())


def _end(one: Stated | Asserted) -> dict[str, Any]:
    return {"article": one.article, "span": list(one.span)}


def _key(
    a: Stated | Asserted, b: Stated | Asserted
) -> frozenset[tuple[str, tuple[int, int]]]:
    return frozenset({(a.article, a.span), (b.article, b.span)})
