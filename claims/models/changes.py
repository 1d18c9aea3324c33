"""Decisions in words: who did what to which subject, and what was there before."""

from dataclasses import dataclass, field
from datetime import date

from .decision import UNDOABLE, Decision, DecisionKind

DONE = {
    DecisionKind.ACCEPT: "accepted",
    DecisionKind.AMEND: "amended and accepted",
    DecisionKind.REJECT: "rejected",
    DecisionKind.ADD: "added",
    DecisionKind.CHANGE: "changed",
    DecisionKind.AGREE: "agreed, as second reader, to",
}
# The fields of a state that people care for, and what they call them.
LABELS = {
    "state": "state", "quote": "words", "speaker_id": "speaker", "role": "role",
    "via_id": "via", "form": "form", "is_carried": "carried", "polarity": "polarity",
    "modality": "modality", "kind": "kind", "dispute_id": "dispute", "note": "note",
    "name": "name", "affiliation_id": "speaks for", "description": "description",
    "merged_into_id": "merged into", "aliases": "names", "roles": "roles",
    "apart": "kept apart from", "is_apart": "an utterance of its own",
    "awaits_second": "awaits a second reader",
    "is_named": "question settled", "question": "question",
    "summary": "summary", "measure_id": "measure", "place_id": "place",
    "as_of": "as of", "words": "figure", "hedge": "hedge", "interval": "value",
    "is_approximate": "approximate", "unit": "unit", "noun": "thing counted",
    "is_new": "counts these days only", "is_expected": "expected",
    "population": "population", "actor": "actor",
    "title": "title", "slug": "address", "homepage": "homepage",
    "is_free_to_republish": "free to republish", "headline": "headline",
    "published_on": "published on", "topic_id": "topic", "source_id": "source",
    "text": "comment", "editor_id": "assigned to", "mentions": "tells",
    "claim_id": "about", "article_id": "about",
    "dimension": "given as", "other_names": "earlier names", "became_id": "merged into",
}  # fmt: skip
KINDS = {
    "via_id": "speaker",
    "affiliation_id": "speaker",
    "merged_into_id": "speaker",
    "became_id": "measure",
    "editor_id": "user",
}


@dataclass(frozen=True, slots=True)
class Changed:
    """One part that a decision changed; "" where there was, or is, nothing."""

    part: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class HistoryRow:
    """A decision as people read it."""

    decision: Decision
    who: str
    what: str
    changes: list[Changed] = field(default_factory=list)
    is_undone: bool = False

    @property
    def can_be_undone(self):
        """Whether it is of a kind that the desks take back, and was not yet."""
        return not self.is_undone and self.decision.subject_kind in UNDOABLE


def history_of(subject, *, limit=200):
    """Return what was decided on ``subject``, the latest first."""
    return rows_of(Decision.objects.on(subject).order_by("-pk")[:limit])


def rows_of(decisions):
    """Return ``decisions``, a query, in words; one query for all."""
    related = decisions.select_related("decided_by", "undoes", "undone_by")
    return [_row(decision) for decision in related]


def what_was_done(decision):
    """Return the deed of ``decision``: "accepted", "undid: rejected"."""
    if decision.kind in DONE:
        return DONE[decision.kind]
    again = "undid" if decision.kind == DecisionKind.UNDO else "made again"
    first = decision.undoes
    return f"{again}: {DONE[first.kind]}" if first.kind in DONE else again


def _row(decision):
    return HistoryRow(
        decision=decision,
        who=decision.decided_by.get_username() if decision.decided_by else "the sample",
        what=what_was_done(decision),
        changes=changes_between(decision.before, decision.after),
        is_undone=hasattr(decision, "undone_by"),
    )


def changes_between(before, after):
    """Return what differs between two states, in words, figures after the rest."""
    before, after = before or {}, after or {}
    names = {**before.get("names", {}), **after.get("names", {})}
    changed = _differences(before, after, names)
    old = {figure["id"]: figure for figure in before.get("figures", [])}
    new = {figure["id"]: figure for figure in after.get("figures", [])}
    for key in dict.fromkeys([*old, *new]):
        changed += _figure_differences(old.get(key), new.get(key), names)
    return changed


def _figure_differences(old, new, names):
    if old and new:
        which = f"figure “{old['words']}”"
        return [
            Changed(f"{which}: {one.part}", one.before, one.after)
            for one in _differences(old, new, names)
        ]
    return [Changed("figure", old["words"] if old else "", new["words"] if new else "")]


def _differences(before, after, names):
    return [
        Changed(
            label,
            _in_words(key, before.get(key), names),
            _in_words(key, after.get(key), names),
        )
        for key, label in LABELS.items()
        if before.get(key) != after.get(key)
        and _in_words(key, before.get(key), names)
        != _in_words(key, after.get(key), names)
    ]


def _in_words(key, value, names):
    if value is None or value == "":
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if key.endswith("_id"):
        kind = KINDS.get(key, key.removesuffix("_id"))
        return names.get(f"{kind}:{value}", f"{kind} {value}")
    if key == "interval":
        return _interval(*value)
    if key == "as_of":
        return f"{_day(value[0])} until before {_day(value[1])}"
    if key == "mentions":
        return ", ".join(names.get(f"user:{pk}", f"user {pk}") for pk in value)
    if key == "apart":
        return ", ".join(names.get(f"speaker:{pk}", f"speaker {pk}") for pk in value)
    if key == "roles":
        return "; ".join(_role(*role) for role in value)
    if isinstance(value, list):
        return ", ".join(str(one) for one in value)
    return str(value)


def _interval(low, high, bounds):
    if low == high:
        return low
    if high is None:
        return f"{'more than' if bounds[0] == '(' else 'at least'} {low}"
    if low is None:
        return f"{'less than' if bounds[1] == ')' else 'at most'} {high}"
    return f"{low} to {high}"


def _role(title, since, until):
    return f"{title} ({_day(since)} to {_day(until)})" if since or until else title


def _day(day):
    return f"{date.fromisoformat(day):%-d %B %Y}" if day else "…"
