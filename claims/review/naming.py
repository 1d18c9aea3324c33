"""Questions that disputes ask, and which of them nobody has settled yet."""

from django.db.models import Exists, OuterRef

from claims.domain.question import propose_question
from claims.linking.candidates import in_context
from claims.linking.statements import stated, statement_of
from claims.models import Dispute, Figure, Link, LinkKind

LONGEST = 300


def question_of(link):
    """Return the question that the figures of ``link`` answer; "" where none is."""
    keys = [pk for pk in (link.figure_b_id, link.figure_a_id) if pk]
    found = in_context(Figure.objects.filter(pk__in=keys[:1], measure__isnull=False))
    figure = found.first()
    return propose_question(statement_of(figure))[:LONGEST] if figure else ""


def questions_of(links):
    """Return the question of each of ``links``, in two queries."""
    keys = [link.figure_b_id or link.figure_a_id for link in links]
    found = {one.pk: one for one in stated({pk for pk in keys if pk}) if one.measure}
    return [
        propose_question(found[pk].statement)[:LONGEST] if pk in found else ""
        for pk in keys
    ]


def unasked():
    """Return proposed contradictions on which no dispute asks yet, oldest first."""
    asked = Dispute.objects.filter(
        topic=OuterRef("claim_b__snapshot__article__topic"),
        measure=OuterRef("figure_b__measure"),
    )
    links = Link.objects.to_review().filter(kind=LinkKind.CONTRADICTS, dispute=None)
    return links.filter(~Exists(asked))
