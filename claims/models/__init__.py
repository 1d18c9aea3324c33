"""What is stored. One module a concept; rules that no row may break are constraints."""

from .article import Article, Import, ImportChannel, ImportStage, ImportState, Snapshot
from .claim import Claim, Figure, Form, Modality, Polarity
from .comment import Assignment, Comment, Mention
from .comparable import Comparable
from .convention import Bound, Convention, Formula, Operation
from .decision import Decision, DecisionKind, SubjectKind
from .dispute import Dispute, DisputeState, Link, LinkKind
from .lease import Lease
from .measure import Measure, Place
from .once_key import OnceKey
from .revision import Revision, RevisionKind, RevisionState
from .sign_in import WrongPassword
from .skip import Skip
from .source import Source
from .speaker import KeptApart, Speaker, SpeakerAlias, SpeakerKind, SpeakerRole
from .suggestion import State
from .topic import Topic
from .user import User

__all__ = [
    "Article",
    "Assignment",
    "Bound",
    "Claim",
    "Comment",
    "Comparable",
    "Convention",
    "Decision",
    "DecisionKind",
    "Dispute",
    "DisputeState",
    "Figure",
    "Form",
    "Formula",
    "Import",
    "ImportChannel",
    "ImportStage",
    "ImportState",
    "KeptApart",
    "Lease",
    "Link",
    "LinkKind",
    "Measure",
    "Mention",
    "Modality",
    "OnceKey",
    "Operation",
    "Place",
    "Polarity",
    "Revision",
    "RevisionKind",
    "RevisionState",
    "Skip",
    "Snapshot",
    "Source",
    "Speaker",
    "SpeakerAlias",
    "SpeakerKind",
    "SpeakerRole",
    "State",
    "SubjectKind",
    "Topic",
    "User",
    "WrongPassword",
]
