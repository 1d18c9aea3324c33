"""Decisions that change or add a claim: any part of it, and its figures."""

from contextlib import contextmanager
from dataclasses import dataclass

from django.db import IntegrityError, transaction
from django.utils import timezone

from claims.errors import ClaimsError
from claims.linking.actions import follow
from claims.models import (
    Claim,
    DecisionKind,
    Form,
    Speaker,
    SpeakerAlias,
    SpeakerKind,
    State,
)
from claims.models.claim import fingerprint_of
from claims.models.speaker import fold_name

from ..history import Step, write
from ..seconding import second_reader
from ..states import state_of
from .claims import accept_speakers
from .figures import change_figures, refuse_figures_outside

# What an editor can change besides the figures.
PARTS = {
    "segments",
    "speaker",
    "role",
    "mention",
    "cue",
    "via",
    "form",
    "is_carried",
    "polarity",
    "modality",
}


@dataclass(frozen=True, slots=True)
class NewSpeaker:
    """A speaker that is not known yet and comes to be with the claim."""

    name: str
    kind: SpeakerKind
    affiliation: Speaker | None = None


@transaction.atomic
def amend_claim(claim, *, version, by, figures=None, reason="", where="", **parts):
    """Accept ``claim`` with other ``parts``: any of PARTS, spans as (start, end).

    ``speaker`` and ``via`` are a Speaker, a NewSpeaker or None. ``figures``, where
    given, are all FigureChanges that the claim has afterwards; those with the key of a
    figure change it. Raises Stale as ``accept_claim`` does, and ClaimsError where
    another claim has the same words and speaker, a figure would lie outside the words,
    or one with an accepted link would go.
    """
    step = Step(by, where, reason)
    before = state_of(claim)
    fields = _columns(claim.snapshot, parts, step)
    fields |= {"state": State.ACCEPTED, "decided_at": timezone.now()}
    with _no_twin():
        write(claim, version=version, **fields)
    accept_speakers(claim, step)
    if figures is not None:
        change_figures(claim, figures, step)
    refuse_figures_outside(claim)
    decision = step.record(DecisionKind.AMEND, claim, before=before)
    follow(claim)
    return decision


@transaction.atomic
def add_claim(snapshot, start, end, *, by, figures=(), reason="", where="", **parts):
    """Add a claim on ``text[start:end]`` of ``snapshot`` and return it, accepted.

    ``parts`` and ``figures`` as in ``amend_claim``; the form is the article's own voice
    unless a part says otherwise.
    """
    step = Step(by, where, reason)
    parts = {"form": Form.OWN_VOICE, "segments": [[start, end]], **parts}
    fields = _columns(snapshot, parts, step)
    with _no_twin():
        claim = Claim.objects.create(
            snapshot=snapshot,
            state=State.ACCEPTED,
            decided_at=timezone.now(),
            **second_reader(Claim(snapshot=snapshot)),
            fingerprint=fingerprint_of(
                fields["quote"], str(fields.get("speaker") or "")
            ),
            **fields,
        )
    accept_speakers(claim, step)
    change_figures(claim, figures, step)
    refuse_figures_outside(claim)
    step.record(DecisionKind.ADD, claim, before=None)
    follow(claim)
    return claim


def _columns(snapshot, parts, step):
    """Return ``parts`` as the columns of a claim; make the speakers that are new."""
    unknown = parts.keys() - PARTS
    if unknown:
        raise TypeError(f"A claim has no part named {', '.join(sorted(unknown))}.")
    fields = dict(parts)
    if "segments" in parts:
        start, end = parts["segments"][0][0], parts["segments"][-1][1]
        fields |= {"content_start": start, "content_end": end}
        fields["quote"] = snapshot.text[start:end]
    for name in ("mention", "cue"):
        if name in parts:
            span = fields.pop(name) or (None, None)
            fields |= {f"{name}_start": span[0], f"{name}_end": span[1]}
    for name in ("speaker", "via"):
        if isinstance(parts.get(name), NewSpeaker):
            fields[name] = _add_speaker(parts[name], step)
    return fields


def _add_speaker(new, step):
    speaker = Speaker.objects.create(
        name=new.name,
        kind=new.kind,
        affiliation=new.affiliation,
        state=State.ACCEPTED,
        decided_at=timezone.now(),
    )
    SpeakerAlias.objects.create(speaker=speaker, name=new.name, key=fold_name(new.name))
    step.record(DecisionKind.ADD, speaker, before=None)
    return speaker


@contextmanager
def _no_twin():
    """Turn the database's refusal of a second equal claim into words."""
    try:
        with transaction.atomic():
            yield
    except IntegrityError as error:
        if "claim_once_a_snapshot" not in str(error):
            raise
        raise ClaimsError(
            "Another claim of this article has these words and this speaker. Nothing "
            "was saved. Decide on that claim, or choose other words."
        ) from error
