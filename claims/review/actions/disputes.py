"""Changes of a dispute, and of what an editor notes on its links."""

from django.db import IntegrityError, transaction

from claims.errors import ClaimsError
from claims.models import DecisionKind

from ..history import Step, change


@transaction.atomic
def change_dispute(dispute, *, version, by, reason="", where="", **fields):
    """Change the question, summary, state, measure, place or as_of of ``dispute``.

    Whoever gives a question settles it. Raises Stale where the dispute was changed
    since ``version``, ClaimsError where another one of the topic asks the same.
    """
    step = Step(by, where, reason)
    if "question" in fields:
        fields["is_named"] = True
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


@transaction.atomic
def note_link(link, *, version, note, by, where=""):
    """Write down what would reconcile the claims of ``link``. Raises Stale."""
    step = Step(by, where)
    return change(link, DecisionKind.CHANGE, version=version, step=step, note=note)
