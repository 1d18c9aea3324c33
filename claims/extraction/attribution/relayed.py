"""Words that one relays from another: "Radio Uno quoted Berg as saying that"."""

from spacy.tokens import Token

from claims.extraction.texts import lemmas_of

from .cues import is_cue
from .frames import Frame
from .mention import extent, name_before, name_behind
from .passage import Passage, Piece
from .subjects import subject_of

RELAYING = {"quote", "cite", "report"}
BE = {"was", "were", "is", "are", "been", "being"}
FARTHEST = 20  # tokens from "quoted" to "as saying"


def find_relayed(passage: Passage) -> list[Frame]:
    """Return the frames of "quoted X as saying" and "X was quoted as saying"."""
    found = []
    for i, lemma in enumerate(lemmas_of(passage.doc)):
        if lemma not in RELAYING or passage.quoted[i]:
            continue
        token = passage.doc[i]
        saying = _saying(passage, token)
        if saying is not None:
            frame = _frame(passage, token, saying)
            if frame is not None:
                found.append(frame)
    return found


def _saying(passage: Passage, verb: Token) -> Token | None:
    doc, sentence = passage.doc, passage.sentence(verb.i)
    for i in range(verb.i + 1, min(verb.i + FARTHEST, sentence.stop - 1)):
        if passage.quoted[i]:
            return None
        if doc[i].lower_ == "as" and doc[i + 1].tag_ == "VBG":
            return doc[i + 1] if is_cue(doc[i + 1]) or _is_speech(doc[i + 1]) else None
    return None


def _is_speech(token: Token) -> bool:
    return token.lemma_.lower() in {"say", "tell", "demand", "call"}


def _frame(passage: Passage, verb: Token, saying: Token) -> Frame | None:
    passive = passage.doc[verb.i - 1].lower_ in BE
    subject = _quoted(passage, verb) if passive else _subject(passage, verb)
    behind = name_behind(passage, verb.i + 1)
    if not passive and verb.tag_ not in {"VBD", "VBZ", "VBP", "VBN"}:
        return None
    if passive:
        agent = next((c for c in verb.children if c.dep_ == "agent"), None)
        relays = _object(passage, agent) if agent is not None else None
        mention, via, last = subject, relays, saying.i + 1
        if via is None and passage.doc[last].lower_ == "by":  # "as saying by X that"
            via = name_behind(passage, last + 1)
            last = via[1] if via else last
    else:
        mention, via, last = behind or _object(passage, verb), subject, saying.i + 1
    if mention is None:
        return None
    edges = [verb.i, *(p[0] for p in (mention, via) if p and p[0] < verb.i)]
    cue_first, cue_last = (verb.i - 1, last) if passive else (verb.i, verb.i + 1)
    if not passive:
        return Frame(
            verb, cue_first, last, mention, min(edges), last, "cue.quoted", via
        )
    return Frame(
        saying, cue_first, cue_last, mention, min(edges), last, "cue.quoted", via
    )


def _quoted(passage: Passage, verb: Token) -> Piece | None:
    """Return who "was quoted"."""
    subject = next((c for c in verb.children if c.dep_ == "nsubjpass"), None)
    if subject is not None and subject.i in passage.sentence(verb.i):
        return extent(passage, subject, verb.i - 1)
    return name_before(passage, verb.i)


def _subject(passage: Passage, verb: Token) -> Piece | None:
    subject = subject_of(passage, verb)
    return extent(passage, subject, verb.i) if subject is not None else None


def _object(passage: Passage, governor: Token) -> Piece | None:
    for child in governor.children:
        if child.dep_ in {"dobj", "pobj"}:
            return extent(passage, child, governor.i)
    return None
