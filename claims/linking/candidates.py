"""Which stored figures could answer the same question as a new one: by index only."""

from django.db.models import Q, Value

from claims.models import Comparable, Figure, Measure, Place

from .settling import last_day
from .statements import outwards

NEAREST = 40  # figures of one measure looked at on either side of a figure's day
UNDATED = 10  # figures without any day that are looked at besides
# What a comparison, and a row that shows it, read besides the figure's own fields.
# Whole rows of claims, speakers and articles would take most of the time.
READ = [
    "measure__name",
    "measure__dimension",
    "place__name",
    "place__within__name",
    "place__within__within__name",
    "place__within__within__within__name",
    "claim__polarity",
    "claim__modality",
    "claim__snapshot__article__published_on",
    "claim__snapshot__article__source",
    "claim__snapshot__article__topic",
    "claim__speaker__affiliation",
]


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
    """Return accepted figures of ``measures``, by name, to compare ``figure`` with."""
    known = Measure.objects.filter(name__in=measures).values_list("pk", flat=True)
    return candidates_of({figure: list(known)})[figure.pk]


def candidates_of(wanted):
    """Return for each figure of ``wanted``, by id, its candidates, nearest days first.

    ``wanted`` names the ids of the measures to look among. Candidates are of the same
    topic and of no unrelated place; where one of the two articles belongs to no topic,
    of the same place, or one that holds it or lies in it. Never of the same claim. The
    number of queries is fixed.
    """
    related = related_places({figure.place for figure in wanted} - {None})
    scans = [
        scan.annotate(of=Value(figure.pk)).values_list("of", "figure_id")
        for figure, measures in wanted.items()
        for measure in measures
        for scan in scans_for(figure, measure, related.get(figure.place_id))
    ]
    pairs = set(scans[0].union(*scans[1:], all=True)) if scans else set()
    stored = in_few_columns({pk for _, pk in pairs})
    found = {}
    for figure in wanted:
        others = [stored[pk] for of, pk in pairs if of == figure.pk and pk in stored]
        others = [other for other in others if other.claim_id != figure.claim_id]
        found[figure.pk] = sorted(others, key=lambda o: (days_apart(o, figure), -o.pk))
    return found


def in_few_columns(keys):
    """Return the figures ``keys`` by id, with what a comparison looks at only."""
    own = [field.name for field in Figure._meta.concrete_fields]
    return in_context(Figure.objects.only(*own, *READ)).in_bulk(keys)


def scans_for(figure, measure, places):
    """Return the index scans that find the candidates of ``figure`` in ``measure``.

    ``places`` are the ids of the places related to the figure's, None where it has
    none.
    """
    topic = figure.claim.snapshot.article.topic_id
    rows = Comparable.objects.filter(measure=measure).exclude(figure=figure.pk)
    if topic:
        here = Q() if places is None else Q(place=None) | Q(place__in=places)
        yield from nearest_in_time(rows.filter(here, topic=topic), figure)
        rows = rows.filter(topic=None)
    if places is not None:
        yield from nearest_in_time(rows.filter(place__in=places), figure)


def nearest_in_time(rows, figure):
    """Return the scans of ``rows`` just before, just after and without a day."""
    day = day_of(figure)
    earlier = rows.order_by("-day", "-figure")
    if day is None:
        yield earlier.filter(day__isnull=False)[:NEAREST]
    else:
        yield earlier.filter(day__lte=day)[:NEAREST]
        yield rows.filter(day__gt=day).order_by("day", "figure")[:NEAREST]
    yield rows.filter(day=None).order_by("-figure")[:UNDATED]


def day_of(figure):
    """Return the last day that ``figure`` is about, else its article's; or None."""
    return last_day(figure.as_of) or figure.claim.snapshot.article.published_on


def days_apart(a, b):
    """Return how many days two figures are apart, 0 where one has no day."""
    days = day_of(a), day_of(b)
    return 0 if None in days else abs((days[0] - days[1]).days)


def related_places(places):
    """Return for each of ``places``, by id, the ids of it, its parts and its wholes.

    As far in and out as a comparison looks.
    """
    related = {place.pk: {one.pk for one in outwards(place)} for place in places}
    levels = ["within", "within__within", "within__within__within"]
    inside = Q(*((f"{level}__in", related) for level in levels), _connector=Q.OR)
    parts = Place.objects.filter(inside).values_list("pk", *levels) if related else ()
    for part, *wholes in parts:
        for whole in related.keys() & wholes:
            related[whole].add(part)
    return related
