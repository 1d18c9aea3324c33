"""One utterance in several articles: found when a claim is accepted, counted once.

The first accepted claim of an utterance stands for it; the others are its appearances
and take no part in comparisons, so that copies do not corroborate.
"""

from datetime import timedelta

from django.db.models import F

from claims.domain.utterances import CLOSE_DAYS, alike
from claims.models import Claim, Comparable, Figure, Link, State

from .settling import last_day

MOST = 50  # claims that one is held against
DECIDED = [State.ACCEPTED, State.REJECTED]


def group(claim):
    """Make ``claim`` an appearance of the utterance that it tells, or none.

    Return the claims that were its appearances and are no longer: each has to find its
    utterance anew.
    """
    told = list(claim.appearances.order_by("pk").defer("search"))
    first = None if told else first_of(claim)
    left = [one for one in told if not tells(one, claim)]
    if left:
        Claim.objects.filter(pk__in=[one.pk for one in left]).update(appearance_of=None)
    if claim.appearance_of_id != (first and first.pk):
        Claim.objects.filter(pk=claim.pk).update(appearance_of=first)
        claim.appearance_of = first
    return left


def first_of(claim):
    """Return the claim that stands for the utterance of ``claim``; None for itself.

    It stands for itself where an editor told it apart, or decided on a link of it.
    """
    if claim.is_apart:
        return None
    decided = Link.objects.of_claim(claim).filter(state__in=DECIDED)
    if claim.state != State.ACCEPTED or decided.exists():
        return None
    told = (one for one in told_alike(claim) if tells(claim, one))
    return next(told, None)


def told_alike(claim):
    """Return claims of the speaker with equal words or an equal figure, oldest first.

    Only such as stand for their utterance, in other articles of about the same day, and
    were not told apart from others.
    """
    article = claim.snapshot.article
    if article.published_on is None:
        return []
    same_words = Claim.objects.filter(fingerprint=claim.fingerprint).values("pk")
    equal = [equal_figures(figure, claim) for figure in comparable_of(claim)]
    keys = {pk for (pk,) in same_words[:MOST].union(*equal).values_list("pk")}
    if keys <= {claim.pk}:
        return []
    found = Claim.objects.filter(
        pk__in=keys,
        state=State.ACCEPTED,
        speaker=claim.speaker_id,
        appearance_of__isnull=True,
        is_apart=False,
        snapshot__article__published_on__range=around(article.published_on),
    ).exclude(snapshot__article=article)
    found = found.select_related("snapshot__article").defer(
        "snapshot__text", "snapshot__raw", "search"
    )
    return found.order_by("snapshot__article__published_on", "pk")[:MOST]


def equal_figures(figure, claim):
    """Return the ids of claims of the topic with a figure equal to ``figure``."""
    article = claim.snapshot.article
    day = last_day(figure.as_of) or article.published_on
    return Comparable.objects.filter(
        measure=figure.measure_id,
        topic=article.topic_id,
        day__range=around(day),
        figure__base=figure.base,
    ).values(pk=F("figure__claim"))[:MOST]


def around(day):
    """Return the first and last day that are about ``day``."""
    few = timedelta(days=CLOSE_DAYS)
    return day - few, day + few


def comparable_of(claim):
    """Return the figures of ``claim`` that could be compared with others."""
    figures = Figure.objects.filter(
        claim=claim, measure__isnull=False, conversion_of__isnull=True
    )
    return figures.only("measure", "as_of", "base")


def tells(claim, other):
    """Whether ``claim`` tells what ``other``, of the same figures, does."""
    if claim.state != State.ACCEPTED or other.state != State.ACCEPTED:
        return False
    if claim.speaker_id != other.speaker_id:
        return False
    if claim.fingerprint == other.fingerprint:
        return True
    own = values(claim)
    return bool(own) and alike(claim.quote, other.quote) and own <= values(other)


def values(claim):
    """Return what the figures of ``claim`` say, measure by measure."""
    rows = comparable_of(claim).values_list("measure", "base", "is_approximate")
    return {(measure, str(base), about) for measure, base, about in rows}
