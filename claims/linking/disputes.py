"""Which dispute a link belongs to: the one whose question its figures answer."""

from django.db.models import Q

from claims.models import Dispute, DisputeState, Link, State

from .statements import outwards

MOST = 500  # links that one new dispute takes up


def dispute_for(link):
    """Return the dispute that ``link`` belongs to, or None where there is none yet."""
    return disputes_for([link])[0]


def disputes_for(links):
    """Return for each of ``links`` the dispute it belongs to, or None; in two queries.

    That is one of the topic that asks about the measure, at a place that holds the
    figures, and is not withdrawn: the one in which a claim of the link takes part
    already, else the newest.
    """
    topics = {topic_of(link) for link in links} - {None}
    asked = {pk for link in links for pk in measures(link)}
    open_ones = list(
        Dispute.objects.filter(topic__in=topics, measure__in=asked)
        .exclude(state=DisputeState.WITHDRAWN)
        .order_by("-pk")
    )
    if not open_ones:
        return [None] * len(links)
    joined = claims_joined(open_ones, links)
    return [chosen(link, open_ones, joined) for link in links]


def claims_joined(disputes, links):
    """Return the pairs of dispute and claim, ids, that an accepted link has joined."""
    claims = {pk for link in links for pk in (link.claim_a_id, link.claim_b_id)}
    accepted = Link.objects.filter(
        Q(claim_a__in=claims) | Q(claim_b__in=claims),
        dispute__in=disputes,
        state=State.ACCEPTED,
    ).values_list("dispute", "claim_a", "claim_b")
    return {(pk, claim) for pk, *both in accepted for claim in both}


def chosen(link, disputes, joined):
    """Return the first of ``disputes`` that ``link`` answers; joined ones before."""
    answered = [dispute for dispute in disputes if answers(link, dispute)]
    ends = (link.claim_a_id, link.claim_b_id)
    taking_part = [d for d in answered if any((d.pk, end) in joined for end in ends)]
    return next(iter([*taking_part, *answered]), None)


def answers(link, dispute):
    """Whether the figures of ``link`` answer the question of ``dispute``."""
    if dispute.topic_id != topic_of(link) or dispute.measure_id not in measures(link):
        return False
    if dispute.place_id is None:
        return True
    places = [figure.place for figure in figures(link) if figure.place_id]
    return all(
        any(dispute.place_id == one.pk for one in outwards(place)) for place in places
    )


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
    taken = [link for link in links if answers(link, dispute)]
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
