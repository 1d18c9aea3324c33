"""A speaker: names, roles, and all that they said, by measure and time."""

from collections import defaultdict
from datetime import date

from .rows import claims_with
from .said import said
from .sides import NO_SIDE

A_PAGE = 60  # claims


def speaker_screen(speaker, before=None):
    """Return a page of what ``speaker`` said, the newest claims first.

    ``before`` is the id of a claim to go on from.
    """
    claims = claims_with().filter(speaker=speaker).order_by("-pk")
    if before:
        claims = claims.filter(pk__lt=before)
    claims = list(claims[: A_PAGE + 1])
    shown = claims[:A_PAGE]
    return {
        "speaker": speaker,
        "names": [name for name in speaker.names if name != speaker.name],
        "roles": [_role(office) for office in speaker.offices],
        "measures": by_measure(shown),
        "others": [claim for claim in shown if not _figures(claim)],
        "after": shown[-1].pk if len(claims) > A_PAGE else None,
    }


def _role(office):
    """Return a role with its days, which come as text out of the database."""
    ends = (office["since"], office["until"])
    since, until = (date.fromisoformat(end) if end else None for end in ends)
    return {"title": office["title"], "since": since, "until": until}


def _figures(claim):
    """Return what the claim measures; a conversion is the same figure again."""
    return [f for f in claim.figures.all() if f.conversion_of_id is None]


def by_measure(claims):
    """Return (measure, what was said) pairs, in order of names; each in time."""
    groups = defaultdict(list)
    sides = defaultdict(lambda: NO_SIDE)
    for claim in claims:
        for figure in _figures(claim):
            name = figure.measure.name if figure.measure else ""
            groups[name].append(said(claim, figure, sides))
    for group in groups.values():
        group.sort(key=lambda one: (str(one.day or ""), one.key))
    return sorted(groups.items(), key=lambda pair: (not pair[0], pair[0]))
