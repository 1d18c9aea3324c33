"""The mention of a speaker at a cue: title, name and apposition as they stand."""

from spacy.tokens import Token

from claims.extraction.speakers.lexicon import is_in as is_listed

from .cues import SELF, is_in, says
from .passage import Passage, Piece

NOMINAL = {"PROPN", "DET", "NOUN", "ADJ", "PRON", "NUM"}
INNER = {"of", "'s", "’s", "'", "’", "-", "for", "&"}
RELATIVE = {"who", "which", "that"}
NOBODY = {"it", "this", "that", "there", "what", "these", "those"}
VOICES = ("role", "organisation", "descriptor", "document", "voiced")
# "Police on Sunday" are the police.
DAYS = frozenset("monday tuesday wednesday thursday friday saturday sunday".split())
COURTS = frozenset("court jury inquest inquiry tribunal hearing trial".split())
OUTER = {",", "—", "–", "-", ":", ";"}


def may_speak(subject: Token, cue: Token) -> bool:
    """Whether ``subject`` can be the speaker of ``cue``."""
    word = subject.lower_
    if word in SELF:
        return False
    if cue.lemma_ == "hear":  # "the court heard that"
        return word in COURTS
    if word in NOBODY:
        kinds = says(cue) or is_in("count", cue) or is_in("put", cue)
        return word in {"it", "that"} and kinds
    if subject.pos_ in {"PRON", "PROPN"}:
        return True
    if is_in("count", cue) and not says(cue) and not _is_voice(subject):
        return False
    if subject.pos_ not in NOMINAL | {"VERB"}:
        return False
    return not is_in("show", cue) or is_in("document", subject)


def _is_voice(subject: Token) -> bool:
    """Whether a noun is somebody, a body or a document: a gauge only records."""
    named = any(c.pos_ == "PROPN" and c.dep_ != "poss" for c in subject.children)
    listed = any(is_listed(name, subject.text) for name in VOICES)
    return named or listed or subject.text[0].isupper()


def _is_nominal(token: Token) -> bool:
    """Whether ``token`` may be part of a noun phrase; a capital makes a name of it."""
    capital = token.text[0].isupper() and token.pos_ not in {"VERB", "AUX", "ADP"}
    return token.pos_ in NOMINAL or (capital and token.lower_ not in {"and", "but"})


def _is_head(token: Token) -> bool:
    return token.pos_ in {"PROPN", "NOUN", "PRON"} or token.text[0].isupper()


def extent(passage: Passage, noun: Token, cue: int) -> Piece:
    """Return the mention whose head is ``noun``, on its side of the cue.

    It has no relative clause behind it, nothing quoted, and stays in its sentence.
    """
    sentence = passage.sentence(cue)
    first = max(noun.left_edge.i, sentence.start if noun.i in sentence else 0)
    last = min(noun.right_edge.i + 1, sentence.stop if noun.i in sentence else 10**9)
    for child in noun.children:
        if child.dep_ in {"relcl", "acl"} and child.i > noun.i and _is_clause(child):
            last = min(last, max(child.left_edge.i, noun.i + 1))
    if first <= cue < last:
        first, last = (first, cue) if noun.i < cue else (cue + 1, last)
    return _trimmed(passage, noun.i, first, last)


def _is_clause(child: Token) -> bool:
    """Whether ``child`` is a clause of its own; what is done to a noun has no object.

    "Ana Berg briefed the council and said" is often parsed as "Ana Berg, briefed ...".
    """
    acts = any(grandchild.dep_ == "dobj" for grandchild in child.children)
    return child.dep_ == "relcl" or child.tag_ == "VBG" or acts


def _trimmed(passage: Passage, head: int, first: int, last: int) -> Piece:
    doc, quoted = passage.doc, passage.quoted
    for i in range(head, first - 1, -1):
        if quoted[i] or doc[i].is_space:
            first = i + 1
            break
    for i in range(head + 1, last):
        if quoted[i] or doc[i].is_space or doc[i].text == ":" or _is_beyond(doc[i]):
            last = i
            break
    while last - first > 1 and doc[last - 1].text in OUTER:
        last -= 1
    while first < head and (doc[first].is_punct or doc[first].dep_ in {"cc", "mark"}):
        first += 1
    return first, last


def _is_beyond(token: Token) -> bool:
    """Whether a mention ends before ``token``: a day, "who", a verb with its object."""
    behind = token.doc[token.i + 1 :][:1]
    if token.lower_ in {"who", "which"}:
        return True
    if not behind or behind[0].lower_ in DAYS:
        return bool(behind) and token.lower_ == "on"
    return token.tag_ in {"VBN", "VBD"} and behind[0].pos_ in {"PROPN", "DET"}


def name_behind(passage: Passage, i: int) -> Piece | None:
    """Return the noun phrase that begins with token ``i``, with its apposition."""
    doc = passage.doc
    last = _phrase_end(passage, i)
    if last == i:
        return None
    heads = [token for token in doc[i:last] if _is_head(token)]
    if not heads or doc[i].lower_ in SELF:
        return None
    if last < len(doc) and doc[last].text == ",":
        apposition = _phrase_end(passage, last + 1)
        closes = apposition < len(doc) and doc[apposition].text in {",", "."}
        role = apposition > last + 1 and doc[last + 1].pos_ in {"DET", "NOUN", "ADJ"}
        named = apposition > last + 1 and doc[last - 1].pos_ in {"NOUN", "PRON"}
        if closes and (role or named):
            last = apposition
    return i, last


def _phrase_end(passage: Passage, i: int) -> int:
    doc, last = passage.doc, i
    sentence = passage.sentence(i) if i < len(doc) else range(0)
    while last < sentence.stop and not passage.quoted[last]:
        token = doc[last]
        bound = last > i and token.pos_ == "PRON" and doc[last - 1].pos_ != "ADP"
        joined = last > i and "-" in {doc[last - 1].text, token.text}
        bound = bound or (
            token.pos_ == "DET" and last > i and doc[last - 1].pos_ in {"NOUN", "PROPN"}
        )
        if bound or (
            not _is_nominal(token) and token.lower_ not in INNER and not joined
        ):
            break
        last += 1
    while last > i and doc[last - 1].lower_ in {"of", "for", "-", "&"}:
        last -= 1
    return last


def _with_name_before(passage: Passage, start: int, first: int) -> int:
    """Return where the mention begins if a noun phrase between commas belongs to it.

    So in: "a spokeswoman for the service, Ana Berg, told", "Ana Berg, its head, said".
    """
    doc, last = passage.doc, first - 2
    if last <= start or doc[first - 1].text != ",":
        return first
    i = last
    while (
        i >= start
        and not passage.quoted[i]
        and (doc[i].pos_ in NOMINAL or doc[i].lower_ in INNER)
    ):
        i -= 1
    opens = i < start or doc[i].text in {",", "—", "–"} or passage.quoted[i]
    named = doc[first].pos_ == "PROPN" or doc[i + 1].pos_ == "PROPN"
    return i + 1 if opens and i < last and named else first


def name_before(passage: Passage, cue: int) -> Piece | None:
    """Return the noun phrase right before ``cue``, for a subject the parse has lost."""
    doc, start = passage.doc, passage.sentence(cue).start
    last = cue
    while last > start and doc[last - 1].pos_ in {"ADV", "AUX"}:
        last -= 1
    if last - 1 > start and doc[last - 1].text == ",":
        last -= 1
    first = last
    while first > start and not passage.quoted[first - 1]:
        token = doc[first - 1]
        if not _is_nominal(token) and token.lower_ not in INNER:
            break
        first -= 1
        opens = token.pos_ == "DET" or (token.pos_ == "PRON" and token.tag_ != "PRP$")
        if opens and (first == start or doc[first - 1].lower_ not in INNER):
            break
    while first < last and doc[first].lower_ in INNER | {"that"}:
        first += 1
    if first == last:
        return None
    first = _with_name_before(passage, start, first)
    heads = [
        token for token in doc[first:last] if token.pos_ in {"PROPN", "NOUN", "PRON"}
    ]
    if not heads or heads[-1].lower_ in SELF | NOBODY | {"which"}:
        return None
    return first, last
