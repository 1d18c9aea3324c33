"""A speaker: names, roles, and all that they said, by measure and time."""

from collections import defaultdict
from datetime import date

from claims.linking.statements import stated

from .said import said
from .sides import NO_SIDE
from .told import told_by

A_PAGE = 60  # claims


def speaker_screen(speaker, before=None):
    """Return a page of what ``speaker`` said, the newest claims first.

    ``before`` is the id of a claim to go on from.
    """
    claims = told_by(speaker, before=before, most=A_PAGE + 1)
    shown = claims[:A_PAGE]
    figures = statements_of(shown)
    return {
        "speaker": speaker,
        "names": [name for name in speaker.names if name != speaker.name],
        "roles": [_role(office) for office in speaker.offices],
        "measures": by_measure(shown, figures),
        "others": [
            claim for claim in shown if not any(f.pk in figures for f in claim.figures)
        ],
        "after": shown[-1].pk if len(claims) > A_PAGE else None,
    }


def _role(office):
    """Return a role with its days, which come as text out of the database."""
    ends = (office["since"], office["until"])
    since, until = (date.fromisoformat(end) if end else None for end in ends)
    return {"title": office["title"], "since": since, "until": until}


def statements_of(claims):
    """Return what the figures of ``claims`` state, by id; not what only converts one.

    A conversion is the same figure again.
    """
    found = stated([figure.pk for claim in claims for figure in claim.figures])
    return {one.pk: one.statement for one in found if one.conversion_of is None}


def by_measure(claims, statements):
    """Return (measure, what was said) pairs, in order of names; each in time."""
    groups = defaultdict(list)
    sides = defaultdict(lambda: NO_SIDE)
    for claim in claims:
        for figure in claim.figures:
            if statement := statements.get(figure.pk):
                one = said(claim, figure, statement, sides)
                groups[statement.measure].append(one)
    for group in groups.values():
        group.sort(key=lambda one: (str(one.day or ""), one.key))
    return sorted(groups.items(), key=lambda pair: (not pair[0], pair[0]))
