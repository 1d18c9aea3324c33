"""What editors change. Each function is one decision, made whole or not at all."""

from .amending import NewSpeaker, add_claim, amend_claim
from .bulk import accept_claims
from .claims import (
    accept_claim,
    detach_claim,
    explain_rejection,
    reject_claim,
    skip_claim,
)
from .disputes import change_dispute, note_link
from .drawing import draw, draw_claim, keep_item
from .figures import FigureChange
from .keys import choose_keys
from .linking import link_claim
from .links import accept_link, reject_link
from .measures import merge_measure, rename_measure, split_measure
from .merging import merge_speakers, split_speaker
from .revising import carry_over, keep, withdraw_claim
from .seconding import agree, send_back
from .speakers import accept_speaker, change_speaker, keep_apart
from .undoing import redo, undo

__all__ = [
    "FigureChange",
    "NewSpeaker",
    "accept_claim",
    "accept_claims",
    "accept_link",
    "accept_speaker",
    "add_claim",
    "agree",
    "amend_claim",
    "carry_over",
    "change_dispute",
    "change_speaker",
    "choose_keys",
    "detach_claim",
    "draw",
    "draw_claim",
    "explain_rejection",
    "keep",
    "keep_apart",
    "keep_item",
    "link_claim",
    "merge_measure",
    "merge_speakers",
    "note_link",
    "redo",
    "reject_claim",
    "reject_link",
    "rename_measure",
    "send_back",
    "skip_claim",
    "split_measure",
    "split_speaker",
    "undo",
    "withdraw_claim",
]
