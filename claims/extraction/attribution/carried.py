"""Statements without a cue of their own that go on from the one before."""

from claims.extraction.found import Span

from .cues import SPEECH_ACTS, says
from .drafts import Draft
from .mention import NOBODY
from .passage import Passage
from .subjects import SUBJECTS

BACKSHIFTED = {"would", "could", "might", "had"}
DEFINITE = frozenset(
    "the its their these those this that all both it they some another no most each "
    "none".split()
)
REFUSED = {"unable", "decline", "refuse", "comment", "verify", "reach", "respond"}
LONGEST_PLAIN = 18  # tokens of a sentence in the simple past that is carried


def carry_statements(passage: Passage, drafts: list[Draft]) -> list[Draft]:
    """Return the sentences that continue an attribution in their paragraph.

    A sentence right behind an attributed one goes on with it if its tense is shifted
    back ("had left", "would stay"), or if it speaks of the same things in short.
    """
    found: list[Draft] = []
    claimed = _claimed(passage, drafts)
    carrying = strictly = False
    for index, sentence in enumerate(passage.sentences):
        first = sentence.start
        if first in passage.paragraph_starts or _opens_paragraph(passage, index):
            carrying = False
        if index in claimed:
            carrying = claimed[index]
            strictly = all(passage.quoted[i] for i in sentence[:2])
        elif carrying:
            carrying = _goes_on(passage, sentence, strictly)
            if carrying:
                found.append(_draft(passage, sentence))
    return found


def _claimed(passage: Passage, drafts: list[Draft]) -> dict[int, bool]:
    """Return for each attributed sentence whether its speaker may go on."""
    found: dict[int, bool] = {}
    for draft in drafts:
        cue = draft.cue or draft.mention
        if cue is not None:
            found[_sentence_at(passage, cue.start)] = draft.mention is not None
        for piece in draft.pieces:
            last = _sentence_at(passage, piece.end - 1)
            for index in range(_sentence_at(passage, piece.start), last + 1):
                found.setdefault(index, draft.mention is not None)
    return found


def _sentence_at(passage: Passage, offset: int) -> int:
    span = passage.doc.char_span(offset, offset + 1, alignment_mode="expand")
    return passage.sentence_of[span.start] if span is not None else -1


def _opens_paragraph(passage: Passage, index: int) -> bool:
    sentence = passage.sentences[index]
    before = passage.sentences[index - 1].stop if index else 0
    return any(i in passage.paragraph_starts for i in range(before, sentence.start + 1))


def _goes_on(passage: Passage, sentence: range, strictly: bool) -> bool:
    doc = passage.doc[sentence.start : sentence.stop]
    if passage.quoted[sentence.start] or doc[-1].text in {"?", ":"} or len(doc) < 4:
        return False
    root = doc.root
    words = {token.lower_ for token in doc if not passage.quoted[token.i]}
    lemmas = {token.lemma_.lower() for token in (root, *root.children)}
    if root.lemma_ in SPEECH_ACTS:
        return False
    says_itself = says(root) and root.tag_ in {"VB", "VBD", "VBZ", "VBP"}
    if (
        says_itself
        or lemmas & REFUSED
        or words & {"himself", "herself", "themselves", "you"}
    ):
        return False
    subject = next((c for c in root.children if c.dep_ in SUBJECTS), None)
    if any(t.dep_ == "aux" and t.lower_ in BACKSHIFTED for t in root.children):
        return True
    passive = any(t.dep_ == "auxpass" and t.tag_ == "VBD" for t in root.children)
    if passive or (root.lemma_ == "be" and root.tag_ == "VBD"):
        return True
    if any(t.dep_ == "aux" and t.tag_ == "VBD" for t in root.children):
        return True
    if subject is None or strictly:
        return False
    definite = subject.left_edge.lower_ in DEFINITE or subject.lower_ in NOBODY
    return definite and len(doc) <= LONGEST_PLAIN and root.tag_ in {"VBD", "VBZ", "VBP"}


def _draft(passage: Passage, sentence: range) -> Draft:
    span = passage.span((sentence.start, sentence.stop))
    words = "it goes on from the statement before"
    return Draft(
        None,
        None,
        [Span(span.start, span.end)],
        [("content.carried", words)],
        carried=True,
    )
