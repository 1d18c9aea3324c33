"""Which dispute a link belongs to: the one whose question its figures answer."""

from dataclasses import dataclass

from django.db.models import Q

from claims.models import Dispute, DisputeState, Link, State

from .statements import outwards

MOST = 500  # links that one new dispute takes up


@dataclass(frozen=True, slots=True)
class Asking:
    """The question that two figures, or two claims, answer; all by id.

    ``places`` holds for each figure with a place that one and what it lies in.
    """

    topic: int | None
    measures: frozenset[int]
    places: tuple[tuple[int, ...], ...]
    claims: tuple[int, int]


def asked_by(link):
    """Return the question that the ends of ``link`` answer."""
    placed = [figure.place for figure in figures(link) if figure.place_id]
    return Asking(
        topic=topic_of(link),
        measures=frozenset(measures(link)),
        places=tuple(tuple(one.pk for one in outwards(place)) for place in placed),
        claims=(link.claim_a_id, link.claim_b_id),
    )


def dispute_for(link):
    """Return the dispute that ``link`` belongs to, or None where there is none yet."""
    return disputes_for([asked_by(link)])[0]


def disputes_for(asked):
    """Return for each of ``asked`` the dispute it belongs to, or None; in two queries.

    That is one of the topic that asks about the measure, at a place that holds the
    figures, and is not withdrawn: the one in which one of the claims takes part
    already, else the newest.
    """
    topics = {one.topic for one in asked} - {None}
    measured = {pk for one in asked for pk in one.measures}
    if not topics or not measured:
        return [None] * len(asked)
    open_ones = list(
        Dispute.objects.filter(topic__in=topics, measure__in=measured)
        .exclude(state=DisputeState.WITHDRAWN)
        .order_by("-pk")
    )
    if not open_ones:
        return [None] * len(asked)
    joined = claims_joined(open_ones, {pk for one in asked for pk in one.claims})
    return [chosen(one, open_ones, joined) for one in asked]


def claims_joined(disputes, claims):
    """Return the pairs of dispute and claim, ids, that an accepted link has joined."""
    accepted = Link.objects.filter(
        Q(claim_a__in=claims) | Q(claim_b__in=claims),
        dispute__in=disputes,
        state=State.ACCEPTED,
    ).values_list("dispute", "claim_a", "claim_b")
    return {(pk, claim) for pk, *both in accepted for claim in both}


def chosen(asked, disputes, joined):
    """Return the first of ``disputes`` that fits; those that joined a claim before."""
    fitting = [dispute for dispute in disputes if fits(asked, dispute)]
    taking_part = [d for d in fitting if any((d.pk, c) in joined for c in asked.claims)]
    return next(iter([*taking_part, *fitting]), None)


def fits(asked, dispute):
    """Whether ``dispute`` asks what ``asked`` answers."""
    if dispute.topic_id != asked.topic or dispute.measure_id not in asked.measures:
        return False
    if dispute.place_id is None:
        return True
    return all(dispute.place_id in places for places in asked.places)


def adopt(dispute):
    """Propose for ``dispute``, a new one, the undecided links that answer it."""
    about = Q(claim_a__snapshot__article__topic=dispute.topic_id)
    about |= Q(claim_b__snapshot__article__topic=dispute.topic_id)
    waiting = Link.objects.filter(
        about,
        state=State.SUGGESTED,
        dispute__isnull=True,
        figure_b__measure=dispute.measure_id,
    ).select_related(
        "claim_a__snapshot__article",
        "claim_b__snapshot__article",
        "figure_a__place__within__within__within",
        "figure_b__place__within__within__within",
    )
    for end in ("claim_a__snapshot", "claim_b__snapshot"):
        waiting = waiting.defer(f"{end}__text", f"{end}__raw")
    links = list(waiting.order_by("pk")[:MOST])
    taken = [link for link in links if fits(asked_by(link), dispute)]
    Link.objects.filter(pk__in=[link.pk for link in taken]).update(dispute=dispute)


def topic_of(link):
    """Return the id of the topic of the articles that ``link`` joins, or None."""
    ends = (link.claim_a, link.claim_b)
    return next(filter(None, (end.snapshot.article.topic_id for end in ends)), None)


def measures(link):
    """Return the ids of the measures of the link's figures."""
    return {figure.measure_id for figure in figures(link)} - {None}


def figures(link):
    return [figure for figure in (link.figure_a, link.figure_b) if figure]
