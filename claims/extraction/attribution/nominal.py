"""Statements in a noun phrase: "put the toll at 12", "denied rumours of a strike"."""

from spacy.tokens import Token

from .cues import is_in, lemmas
from .ends import end_behind, trimmed
from .frames import Frame
from .occasions import after_occasions
from .passage import Passage, Piece

ROUND = frozenset(
    "dozen dozens score scores hundred hundreds thousand thousands million millions "
    "half".split()
)
TOLL = frozenset("life victim attack responsibility credit asylum".split())
MERE = frozenset({"NUM", "SYM", "ADV"})
HEDGES = frozenset("more less fewer most least than about some percent % up to".split())
BOUNDING = frozenset("up over under between around about".split())
LONGEST_BARE = 6  # tokens: "more than 12.5 percent"
INTENDED = frozenset("claim vow pledge promise profess threaten".split())


def nominal_pieces(passage: Passage, frame: Frame, right: int) -> list[Piece]:
    """Return the noun phrase that the cue attributes; nothing where it has none.

    A noun phrase is a statement where the verb takes one (denials, announcements),
    where it holds a figure, or where it says what something is called.
    """
    start = frame.cue_last
    if frame.inverted or start >= right:
        return []
    if passage.doc[start].is_punct and not passage.doc[start].is_quote:
        return []
    end = end_behind(passage, frame, start, right)
    if passage.quoted[start]:
        return []
    for test in (_denied, _gerund, _intended, _put, _called, _changed, _counted, _bare):
        piece = test(passage, frame, start, end)
        if piece is not None and piece[1] > piece[0]:
            return trimmed(passage, *piece)
    return []


def _denied(passage: Passage, frame: Frame, start: int, end: int) -> Piece | None:
    doc, cue = passage.doc, frame.cue
    outright = cue.lemma_ in {"rule", "stand"} and frame.cue_last > cue.i + 1
    if not is_in("deny", cue) and not outright:
        return None
    if doc[start].lower_ == "as":
        return _denied_as(passage, start, end)
    nominal = {"DET", "NOUN", "ADJ", "NUM", "PROPN"}
    if doc[start].pos_ not in nominal and doc[start].tag_ != "PRP$":
        return None
    if doc[start].lower_ in {"these", "those", "this", "that", "any", "all", "such"}:
        return None
    if cue.lemma_.lower() in {"reject", "dismiss"} and not _is_statement(
        cue, start, end
    ):
        return None
    for i in range(start + 1, end):
        if doc[i].lower_ == "as" and is_in("deny", cue) and doc[i].head == cue:
            return start, i
    return start, end


def _is_statement(cue: Token, start: int, end: int) -> bool:
    """Whether what is rejected was said: a claim or figure, not an application."""
    said = {"claim", "estimate", "document"}
    heads = [child for child in cue.children if child.dep_ == "dobj"]
    that = any(
        token.lower_ == "that" for token in cue.doc[start : min(end, start + 12)]
    )
    return that or any(is_in(kind, head) for kind in said for head in heads)


def _denied_as(passage: Passage, start: int, end: int) -> Piece | None:
    """Return P of "dismissed as fantasy the claim that P"."""
    for i in range(start, end):
        token = passage.doc[i]
        if token.lower_ == "that" and i > start and is_in("claim", passage.doc[i - 1]):
            return i, end
    for i in range(start + 1, end):
        if passage.doc[i].lower_ == "the":
            return i, end
    return None


def _gerund(passage: Passage, frame: Frame, start: int, end: int) -> Piece | None:
    """Return "being part of it" of "admitted being part of it"."""
    takes = is_in("deny", frame.cue) or is_in("count", frame.cue)
    return (start, end) if takes and passage.doc[start].tag_ == "VBG" else None


def _intended(passage: Passage, frame: Frame, start: int, end: int) -> Piece | None:
    infinitive = passage.doc[start].lower_ == "to" and start + 1 < end
    takes = frame.cue.lemma_.lower() in INTENDED
    verbal = infinitive and (
        passage.doc[start + 1].pos_ in {"VERB", "AUX"} or passage.quoted[start + 1]
    )
    return (start, end) if takes and verbal else None


def _put(passage: Passage, frame: Frame, start: int, end: int) -> Piece | None:
    if not is_in("put", frame.cue):
        return None
    for i in range(start + 1, end - 1):
        if passage.doc[i].lower_ not in {"at", "as"}:
            continue
        quoted = passage.doc[i].lower_ == "at" and passage.doc[i + 1].is_quote
        if quoted or has_figure(passage, i + 1, i + 8, end):
            return start, end
    return None


def _called(passage: Passage, frame: Frame, start: int, end: int) -> Piece | None:
    """Return a thing with what it is called: with marks, "as" or a second noun."""
    cue = frame.cue
    if not is_in("call", cue) or (cue.tag_ == "VBN" and cue.dep_ == "acl"):
        return None
    quoted = any(token.is_quote for token in passage.doc[start + 1 : end])
    parts = {child.dep_ for child in cue.children if child.i >= start}
    names = parts & {"oprd", "ccomp", "xcomp"} and parts & {"dobj", "ccomp"}
    as_such = cue.lemma_ != "call" and any(
        token.lower_ == "as" for token in passage.doc[start + 1 : start + 20]
    )
    return (start, end) if quoted or names or as_such else None


def _changed(passage: Passage, frame: Frame, start: int, end: int) -> Piece | None:
    if not is_in("change", frame.cue):
        return None
    objects = [child for child in frame.cue.children if child.dep_ == "dobj"]
    named = any(is_in("estimate", child) for child in objects)
    return (start, end) if named and has_figure(passage, start, end, end) else None


def _counted(passage: Passage, frame: Frame, start: int, end: int) -> Piece | None:
    """Return an object with a figure, or any object of an announcement."""
    cue = frame.cue
    start = after_occasions(passage, start, end)
    if start >= end or (
        passage.doc[start].pos_ in {"SCONJ", "ADP", "CCONJ"}
        and passage.doc[start].lower_ not in BOUNDING
    ):
        return None
    objects = [
        c for c in cue.children if c.dep_ in {"dobj", "attr", "npadvmod", "pobj"}
    ]
    if any(c.lemma_.lower() in TOLL for c in objects):
        return None
    if is_in("plan", cue) and any(c.dep_ == "dobj" and c.i >= start for c in objects):
        return start, end
    phrasal = cue.lemma_ in {"arrive", "speak"} and frame.cue_last > cue.i + 1
    if is_in("count", cue) or phrasal:
        stated = passage.doc[start].is_quote or has_figure(
            passage, start, start + 10, end
        )
        return (start, end) if stated else None
    return None


def _bare(passage: Passage, frame: Frame, start: int, end: int) -> Piece | None:
    """Return the mere number that somebody says: "police say 90,000"."""
    if frame.cue.lemma_ != "say" or not 0 < end - start <= LONGEST_BARE:
        return None
    words = [token for token in passage.doc[start:end] if not token.is_punct]
    is_mere = all(t.like_num or t.pos_ in MERE or t.lower_ in HEDGES for t in words)
    return (start, end) if is_mere and has_figure(passage, start, end, end) else None


def has_figure(passage: Passage, first: int, last: int, end: int) -> bool:
    """Whether a number stands among the tokens, before ``end``."""
    return any(_is_figure(token) for token in passage.doc[first : min(last, end)])


def _is_figure(token: Token) -> bool:
    if token.lower_ in ROUND:
        return True
    is_year = token.shape_ == "dddd" and token.text[:2] in {"19", "20"}
    weekday = token.lower_ in lemmas("occasion")
    is_ordinal = token.tag_ in {"JJ", "RB"}  # "the first figure"
    number = token.like_num or token.pos_ == "NUM"
    return number and not (is_year or weekday or is_ordinal)
