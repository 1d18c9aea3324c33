"""Measures: their list, and one with its names, its wordings and what it may become."""

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import F, Func, IntegerField, OuterRef
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse

from claims.errors import ClaimsError, Stale
from claims.models import Comparable, Figure, Measure, State
from claims.models.changes import history_of
from claims.models.wordings import wordings_of
from claims.web import editor_required

from ..actions import merge_measure, rename_measure, split_measure
from ..forms.measures import MergeMeasureForm, NameMeasureForm, SplitMeasureForm
from .numbers import at_version
from .screens import leave, render_desk

A_PAGE = 50
MOST_COUNTED = 1000
LATEST = 20
NAMES = 200  # that fields offer
CHANGED = {"name": "Renamed it.", "merge": "Merged it.", "split": "Moved the figures."}


@editor_required
def measures(request):
    """List the measures in use by name, page by page, with their figures counted."""
    words, after = request.GET.get("q", "")[:200], request.GET.get("after", "")[:200]
    figures = Comparable.objects.filter(measure=OuterRef("pk")).order_by()
    figures = ArraySubquery(figures.values("pk")[: MOST_COUNTED + 1])
    count = Func(figures, function="cardinality", output_field=IntegerField())
    found = Measure.objects.filter(became=None, name__icontains=words)
    found = found.filter(name__gt=after).order_by("name").annotate(count=count)
    found = list(found[: A_PAGE + 1])
    context = {
        "measures": found[:A_PAGE],
        "more": found[A_PAGE - 1].name if len(found) > A_PAGE else "",
        "words": words,
        "most_counted": MOST_COUNTED,
    }
    return render_desk(request, "review/measures.html", "rows", context)


@editor_required
def measure(request, pk):
    """Show a measure; on POST, rename it."""
    return _change(request, pk, "name", rename_measure)


@editor_required
def merge(request, pk):
    """Merge a measure into another one."""
    return _change(request, pk, "merge", merge_measure)


@editor_required
def split(request, pk):
    """Move figures of a measure, by what they read as, to another one."""
    return _change(request, pk, "split", split_measure)


def _change(request, pk, what, change):
    """Show the measure ``pk``; on POST, change it by the form ``what``."""
    measure = get_object_or_404(Measure.objects.select_related("became"), pk=pk)
    if request.method != "POST":
        if what != "name":
            return redirect("review:measure", pk)
        return _show(request, measure, _forms(measure))

    forms = _forms(measure, what, request.POST)
    if not forms[what].is_valid():
        return _show(request, measure, forms, status=422)
    where = f"review:{request.resolver_match.url_name}"
    try:
        change(measure, by=request.user, where=where, **forms[what].cleaned_data)
    except Stale as error:
        measure.refresh_from_db()
        forms = _forms(measure, what, at_version(request.POST, measure.version))
        return _show(request, measure, forms, error=error, status=409)
    except ClaimsError as error:
        return _show(request, measure, forms, error=error, status=422)
    return leave(request, reverse("review:measure", args=[pk]), CHANGED[what])


def _forms(measure, what="", data=None):
    """Return the forms of the screen; the one that was sent holds ``data``."""
    version = {"version": measure.version}
    given = {what: data}
    return {
        "name": NameMeasureForm(
            given.get("name"), initial={**version, "name": measure.name}
        ),
        "merge": MergeMeasureForm(
            given.get("merge"), initial=version, auto_id="merge_%s"
        ),
        "split": SplitMeasureForm(
            given.get("split"),
            initial=version,
            auto_id="split_%s",
            wordings=wordings_of(measure),
        ),
    }


def _show(request, measure, forms, *, status=200, **context):
    latest = Figure.objects.filter(measure=measure, claim__state=State.ACCEPTED)
    latest = latest.select_related("claim__speaker", "claim__snapshot__article")
    heavy = ["claim__search", "claim__snapshot__text", "claim__snapshot__raw"]
    same = Measure.objects.filter(became=None, dimension=measure.dimension)
    context |= {
        "measure": measure,
        "forms": forms,
        "figures": latest.defer(*heavy).order_by(F("pk").desc())[:LATEST],
        "names": same.exclude(pk=measure.pk).order_by("name")[:NAMES],
        "history": history_of(measure),
    }
    return render_desk(
        request, "review/measure.html", "measure", context, status=status
    )
