"""The history of what is published, as readers may see it.

Readers see what changed and when. Who decided, and why, is for those who are signed in.
"""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import FETCH_RAISE, Q

from claims.models import Decision, DecisionKind, Link, State, SubjectKind

MOST = 40
WORDS = {
    (SubjectKind.CLAIM, True): "Claim published",
    (SubjectKind.CLAIM, False): "Claim taken back",
    (SubjectKind.LINK, True): "Link published",
    (SubjectKind.LINK, False): "Link taken back",
}
SHOWN = {
    "quote": "words",
    "speaker_id": "speaker",
    "role": "role",
    "polarity": "polarity",
    "modality": "modality",
    "kind": "relation",
    "note": "note",
    "question": "question",
    "summary": "summary",
}


@dataclass(frozen=True, slots=True)
class Change:
    """One decision; ``values`` are (what, before, after) of a correction."""

    words: str
    at: datetime
    values: list[tuple[str, str, str]]
    claims: tuple[int, int] | None  # that a link joins
    relation: str
    by: str
    reason: str


def changes_of_claim(claim):
    """Return the changes of a published claim, the latest first."""
    return _changes(Q(subject_kind=SubjectKind.CLAIM, subject_id=claim.pk))


def changes_of_dispute(dispute):
    """Return the changes of a dispute and of the links it has or had, latest first."""
    here = Q(dispute=dispute.pk)
    claims = {pk for row in dispute.link_rows for pk in row["claims"].values()}
    if claims:
        here |= Q(claim_a__in=claims) | Q(claim_b__in=claims)
    links = Link.objects.filter(here).order_by().values("pk")
    about = Q(subject_kind=SubjectKind.DISPUTE, subject_id=dispute.pk) | Q(
        subject_kind=SubjectKind.LINK, subject_id__in=links
    )
    return _changes(about, of=dispute.pk)


def _changes(about, of=None):
    rows = Decision.objects.filter(about).select_related("decided_by").order_by("-pk")
    rows = rows.only(
        "kind", "subject_kind", "before", "after", "decided_at", "reason",
        "decided_by__username",
    )[:MOST].fetch_mode(FETCH_RAISE)  # fmt: skip
    changes = [_change(row) for row in rows if _was_public(row, of)]
    return [change for change in changes if change]


def _was_public(row, dispute):
    """Whether readers saw the subject before the decision or see it after."""
    return any(
        _is_public(state) and state.get("dispute_id", dispute) == dispute
        for state in (row.before, row.after)
    )


def _is_public(state):
    if not state or state.get("awaits_second"):
        return False
    return state.get("state") in {State.ACCEPTED, "published"}


def _change(row):
    """Return a decision as a change; None where readers saw nothing of it."""
    was, now = _is_public(row.before), _is_public(row.after)
    values = _values(row.before, row.after) if was and now else []
    if was and now and not values:
        return None
    if was and now:
        words = "Corrected"
    else:
        words = WORDS.get((row.subject_kind, now))
        words = words or ("Dispute published" if now else "Dispute taken back")
    if row.kind == DecisionKind.UNDO:
        words += " (undone)"
    state = row.after if now else row.before
    is_link = row.subject_kind == SubjectKind.LINK
    return Change(
        words=words,
        at=row.decided_at,
        values=values,
        claims=(state["claim_a_id"], state["claim_b_id"]) if is_link else None,
        relation=state.get("kind", "") if is_link else "",
        by=row.decided_by.get_username() if row.decided_by else "",
        reason=row.reason,
    )


def _values(before, after):
    """Return what changed between two published states, in words."""
    found = []
    for name, label in SHOWN.items():
        if before.get(name) != after.get(name):
            found.append((label, _words(before, name), _words(after, name)))
    figures = [_figures(state) for state in (before, after)]
    if figures[0] != figures[1]:
        found.append(("figures", *figures))
    return found


def _words(state, name):
    value = state.get(name)
    if name.endswith("_id"):
        kind = name.removesuffix("_id")
        return state.get("names", {}).get(f"{kind}:{value}", "") if value else "nobody"
    return value or "nothing"


def _figures(state):
    words = [f"{f['hedge']} {f['words']}".strip() for f in state.get("figures", [])]
    return "; ".join(words) or "none"
