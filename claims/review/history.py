"""What decisions remember: a subject's fields as plain values, and back again.

A state is a dict of the fields that decisions change, safe for JSON and equal exactly
when the fields are. Its key ``names`` gives the names that ids stood for at the time;
it is for readers of the history and takes no part in comparisons.
"""

from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from uuid import UUID, uuid4

from django.apps import apps
from django.db.backends.postgresql.psycopg_any import Range
from django.db.models import F, TextField, Value
from django.db.models.functions import Cast

from claims.errors import Stale
from claims.models import (
    Decision,
    Figure,
    KeptApart,
    Mention,
    SpeakerAlias,
    SpeakerRole,
    State,
    User,
)
from claims.models.speaker import fold_name

from .seconding import second_reader

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
AS_WRITTEN = (bool, int, str, datetime)  # PostgreSQL gives these back as they were
NEVER_WRITTEN = {"snapshot", "search"}  # what is loaded of these stays
FIGURE_FIELDS = [
    "start", "end", "words", "hedge", "interval", "base", "value", "rounding",
    "is_approximate", "is_vague", "unit", "base_unit", "noun", "proposed", "measure_id",
    "place_id", "as_of", "is_new", "is_expected", "change", "population", "actor",
    "conversion_of_id", "part_of_id",
]  # fmt: skip


@dataclass(frozen=True)
class Step:
    """What somebody does in one go; its decisions are undone together."""

    by: User
    form: str = ""  # the screen: "review:accept"
    reason: str = ""
    batch: UUID = field(default_factory=uuid4)

    def record(self, kind, subject, *, before, undoes=None, gone=False):
        """Remember what became of ``subject``, which was ``before`` (None: nothing)."""
        after = None if gone else state_of(subject)
        decision = self.decision(kind, subject, before=before, after=after)
        decision.undoes = undoes
        decision.save(force_insert=True)
        return decision

    def decision(self, kind, subject, *, before, after):
        """Return the unsaved decision that made ``after`` of ``before``."""
        return Decision(
            kind=kind,
            subject_kind=subject._meta.model_name,
            subject_id=subject.pk,
            before=before,
            after=after,
            reason=self.reason,
            form=self.form,
            decided_by=self.by,
            batch=self.batch,
        )


def change(subject, kind, /, *, version, step, **fields):
    """Write ``fields`` of ``subject`` as it stood at ``version``, and record it."""
    before = state_of(subject)
    write(subject, version=version, **fields)
    decision = step.decision(
        kind, subject, before=before, after=_followed(before, subject)
    )
    decision.save(force_insert=True)
    return decision


def _followed(before, subject):
    """Return the state of ``subject``, whose own fields alone were written since."""
    own = _own(subject)
    is_named_alike = all(own.get(key) == before.get(key) for key in NAMED)
    return before | own if is_named_alike else state_of(subject)


def write(subject, *, version, **fields):
    """Update ``subject`` in one statement that counts on ``version``.

    Afterwards it is as it is stored; what reads back as it was written is not reloaded.
    What is accepted awaits a second reader where its topic asks for one. Raises Stale,
    with nothing written, where the row has another version by now.
    """
    if fields.get("state") == State.ACCEPTED:
        fields = {**second_reader(subject, fields.get("dispute")), **fields}
    rows = type(subject).objects.filter(pk=subject.pk, version=version)
    if not rows.update(version=F("version") + 1, **fields):
        raise Stale(subject)
    if subject.version == version and all(
        value is None or isinstance(value, AS_WRITTEN) for value in fields.values()
    ):
        for name, value in {**fields, "version": version + 1}.items():
            setattr(subject, name, value)
        return
    deferred = subject.get_deferred_fields()
    subject.refresh_from_db(
        fields=[
            column.attname
            for column in subject._meta.concrete_fields
            if column.attname not in deferred and column.name not in NEVER_WRITTEN
        ]
    )


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


def claim_states(claims):
    """Return the states of ``claims`` by their keys, in few queries for all."""
    states = {claim.pk: _own(claim) | {"figures": []} for claim in claims}
    for figure in Figure.objects.filter(claim__in=claims).order_by("start", "pk"):
        states[figure.claim_id]["figures"].append(_figure_state(figure))
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


def restore(subject, state):
    """Give ``subject`` the fields of ``state``; figures get their old keys back.

    None, a subject that did not exist, withdraws it: what was decided on is kept.
    """
    model = type(subject)
    fields = {"state": State.WITHDRAWN.value} if state is None else state
    fields = {
        name: _value(model, name, fields[name])
        for name in FIELDS[model._meta.model_name]
        if name in fields
    }
    if not hasattr(subject, "version"):
        model.objects.filter(pk=subject.pk).update(**fields)
        subject.refresh_from_db()
        return
    write(subject, version=subject.version, **fields)
    if state and "figures" in state:
        _restore_figures(subject, state["figures"])
    if state and "aliases" in state:
        _restore_names(subject, state)


def recreate(model, pk, state):
    """Make the row ``pk`` again that ``state`` remembers."""
    names = FIELDS[model._meta.model_name]
    fields = {n: _value(model, n, state[n]) for n in names if n in state}
    made = model.objects.create(pk=pk, **fields)
    Mention.objects.bulk_create(
        Mention(comment=made, editor_id=editor) for editor in state.get("mentions", [])
    )
    return made


def fetch(kind, pk):
    """Return the subject of a decision, locked until the transaction ends, or None."""
    rows = apps.get_model("claims", kind).objects.select_for_update(of=["self"])
    return rows.filter(pk=pk).first()


def _figure_state(figure):
    return {"id": figure.pk} | {
        name: _plain(getattr(figure, name)) for name in FIGURE_FIELDS
    }


def _restore_figures(claim, states):
    kept = [state["id"] for state in states]
    Figure.objects.filter(claim=claim).update(conversion_of=None, part_of=None)
    Figure.objects.filter(claim=claim).exclude(pk__in=kept).delete()
    for state in states:
        names = [name for name in FIGURE_FIELDS if name in state]
        fields = {name: _value(Figure, name, state[name]) for name in names}
        Figure.objects.update_or_create(
            pk=state["id"], defaults={"claim": claim, **fields}
        )


def _restore_names(speaker, state):
    replace_aliases(speaker, state["aliases"])
    speaker.roles.all().delete()
    SpeakerRole.objects.bulk_create(
        SpeakerRole(speaker=speaker, title=title, held_from=start, held_until=end)
        for title, start, end in state["roles"]
    )
    if "apart" in state:
        speaker.kept_apart.exclude(other__in=state["apart"]).delete()
        for other in state["apart"]:
            KeptApart.objects.get_or_create(speaker=speaker, other_id=other)


def replace_aliases(speaker, names):
    """Let ``speaker`` go by ``names``, in spellings that do not fold to the same."""
    by_key = {fold_name(name): name for name in reversed(names)}
    speaker.aliases.exclude(key__in=by_key).delete()
    for key, name in by_key.items():
        SpeakerAlias.objects.update_or_create(
            speaker=speaker, key=key, defaults={"name": name}
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


def _value(model, name, plain):
    """Return what ``_plain`` made of the field ``name`` as the field's own value."""
    column = model._meta.get_field(name.removesuffix("_id"))
    if column.is_relation or plain is None:
        return plain
    if hasattr(column, "range_type"):
        ends = [column.base_field.to_python(end) for end in plain[:2]]
        return column.range_type(*ends, bounds=plain[2])
    return column.to_python(plain)


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


def _with_names(states):
    """Return ``states``, each with names for its ids: ``{"speaker:3": "…"}``."""
    wanted = [_named(state) for state in states]
    by_kind = {}
    for kind, label, pk in set().union(*wanted):
        by_kind.setdefault((kind, label), []).append(pk)
    rows = [
        apps.get_model("claims", kind)
        .objects.filter(pk__in=keys)
        .values_list(Value(kind), "pk", Cast(label, TextField()))
        for (kind, label), keys in by_kind.items()
    ]
    found = rows[0].union(*rows[1:], all=True) if rows else ()
    names = {f"{kind}:{pk}": name for kind, pk, name in found}
    keys = [[f"{kind}:{pk}" for kind, _, pk in ids] for ids in wanted]
    return [
        {**state, "names": {key: names[key] for key in own if key in names}}
        for state, own in zip(states, keys, strict=True)
    ]


def _named(state):
    """Return what the ids in ``state`` stand for: (kind, label, id)."""
    named = {("speaker", "name", pk) for pk in state.get("apart", [])}
    named |= {("user", "username", pk) for pk in state.get("mentions", [])}
    for values in [state, *state.get("figures", [])]:
        for key, (kind, label) in NAMED.items():
            if values.get(key):
                named.add((kind, label, values[key]))
    return named
