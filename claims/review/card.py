"""What the desk shows of one claim."""

from collections import namedtuple
from dataclasses import dataclass
from uuid import uuid4

from django.db.models import Q
from django.urls import reverse

from claims.domain.comparison import Relation, compare
from claims.linking.conventions import conventions_in_force
from claims.linking.nearest import nearest_of
from claims.linking.slips import slips_of
from claims.linking.statements import stated, stated_of, statement_of
from claims.models import Claim, Figure, Link, State
from claims.models.rows import fetched, select

from .forms.values import ValueForms
from .keys import keys_of
from .marks import pieces
from .queue import capped_count, to_review
from .wording import FigureRow

SHOWN_ALIKE = 6
SHOWN_SLIPS = 3
# What is shown of a figure beside the claim's own.
TOLD = {
    "pk": "pk",
    "interval": "interval",
    "is_approximate": "is_approximate",
    "unit": "unit",
    "as_of": "as_of",
    "speaker": "claim__speaker__name",
}
WITH_KEYS = " WHERE claims_figure.id = ANY(%s)"
Told = namedtuple("Told", TOLD)


@dataclass(frozen=True, slots=True)
class Alike:
    """An accepted figure of the same measure, and how it relates to the claim's."""

    row: FigureRow
    own: object
    relation: Relation | None
    why: str
    link: Link | None


def claim_for_desk(pk):
    """Return the query of the claim ``pk`` with all that its card shows."""
    claims = Claim.objects.filter(pk=pk)
    return claims.with_attribution().select_related("snapshot__article__topic")


def figures_of(claim):
    """Return the figures of ``claim``, one of ``claim_for_desk``, with their scope."""
    figures = claim.figures.select_related("measure", "place__within__within__within")
    return list(figures.order_by("start", "pk"))


def card_context(request, claim, filters, typed=None):
    """Return what the card of ``claim`` needs, in a fixed number of queries.

    ``typed`` is what was sent from the card before, to be shown again.
    """
    editor = request.user
    figures, keys = figures_of(claim), keys_of(editor)
    forms = ValueForms(figures, typed, key=keys["value"])
    return {
        "claim": claim,
        "figures": [(FigureRow.of(form.figure), form) for form in forms],
        **(compared(claim, figures) if figures else {}),
        "filters": filters,
        "waiting_count": capped_count(to_review(filters, editor)),
        "next": f"{reverse('review:next')}{filters.query_with(after=claim.pk)}",
        "previous": f"{reverse('review:next')}{filters.query_with(before=claim.pk)}",
        "stretches": stretches(keys),
        "keys": keys,
        "once_key": uuid4(),
    }


def compared(claim, figures):
    """Return what ``figures``, those of ``claim``, are like, and what does not fit."""
    conventions = conventions_in_force()
    slips = slips_of([claim], beside(claim), conventions)
    return {"alike": alike(claim, figures, conventions), "slips": slips[:SHOWN_SLIPS]}


def beside(claim):
    """Return ``claim`` itself with the claims that were accepted."""
    return Claim.objects.filter(Q(pk=claim.pk) | Q(state=State.ACCEPTED))


def stretches(keys):
    """Return what moves the words of a claim: its label, its key, and how."""
    return [
        ("Begin earlier", keys["start_earlier"], "start backward"),
        ("Begin later", keys["start_later"], "start forward"),
        ("End earlier", keys["shrink"], "end backward"),
        ("End later", keys["stretch"], "end forward"),
    ]


def text_context(snapshot, current=None):
    """Return the text of ``snapshot``, cut at its claims, and the list of these."""
    claims = list(
        snapshot.claims.exclude(state=State.WITHDRAWN)
        .select_related("speaker")
        .defer("search")
        .order_by("content_start", "pk")
    )
    here = next((claim for claim in claims if claim == current), current)
    return {
        "snapshot": snapshot,
        "pieces": pieces(snapshot.text, claims, current=here),
        "claims": claims,
    }


def alike(claim, figures, conventions):
    """Return accepted figures with a measure of ``figures``, those of ``claim``.

    Each comes with how it relates to the claim's figure, and their link, if any.
    """
    written = [one for one in figures if one.conversion_of_id is None]
    by_measure = {one.measure_id: one for one in written if one.measure_id}
    if not by_measure:
        return []
    links = {}
    for link in Link.objects.of_claim(claim).exclude(state=State.WITHDRAWN):
        links[link.figure_a_id] = links[link.figure_b_id] = link
    return [
        _alike(by_measure[other.measure], other, row, links.get(row.pk), conventions)
        for other, row in _nearest(by_measure, {figure.pk for figure in figures})
    ]


def _nearest(by_measure, own):
    """Return the figures to show beside those of ``by_measure``, none of ``own``.

    Each as Stated and as Told.
    """
    figure = stated_of(next(iter(by_measure.values())))
    keys = nearest_of({figure: by_measure})[figure.pk]
    keys = [pk for pk in keys if pk not in own][:SHOWN_ALIKE]
    told = fetched(select(Figure, *TOLD.values()) + WITH_KEYS, [keys])
    rows = {row.pk: row for row in map(Told._make, told)}
    known = {one.pk: one for one in stated(keys)}
    return [(known[pk], rows[pk]) for pk in keys if pk in known and pk in rows]


def _alike(figure, other, row, link, conventions):
    verdict = compare(statement_of(figure), other.statement, conventions)
    why = verdict.decisive.words
    return Alike(FigureRow.of(row), figure, verdict.relation, why, link)
