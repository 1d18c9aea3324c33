"""A link that an editor makes straight from a claim on the desk."""

from django.db import transaction
from django.utils import timezone

from claims.domain.comparison import compare
from claims.errors import ClaimsError, Stale
from claims.linking.actions import RULES_VERSION, verdict_of
from claims.linking.conventions import conventions_in_force
from claims.linking.statements import statement_of
from claims.models import DecisionKind, Link, State

from ..history import Step
from ..naming import question_of
from . import claims, links


@transaction.atomic
def link_claim(claim, *, figure, other, kind, version, by, where=""):
    """Accept a link of ``kind`` between two figures, ``figure`` one of ``claim``.

    A claim that is only suggested is accepted with it, in one step. A pair that has a
    link keeps it; a new dispute asks the question that the figures answer. Raises
    Stale where the claim was decided on since ``version``, ClaimsError as
    ``accept_link`` does.
    """
    step = Step(by, where)
    if claim.version != version:
        raise Stale(claim)
    if claim.state != State.ACCEPTED:
        claims.accept_in(step, claim, version=version)
    pair = links.in_order(figure, other, kind)
    link = _link_between(*pair) or _add_link(*pair, kind, step)
    links.accept_in(
        step,
        link,
        version=link.version,
        kind=kind,
        question=question_of(link),
        pair=pair,
    )
    return link


def _link_between(a, b):
    found = Link.objects.select_related(
        "claim_a__snapshot__article__topic",
        "claim_b__snapshot__article__topic",
        "figure_a",
        "figure_b",
    )
    pair = [a.pk, b.pk]
    return found.filter(figure_a__in=pair, figure_b__in=pair).first()


def _add_link(a, b, kind, step):
    if a.claim_id == b.claim_id:
        raise ClaimsError("Both figures are of one claim. Nothing was saved.")
    verdict = compare(statement_of(a), statement_of(b), conventions_in_force())
    link = Link.objects.create(
        claim_a=a.claim,
        claim_b=b.claim,
        figure_a=a,
        figure_b=b,
        kind=kind,
        verdict=verdict_of(verdict),
        state=State.SUGGESTED,
        created_at=timezone.now(),
        rules_version=RULES_VERSION,
        reasons=[
            {"part": check.name, "holds": check.holds, "words": check.words}
            for check in verdict.checks
        ],
    )
    link.refresh_from_db(fields=["version"])
    step.record(DecisionKind.ADD, link, before=None)
    return link
