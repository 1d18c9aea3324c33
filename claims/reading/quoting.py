"""Quotations as readers see them: the words, with their figures marked."""

from dataclasses import dataclass
from itertools import pairwise
from urllib.parse import urlsplit

from claims.domain.sentence import address_at_words, attributing_sentence
from claims.models import Form, Polarity

CONTEXT = 280  # characters shown before and after a claim


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of text; ``kind`` is "figure", "claim" or "" for what is around it."""

    text: str
    kind: str = ""


def pieces_of(text, figures, *, offset=0):
    """Return ``text``, which begins at ``offset``, cut around ``figures``.

    A hedge that stands right before a figure's words is marked with them.
    """
    spans = sorted(_marked(text, figure, offset) for figure in figures)
    pieces, at = [], 0
    for start, end in spans:
        if start < at or end > len(text):
            continue
        pieces += [Piece(text[at:start]), Piece(text[start:end], "figure")]
        at = end
    pieces.append(Piece(text[at:]))
    return [piece for piece in pieces if piece.text]


def _marked(text, figure, offset):
    start, end = figure.start - offset, figure.end - offset
    before = text[: max(start, 0)].rstrip()
    if figure.hedge and before.lower().endswith(figure.hedge.lower()):
        start = len(before) - len(figure.hedge)
    return start, end


def in_context(excerpt, offset, claim, figures):
    """Return the pieces of ``excerpt`` around ``claim``, from ``offset`` in the text.

    Only words of the claim, all of its segments, are of kind "claim" or "figure".
    """
    edges = [0]
    for start, end in claim.segments:
        edges += [start - offset, end - offset]
    edges.append(len(excerpt))
    pieces = []
    for i, (start, end) in enumerate(pairwise(edges)):
        part = excerpt[start:end]
        if i % 2:
            inner = [f for f in figures if start <= f.start - offset < end]
            cut = pieces_of(part, inner, offset=offset + start)
            pieces += [Piece(p.text, p.kind or "claim") for p in cut]
        elif part:
            pieces.append(Piece(part))
    return pieces


def whole_words(before, after):
    """Return what was cut off a text at both ends without its broken words.

    An end that was cut gets an ellipsis; one shorter than CONTEXT was not cut.
    """
    if len(before) == CONTEXT:
        before = "… " + before.partition(" ")[2]
    if len(after) == CONTEXT:
        after = after.rpartition(" ")[0] + " …"
    return before, after


def original_address(article, quote):
    """Return where the article can be read, at the words of ``quote``; None: nowhere.

    Only http and https addresses are ever shown.
    """
    address = article.url or article.origin_url
    if urlsplit(address or "").scheme not in {"http", "https"}:
        return None
    return address_at_words(address, quote) if article.url else address


def sentence_of(claim):
    """Return the sentence that attributes ``claim``, to be copied."""
    article = claim.snapshot.article
    return attributing_sentence(
        quote=claim.quote,
        speaker=claim.speaker.name if claim.speaker else "",
        role=claim.role,
        source=article.source.name,
        published_on=article.published_on,
        is_direct=claim.form == Form.DIRECT,
        is_denied=claim.polarity == Polarity.DENIED,
    )
