"""Many decisions in one step, which one undo takes back."""

from django.db import transaction

from claims.errors import ClaimsError

from ..history import Step
from .claims import accept_in


@transaction.atomic
def accept_claims(versions, *, by, where=""):
    """Accept claims in one step; return those accepted, and those left as they are.

    ``versions`` holds the version that the editor saw, by claim. A claim that was
    decided on since, or cannot be accepted, is left.
    """
    step, accepted, left = Step(by, where), [], []
    for claim, version in versions.items():
        try:
            with transaction.atomic():
                accept_in(step, claim, version=version)
            accepted.append(claim)
        except ClaimsError:
            left.append(claim)
    return accepted, left
