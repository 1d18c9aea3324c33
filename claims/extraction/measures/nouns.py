"""Which word of a sentence a figure counts, and whether it counts none."""

import re

from spacy.tokens import Doc, Span, Token

from claims.extraction.figures.nouns import LEMMAS
from claims.extraction.found import FoundFigure
from claims.extraction.texts import lemmas_of, lowers_of, text_of

from .counts import TAKING_PEOPLE, TALLIES
from .lexicons import happenings, things
from .words import put_at

OF_WHOLE = re.compile(r"\W{0,4}\bof (?:them|whom|which|these|those|the)\b")
OF_THEM = re.compile(r"\W{0,4}\bof (?:them|whom|which|these|those|the)\b\W{0,4}(\w*)")
OF_THESE = re.compile(r"\W{0,4}\bof (?:them|whom)\b")
SAYING = frozenset(
    "say claim estimate put tell report announce insist state give list count "
    "speak offer demand seek propose want forecast predict expect".split()
)

# What people do at a gathering: "90,000 had come", "200 attended".
COMING = frozenset("come attend".split())
# Nouns that tell when, where a number stands before them: "4,300 a week earlier".
SPANS_OF_TIME = frozenset("hour day week month year night weekend decade".split())

KEEPING_COUNT = frozenset(
    "be stand remain rise fall grow climb count record confirm register".split()
)
# Verbs whose object is where a count has got to: "passed 400".
REACHING = frozenset(
    "reach total exceed top pass hit number surpass cross near approach near give take "
    "bring raise lower revise correct confirm cite quote mention show have".split()
)


def span_of(doc: Doc, figure: FoundFigure) -> Span | None:
    return doc.char_span(figure.span.start, figure.span.end, alignment_mode="expand")


def noun_token(doc: Doc, figure: FoundFigure, span: Span) -> Token | None:
    """Return what is counted; None where the sentence names only a tally or a speaker.

    "Six of them minors" counts minors.
    """
    end = figure.span.end
    after = OF_THEM.match(text_of(doc)[end : end + 40])
    if after:
        named = doc.char_span(end + after.start(1), end + after.end(1))
        if named is not None and named.root.dep_ == "poss":
            return named.root.head
        if named is not None and _is_countable(named.root.lemma_.lower()):
            return named.root
        if OF_THESE.match(text_of(doc)[end : end + 20]):
            return None
    tally = next(iter(put_at(span.root)), None)
    if tally is not None and tally.lemma_ == "toll" and figure.unit is None:
        return tally  # of a collapse, in a town: the dead are counted
    noun = figure.noun or ""
    if noun in SPANS_OF_TIME and figure.unit is None:
        return None
    lemmas, lowers = lemmas_of(doc), lowers_of(doc)
    alike = [
        i
        for i in range(span.sent.start, span.sent.end)
        if noun in (lemmas[i], lowers[i]) or noun == LEMMAS.get(lowers[i])
    ]
    tokens = [
        token
        for token in map(doc.__getitem__, alike)
        if token.pos_ != "NUM"
        and not _speaks(token)
        and not _acts_on(token, span.root)
        and (token.pos_ in {"NOUN", "PROPN"} or _is_countable(noun))
    ]
    return min(tokens, key=lambda token: abs(token.i - span.start), default=None)


def _does_or_suffers(number: Token) -> bool:
    """Whether a number is the subject of a verb of its own: "134 had been taken"."""
    is_subject = number.dep_ in {"nsubj", "nsubjpass"} and number.pos_ == "NUM"
    verb = number.head
    if is_subject and verb.lemma_ in {"be", "remain"}:
        beside = {child.dep_ for child in verb.children}  # "90 were at work"
        return bool(beside & {"prep", "acomp"}) and not beside & {"attr", "ccomp"}
    return is_subject and verb.lemma_ not in SAYING | KEEPING_COUNT | COMING


def is_anothers(number: Token) -> bool:
    """Whether a number without a noun is what somebody got or did: "the Reds won 12".

    Then it answers no question that only the rest of an article asks.
    """
    if number.pos_ != "NUM":
        return False
    doc, verb = number.doc, number.head
    if number.i and doc[number.i - 1].pos_ == "PROPN":
        return True  # "the Blues won 40 and the Reds 12"
    is_object = number.dep_ == "dobj" and verb.pos_ == "VERB"
    return is_object and verb.lemma_.lower() not in SAYING | KEEPING_COUNT | REACHING


def _acts_on(token: Token, number: Token) -> bool:
    """Whether a noun does to people what a bare number counts: "a crash killed 17"."""
    verb = number.head
    if number.dep_ != "dobj" or number.pos_ != "NUM" or token.dep_ != "nsubj":
        return False
    if verb.lemma_.lower() not in TAKING_PEOPLE:
        return False
    return token.head == verb or (verb.dep_ == "conj" and token.head == verb.head)


def _is_countable(lemma: str) -> bool:
    return lemma in things() or lemma in happenings("people")


def _speaks(token: Token) -> bool:
    """Whether a noun is the subject of a verb of saying: it is not what is counted."""
    head = token.head
    if head.lemma_ == "put" and not any(c.lower_ == "at" for c in head.children):
        return False
    return token.dep_ == "nsubj" and head.pos_ == "VERB" and head.lemma_ in SAYING


def _being(number: Token) -> Token | None:
    heads = (number.head, number.head.head)
    return next((head for head in heads if head.lemma_ == "be"), None)


def is_presence(number: Token) -> bool:
    """Whether people only came or were somewhere: "90,000 came", "130 were on it"."""
    if number.head.lemma_ in COMING:
        return True
    verb = _being(number)
    beside = {child.dep_ for child in verb.children} if verb is not None else set()
    return "expl" not in beside and bool(beside & {"prep", "acomp"})


def is_bare(doc: Doc, figure: FoundFigure, span: Span) -> bool:
    """Whether the figure names nothing but a tally: "the number was 3,200"."""
    if figure.unit is not None:
        return True
    if OF_WHOLE.match(text_of(doc)[figure.span.end : figure.span.end + 20]):
        return False
    if _does_or_suffers(span.root):
        return False
    token = noun_token(doc, figure, span)
    if token is None or token.lemma_.lower() in TALLIES:
        return True
    if _being(span.root) is None:
        return False
    return token.lemma_.lower() in {"people", "person"}
