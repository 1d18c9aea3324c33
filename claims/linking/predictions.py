"""Relations in the format of the annotated data."""

from typing import Any

from claims.domain.comparison import Relation

from .stories import Stated, Told, judged, stated, stories

KINDS = {
    Relation.CONTRADICTS: "conflict",
    Relation.AGREES: "agree",
    Relation.UPDATES: "update",
    Relation.DIFFERS_IN_SCOPE: "scope",
    Relation.DERIVED: "derived",
}


def relations_between(told: list[Told]) -> list[dict[str, Any]]:
    """Return the relations between claims of the articles, once a pair and kind."""
    found = {}
    for story in stories(told):
        statements = [one for article in story for one in stated(article)]
        for a, b, verdict in judged(statements):
            if verdict.relation is None:
                continue
            kind = KINDS[verdict.relation]
            relation = {"a": _end(a), "b": _end(b), "kind": kind}
            found[_key(a, b), kind] = relation
    return list(found.values())


def _end(one: Stated) -> dict[str, Any]:
    return {"article": one.article, "span": list(one.span)}


def _key(a: Stated, b: Stated) -> frozenset[tuple[str, tuple[int, int]]]:
    return frozenset({(a.article, a.span), (b.article, b.span)})
