"""Statements behind a noun: "issued a warning that", "Berg's claim that"."""

from spacy.tokens import Token

from claims.extraction.texts import lowers_of

from .content import Placed
from .cues import is_in
from .ends import end_behind, trimmed
from .frames import Frame
from .mention import extent, may_speak
from .passage import Passage, Piece
from .subjects import SUBJECTS, subject_of


def find_noun_cues(passage: Passage) -> list[Placed]:
    """Return what nouns of saying attribute to the subject of their verb, or owner."""
    found = []
    for i, word in enumerate(lowers_of(passage.doc)[1:-1]):
        if word != "that" or passage.quoted[i] or passage.sentence_of[i] < 0:
            continue
        token = passage.doc[i]
        if token.pos_ == "NOUN" and is_in("claim", token):
            placed = _placed(passage, token)
            if placed is not None:
                found.append(placed)
    return found


def _placed(passage: Passage, noun: Token) -> Placed | None:
    right = passage.sentence(noun.i).stop
    that = noun.nbor()
    if that.dep_ in {"nsubj", "nsubjpass", "dobj", "det"} or that.i + 2 >= right:
        return None
    speaker = _speaker(passage, noun)
    if speaker is None:
        return None
    mention, first = speaker
    frame = Frame(noun, first, noun.i + 1, mention, min(first, mention[0]), noun.i + 1,
                  "cue.noun")  # fmt: skip
    if noun.dep_ in SUBJECTS and noun.head.i > that.i:
        verbs = [c.i for c in noun.head.children if c.dep_ in {"aux", "auxpass"}]
        right = min([noun.head.i, *(i for i in verbs if i > that.i)])
    end = end_behind(passage, frame, that.i, right)
    return Placed(frame, trimmed(passage, that.i, end))


def _speaker(passage: Passage, noun: Token) -> tuple[Piece, int] | None:
    """Return whose statement the noun is, and where the cue begins."""
    for child in noun.children:
        if child.dep_ == "poss" and child.pos_ == "PROPN":
            first, last = extent(passage, child, noun.i)
            possessive = passage.doc[last - 1].tag_ == "POS"
            return (first, last - 1 if possessive else last), noun.i
    verb = noun.head.head if noun.dep_ == "pobj" else noun.head
    if noun.dep_ not in {"dobj", "pobj"} or not is_in("light", verb):
        return None
    if verb.tag_ not in {"VBD", "VBZ", "VBP", "VBN", "VBG"} or verb.i > noun.i:
        return None
    subject = subject_of(passage, verb)
    if subject is None or not may_speak(subject, verb):
        return None
    return extent(passage, subject, verb.i), verb.i
