"""Where a statement ends, and what around it is no part of it."""

from spacy.tokens import Doc, Token

from claims.extraction.changes import tells_total
from claims.extraction.texts import text_of

from .cues import is_in
from .frames import Frame
from .mention import RELATIVE
from .passage import DASHES, SEPARATORS, Passage, Piece, is_mark
from .subjects import SUBJECTS

CONCEDING = frozenset({"though", "although", "whereas"})  # of the statement itself
UNSAID = frozenset("say give elaborate comment specify provide name identify".split())
OF_ONE = frozenset({"has", "is", "was", "does"})
SPANS = frozenset(
    "hour hours day days week weeks month months year years minutes decades".split()
)
SHORTEST_CONTENT = 4  # tokens of a statement before a remark on it


def end_behind(passage: Passage, frame: Frame, start: int, right: int) -> int:
    """Return where the content behind the cue ends: before what the frame adds."""
    doc, text = passage.doc, text_of(passage.doc)
    many = _is_of_many(frame.cue)
    dismissed = frame.cue.lemma_ in {"dismiss", "reject"}
    relative = doc[frame.first - 1].lower_ in RELATIVE
    if relative and frame.first > 1 and doc[frame.first - 2].text == ",":
        # "The fire, which officials believe was set, has ..."
        commas = (i for i in range(start, right - 1) if doc[i].text == ",")
        right = next(commas, right)
    for i in range(start + 1, right - 1):
        if passage.quoted[i]:
            continue
        if doc[i].lower_ in {"and", "but"} and (
            _joins(frame.cue, i)
            or (many and doc[i + 1].lower_ in OF_ONE)
            or _withholds([token.lower_ for token in doc[i + 1 : i + 4]])
        ):
            return i
        if dismissed and doc[i].lower_ == "as" and is_mark(doc[i + 1]):
            return i
        if doc[i].text not in {",", *DASHES}:
            continue
        token = doc[i + 1]
        if token.tag_ == "VBG" and is_in("aside", token) and not passage.quoted[i + 1]:
            return i
        if token.lower_ == "according" or _dates(doc, i + 1):
            return i
        added = _child_of(frame.cue, token)
        is_own = added is not None and added.dep_ in {"advcl", "npadvmod", "prep"}
        is_of_statement = token.lower_ in CONCEDING or tells_total(text, token.idx)
        if is_own and not is_of_statement:
            return i
    return _before_comment(passage, start, right)


def _joins(cue: Token, i: int) -> bool:
    """Whether the link at token ``i`` adds another thing that the speaker did."""
    doc, j = cue.doc, i + 1
    while j < len(doc) and doc[j].pos_ == "ADV":
        j += 1
    if j >= len(doc) or doc[j].tag_ != cue.tag_ or cue.tag_ == "VBN":
        return False
    return bool(doc[j].dep_ == "conj" and doc[j].head == cue)


def _is_of_many(cue: Token) -> bool:
    """Whether one says what many do, so that a "has" behind it is of the one."""
    clause = next((child for child in cue.rights if child.dep_ == "ccomp"), None)
    who = [child for child in cue.lefts if child.dep_ in SUBJECTS]
    if clause is None or not who or who[0].lower_ == "they":
        return False
    many = (c.tag_ in {"NNS", "NNPS"} for c in clause.lefts if c.dep_ in SUBJECTS)
    return who[0].tag_ in {"NN", "NNP", "PRP"} and any(many)


def _withholds(words: list[str]) -> bool:
    """Whether it is "declined to say", "gave no details", "did not elaborate"."""
    if words[:1] in (["declined"], ["refused"]):
        return True
    if words[:1] in (["gave"], ["provided"], ["offered"]):
        return words[1:2] == ["no"]
    denies = words[:1] in (["did"], ["would"]) and words[1:2] in (["not"], ["n't"])
    return denies and words[2] in UNSAID


def _dates(doc: Doc, i: int) -> bool:
    """Whether the reporter tells when it was said: ", a day after the dam broke"."""
    first = i + (doc[i].lower_ in {"just", "only", "barely", "less", "more"})
    words = [token.lower_ for token in doc[first : first + 3]]
    counted = doc[first].pos_ in {"DET", "NUM"} or doc[first].lower_ == "hours"
    at = words[1:] if counted and words[0] not in SPANS else words
    return bool(at) and at[0] in SPANS and at[1:2] == ["after"]


def _before_comment(passage: Passage, start: int, right: int) -> int:
    """Return where a remark of the reporter begins: "- the first time that ..."."""
    dashes = [
        i
        for i in range(start, right - 1)
        if passage.doc[i].text in DASHES and not passage.quoted[i]
    ]
    is_remark = (
        len(dashes) == 1
        and dashes[0] - start >= SHORTEST_CONTENT
        and passage.doc[dashes[0] + 1].pos_ == "DET"
    )
    return dashes[0] if is_remark else right


def _child_of(cue: Token, token: Token) -> Token | None:
    """Return the dependent of ``cue`` that begins with ``token``."""
    for child in cue.children:
        if child.left_edge == token:
            return child
    return None


def trimmed(passage: Passage, first: int, last: int) -> list[Piece]:
    """Return the tokens without separators at their ends; nothing if none is left."""
    doc = passage.doc
    while first < last and (
        doc[first].is_space or doc[first].text in SEPARATORS or doc[first].text == "."
    ):
        first += 1
    while first < last and (doc[last - 1].is_space or doc[last - 1].text in SEPARATORS):
        last -= 1
    return [(first, last)] if last > first else []
