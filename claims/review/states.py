"""What decisions remember: a subject's fields as plain values.

A state is a dict of the fields that decisions change, safe for JSON and equal exactly
when the fields are. Its key ``names`` gives the names that ids stood for at the time;
it is for readers of the history and takes no part in comparisons.
"""

from datetime import date, datetime
from decimal import Decimal

from django.apps import apps
from django.db.backends.postgresql.psycopg_any import Range

from claims.models import Figure
from claims.models.rows import fetched, select

FIELDS = {
    "claim": [
        "state", "decided_at", "content_start", "content_end", "segments", "quote",
        "speaker_id", "role", "mention_start", "mention_end", "cue_start", "cue_end",
        "via_id", "form", "is_carried", "polarity", "modality", "awaits_second",
        "fingerprint", "is_apart",
    ],
    "link": [
        "state", "decided_at", "kind", "dispute_id", "note", "claim_a_id",
        "claim_b_id", "figure_a_id", "figure_b_id", "confidence", "reasons",
        "rules_version", "rests_on", "awaits_second", "verdict", "changed_to",
    ],
    "speaker": [
        "state", "decided_at", "name", "kind", "affiliation_id", "description",
        "merged_into_id",
    ],
    "measure": ["name", "dimension", "other_names", "became_id"],
    "dispute": [
        "state", "topic_id", "question", "measure_id", "place_id", "as_of", "summary",
        "is_named",
    ],
    "revision": ["state", "decided_at"],
    "comment": ["text", "claim_id", "dispute_id", "written_by_id", "written_at"],
    "assignment": [
        "claim_id", "article_id", "editor_id", "assigned_by_id", "assigned_at",
    ],
}  # fmt: skip
# What says nothing of a decision: names, and what the software finds of a link.
NO_PART = {
    "names", "confidence", "reasons", "rests_on", "rules_version", "moved", "verdict",
    "changed_to",
}  # fmt: skip
FIGURE_FIELDS = [
    "start", "end", "words", "hedge", "interval", "base", "value", "rounding",
    "is_approximate", "is_vague", "unit", "base_unit", "noun", "proposed", "measure_id",
    "place_id", "as_of", "is_new", "is_expected", "change", "population", "actor",
    "conversion_of_id", "part_of_id",
]  # fmt: skip
NAMED = {
    "speaker_id": ("speaker", "name"),
    "via_id": ("speaker", "name"),
    "affiliation_id": ("speaker", "name"),
    "merged_into_id": ("speaker", "name"),
    "dispute_id": ("dispute", "question"),
    "measure_id": ("measure", "name"),
    "became_id": ("measure", "name"),
    "place_id": ("place", "name"),
    "editor_id": ("user", "username"),
}
OF_CLAIMS = """
    WHERE claims_figure.claim_id = ANY(%s)
    ORDER BY claims_figure.start, claims_figure.id"""
NAMES = "SELECT '{kind}', id, {label}::text FROM {table} WHERE id = ANY(%s)"


def state_of(subject):
    """Return the fields of ``subject``, as stored, that decisions change."""
    kind = subject._meta.model_name
    if kind == "claim":
        return claim_states([subject])[subject.pk]
    state = _own(subject)
    if kind == "speaker":
        names = subject.aliases.order_by("name").values_list("name", flat=True)
        state["aliases"] = list(names)
        roles = subject.roles.order_by("held_from", "title", "pk")
        rows = roles.values_list("title", "held_from", "held_until")
        state["roles"] = [[_plain(value) for value in row] for row in rows]
        others = subject.kept_apart.order_by("other")
        state["apart"] = list(others.values_list("other", flat=True))
    if kind == "comment":
        told = subject.mentions.order_by("editor")
        state["mentions"] = list(told.values_list("editor", flat=True))
    return _with_names([state])[0]


def followed(before, subject):
    """Return the state of ``subject``, whose own fields alone were written since."""
    own = _own(subject)
    is_named_alike = all(own.get(key) == before.get(key) for key in NAMED)
    return before | own if is_named_alike else state_of(subject)


def claim_states(claims):
    """Return the states of ``claims`` by their keys, in few queries for all."""
    states = {claim.pk: _own(claim) | {"figures": []} for claim in claims}
    columns = ["claim_id", "pk", *FIGURE_FIELDS]
    for claim, *values in fetched(select(Figure, *columns) + OF_CLAIMS, [list(states)]):
        state = dict(zip(["id", *FIGURE_FIELDS], map(_plain, values), strict=True))
        states[claim]["figures"].append(state)
    return dict(zip(states, _with_names(states.values()), strict=True))


def _own(subject):
    names = FIELDS[subject._meta.model_name]
    return {name: _plain(getattr(subject, name)) for name in names}


def same(a, b):
    """Whether two states hold the same fields, whatever was called how.

    A field that one of them does not know, for it came later, takes no part.
    """
    if a is None or b is None:
        return a is b
    known = a.keys() & b.keys() - NO_PART - {"figures"}
    figures = [state.get("figures", []) for state in (a, b)]
    return all(a[name] == b[name] for name in known) and (
        len(figures[0]) == len(figures[1]) and all(map(same, *figures))
    )


def _plain(value):
    """Return ``value`` as JSON can hold it; equal values give equal results."""
    if isinstance(value, Decimal):
        return format(value.normalize(), "f")
    if isinstance(value, datetime | date):
        return value.isoformat()
    if isinstance(value, Range):
        return [_plain(value.lower), _plain(value.upper), value._bounds]
    return value


def from_plain(model, name, plain):
    """Return what ``_plain`` made of the field ``name`` as the field's own value."""
    column = model._meta.get_field(name.removesuffix("_id"))
    if column.is_relation or plain is None:
        return plain
    if hasattr(column, "range_type"):
        ends = [column.base_field.to_python(end) for end in plain[:2]]
        return column.range_type(*ends, bounds=plain[2])
    return column.to_python(plain)


def _with_names(states):
    """Return ``states``, each with names for its ids: ``{"speaker:3": "…"}``."""
    wanted = [_named(state) for state in states]
    by_kind = {}
    for kind, label, pk in set().union(*wanted):
        by_kind.setdefault((kind, label), []).append(pk)
    scans = [
        NAMES.format(kind=kind, table=_table(kind), label=label)
        for kind, label in by_kind
    ]
    found = fetched(" UNION ALL ".join(scans), list(by_kind.values())) if scans else ()
    names = {f"{kind}:{pk}": name for kind, pk, name in found}
    keys = [[f"{kind}:{pk}" for kind, _, pk in ids] for ids in wanted]
    return [
        {**state, "names": {key: names[key] for key in own if key in names}}
        for state, own in zip(states, keys, strict=True)
    ]


def _table(kind):
    return apps.get_model("claims", kind)._meta.db_table


def _named(state):
    """Return what the ids in ``state`` stand for: (kind, label, id)."""
    named = {("speaker", "name", pk) for pk in state.get("apart", [])}
    named |= {("user", "username", pk) for pk in state.get("mentions", [])}
    for values in [state, *state.get("figures", [])]:
        for key, (kind, label) in NAMED.items():
            if values.get(key):
                named.add((kind, label, values[key]))
    return named
