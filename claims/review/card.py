"""What the desk shows of one claim."""

from dataclasses import dataclass

from claims.domain.comparison import Relation, compare
from claims.linking.candidates import candidates, in_context
from claims.linking.statements import statement_of
from claims.models import Claim, Decision, Link, State

from .marks import pieces
from .queue import capped_count, next_claim, previous_claim, to_review
from .wording import FigureRow

SHOWN_ALIKE = 6


@dataclass(frozen=True, slots=True)
class Alike:
    """An accepted figure of the same measure, and how it relates to the claim's."""

    row: FigureRow
    relation: Relation | None
    why: str
    link: Link | None


def claim_for_desk(pk):
    """Return the query of the claim ``pk`` with all that its card shows."""
    claims = Claim.objects.filter(pk=pk)
    return (
        claims.with_attribution()
        .with_figures()
        .select_related("snapshot__article__topic")
    )


def card_context(request, claim, filters):
    """Return what the card of ``claim`` needs, in a fixed number of queries."""
    editor = request.user
    figures = list(in_context(claim.figures.order_by("start", "pk")))
    return {
        "claim": claim,
        "figures": [FigureRow.of(figure) for figure in figures],
        "alike": alike(claim, figures),
        "filters": filters,
        "waiting_count": capped_count(to_review(filters, editor)),
        "next": next_claim(filters, editor, after=claim),
        "previous": previous_claim(filters, editor, before=claim),
        "can_undo": Decision.objects.to_undo(editor).exists(),
        "can_redo": Decision.objects.to_redo(editor).exists(),
    }


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


def alike(claim, figures):
    """Return accepted figures with a measure of ``figures``, those of ``claim``.

    Each comes with how it relates to the claim's figure, and their link, if any.
    """
    by_measure = {figure.measure.name: figure for figure in figures if figure.measure}
    if not by_measure:
        return []
    links = {}
    for link in Link.objects.of_claim(claim).exclude(state=State.WITHDRAWN):
        links[link.figure_a_id] = links[link.figure_b_id] = link
    others = candidates(next(iter(by_measure.values())), measures=[*by_measure])
    return [
        _alike(by_measure[other.measure.name], other, links.get(other.pk))
        for other in others[:SHOWN_ALIKE]
    ]


def _alike(figure, other, link):
    verdict = compare(statement_of(figure), statement_of(other))
    return Alike(FigureRow.of(other), verdict.relation, verdict.decisive.words, link)
