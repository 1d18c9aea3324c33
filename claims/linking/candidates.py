"""Which stored figures could answer the same question as a new one."""

from django.db.models import Q

from claims.models import Figure, State

MOST = 200  # candidates looked at for one figure, newest first


def in_context(figures):
    """Fetch with ``figures`` all that a comparison looks at."""
    return figures.select_related(
        "measure",
        "place__within__within__within",
        "claim__speaker",
        "claim__snapshot__article",
    ).defer(
        "claim__search", "claim__snapshot__text", "claim__snapshot__raw", "claim__quote"
    )


def candidates(figure, *, measures):
    """Return accepted figures of ``measures`` that ``figure`` may be compared with.

    Of the same topic; where the article has none, of the same place. Never of the
    same claim, never a bracketed conversion.
    """
    article = figure.claim.snapshot.article
    same_story = (
        Q(claim__snapshot__article__topic=article.topic_id)
        if article.topic_id
        else Q(place__isnull=False, place=figure.place_id)
    )
    return in_context(
        Figure.objects.filter(
            same_story,
            measure__name__in=measures,
            claim__state=State.ACCEPTED,
            conversion_of__isnull=True,
        )
        .exclude(claim=figure.claim_id)
        .order_by("-pk")[:MOST]
    )
