"""Suggestions that tell an utterance of which a claim was accepted before."""

from collections import defaultdict
from datetime import timedelta

from claims.domain.utterances import CLOSE_DAYS, alike
from claims.models import Claim, Comparable, Figure, State

MOST = 1000  # accepted figures that suggestions are held against
HEAVY = ["search", "snapshot__text", "snapshot__raw"]


def retold(claims):
    """Return by suggestion the accepted claim whose utterance it tells.

    ``claims`` come with their articles. Found as ``appearances`` finds them, for many
    at a time: the same speaker, other articles of about the same day, the figures among
    those accepted, and mostly the same words. In four queries.
    """
    dated = [one for one in claims if one.speaker_id and _day(one)]
    own = _figures_of([one.pk for one in dated])
    dated = [one for one in dated if one.pk in own]
    if not dated:
        return {}
    accepted = _accepted(dated, own)
    theirs = _figures_of([one.pk for one in accepted])
    found = {}
    for claim in dated:
        told = (one for one in accepted if _tells(claim, one, own, theirs))
        found[claim] = next(told, None)
    return {claim: earlier for claim, earlier in found.items() if earlier}


def _day(claim):
    return claim.snapshot.article.published_on


def _figures_of(keys):
    """Return what the figures of claims say, by claim: (measure, base, about)."""
    rows = Figure.objects.filter(
        claim__in=keys, measure__isnull=False, conversion_of__isnull=True
    ).values_list("claim", "measure", "base", "is_approximate")
    said = defaultdict(set)
    for claim, measure, base, about in rows:
        said[claim].add((measure, str(base), about))
    return said


def _accepted(claims, own):
    """Return accepted claims that may stand for what ``claims`` tell, oldest first."""
    few = timedelta(days=CLOSE_DAYS)
    days = [_day(claim) for claim in claims]
    measures = {measure for said in own.values() for measure, _, _ in said}
    speakers = {claim.speaker_id for claim in claims}
    figures = Comparable.objects.filter(
        measure__in=measures, figure__claim__speaker__in=speakers
    )
    keys = figures.order_by("-figure").values("figure__claim")[:MOST]
    found = Claim.objects.filter(
        pk__in=keys,
        state=State.ACCEPTED,
        is_apart=False,
        snapshot__article__published_on__range=(min(days) - few, max(days) + few),
    )
    found = found.select_related("speaker", "snapshot__article__source").defer(*HEAVY)
    return list(found.order_by("snapshot__article__published_on", "pk"))


def _tells(claim, other, own, theirs):
    if claim.speaker_id != other.speaker_id:
        return False
    if claim.snapshot.article_id == other.snapshot.article_id:
        return False
    if abs(_day(claim) - _day(other)).days > CLOSE_DAYS:
        return False
    return own[claim.pk] <= theirs[other.pk] and alike(claim.quote, other.quote)
