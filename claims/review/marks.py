"""A snapshot's text cut into pieces, each with the claims whose words it holds."""

from dataclasses import dataclass
from itertools import pairwise


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of text; ``claims`` are the keys of the claims it belongs to.

    ``state`` is the one to show, of a suggestion rather than of what was decided; "" is
    outside all claims.
    """

    text: str
    claims: tuple[int, ...] = ()
    state: str = ""
    is_current: bool = False


ORDER = ["suggested", "accepted", "rejected", "withdrawn"]


def pieces(text, claims, *, current=None):
    """Cut ``text`` where a segment of ``claims`` begins or ends; lose no character."""
    spans = [(start, end, claim) for claim in claims for start, end in claim.segments]
    edges = {0, len(text)}.union(*((start, end) for start, end, _ in spans))
    edges = sorted(edges)
    starting = {}
    for start, end, claim in spans:
        starting.setdefault(start, []).append((end, claim))
    found, inside = [], []
    for start, end in pairwise(edges):
        inside = [span for span in inside if span[0] > start]
        inside += starting.get(start, [])
        found.append(_piece(text[start:end], [claim for _, claim in inside], current))
    return found


def _piece(text, claims, current):
    state = min((claim.state for claim in claims), key=ORDER.index, default="")
    return Piece(text, tuple(claim.pk for claim in claims), state, current in claims)
