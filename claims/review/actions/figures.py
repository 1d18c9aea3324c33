"""How an editor's figures become a claim's figures, with their links minded."""

from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from django.db.backends.postgresql.psycopg_any import DateRange
from django.db.models import Q

from claims.domain.intervals import Interval
from claims.domain.units import dimension_of, to_base
from claims.errors import ClaimsError
from claims.models import DecisionKind, Figure, Link, Measure, Place, State
from claims.models.ranges import days_of, interval_of, stored_interval

from ..states import state_of

UNDECIDED = [State.SUGGESTED, State.WITHDRAWN]


@dataclass(frozen=True, slots=True, kw_only=True)
class FigureChange:
    """A figure as an editor wants it: ``pk`` names the one to change, None is new.

    ``start`` and ``end`` count characters of the snapshot's text; ``interval`` is in
    the unit as written. ``measure`` and ``place`` are names, made where they are not
    known; ``as_of`` is the first and the last day.
    """

    pk: int | None = None
    start: int
    end: int
    interval: Interval
    value: Decimal | None = None
    rounding: Decimal = Decimal(0)
    hedge: str = ""
    is_approximate: bool = False
    is_vague: bool = False
    unit: str = ""
    noun: str = ""
    measure: str = ""
    place: str = ""
    as_of: tuple[date, date] | None = None
    is_new: bool = False
    is_expected: bool = False
    change: str = ""
    population: str = ""
    actor: str = ""

    @classmethod
    def of(cls, figure):
        """Return ``figure`` as it is stored, to be changed with ``replace``."""
        kept = {name: getattr(figure, name) for name in KEPT}
        return cls(
            pk=figure.pk,
            interval=interval_of(figure.interval),
            measure=figure.measure.name if figure.measure else "",
            place=figure.place.name if figure.place else "",
            as_of=days_of(figure.as_of),
            **kept,
        )


KEPT = [
    "start", "end", "value", "rounding", "hedge", "is_approximate", "is_vague", "unit",
    "noun", "is_new", "is_expected", "change", "population", "actor",
]  # fmt: skip


def change_figures(claim, changes, step):
    """Make the figures of ``claim`` those of ``changes``; the others go."""
    kept = [change.pk for change in changes if change.pk]
    leaving = claim.figures.exclude(pk__in=kept)
    free_figures(leaving, step)
    claim.figures.filter(conversion_of__in=leaving).update(conversion_of=None)
    claim.figures.filter(part_of__in=leaving).update(part_of=None)
    leaving.delete()
    for change in changes:
        _save(claim, change)


def free_figures(figures, step=None):
    """Remove the links of ``figures``, which are about to go.

    Raises ClaimsError where somebody accepted one of them. One that was rejected goes
    with a record in ``step``; without a step it forbids the removal as well.
    """
    leaving = {figure.pk: figure for figure in figures}
    keys = list(leaving)
    links = Link.objects.filter(
        Q(figure_a__in=keys) | Q(figure_b__in=keys) | Q(rests_on__overlap=keys)
    )
    links.filter(state__in=UNDECIDED).delete()
    for link in links:
        if link.state == State.ACCEPTED or step is None:
            counted = [link.figure_a_id, link.figure_b_id, *link.rests_on]
            figure = next(leaving[pk] for pk in counted if pk in leaving)
            raise ClaimsError(
                f'{link} counts on the figure "{figure.words}", so the figure cannot '
                "go. Nothing was saved. Undo the decision on that link first."
            )
        before = state_of(link)
        step.record(DecisionKind.CHANGE, link, before=before, gone=True)
        link.delete()


def refuse_figures_outside(claim):
    """Raise ClaimsError where a figure of ``claim`` stands outside its words."""
    outside = Q(start__lt=claim.content_start) | Q(end__gt=claim.content_end)
    figure = claim.figures.filter(outside).first()
    if figure:
        raise ClaimsError(
            f'The figure "{figure.words}" would stand outside the words of the claim. '
            "Nothing was saved. Remove the figure, or choose words that hold it."
        )


def _save(claim, change):
    fields = {name: getattr(change, name) for name in KEPT}
    base, base_unit = to_base(change.interval, change.unit)
    fields |= {
        "words": claim.snapshot.text[change.start : change.end],
        "interval": stored_interval(change.interval),
        "base": stored_interval(base),
        "base_unit": base_unit,
        "measure": _measure(change),
        "place": _place(change.place),
        "as_of": _days(change.as_of),
    }
    if change.pk is None:
        Figure.objects.create(claim=claim, **fields)
    elif not claim.figures.filter(pk=change.pk).update(**fields):
        raise ClaimsError(
            f'The figure "{fields["words"]}" is no longer part of {claim}. Nothing was '
            "saved. Look at the claim as it is now, then decide again."
        )


def _measure(change):
    if not change.measure:
        return None
    dimension = dimension_of(change.unit)
    measure, _ = Measure.objects.get_or_create(
        name=change.measure, defaults={"dimension": dimension}
    )
    if measure.dimension != dimension:
        raise ClaimsError(
            f'"{measure}" is a {measure.dimension}, which is never given in '
            f"{change.unit or 'plain numbers'}. Nothing was saved. Choose another "
            "measure or unit."
        )
    return measure


def _place(name):
    return Place.objects.get_or_create(name=name)[0] if name else None


def _days(as_of):
    if as_of is None:
        return None
    return DateRange(as_of[0], as_of[1] + timedelta(days=1))
