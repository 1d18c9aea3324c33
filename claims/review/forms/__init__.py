"""What editors can type, and what it must be."""

from .claims import ClaimForm, DecisionForm, RejectForm, SpeakerChoiceForm
from .disputes import DisputeForm
from .figures import FigureForm, FigureFormSet
from .filters import FilterForm
from .links import AcceptLinkForm
from .speakers import PairForm, RoleFormSet, SpeakerForm, SplitForm

__all__ = [
    "AcceptLinkForm",
    "ClaimForm",
    "DecisionForm",
    "DisputeForm",
    "FigureForm",
    "FigureFormSet",
    "FilterForm",
    "PairForm",
    "RejectForm",
    "RoleFormSet",
    "SpeakerChoiceForm",
    "SpeakerForm",
    "SplitForm",
]
