"""The frames of cues: a verb that asserts, its speaker's mention, its modifiers."""

from dataclasses import dataclass

from spacy.tokens import Token

from .cues import (
    CERTAIN,
    closes,
    is_cue,
    is_in,
    is_phrasal,
    may_be_cues,
    phrase_end,
    thinks,
)
from .mention import RELATIVE
from .passage import DASHES, Passage, Piece
from .speaker import speaker_at
from .subjects import SUBJECTS, is_impersonal

CONDITIONS = {"if", "whether", "unless", "lest"}
HYPOTHETICAL = {"would", "could", "should", "may", "might", "can", "must", "shall"}
RAISING = {"go", "appear", "seem", "continue"}  # "went on to say"
OWN_MODIFIERS = {"aux", "auxpass", "neg", "advmod", "npadvmod", "prt", "cc"}
LONGEST_MODIFIERS = 4  # tokens of them before the cue
FARTHEST = 60  # tokens between a cue and its subject
LONGEST_CITED = 15  # tokens of who is cited between commas
NEAREST = 6  # frames before in a sentence that may share their subject


@dataclass(frozen=True, slots=True)
class Frame:
    """A cue with its speaker's mention, as token indices, last exclusive.

    ``mention`` is None where the text names nobody; ``via`` is who relays the words.
    ``first`` and ``last`` bound cue and mention. ``shared`` tells that the cue takes
    its subject from the cue before: "said A and warned that B", "adding that B".
    """

    cue: Token
    cue_first: int
    cue_last: int
    mention: Piece | None
    first: int
    last: int
    rule: str = "cue.verb"
    via: Piece | None = None
    shared: bool = False

    @property
    def inverted(self) -> bool:
        """Whether the speaker stands behind the cue."""
        return self.mention is not None and self.mention[0] >= self.cue_last

    def encloses(self, inner: "Frame") -> bool:
        """Whether ``inner`` is in a clause between this frame's speaker and cue."""
        if self.mention is None or self.mention == inner.mention or inner.inverted:
            return False
        inside = self.mention[0] <= inner.cue.i < self.cue_first
        return inside and not inner.is_set_in

    @property
    def is_set_in(self) -> bool:
        """Whether commas close it in: "The dam, she claimed, had burst"."""
        doc, first, last = self.cue.doc, self.first, self.last
        if self.mention is None or first < 2 or last >= len(doc):
            return False
        relative = doc[first - 2].lower_ in RELATIVE
        return doc[first - 1].text == doc[last].text == "," and not relative


def find_frames(passage: Passage, taken: set[int]) -> list[Frame]:
    """Return the frames of all verbal cues outside of quotations, in order.

    Tokens in ``taken`` belong to other patterns and are passed over.
    """
    found: list[Frame] = []
    for i in may_be_cues(passage.doc):
        index = passage.sentence_of[i]
        if index < 0 or passage.quoted[i] or i in taken:
            continue
        token = passage.doc[i]
        if is_cue(token) and _asserts(token):
            near = [
                f for f in found[-NEAREST:] if passage.sentence_of[f.cue.i] == index
            ]
            frame = _frame(passage, token, near)
            if frame is not None:
                found.append(frame)
    return found


def _frame(passage: Passage, cue: Token, before: list[Frame]) -> Frame | None:
    other = next((f for f in reversed(before) if _shares(passage, f, cue)), None)
    if other is not None:
        mention, rule = other.mention, "cue.shared"
    else:
        found = speaker_at(passage, cue)
        if found is None:
            return None
        mention, rule = found
    shared = any(mention is not None and mention == f.mention for f in before)
    first, last = cue.i, phrase_end(cue)
    for child in cue.children:
        if child.dep_ in OWN_MODIFIERS and 0 < cue.i - child.i <= LONGEST_MODIFIERS:
            first = min(first, child.i)
    if mention and not shared and abs(mention[0] - cue.i) < FARTHEST:
        first, last = min(first, mention[0]), max(last, mention[1])
    by_whom = mention is not None and passage.doc[mention[0] - 1].dep_ == "agent"
    end = last if by_whom else phrase_end(cue)  # "were told by the mayor"
    return Frame(cue, cue.i, end, mention, first, last, rule, shared=shared)


def _asserts(cue: Token) -> bool:
    """Whether the cue says that something is said, not that it may be or is not."""
    if cue.lower_ in {"citing", "quoting"} and _is_set_in(cue):
        return False
    auxiliaries = [c for c in cue.children if c.dep_ in {"aux", "auxpass"}]
    if not auxiliaries and cue.tag_ in {"VBN", "VB"}:
        return _is_finite(cue)
    if cue.dep_ == "pcomp" and not _is_absolute(cue):
        return False
    if any(_denies(cue, child) for child in cue.children):
        return False
    if any(child.dep_ == "auxpass" for child in auxiliaries):
        by_whom = any(child.dep_ == "agent" for child in cue.rights)
        states = any(child.dep_ == "ccomp" for child in cue.rights)
        return is_impersonal(cue) or (by_whom and states and cue.dep_ == "ROOT")
    infinitive = any(c.lower_ == "to" and c.i < cue.i for c in auxiliaries)
    return not infinitive or cue.head.lemma_ in RAISING


def _is_set_in(cue: Token) -> bool:
    """Whether the statement goes on behind: "said, citing the mayor, that 40 died"."""
    behind = cue.doc[cue.i + 1 : cue.i + LONGEST_CITED]
    comma = next((token for token in behind if token.text == ","), None)
    if comma is None or comma.i + 1 == len(cue.doc):
        return False
    after = comma.nbor()
    return after.lower_ == "that" or (after.pos_ == "VERB" and after.tag_ != "VBG")


def _is_absolute(cue: Token) -> bool:
    """Whether the cue has a subject behind "with": "with one of them writing"."""
    own = any(child.dep_ in SUBJECTS for child in cue.lefts)
    return own and cue.tag_ == "VBG" and cue.head.lower_ == "with"


def _is_finite(cue: Token) -> bool:
    """Whether a verb tagged as a participle or infinitive rather has a subject."""
    joined = cue.i > 0 and cue.nbor(-1).lower_ in {"and", "but"}
    if cue.tag_ == "VB":
        return joined
    own = any(child.dep_ == "nsubj" for child in cue.children)
    linked = joined and cue.dep_ == "conj"
    return own or linked or closes(cue) or cue.lower_ in CERTAIN


def _denies(cue: Token, child: Token) -> bool:
    """Whether ``child`` makes the cue negative, conditional or hypothetical."""
    if child.dep_ == "neg":
        return not is_in("deny", cue) and cue.lemma_ != "rule"
    if child.dep_ == "mark":
        return child.lower_ in CONDITIONS
    return child.dep_ == "aux" and child.lower_ in HYPOTHETICAL


def _shares(passage: Passage, before: Frame, cue: Token) -> bool:
    """Whether ``cue`` shares the subject of the cue before in its sentence."""
    doc, i = passage.doc, cue.i - 1
    own = any(c.dep_ in SUBJECTS and c.i > before.last for c in cue.lefts)
    if own or not (thinks(before.cue) or is_phrasal(before.cue)):
        return False
    while i > before.cue.i and doc[i].pos_ in {"ADV", "AUX"}:
        i -= 1
    if doc[i].lower_ in {"and", "but", "then"}:
        bare = {cue.tag_, before.cue.tag_} <= {"VB", "VBP"}
        return bare or cue.tag_ == before.cue.tag_ or cue.head == before.cue
    set_off = doc[i].text == "," or doc[i].text in DASHES or passage.quoted[i]
    return cue.tag_ == "VBG" and set_off and is_in("aside", cue)
