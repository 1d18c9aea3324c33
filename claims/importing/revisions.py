"""Which accepted claims a new snapshot of their article touches, and how."""

from claims.domain.rewording import Passage, trace
from claims.models import Claim, Revision, RevisionKind, RevisionState, Snapshot, State

FARTHEST = (
    300  # characters between a speaker's mention and the words, to be one passage
)


def note_revisions(snapshot):
    """Note what ``snapshot`` did to the claims accepted of earlier texts; return these.

    Words that stand as they stood are carried over; everything else awaits an editor.
    Each claim is compared with the last text in which its words were found.
    """
    claims = Claim.objects.filter(
        snapshot__article=snapshot.article_id, state=State.ACCEPTED
    )
    claims = claims.exclude(snapshot=snapshot).prefetch_related("figures")
    claims = list(claims.defer("search").order_by("pk"))
    last = _last_found(claims)
    texts = _texts(claims, last)
    revisions = [
        _revision(claim, last.get(claim.pk), texts, snapshot) for claim in claims
    ]
    return Revision.objects.bulk_create(revisions)


def _last_found(claims):
    """Return the latest revision of each claim that found its words, by claim."""
    found = Revision.objects.filter(claim__in=claims, start__isnull=False)
    return {revision.claim_id: revision for revision in found.order_by("pk")}


def _texts(claims, last):
    """Return the texts that the claims are compared with, by snapshot."""
    keys = {last[c.pk].snapshot_id if c.pk in last else c.snapshot_id for c in claims}
    rows = Snapshot.objects.filter(pk__in=keys)
    return dict(rows.values_list("pk", "text"))


def _revision(claim, before, texts, snapshot):
    if before:
        old, span = texts[before.snapshot_id], (before.start, before.end)
        passage = Passage(*span, span)
    else:
        old, passage = texts[claim.snapshot_id], passage_of(claim)
    traced = trace(old, passage, snapshot.text)
    kind = RevisionKind(traced.kind.value)
    same = kind == RevisionKind.SAME
    return Revision(
        claim=claim,
        snapshot=snapshot,
        kind=kind,
        state=RevisionState.CARRIED if same else RevisionState.OPEN,
        start=traced.start,
        end=traced.end,
    )


def passage_of(claim):
    """Return the words of ``claim`` with its cue and mention, where they are near."""
    start, end = claim.content_start, claim.content_end
    for low, high in (
        (claim.cue_start, claim.cue_end),
        (claim.mention_start, claim.mention_end),
    ):
        if low is not None and start - FARTHEST <= low and high <= end + FARTHEST:
            start, end = min(start, low), max(end, high)
    figures = tuple((figure.start, figure.end) for figure in claim.figures.all())
    return Passage(start, end, (claim.content_start, claim.content_end), figures)
