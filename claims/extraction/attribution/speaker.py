"""The speaker's mention at a cue: by its place beside it, else by the parse."""

from spacy.tokens import Token

from .cues import CERTAIN, closes, is_in, leads_to_quotation, phrase_end, says
from .mention import RELATIVE, extent, may_speak, name_before, name_behind
from .occasions import after_occasions
from .passage import Passage, Piece, is_mark
from .subjects import (
    SUBJECTS,
    is_impersonal,
    own_subject,
    root_subject,
    subject_of,
)

FINITE = {"VBD", "VBZ", "VBN", "VBP"}
INSIDE = {"det", "compound", "amod", "poss"}  # of a subject's noun phrase
ADDRESSED = frozenset("tell inform assure remind warn advise notify promise".split())
LONGEST_CLAUSE = 40  # tokens from "who" to the cue
LONGEST_TOLD = 12  # tokens of who was told, where and when
NEAR = 4  # tokens from a subject to its own verb
LONGEST_SUBJECT = 20  # tokens from the sentence's start to its cue


def speaker_at(passage: Passage, cue: Token) -> tuple[Piece | None, str] | None:
    """Return the mention and the rule that found it; None where the cue has none.

    The mention is None where the text names nobody: "it was reported that".
    """
    if cue.pos_ == "ADJ":
        subject = own_subject(passage, cue.head)
        return (extent(passage, subject, cue.i), "cue.verb") if subject else None
    inverted = _inverted(passage, cue)
    if inverted is not None:
        return inverted, "cue.inverted"
    beside = _beside(passage, cue)
    if beside is not None:
        return beside, "cue.verb"
    if is_impersonal(cue):
        return None, "cue.impersonal"
    subject = root_subject(passage, cue) or subject_of(passage, cue)
    if subject is not None:
        if not may_speak(subject, cue):
            return None
        rule = "cue.inverted" if subject.i > cue.i else "cue.verb"
        return extent(passage, subject, cue.i), rule
    finite = cue.tag_ in {"VBD", "VBZ"} and says(cue)
    if finite or cue.lower_ in CERTAIN or leads_to_quotation(cue):
        named = (
            _before_clause(passage, cue)
            or _first_name(passage, cue)
            or name_before(passage, cue.i)
        )
        if named is not None:
            return named, "cue.after-name"
    return None


def _inverted(passage: Passage, cue: Token) -> Piece | None:
    """Return the name right after a cue that stands behind a quotation or comma."""
    doc, sentence = passage.doc, passage.sentence(cue.i)
    after = phrase_end(cue)
    if cue.i <= sentence.start or after >= sentence.stop or not says(cue):
        return None
    before = doc[cue.i - 1]
    follows = passage.quoted[before.i] or before.text == "," or is_mark(before)
    if not follows or (cue.tag_ not in FINITE and cue.lower_ not in CERTAIN):
        return None
    if passage.quoted[after] or doc[after].lower_ in RELATIVE:
        return None
    named = name_behind(passage, after)
    if named is None or is_in("occasion", doc[after]):
        return None
    if _opens_clause(passage, named):
        return None
    names = _begins_subject(doc[after])
    if before.text == "," and not names:
        return None
    ends = named[1] >= sentence.stop or doc[named[1]].text in {",", "."}
    medial = ends and names and cue.lemma_.lower() not in ADDRESSED
    return named if medial or not _has_subject_before(passage, cue) else None


def _opens_clause(passage: Passage, named: Piece) -> bool:
    """Whether what is said begins: "said Reed's account was an insult"."""
    head = passage.doc[named[0] : named[1]].root
    owned = any(child.dep_ == "poss" and child.i >= named[0] for child in head.lefts)
    return owned and head.dep_ in SUBJECTS and head.head.i >= named[1]


def _begins_subject(token: Token) -> bool:
    """Whether a speaker rather than an object begins with ``token``."""
    inside = token.dep_ in INSIDE and token.head.dep_ in SUBJECTS
    return token.pos_ in {"PROPN", "PRON"} or token.dep_ in SUBJECTS or inside


def _has_subject_before(passage: Passage, cue: Token) -> bool:
    sentence = passage.sentence(cue.i)
    return any(
        child.dep_ in SUBJECTS and not passage.quoted[child.i] and child.i in sentence
        for child in cue.lefts
    )


def _beside(passage: Passage, cue: Token) -> Piece | None:
    """Return the speaker set off with its cue: "Recipients, Mauer said, are"."""
    if not says(cue) or cue.tag_ not in FINITE or not _closes_clause(passage, cue):
        return None
    named = name_before(passage, cue.i)
    if named is not None and named[0] > passage.sentence(cue.i).start:
        before = passage.doc[named[0] - 1]
        if before.text == "," or passage.quoted[before.i]:
            return named
    return _with_clause(passage, cue)


def _closes_clause(passage: Passage, cue: Token) -> bool:
    """Whether nothing but a day, a place or who is told follows: "told Reuters."."""
    if closes(cue):
        return True
    doc, stop = passage.doc, passage.sentence(cue.i).stop
    behind = after_occasions(passage, cue.i + 1, stop)
    if cue.lemma_.lower() in ADDRESSED and doc[stop - 1].text == ".":
        told = range(cue.i + 1, stop - 1)  # "told a rally outside the ministry."
        states = any(doc[i].pos_ in {"VERB", "AUX"} or doc[i].is_punct for i in told)
        return 0 < len(told) <= LONGEST_TOLD and not states
    return cue.i + 1 < behind < stop and doc[behind].text == "."


def _with_clause(passage: Passage, cue: Token) -> Piece | None:
    """Return "the company" of "S, the company, which runs it, said."."""
    doc, start = passage.doc, passage.sentence(cue.i).start
    own = (c for c in cue.lefts if c.dep_ in SUBJECTS and c.lower_ != "it")
    if any(cue.i - child.i <= NEAR for child in own):
        return None
    clause: int | None = None
    for i in range(cue.i - 1, max(start, cue.i - LONGEST_CLAUSE), -1):
        if doc[i].lower_ in RELATIVE and doc[i].tag_ in {"WP", "WDT"}:
            clause = i
        if clause in {None, i, i + 1} or not (doc[i].text == "," or passage.quoted[i]):
            continue
        set_off = doc[clause - 1].text == ","
        closed = not set_off or doc[cue.i - 1].text == ","
        apposed = doc[i - 1].pos_ == "PROPN"  # "Ana Berg, a teacher who saw it"
        opens = doc[i + 1].pos_ == "DET" and not apposed
        return (i + 1, clause - set_off) if opens and closed else None
    return None


def _before_clause(passage: Passage, cue: Token) -> Piece | None:
    """Return "Ana Berg" of "Ana Berg, who lost a son in the fire, said"."""
    doc, start = passage.doc, passage.sentence(cue.i).start
    if doc[cue.i - 1].text != ",":
        return None
    for i in range(cue.i - 2, max(start, cue.i - LONGEST_CLAUSE), -1):
        if passage.quoted[i]:
            return None
        if doc[i].lower_ in {"who", "which"} and doc[i - 1].text == ",":
            return name_before(passage, i - 1)
    return None


def _first_name(passage: Passage, cue: Token) -> Piece | None:
    """Return what opens the sentence where only its own words lead to the cue."""
    doc, first = passage.doc, passage.sentence(cue.i).start
    between = doc[first : cue.i]
    opens = doc[first].pos_ in {"DET", "PROPN", "NOUN"}
    if not opens or not 2 < len(between) <= LONGEST_SUBJECT:
        return None
    if any((t.is_punct and t.text != "-") or passage.quoted[t.i] for t in between):
        return None
    if doc[cue.i - 1].lower_ in {"and", "but"}:
        return name_behind(passage, first)
    relative = any(token.lower_ in RELATIVE for token in between)
    return (first, cue.i) if relative else None
