"""Quotations that stand alone and name their speaker: '"A." - Ana Berg'."""

from .drafts import Draft
from .passage import Passage, Piece

DASHES = {"-", "–", "—", "--", "―", "~", "("}
LONGEST_NAME = 12  # tokens of a signature


def find_signed(passage: Passage) -> list[Draft]:
    """Return the quotations that fill a paragraph and are signed behind it."""
    found = []
    for index, sentence in enumerate(passage.sentences):
        if not _opens_with_quotation(passage, sentence):
            continue
        last = _quotation_end(passage, sentence)
        mention = _signature(passage, last, sentence.stop)
        if last == sentence.stop and index + 1 < len(passage.sentences):
            following = passage.sentences[index + 1]
            dashed = passage.doc[following.start].text in DASHES
            if dashed or following.start not in passage.paragraph_starts:
                mention = _signature(passage, following.start, following.stop)
        if mention is not None:
            found.append(_draft(passage, (sentence.start, last), mention))
    return found


def _opens_with_quotation(passage: Passage, sentence: range) -> bool:
    first = sentence.start
    return first in passage.paragraph_starts and passage.quoted[first]


def _quotation_end(passage: Passage, sentence: range) -> int:
    i = sentence.start
    while i < sentence.stop and passage.quote_of[i] == passage.quote_of[sentence.start]:
        i += 1
    return i


def _signature(passage: Passage, first: int, last: int) -> Piece | None:
    """Return the name that the tokens are, up to a comma; None where they are none."""
    doc = passage.doc
    while first < last and (doc[first].text in DASHES or doc[first].is_space):
        first += 1
    if not 0 < last - first <= LONGEST_NAME or doc[last - 1].text in {".", "?", "!"}:
        return None
    if passage.quoted[first] or not doc[first].text[0].isupper():
        return None
    if any(t.tag_ in {"VBD", "VBZ", "VBP", "MD"} for t in doc[first:last]):
        return None
    end = first
    while (
        end < last and doc[end].text not in {",", ")", "("} and not passage.quoted[end]
    ):
        end += 1
    return (first, end) if end > first else None


def _draft(passage: Passage, piece: Piece, mention: Piece) -> Draft:
    words = "a name stands behind the quotation"
    return Draft(
        mention=passage.span(mention),
        cue=None,
        pieces=[passage.span(piece)],
        rules=[("quote.signed", words)],
    )
