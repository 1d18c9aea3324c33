"""Names that fields offer while an editor types."""

from django.db.models import F

from claims.domain.units import ALIASES
from claims.models import Article, Claim, Figure, Measure, Place, Speaker

MOST = 60
LATEST = 100  # articles of a topic whose names are offered


def known_names(snapshot):
    """Return names used lately in the topic of ``snapshot``, for each field."""
    topic = snapshot.article.topic_id
    speakers = Speaker.objects.filter(merged_into=None)
    if topic:
        said = Claim.objects.filter(snapshot__article__in=_latest(topic))
        speakers = speakers.filter(pk__in=said.values("speaker"))
        names = names_in(topic)
    else:
        names = {
            "measures": _names(Measure.objects.all()),
            "places": _names(Place.objects.all()),
        }
    return names | {"speakers": _names(speakers), "units": sorted(ALIASES)}


def names_in(topic):
    """Return the measures and places of figures in the latest articles of ``topic``."""
    figures = Figure.objects.filter(claim__snapshot__article__in=_latest(topic))
    return {
        "measures": _names(Measure.objects.filter(pk__in=figures.values("measure"))),
        "places": _names(Place.objects.filter(pk__in=figures.values("place"))),
    }


def _latest(topic):
    newest = F("published_on").desc(nulls_last=True)
    articles = Article.objects.filter(topic=topic).order_by(newest, "-pk")
    return articles.values("pk")[:LATEST]


def _names(rows):
    return sorted(rows.order_by("-pk").values_list("name", flat=True)[:MOST])
