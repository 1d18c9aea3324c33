"""What editors change. Each function is one decision, made whole or not at all."""

from .amending import NewSpeaker, add_claim, amend_claim
from .claims import accept_claim, explain_rejection, reject_claim, skip_claim
from .disputes import change_dispute
from .figures import FigureChange
from .links import accept_link, dispute_for, reject_link
from .speakers import change_speaker
from .undoing import redo, undo

__all__ = [
    "FigureChange",
    "NewSpeaker",
    "accept_claim",
    "accept_link",
    "add_claim",
    "amend_claim",
    "change_dispute",
    "change_speaker",
    "dispute_for",
    "explain_rejection",
    "redo",
    "reject_claim",
    "reject_link",
    "skip_claim",
    "undo",
]
