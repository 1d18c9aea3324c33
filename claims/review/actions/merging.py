"""Merging two speakers into one, and splitting one in two; both can be undone.

A claim always points at the speaker who stands. Which one it had before is in its
history, so that an undo gives each claim back to whom it was taken from.
"""

from django.db import IntegrityError, transaction
from django.db.models import F
from django.utils import timezone

from claims.errors import ClaimsError
from claims.linking.actions import follow
from claims.models import Claim, Decision, DecisionKind, KeptApart, Speaker, State
from claims.models.claim import fingerprint_of

from ..history import Step, change, replace_aliases, write
from ..states import claim_states, state_of
from .speakers import lock_speakers, refuse_merged, refuse_same, replace_roles


@transaction.atomic
def merge_speakers(
    speaker, into, *, version, into_version=None, by, reason="", where=""
):
    """Let ``speaker`` be ``into``, who takes over the claims, names and roles.

    An affiliation and a description are taken over where ``into`` has none. The
    versions are those that the editor saw. Raises Stale, and ClaimsError where one of
    them is merged already or both have a claim of the same words.
    """
    lock_speakers((speaker, version), (into, into_version))
    refuse_same(speaker, into)
    refuse_merged(speaker, into)
    step = Step(by, where, reason)
    before, before_into = state_of(speaker), state_of(into)
    for column in ("speaker", "via"):
        move_claims(Claim.objects.filter(**{column: speaker}), column, into, step)
    _follow(speaker, into, step)
    KeptApart.objects.filter(speaker=speaker, other=into).delete()
    KeptApart.objects.filter(speaker=into, other=speaker).delete()
    write(speaker, version=speaker.version, merged_into=into)
    decision = step.record(DecisionKind.CHANGE, speaker, before=before)
    _take_over(speaker, into)
    step.record(DecisionKind.CHANGE, into, before=before_into)
    return decision


@transaction.atomic
def split_speaker(
    speaker, *, version, by, name, kind, claims, aliases=(), reason="", where=""
):
    """Move ``claims`` and ``aliases`` of ``speaker`` to a new one; return the new.

    The two are kept apart from then on. ``claims`` are those that ``speaker`` said or
    passed on. Raises Stale, and ClaimsError where nothing is left to one of the two.
    """
    lock_speakers((speaker, version))
    refuse_merged(speaker)
    step = Step(by, where, reason)
    before = state_of(speaker)
    new = Speaker.objects.create(
        name=name, kind=kind, state=State.ACCEPTED, decided_at=timezone.now()
    )
    leaving = [alias for alias in aliases if alias != speaker.name]
    replace_aliases(new, [name, *leaving])
    step.record(DecisionKind.ADD, new, before=None)
    for column in ("speaker", "via"):
        move_claims(claims.filter(**{column: speaker}), column, new, step)
    speaker.aliases.filter(name__in=leaving).delete()
    KeptApart.objects.create(speaker=speaker, other=new)
    write(speaker, version=speaker.version)
    step.record(DecisionKind.CHANGE, speaker, before=before)
    return new


def move_claims(claims, column, speaker, step):
    """Attribute ``claims`` to ``speaker``: their ``column`` is "speaker" or "via"."""
    claims = claims.select_for_update(of=["self"]).select_related("speaker")
    claims = list(claims.order_by("pk").defer("search"))
    before = claim_states(claims)
    try:
        with transaction.atomic():
            Claim.objects.filter(pk__in=before).update(
                **{column: speaker}, version=F("version") + 1
            )
    except IntegrityError as error:
        if "claim_once_a_snapshot" not in str(error):
            raise
        raise ClaimsError(
            f"{speaker} has a claim of the same words in the same article as one that "
            "would move. Nothing was saved. Reject one of the two claims first."
        ) from error
    if column == "speaker":
        _reprint(claims, speaker)
    for claim in claims:
        setattr(claim, column, speaker)
    after = claim_states(claims)
    Decision.objects.bulk_create(
        step.decision(
            DecisionKind.CHANGE, claim, before=before[claim.pk], after=after[claim.pk]
        )
        for claim in claims
    )
    for claim in claims:
        if claim.state == State.ACCEPTED:
            follow(claim)


def _reprint(claims, speaker):
    """Let what is remembered of the words of ``claims`` go by the name of ``speaker``.

    So a rejection holds for whoever they are read as from now on. What an editor
    changed keeps the mark of the words as they were read.
    """
    moved = []
    for claim in claims:
        name = claim.speaker.name if claim.speaker else ""
        if claim.fingerprint == fingerprint_of(claim.quote, name):
            claim.fingerprint = fingerprint_of(claim.quote, speaker.name)
            moved.append(claim)
    Claim.objects.bulk_update(moved, ["fingerprint"])


def _follow(speaker, into, step):
    """Let those who speak for ``speaker``, or are merged into it, follow."""
    for column in ("affiliation", "merged_into"):
        rows = Speaker.objects.filter(**{column: speaker}).exclude(pk=into.pk)
        for row in rows.select_for_update(of=["self"]).order_by("pk"):
            change(
                row,
                DecisionKind.CHANGE,
                version=row.version,
                step=step,
                **{column: into},
            )


def _take_over(speaker, into):
    fields = {}
    affiliation = into.affiliation_id or speaker.affiliation_id
    fields["affiliation_id"] = None if affiliation == into.pk else affiliation
    if into.affiliation_id == speaker.pk:
        fields["affiliation_id"] = None
    fields["description"] = into.description or speaker.description
    write(into, version=into.version, **fields)
    names = [alias.name for one in (into, speaker) for alias in one.aliases.all()]
    replace_aliases(into, [into.name, *names])
    roles = [
        (role.title, role.held_from, role.held_until)
        for one in (into, speaker)
        for role in one.roles.order_by("held_from", "title", "pk")
    ]
    replace_roles(into, roles)
