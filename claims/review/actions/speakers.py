"""Changes of a speaker."""

from django.db import transaction

from claims.models import DecisionKind

from ..history import Step, replace_aliases, state_of, write


@transaction.atomic
def change_speaker(
    speaker, *, version, by, aliases=None, reason="", where="", **fields
):
    """Change the name, kind, affiliation or description of ``speaker``.

    ``aliases``, where given, are all other names; the name itself is always one.
    Raises Stale where the speaker was changed since ``version``.
    """
    before = state_of(speaker)
    write(speaker, version=version, **fields)
    if aliases is not None:
        replace_aliases(speaker, [speaker.name, *aliases])
    step = Step(by, where, reason)
    return step.record(DecisionKind.CHANGE, speaker, before=before)
