"""Links proposed anew after what decides them was changed: a chain of short jobs."""

from procrastinate.contrib.django import app

from claims.models import Claim, Comparable

from .actions import follow

QUEUE = "links"
AT_ONCE = 20  # claims that the change itself goes through
A_JOB = 100  # claims that one job goes through


def propose_again(*, measure=None):
    """Propose the links of all accepted claims anew, or of those with ``measure``.

    The first few at once, within the transaction; the rest as jobs, once it ends.
    """
    last = follow_next(0, count=AT_ONCE, measure=measure)
    if last:
        follow_some.defer(after=last, measure=measure)


@app.task(queue=QUEUE, name="claims.follow_some")
def follow_some(after, measure=None):
    """Follow the next accepted claims, then queue the job for the rest.

    Safe to run again: what is as it should be is left alone.
    """
    last = follow_next(after, count=A_JOB, measure=measure)
    if last:
        follow_some.defer(after=last, measure=measure)


def follow_next(after, *, count=A_JOB, measure=None):
    """Follow ``count`` accepted claims with ids above ``after`` that can be compared.

    ``measure``, an id, is what their figures measure. Return the last id to go on from,
    None where no claim is left.
    """
    figures = Comparable.objects.filter(figure__claim__gt=after)
    if measure:
        figures = figures.filter(measure=measure)
    keys = figures.order_by("figure__claim").values_list("figure__claim", flat=True)
    keys = list(keys.distinct()[: count + 1])
    for claim in Claim.objects.filter(pk__in=keys[:count]).order_by("pk"):
        follow(claim)
    return keys[count - 1] if len(keys) > count else None
