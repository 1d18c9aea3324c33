"""Who does what a verb says, by the parse."""

from spacy.tokens import Token

from .cues import is_in
from .passage import Passage

SUBJECTS = {"nsubj", "nsubjpass"}
CLAUSES = {"ccomp", "parataxis"}
SHARING = {"conj", "advcl", "xcomp", "pcomp"}  # verbs that lean on a higher one
HIGHEST = 5  # verbs that one looks up through for a subject


def subject_of(passage: Passage, verb: Token) -> Token | None:
    """Return who does what ``verb`` says, also where the grammar shares a subject."""
    token = verb
    for _ in range(HIGHEST):
        found = own_subject(passage, token)
        if found is not None:
            return found
        if token.dep_ in {"relcl", "acl"} and token.head.pos_ in {"NOUN", "PROPN"}:
            participle = token.dep_ == "acl" and token.tag_ == "VBG"
            return _owner(passage, token.head) if participle else token.head
        if token.dep_ not in SHARING and not (
            token.dep_ in CLAUSES and token.tag_ == "VBG"
        ):
            return None
        token = token.head.head if token.head.pos_ == "ADP" else token.head
        if token.i not in passage.sentence(verb.i):
            return None
    return None


def own_subject(passage: Passage, verb: Token) -> Token | None:
    """Return the subject beside ``verb``; of a passive, who did it if that is told."""
    by_agent = any(child.dep_ == "agent" for child in verb.children)
    for child in verb.children:
        if passage.quoted[child.i] or child.i not in passage.sentence(verb.i):
            continue
        if child.dep_ == "agent":
            return next((c for c in child.children if c.dep_ == "pobj"), None)
        if child.dep_ == "nsubj" or (child.dep_ == "nsubjpass" and not by_agent):
            return child
    return None


def _owner(passage: Passage, noun: Token) -> Token:
    """Return whose statement it is: in "issued a statement saying" the subject."""
    if is_in("document", noun) and noun.dep_ in {"dobj", "pobj"}:
        verb = noun.head if noun.dep_ == "dobj" else noun.head.head
        return subject_of(passage, verb) or noun
    return noun


def root_subject(passage: Passage, cue: Token) -> Token | None:
    """Return the subject of "denied" in "X declined to say A but denied B"."""
    behind_but = cue.i > 0 and cue.nbor(-1).lower_ == "but"
    if not behind_but or cue.dep_ != "conj" or cue.tag_ not in {"VBD", "VBN"}:
        return None
    if own_subject(passage, cue) is not None:
        return None
    root = cue.head
    while root.head != root and root.head.i in passage.sentence(cue.i):
        root = root.head
    return own_subject(passage, root) if root.tag_ in {"VBD", "VBZ"} else None


def is_impersonal(cue: Token) -> bool:
    """Whether nobody is named: "it was reported that"."""
    return any(child.dep_ == "auxpass" for child in cue.children) and any(
        child.dep_ in {*SUBJECTS, "expl"} and child.lower_ == "it"
        for child in cue.children
    )
