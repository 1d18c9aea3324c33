"""What editors can type, and what it must be."""

from .claims import ClaimForm, DecisionForm, RejectForm, SpeakerChoiceForm
from .disputes import DisputeForm, NoteForm
from .figures import FigureForm, FigureFormSet
from .filters import FilterForm
from .keys import KeysForm
from .links import AcceptLinkForm, LinkForm
from .once import OnceForm
from .speakers import PairForm, RoleFormSet, SpeakerForm, SplitForm
from .values import ValueForms

__all__ = [
    "AcceptLinkForm",
    "ClaimForm",
    "DecisionForm",
    "DisputeForm",
    "FigureForm",
    "FigureFormSet",
    "FilterForm",
    "KeysForm",
    "LinkForm",
    "NoteForm",
    "OnceForm",
    "PairForm",
    "RejectForm",
    "RoleFormSet",
    "SpeakerChoiceForm",
    "SpeakerForm",
    "SplitForm",
    "ValueForms",
]
