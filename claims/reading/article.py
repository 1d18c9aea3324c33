"""An article: its claims in their context; all of its text where it may be shown."""

from dataclasses import dataclass

from claims.models import Claim, Snapshot

from .quoting import CONTEXT, Piece, original_address, pieces_of, whole_words
from .rows import CLAIMS, claims_with
from .said import caution_of, quote_of, wording_of


@dataclass(frozen=True, slots=True)
class InContext:
    """A claim with the words around it; older: it stands in an earlier snapshot."""

    claim: Claim
    pieces: list[Piece]
    wording: str
    caution: str
    is_older: bool


@dataclass(frozen=True, slots=True)
class Paragraph:
    pieces: list[Piece]


def article_screen(article, snapshot, *, may_read_all):
    """Return what the page of ``article`` shows, by its latest ``snapshot``."""
    claims = claims_with().filter(snapshot__article=article)
    claims = list(claims.order_by("content_start", "pk")[:CLAIMS])
    here = [claim for claim in claims if claim.snapshot_id == snapshot.pk]
    return {
        "article": article,
        "claims": [_in_context(claim, snapshot) for claim in claims],
        "paragraphs": paragraphs(snapshot.text, here) if may_read_all else [],
        "original": original_address(article, claims[0].quote if claims else ""),
        "snapshot": snapshot,
    }


def _in_context(claim, snapshot: Snapshot):
    is_older = claim.snapshot_id != snapshot.pk
    pieces = quote_of(claim, claim.figures.all())
    if not is_older:
        start, end = claim.content_start, claim.content_end
        before = snapshot.text[max(0, start - CONTEXT) : start]
        before, after = whole_words(before, snapshot.text[end : end + CONTEXT])
        before, after = before.rpartition("\n")[2], after.partition("\n")[0]
        pieces = [Piece(before), *pieces, Piece(after)]
    pieces = [piece for piece in pieces if piece.text]
    return InContext(claim, pieces, wording_of(claim), caution_of(claim), is_older)


def paragraphs(text, claims):
    """Return the paragraphs of ``text`` with the figures of ``claims`` marked."""
    figures = sorted(
        (figure for claim in claims for figure in claim.figures.all()),
        key=lambda figure: figure.start,
    )
    found, at = [], 0
    for part in text.split("\n"):
        inside = [f for f in figures if at <= f.start and f.end <= at + len(part)]
        if part.strip():
            found.append(Paragraph(pieces_of(part, inside, offset=at)))
        at += len(part) + 1
    return found
