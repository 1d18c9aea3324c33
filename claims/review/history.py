"""Decisions as they are made: a change and its record, and a state restored."""

from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID, uuid4

from django.apps import apps
from django.db.models import F

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
from .states import FIELDS, FIGURE_FIELDS, followed, from_plain, state_of

AS_WRITTEN = (bool, int, str, datetime)  # PostgreSQL gives these back as they were
NEVER_WRITTEN = {"snapshot", "search"}  # what is loaded of these stays


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
        kind, subject, before=before, after=followed(before, subject)
    )
    decision.save(force_insert=True)
    return decision


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


def restore(subject, state):
    """Give ``subject`` the fields of ``state``; figures get their old keys back.

    None, a subject that did not exist, withdraws it: what was decided on is kept.
    """
    model = type(subject)
    fields = {"state": State.WITHDRAWN.value} if state is None else state
    fields = {
        name: from_plain(model, name, fields[name])
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
    fields = {n: from_plain(model, n, state[n]) for n in names if n in state}
    made = model.objects.create(pk=pk, **fields)
    Mention.objects.bulk_create(
        Mention(comment=made, editor_id=editor) for editor in state.get("mentions", [])
    )
    return made


def fetch(kind, pk):
    """Return the subject of a decision, locked until the transaction ends, or None."""
    rows = apps.get_model("claims", kind).objects.select_for_update(of=["self"])
    return rows.filter(pk=pk).first()


def _restore_figures(claim, states):
    kept = [state["id"] for state in states]
    Figure.objects.filter(claim=claim).update(conversion_of=None, part_of=None)
    Figure.objects.filter(claim=claim).exclude(pk__in=kept).delete()
    for state in states:
        names = [name for name in FIGURE_FIELDS if name in state]
        fields = {name: from_plain(Figure, name, state[name]) for name in names}
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
