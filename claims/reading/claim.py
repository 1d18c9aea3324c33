"""A claim in its context, with its links."""

from dataclasses import dataclass

from django.db.models import FETCH_RAISE, F, Prefetch, Q
from django.db.models.functions import Greatest, Least, Substr

from claims.linking.slips import slips_of
from claims.models import (
    Claim,
    DisputeState,
    Figure,
    Link,
    LinkKind,
    Revision,
    RevisionState,
    State,
)

from .json_ld import claim_data, script
from .quoting import CONTEXT, Piece, original_address, sentence_of, whole_words
from .reasons import Reasoned
from .rows import claims_with
from .said import caution_of, quote_of, wording_of

LINKS = 60


@dataclass(frozen=True, slots=True)
class Linked(Reasoned):
    """A link as one of its claims sees it: how it relates to the other one."""

    words: str
    other: Claim
    figure: Figure | None
    link: Link

    @property
    def caution(self):
        return caution_of(self.other)

    @property
    def reasons(self):
        return self.link.reasons

    @property
    def note(self):
        return self.link.note

    @property
    def changed_to(self):
        return self.link.changed_to


def claim_rows():
    """Return accepted claims with all that their own page shows of them."""
    start = Greatest(F("content_start") - CONTEXT, 0)
    return (
        claims_with()
        .select_related("snapshot__article__topic")
        .annotate(
            before=Substr(
                "snapshot__text", start + 1, Least(F("content_start"), CONTEXT)
            ),
            after=Substr("snapshot__text", F("content_end") + 1, CONTEXT),
        )
    )


def claim_screen(claim, address):
    """Return what the page of ``claim``, whose own URL is ``address``, shows."""
    figures = list(claim.figures.all())
    linked = links_of(claim)
    disputes = {one.link.dispute.pk: one.link.dispute for one in linked}
    told = told_first(claim)
    return {
        "claim": claim,
        "article": claim.snapshot.article,
        "figures": figures,
        "pieces": _excerpt(claim, figures),
        "wording": wording_of(claim),
        "caution": caution_of(claim),
        "original": original_address(claim.snapshot.article, claim.quote),
        "sentence": sentence_of(claim),
        "told_first": told,
        "linked": linked,
        "slips": slips_of([claim], Claim.objects.public()),
        "disputes": list(disputes.values()),
        "changed": changed_since(claim),
        "address": address,
        "json_ld": script(claim_data(claim, address, told)),
    }


def told_first(claim):
    """Return the claim that stands for the utterance of ``claim``; None for itself."""
    if claim.appearance_of_id is None:
        return None
    first = Claim.objects.public().filter(pk=claim.appearance_of_id)
    return first.with_attribution().fetch_mode(FETCH_RAISE).first()


def changed_since(claim):
    """Return the latest text in which the source changed the words, or None.

    Only what an editor looked at counts.
    """
    kept = Revision.objects.filter(claim=claim.pk, state=RevisionState.KEPT)
    return kept.order_by("-pk").values("kind", "snapshot__fetched_at").first()


def _excerpt(claim, figures):
    before, after = whole_words(claim.before, claim.after)
    around = [Piece(before), *quote_of(claim, figures), Piece(after)]
    return [piece for piece in around if piece.text]


def links_of(claim):
    """Return the accepted links of ``claim`` in published disputes.

    Its ends are fetched apart: planning one query with all that they bring took
    PostgreSQL many times as long as to answer these.
    """
    told = Claim.objects.with_attribution().fetch_mode(FETCH_RAISE)
    found = (
        Link.objects.public()
        .filter(
            Q(claim_a=claim.pk) | Q(claim_b=claim.pk),
            dispute__state=DisputeState.PUBLISHED,
            claim_a__state=State.ACCEPTED,
            claim_b__state=State.ACCEPTED,
            claim_a__awaits_second=False,
            claim_b__awaits_second=False,
        )
        .select_related("dispute", "figure_a", "figure_b")
        .prefetch_related(Prefetch("claim_a", told), Prefetch("claim_b", told))
    )
    found = found.order_by("-pk").fetch_mode(FETCH_RAISE)
    return [_linked(link, claim) for link in found[:LINKS]]


def _linked(link, claim):
    is_first = link.claim_a_id == claim.pk
    other = link.claim_b if is_first else link.claim_a
    figure = link.figure_b if is_first else link.figure_a
    is_updated = link.kind == LinkKind.UPDATES and is_first
    words = "updated by" if is_updated else link.kind
    return Linked(words, other, figure, link)
