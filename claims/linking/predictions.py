"""Relations in the format of the annotated data."""

from collections.abc import Iterable
from typing import Any

from claims.domain.comparison import Relation

from .stories import Stated, Told, stated_in, stories
from .telling import judged, worth_telling

KINDS = {
    Relation.CONTRADICTS: "conflict",
    Relation.AGREES: "agree",
    Relation.UPDATES: "update",
    Relation.DIFFERS_IN_SCOPE: "scope",
    Relation.DERIVED: "derived",
}


def relations_between(told: list[Told]) -> list[dict[str, Any]]:
    """Return the relations between claims of the articles, once a pair and kind."""
    return relations_in(stated_in(story) for story in stories(told))


def relations_in(statements: Iterable[list[Stated]]) -> list[dict[str, Any]]:
    """Return the relations within each story's statements, once a pair and kind."""
    found = {}
    for story in statements:
        for a, b, verdict in worth_telling(judged(story)):
            kind = KINDS[verdict.relation]
            found[_key(a, b), kind] = {"a": _end(a), "b": _end(b), "kind": kind}
    return list(found.values())


def _end(one: Stated) -> dict[str, Any]:
    return {"article": one.article, "span": list(one.span)}


def _key(a: Stated, b: Stated) -> frozenset[tuple[str, tuple[int, int]]]:
    return frozenset({(a.article, a.span), (b.article, b.span)})
