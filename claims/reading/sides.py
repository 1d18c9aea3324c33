"""Who stands on which side, with a shape and a colour for each."""

from dataclasses import dataclass

OWN_VOICE = 0
SHAPES = 6  # sides beyond these share the last shape
OTHERS = 7


@dataclass(frozen=True, slots=True)
class Side:
    """An affiliation, or a speaker without one; ``number`` is its shape and colour.

    The key of the articles' own voice is None.
    """

    key: int | None
    name: str
    number: int


NO_SIDE = Side(None, "Reports in their own voice", OWN_VOICE)


def side_key(claim):
    """Return the id of the speaker for whom the claim's speaker speaks, or None."""
    return claim.affiliation_id or claim.speaker_id


def side_name(claim):
    """Return the name of the speaker for whom the claim's speaker speaks."""
    return claim.affiliation or claim.speaker


def sides_among(claims, topic_sides):
    """Return the sides of ``topic_sides`` (``{"id", "name"}``) and ``claims``, by id.

    Numbered over a whole topic, in the order of their ids, so that a side looks the
    same on all of its pages; those who speak in no article of the topic come after.
    """
    names = {side["id"]: side["name"] for side in topic_sides}
    more = {side_key(c): side_name(c) for c in claims if c.speaker}
    order = [*sorted(names), *sorted(more.keys() - names.keys())]
    sides = {None: NO_SIDE}
    for place, key in enumerate(order, start=1):
        number = place if place <= SHAPES else OTHERS
        sides[key] = Side(key, names.get(key) or more[key], number)
    return sides
