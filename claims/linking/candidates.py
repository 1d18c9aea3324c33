"""Which stored figures could answer the same question as a new one: by index only."""

from .nearest import nearest_of
from .statements import stated


def in_context(figures):
    """Fetch with ``figures`` all that a comparison looks at."""
    return figures.select_related(
        "measure",
        "place__within__within__within",
        "claim__speaker",
        "claim__snapshot__article",
    ).defer(
        "claim__search", "claim__snapshot__text", "claim__snapshot__raw", "claim__quote"
    )


def candidates_of(wanted):
    """Return for each Stated of ``wanted``, by id, its candidates, nearest days first.

    ``wanted`` names the ids of the measures to look among. Candidates are of the same
    topic and of no unrelated place; where one of the two articles belongs to no topic,
    of the same place, or one that holds it or lies in it. Never of the same claim. The
    number of queries is fixed.
    """
    keys = nearest_of(wanted)
    others = stated({pk for found in keys.values() for pk in found})
    known = {other.pk: other for other in others}
    found = {}
    for figure in wanted:
        others = [known[pk] for pk in keys[figure.pk] if pk in known]
        found[figure.pk] = [one for one in others if one.claim != figure.claim]
    return found
