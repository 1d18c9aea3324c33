"""One utterance in several articles: found when a claim is accepted, counted once.

The first accepted claim of an utterance stands for it; the others are its appearances
and take no part in comparisons, so that copies do not corroborate.
"""

from collections import namedtuple
from datetime import timedelta

from django.db.models import Q

from claims.domain.utterances import CLOSE_DAYS, alike
from claims.models import Claim, Figure, Link, State
from claims.models.rows import fetched, select

from .settling import last_day

MOST = 50  # claims that one is held against
DECIDED = [State.ACCEPTED, State.REJECTED]
SAME_WORDS = "(SELECT id FROM claims_claim WHERE fingerprint = %s LIMIT %s)"
EQUAL_FIGURES = """(
    SELECT claim_id FROM claims_comparable question
    JOIN claims_figure ON claims_figure.id = figure_id
    WHERE question.measure_id = %s AND {where} AND day BETWEEN %s AND %s
        AND base = %s LIMIT %s)"""
PATHS = ["measure_id", "place_id", "as_of", "base", "is_approximate"]
TOLD = """
    WHERE claim_id = %s AND measure_id IS NOT NULL AND conversion_of_id IS NULL"""
Told = namedtuple("Told", ["measure", "place", "as_of", "base", "is_approximate"])


def group(claim):
    """Make ``claim`` an appearance of the utterance that it tells, or none.

    Return the claims that were its appearances and are no longer: each has to find its
    utterance anew.
    """
    told = appearances_of(claim)
    first = None if told else first_of(claim)
    left = [one for one in told if not tells(one, claim)]
    if left:
        Claim.objects.filter(pk__in=[one.pk for one in left]).update(appearance_of=None)
    if claim.appearance_of_id != (first and first.pk):
        Claim.objects.filter(pk=claim.pk).update(appearance_of=first)
        claim.appearance_of = first
    return left


def appearances_of(claim):
    """Return the other claims that tell the utterance that ``claim`` stands for.

    What ``claim`` itself is an appearance of is made certain with them.
    """
    own_and_others = Q(pk=claim.pk) | Q(appearance_of=claim)
    rows = Claim.objects.filter(own_and_others).values_list("pk", "appearance_of")
    stands_for = dict(rows)
    claim.appearance_of_id = stands_for.pop(claim.pk)
    if not stands_for:
        return []
    return list(Claim.objects.filter(pk__in=stands_for).order_by("pk").defer("search"))


def first_of(claim):
    """Return the claim that stands for the utterance of ``claim``; None for itself.

    It stands for itself where an editor told it apart, or decided on a link of it.
    """
    if claim.is_apart or claim.state != State.ACCEPTED:
        return None
    first = next((one for one in told_alike(claim) if tells(claim, one)), None)
    decided = Link.objects.of_claim(claim).filter(state__in=DECIDED)
    return None if first is None or decided.exists() else first


def told_alike(claim):
    """Return claims of the speaker with equal words or an equal figure, oldest first.

    Only such as stand for their utterance, in other articles of about the same day, and
    were not told apart from others.
    """
    article = claim.snapshot.article
    if article.published_on is None:
        return []
    scans = [(SAME_WORDS, [claim.fingerprint, MOST])]
    for figure in figures_of(claim):
        scans += equal_figures(figure, article)
    sql = " UNION ".join(sql for sql, _ in scans)
    found = fetched(sql, [value for _, values in scans for value in values])
    keys = {pk for (pk,) in found}
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


def equal_figures(figure, article):
    """Yield what finds the claims with a figure equal to ``figure``: SQL and values.

    Such as answer a question of the topic; where one of the two articles belongs to no
    topic, at the same place.
    """
    days = around(last_day(figure.as_of) or article.published_on)
    for where, about in questions(article.topic_id, figure.place):
        values = [figure.measure, *about, *days, figure.base, MOST]
        yield EQUAL_FIGURES.format(where=where), values


def questions(topic, place):
    """Yield what the row of an equal figure must meet: a condition and its values."""
    if topic:
        yield "topic_id = %s", [topic]
    else:
        yield "topic_id IS NULL", []
    if place and topic:
        yield "topic_id IS NULL AND question.place_id = %s", [place]
    elif place:
        yield "question.place_id = %s", [place]


def around(day):
    """Return the first and last day that are about ``day``."""
    few = timedelta(days=CLOSE_DAYS)
    return day - few, day + few


def figures_of(claim):
    """Return what is told by the figures of ``claim`` that could be compared."""
    return [Told(*row) for row in fetched(select(Figure, *PATHS) + TOLD, [claim.pk])]


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
    return {
        (figure.measure, str(figure.base), figure.is_approximate)
        for figure in figures_of(claim)
    }
