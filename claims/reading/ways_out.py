"""The ways out of a page: where its lists are to be had as data."""

from dataclasses import dataclass

from django.urls import reverse

LABELS = {
    "csv": ("CSV", "text/csv"),
    "json": ("JSON", "application/json"),
    "atom": ("Atom feed", "application/atom+xml"),
}


@dataclass(frozen=True, slots=True)
class Way:
    """A list, ``of`` "claims" or the like, written in one way."""

    of: str
    label: str
    type: str
    address: str


def ways_out(name, *args, query=""):
    """Return the ways of the list whose addresses are named ``name``, with ``query``.

    ``name`` ends in what it lists: "topic_disputes".
    """
    of = name.rpartition("_")[2]
    return [
        Way(of, label, kind_type, reverse(f"reading:{name}_{kind}", args=args) + query)
        for kind, (label, kind_type) in LABELS.items()
    ]
