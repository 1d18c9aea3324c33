"""Decisions on a speaker: accept, change, keep apart from another."""

from django.db import transaction
from django.utils import timezone

from claims.errors import ClaimsError, Stale
from claims.models import DecisionKind, KeptApart, Speaker, SpeakerRole, State

from ..history import Step, change, replace_aliases, write
from ..states import state_of


@transaction.atomic
def accept_speaker(speaker, *, version, by, where=""):
    """Accept a suggested ``speaker`` as somebody of their own. Raises Stale."""
    fields = {"state": State.ACCEPTED, "decided_at": timezone.now()}
    step = Step(by, where)
    return change(speaker, DecisionKind.ACCEPT, version=version, step=step, **fields)


@transaction.atomic
def change_speaker(
    speaker, *, version, by, aliases=None, roles=None, reason="", where="", **fields
):
    """Change the name, kind, affiliation or description of ``speaker``.

    ``aliases``, where given, are all other names; the name itself is always one.
    ``roles``, where given, are all: (title, first day, last day), days may be None.
    Raises Stale where the speaker was changed since ``version``.
    """
    before = state_of(speaker)
    write(speaker, version=version, **fields)
    if aliases is not None:
        replace_aliases(speaker, [speaker.name, *aliases])
    if roles is not None:
        replace_roles(speaker, roles)
    step = Step(by, where, reason)
    return step.record(DecisionKind.CHANGE, speaker, before=before)


@transaction.atomic
def keep_apart(speaker, other, *, version, by, where=""):
    """Remember that ``speaker`` and ``other`` are two, so that nobody is asked again.

    Raises Stale where ``speaker`` was changed since ``version``, ClaimsError where the
    two were merged or kept apart before.
    """
    refuse_same(speaker, other)
    refuse_merged(speaker, other)
    if Speaker.objects.apart_from(speaker).filter(pk=other.pk).exists():
        raise ClaimsError(
            f"{speaker} and {other} were kept apart before. Nothing was changed."
        )
    before = state_of(speaker)
    write(speaker, version=version)
    KeptApart.objects.create(speaker=speaker, other=other)
    return Step(by, where).record(DecisionKind.CHANGE, speaker, before=before)


def replace_roles(speaker, roles):
    """Let ``roles`` be all roles of ``speaker``; the same one is kept once."""
    speaker.roles.all().delete()
    SpeakerRole.objects.bulk_create(
        SpeakerRole(speaker=speaker, title=title, held_from=start, held_until=end)
        for title, start, end in dict.fromkeys(roles)
    )


def refuse_same(speaker, other):
    """Raise ClaimsError where the two are one."""
    if speaker == other:
        raise ClaimsError("That is one and the same speaker. Nothing was changed.")


def refuse_merged(*speakers):
    """Raise ClaimsError where one of ``speakers`` was merged into somebody."""
    for one in speakers:
        if one.merged_into_id:
            raise ClaimsError(
                f"{one} was merged into {one.merged_into} before. Nothing was changed. "
                f"Go on with {one.merged_into}."
            )


def lock_speakers(*pairs):
    """Lock speakers against other decisions, each at the version that was seen.

    ``pairs`` are (speaker, version), None for any. Raises Stale.
    """
    keys = [speaker.pk for speaker, _ in pairs]
    locked = Speaker.objects.filter(pk__in=keys).order_by("pk").select_for_update()
    versions = {row.pk: row.version for row in locked}
    for speaker, version in pairs:
        if version is not None and versions[speaker.pk] != version:
            raise Stale(speaker)
        speaker.refresh_from_db()
