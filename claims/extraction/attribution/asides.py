"""What a frame is set into: "A, she said", "A, said Berg, B"."""

from spacy.tokens import Token

from .clauses import follows_content
from .cues import closes, is_cue, is_in, thinks
from .ends import trimmed
from .frames import Frame
from .mention import RELATIVE
from .passage import DASHES, LINKS, Passage, Piece, is_mark

GOING_ON = frozenset(
    "including with against from up down compared since and or of among not most "
    "half".split()
)


SHIFTED = frozenset({"had", "would", "could", "might"})
FRACTIONS = frozenset({"half", "third", "quarter", "fifth", "tenth"})
HEDGES = frozenset(
    "about around nearly almost roughly some more less fewer over under at "
    "between".split()
)
HEDGED = 4  # tokens from a hedge to its number


def aside_pieces(
    passage: Passage, frame: Frame, before: list[Frame], right: int
) -> list[Piece]:
    """Return the pieces before and behind the frame; none where it is no aside."""
    doc = passage.doc
    left = _left_bound(passage, frame, before)
    first = frame.first - 1 if doc[frame.first - 1].lower_ == "as" else frame.first
    if frame.shared or first <= left or not _may_be_aside(passage, frame, first):
        return []
    head = trimmed(passage, left, first)
    pieces = head + tail(passage, frame, right, complete=has_verb(passage, head))
    return pieces if has_verb(passage, pieces) else []


def _may_be_aside(passage: Passage, frame: Frame, first: int) -> bool:
    doc, cue = passage.doc, frame.cue
    if frame.mention and doc[frame.mention[0]].lower_ in RELATIVE:
        return False
    beside = passage.quoted[first - 1] or is_mark(doc[first - 1])
    finds = is_in("weak", cue) and closes(cue)  # "It is late, auditors found."
    if not (beside or finds or thinks(cue) or is_in("show", cue)):
        return False
    as_clause = first != frame.first
    return as_clause or frame.inverted or follows_content(passage, frame)


def _left_bound(passage: Passage, frame: Frame, before: list[Frame]) -> int:
    """Return where the statement that the frame is set into begins."""
    doc = passage.doc
    quotation = own_quotation(passage, frame)
    if quotation is not None and (not before or quotation > before[-1].last):
        return quotation
    if before:
        if doc[frame.first - 1].lower_ == "as":  # of what another says
            return before[-1].last
        linked = linked_clause(passage, frame, before[-1])
        if linked is not None:
            return linked
    return passage.sentence(frame.cue.i).start


def linked_clause(passage: Passage, frame: Frame, before: Frame) -> int | None:
    """Return where "and B" begins in "A, Berg said, and B, Lund said"."""
    doc = passage.doc
    for i in range(frame.first - 2, before.last - 1, -1):
        linked = doc[i].text == "," and doc[i + 1].lower_ in LINKS - {"or"}
        if (linked or doc[i].text == ":") and not passage.quoted[i]:
            return i + 1
    return None


def own_quotation(passage: Passage, frame: Frame) -> int | None:
    """Return where a quotation right before the frame begins, behind a colon."""
    last = frame.first - 1
    if last < 0 or not passage.quoted[last]:
        return None
    first = last
    while first > 0 and passage.quote_of[first - 1] == passage.quote_of[last]:
        first -= 1
    return first if passage.doc[first - 1].text == ":" else None


def tail(passage: Passage, frame: Frame, right: int, complete: bool) -> list[Piece]:
    """Return what goes on behind the frame: "Recipients, said Mauer, are required".

    Where what stands before it is ``complete``, only what plainly belongs to the
    statement does: a further quotation, a figure, a participle that reports nothing.
    """
    doc, i = passage.doc, frame.last
    if complete and (frame.inverted or passage.quoted[frame.first - 1]):
        while i < right and not (passage.quoted[i] and _opens_quotation(passage, i)):
            i += 1
        return trimmed(passage, i, right)
    if frame.inverted and i + 1 < right and doc[i + 1].lower_ in {"who", "which"}:
        i += 1  # "The river, said the chief, who saw it, has fallen"
    while i < right and not passage.quoted[i] and doc[i].text not in {",", *DASHES}:
        i += 1
    if i < right and not passage.quoted[i]:
        i += 1
    if i >= right:
        return []
    goes_on = passage.quoted[i] or _belongs(doc[i]) or _is_shifted(passage, i, right)
    if complete and not goes_on:
        return []
    return trimmed(passage, i, right)


def _opens_quotation(passage: Passage, i: int) -> bool:
    return i > 0 and passage.quote_of[i] != passage.quote_of[i - 1]


def _belongs(token: Token) -> bool:
    """Whether a phrase behind a frame that opens with ``token`` is still content."""
    if token.tag_ == "VBG":
        return not is_in("aside", token)
    if token.tag_ == "TO":  # "they had agreed, he said, to leave"
        return token.i + 1 < len(token.doc) and token.nbor().tag_ == "VB"
    hedged = token.lower_ in HEDGES and any(
        near.like_num or near.lower_ in FRACTIONS
        for near in token.doc[token.i + 1 : token.i + HEDGED]
    )
    return token.like_num or hedged or is_record(token) or token.lower_ in GOING_ON


def _is_shifted(passage: Passage, i: int, right: int) -> bool:
    """Whether "but B had left" goes on, its verb shifted back like the statement's."""
    doc = passage.doc
    if doc[i].lower_ not in LINKS - {"or"} or doc[i - 1].text != ",":
        return False
    own = doc[i + 1 : right]
    shifted = own[0].like_num or any(token.lower_ in SHIFTED for token in own)
    return shifted and not any(is_cue(token) and thinks(token) for token in own)


def is_record(token: Token) -> bool:
    """Whether "the fastest rise since 1961" begins, which tells of what was said."""
    after = token.doc[token.i + 1 :][:1]
    return token.pos_ == "DET" and bool(after) and after[0].tag_ in {"JJS", "RBS"}


def has_verb(passage: Passage, pieces: list[Piece]) -> bool:
    """Whether the pieces say something: a verb or a quotation is among them."""
    return any(
        passage.quoted[i] or _is_verb(passage.doc[i])
        for first, last in pieces
        for i in range(first, last)
    )


def _is_verb(token: Token) -> bool:
    """Whether it is one, for the tagger or for the parse: "the strike cost growers"."""
    return token.pos_ in {"VERB", "AUX"} or token.dep_ == "ccomp"
