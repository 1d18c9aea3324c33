"""Which stored figures could answer the same question as a new one: by index only."""

from django.db.models import F, Q, Value

from claims.models import Comparable, Figure, Place

from .statements import PLACES_DEEP, stated

NEAREST = 40  # figures of one measure looked at on either side of a figure's day
UNDATED = 10  # figures without any day that are looked at besides


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


def candidates_of(wanted):
    """Return for each Stated of ``wanted``, by id, its candidates, nearest days first.

    ``wanted`` names the ids of the measures to look among. Candidates are of the same
    topic and of no unrelated place; where one of the two articles belongs to no topic,
    of the same place, or one that holds it or lies in it. Never of the same claim. The
    number of queries is fixed.
    """
    keys = nearest_of(wanted)
    rows = Figure.objects.filter(pk__in={pk for found in keys.values() for pk in found})
    known = {other.pk: other for other in stated(rows)}
    found = {}
    for figure in wanted:
        others = [known[pk] for pk in keys[figure.pk] if pk in known]
        found[figure.pk] = [one for one in others if one.claim != figure.claim]
    return found


def nearest_of(wanted):
    """Return the ids of the candidates of ``wanted``, as ``candidates_of`` does.

    Some may be of the same claim.
    """
    related = related_places({one.places for one in wanted if one.places})
    scans = [
        scan.annotate(of=Value(figure.pk)).values_list("of", "day", "figure_id")
        for figure, measures in wanted.items()
        for measure in measures
        for scan in scans_for(figure, measure, related.get(figure.places))
    ]
    rows = set(scans[0].union(*scans[1:], all=True)) if scans else set()
    found = {figure.pk: [] for figure in wanted}
    days = {figure.pk: figure.day for figure in wanted}
    nearest = sorted(rows, key=lambda row: (gap(days[row[0]], row[1]), -row[2]))
    for of, _, pk in nearest:
        found[of].append(pk)
    return found


def scans_for(figure, measure, places):
    """Return the index scans that find the candidates of ``figure`` in ``measure``.

    ``places`` are the ids of the places related to the figure's, None where it has
    none.
    """
    rows = Comparable.objects.filter(measure=measure).exclude(figure=figure.pk)
    if figure.topic:
        here = Q() if places is None else Q(place=None) | Q(place__in=places)
        yield from nearest_in_time(rows.filter(here, topic=figure.topic), figure.day)
        rows = rows.filter(topic=None)
    if places is not None:
        yield from nearest_in_time(rows.filter(place__in=places), figure.day)


def nearest_in_time(rows, day):
    """Return the scans of ``rows`` just before ``day``, just after and without one."""
    earlier = rows.order_by("-day", "-figure")
    if day is None:
        yield earlier.filter(day__isnull=False)[:NEAREST]
    else:
        yield earlier.filter(day__lte=day)[:NEAREST]
        yield rows.filter(day__gt=day).order_by("day", "figure")[:NEAREST]
    yield rows.filter(day=None).order_by("-figure")[:UNDATED]


def gap(a, b):
    """Return how many days two days are apart, 0 where one is None."""
    return 0 if a is None or b is None else abs((a - b).days)


def related_places(chains):
    """Return for each of ``chains`` the ids of its places and of what the first holds.

    A chain is a place with what it lies in, step by step. As far in and out as a
    comparison looks.
    """
    related = {chain: set(chain) for chain in chains}
    inmost = {chain[0] for chain in chains}
    levels = ["__".join(["within"] * depth) for depth in range(1, PLACES_DEEP)]
    parts = [
        Place.objects.filter(**{f"{level}__in": inmost})
        .annotate(whole=F(level))
        .values_list("whole", "pk")
        for level in levels
    ]
    found = parts[0].union(*parts[1:], all=True) if inmost else ()
    for whole, part in found:
        for chain in chains:
            if chain[0] == whole:
                related[chain].add(part)
    return related
