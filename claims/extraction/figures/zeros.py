"""None of them: "no deaths", "none of the sailors", "not a single shot" as zero."""

from decimal import Decimal

from spacy.tokens import Doc, Token

from claims.domain.intervals import Interval
from claims.extraction.found import FoundFigure, Reason, Span
from claims.extraction.texts import lowers_of, text_of

from .nouns import noun_of, noun_text

NOT_COUNTED = set(
    "doubt plan plans sign signs reason reasons reports report talks details "
    "comment comments evidence idea way need information words questions doubts "
    "grounds answers means terms ties links regrets results circumstances guarantees "
    "conditions strings matter longer more fewer less intentions illusions".split()
)
OPENING = {"no", "none", "not", "without"}


def zeros(doc: Doc, taken: set[Span]) -> list[FoundFigure]:
    """Return the figures of zero of ``doc``, save those whose span is ``taken``."""
    found = []
    for i, word in enumerate(lowers_of(doc)):
        if word not in OPENING:
            continue
        token = doc[i]
        read = _none(doc, token) or _no(token) or _not_one(doc, token)
        if read is None:
            continue
        noun, last = read
        span = Span(token.idx, last.idx + len(last))
        if not any(span.start < end.end and end.start < span.end for end in taken):
            found.append(_zero(doc, span, noun))
    return found


def _none(doc: Doc, token: Token) -> tuple[Token | None, Token] | None:
    """Return "none of the sailors", and "none" that is the subject of its clause."""
    if token.lower_ != "none" or token.i + 1 == len(doc):
        return None
    if doc[token.i + 1].lower_ == "of":
        return noun_of(doc, doc[token.i : token.i + 1], has_unit=False), token
    is_subject = token.dep_ in {"nsubj", "nsubjpass"} and token.head.i > token.i
    return (None, token) if is_subject else None


def _no(token: Token) -> tuple[Token | None, Token] | None:
    """Return "no deaths"."""
    if token.lower_ != "no" or token.dep_ != "det" or token.head.i <= token.i:
        return None
    noun = token.head
    if token.nbor(1).tag_ in {"JJR", "RBR"}:  # "no fewer than"
        return None
    if noun.lower_ in NOT_COUNTED or noun.tag_ != "NNS":
        return None
    return noun, token


def _not_one(doc: Doc, token: Token) -> tuple[Token | None, Token] | None:
    """Return "not a single shot", "not one soldier"."""
    if token.lower_ not in {"not", "without"}:
        return None
    end = token.i + 1
    if end < len(doc) and doc[end].lower_ == "a":
        end += 1
    is_single = end + 1 < len(doc) and doc[end].lower_ == "single" and end > token.i + 1
    is_one = token.lower_ == "not" and end < len(doc) and doc[end].lower_ == "one"
    noun = doc[end + 1] if end + 1 < len(doc) else None
    if noun is None or not (is_single or is_one) or noun.pos_ != "NOUN":
        return None
    return noun, doc[end]


def _zero(doc: Doc, span: Span, noun: Token | None) -> FoundFigure:
    words = text_of(doc)[span.start : span.end]
    return FoundFigure(
        span=span,
        interval=Interval.exactly(Decimal(0)),
        value=Decimal(0),
        noun=noun_text(noun),
        reasons=(Reason("figure", "figure.none", f'"{words}" counts as zero'),),
    )
