"""Changes of a dispute."""

from django.db import IntegrityError, transaction

from claims.errors import ClaimsError
from claims.models import DecisionKind

from ..history import Step, change


@transaction.atomic
def change_dispute(dispute, *, version, by, reason="", where="", **fields):
    """Change the question, summary, state, place or as_of of ``dispute``.

    Raises Stale where it was changed since ``version``, ClaimsError where another
    dispute of the topic asks the same question.
    """
    step = Step(by, where, reason)
    try:
        with transaction.atomic():
            return change(
                dispute, DecisionKind.CHANGE, version=version, step=step, **fields
            )
    except IntegrityError as error:
        if "dispute_question_once_a_topic" not in str(error):
            raise
        raise ClaimsError(
            "Another dispute of this topic asks the same question. Nothing was saved. "
            "Choose another question, or work on that dispute."
        ) from error
