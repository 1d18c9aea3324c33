"""Where the figures of one reading hold, by the places that are known already."""

from django.db.models import Count

from claims.domain.places import are_one, bare_name, may_be_one
from claims.models import Article, Figure, Place, State

LATEST = 50  # articles of a topic whose figures tell where it plays
ASSUMED = "place.article"  # the rule that falls back on the place named most


class Places:
    """The stored places of one article's figures, found or made.

    A place that the text only seems to be about is taken to be the topic's own, where
    that has one.
    """

    def __init__(self, article):
        self.main = main_place(article.topic_id) if article.topic_id else None

    def stored(self, found):
        """Return the place of the figure ``found``; None where nothing tells it."""
        return self.main if self._is_main(found) else place_named(found.place)

    def reasons(self, found):
        """Return why the figure gets another place than the article tells."""
        if not self._is_main(found) or found.place == self.main.name:
            return []
        words = f'most figures of the topic are about "{self.main}"'
        return [{"part": "place", "rule": "place.topic", "words": words}]

    def _is_main(self, found):
        if self.main is None:
            return False
        is_assumed = any(reason.rule == ASSUMED for reason in found.reasons)
        return not found.place or is_assumed or may_be_one(found.place, self.main.name)


def main_place(topic):
    """Return where most accepted figures of the topic's latest articles hold."""
    latest = Article.objects.filter(topic=topic).order_by("-pk").values("pk")[:LATEST]
    figures = Figure.objects.filter(
        claim__snapshot__article__in=list(latest.values_list("pk", flat=True)),
        claim__state=State.ACCEPTED,
        place__isnull=False,
    )
    counts = figures.values("place").annotate(count=Count("pk"))
    most = counts.order_by("-count", "place").first()
    return Place.objects.get(pk=most["place"]) if most else None


def place_named(name):
    """Return the place that goes by ``name``; made where it is new, None for ""."""
    if not name:
        return None
    name = name[:200]
    known = Place.objects.filter(name__icontains=bare_name(name)).order_by("pk")
    one = [place for place in known if place.name == name or are_one(place.name, name)]
    exact = [place for place in one if place.name == name]
    return next(iter(exact or one), None) or Place.objects.create(name=name)
