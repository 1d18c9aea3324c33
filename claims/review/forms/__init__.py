"""What editors can type, and what it must be."""

from .claims import ClaimForm, DecisionForm, RejectForm, SpeakerChoiceForm
from .figures import FigureForm, FigureFormSet
from .links import AcceptLinkForm
from .others import DisputeForm, FilterForm, SpeakerForm

__all__ = [
    "AcceptLinkForm",
    "ClaimForm",
    "DecisionForm",
    "DisputeForm",
    "FigureForm",
    "FigureFormSet",
    "FilterForm",
    "RejectForm",
    "SpeakerChoiceForm",
    "SpeakerForm",
]
