"""Changes of measures: their names, and which figures are of which."""

from django.db import transaction

from claims.errors import ClaimsError
from claims.linking.tasks import propose_again
from claims.models import Comparable, DecisionKind, Dispute, Figure, Formula, Measure

from ..history import Step, write
from ..states import state_of


@transaction.atomic
def rename_measure(measure, *, name, version, by, reason="", where=""):
    """Call ``measure`` ``name``; what the rules go on calling as before follows it.

    Raises Stale where it was changed since ``version``, ClaimsError where another
    measure has the name.
    """
    if Measure.objects.filter(name=name).exclude(pk=measure.pk).exists():
        raise ClaimsError(
            f'There is a measure "{name}" already. Nothing was saved. Merge the two '
            "where they are the same, or choose another name."
        )
    before = state_of(measure)
    others = [one for one in [*measure.other_names, measure.name] if one != name]
    write(measure, version=version, name=name, other_names=others)
    step = Step(by, where, reason)
    return step.record(DecisionKind.CHANGE, measure, before=before)


@transaction.atomic
def merge_measure(measure, *, into, version, by, reason="", where=""):
    """Make all figures and disputes of ``measure`` those of ``into``.

    Raises Stale as above, and ClaimsError where the two cannot be one.
    """
    _refuse_to_merge(measure, into)
    figures = Figure.objects.filter(measure=measure)
    before = state_of(measure)
    write(measure, version=version, became=into)
    Measure.objects.filter(became=measure).update(became=into)
    before["moved"] = move(figures, at=measure.pk, to=into.pk, with_disputes=True)
    step = Step(by, where, reason or _what(before["moved"], into))
    return step.record(DecisionKind.CHANGE, measure, before=before)


@transaction.atomic
def split_measure(measure, *, wordings, name, version, by, reason="", where=""):
    """Make the figures of ``measure`` that have ``wordings`` those of ``name``.

    ``wordings`` are pairs of what the rules propose and a noun. A measure of that name
    is made where there is none. Raises Stale as above, and ClaimsError where no figure
    would move, or the other measure is of another dimension.
    """
    into, _ = Measure.objects.get_or_create(
        name=name, defaults={"dimension": measure.dimension}
    )
    _refuse_to_move(measure, into)
    keys = [
        pk
        for proposed, noun in wordings
        for pk in Figure.objects.filter(
            measure=measure, proposed=proposed, noun=noun
        ).values_list("pk", flat=True)
    ]
    if not keys:
        raise ClaimsError(
            "No figure of the measure has these words. Nothing was saved. Choose at "
            "least one wording."
        )
    before = state_of(measure)
    write(measure, version=version)
    figures = Figure.objects.filter(pk__in=keys)
    before["moved"] = move(figures, at=measure.pk, to=into.pk)
    step = Step(by, where, reason or _what(before["moved"], into))
    return step.record(DecisionKind.CHANGE, measure, before=before)


def move(figures, *, at, to, with_disputes=False):
    """Move ``figures`` from one measure to the other; return how to move them back."""
    keys = list(figures.order_by("pk").values_list("pk", flat=True))
    disputes = Dispute.objects.filter(measure=at) if with_disputes else ()
    disputes = [dispute.pk for dispute in disputes]
    return move_back({"figures": keys, "disputes": disputes, "at": at, "to": to})


def move_back(moved):
    """Move what ``moved`` names from the measure ``at`` ``to`` the other one.

    Return what, given to this function, takes that back.
    """
    at, to = moved["at"], moved["to"]
    Figure.objects.filter(pk__in=moved["figures"], measure=at).update(measure=to)
    Comparable.objects.filter(pk__in=moved["figures"], measure=at).update(measure=to)
    Dispute.objects.filter(pk__in=moved["disputes"], measure=at).update(measure=to)
    propose_again(measure=to)
    propose_again(measure=at)
    return {**moved, "at": to, "to": at}


def _what(moved, into):
    count = len(moved["figures"])
    return f'{count} figure{"s" if count != 1 else ""} became "{into}"'[:500]


def _refuse_to_move(measure, into):
    if measure == into:
        raise ClaimsError("That is the same measure. Nothing was saved.")
    if measure.dimension != into.dimension:
        raise ClaimsError(
            f'"{measure}" is a {measure.dimension}, "{into}" a {into.dimension}. '
            "Nothing was saved. Only measures of one dimension can be compared."
        )
    if into.became_id:
        raise ClaimsError(
            f'"{into}" was merged into "{into.became}". Nothing was saved. Choose '
            "that one."
        )


def _refuse_to_merge(measure, into):
    _refuse_to_move(measure, into)
    formula = Formula.objects.of_measures([measure.pk]).first()
    if formula:
        raise ClaimsError(
            f'The formula "{formula}" takes "{measure}". Nothing was saved. Change the '
            "formula first, or merge the other way round."
        )
