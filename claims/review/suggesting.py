"""Names that fields offer while an editor types."""

from claims.domain.units import ALIASES
from claims.models import Measure, Place, Speaker

MOST = 60


def known_names(snapshot):
    """Return names used in the topic of ``snapshot``, or lately, for each field."""
    topic = snapshot.article.topic_id
    here = {"claim__snapshot__article__topic": topic} if topic else {}
    figures = {f"figures__{key}": value for key, value in here.items()}
    said = {f"claims__{key[7:]}": value for key, value in here.items()}
    return {
        "measures": _names(Measure.objects.filter(**figures)),
        "places": _names(Place.objects.filter(**figures)),
        "speakers": _names(Speaker.objects.filter(merged_into=None, **said)),
        "units": sorted(ALIASES),
    }


def names_in(topic):
    """Return the measures and places of the figures in the articles of ``topic``."""
    here = {"figures__claim__snapshot__article__topic": topic}
    return {
        "measures": _names(Measure.objects.filter(**here)),
        "places": _names(Place.objects.filter(**here)),
    }


def _names(rows):
    found = rows.order_by("-pk").values_list("name", flat=True).distinct()[:MOST]
    return sorted(found)
