"""Where the statement behind a cue begins: "said that S", "told X S", 'said: "S"'."""

from spacy.tokens import Token

from .cues import is_in, says, thinks
from .frames import Frame
from .mention import name_behind
from .occasions import after_occasions
from .passage import DASHES, Passage, is_mark
from .speaker import ADDRESSED
from .subjects import SUBJECTS

QUESTIONS = {"who", "what", "when", "where", "why", "how", "whether", "which"}
SUBORDINATORS = {"as", "after", "when", "before", "until", "once", "to"}
CONCESSIONS = {"although", "though", "while", "because", "since"}
AMOUNTS = {"many", "much", "few", "little"}
FINITE = {"VBD", "VBZ", "VBP", "MD"}
LONGEST_WAY = 30  # tokens from a cue to its "that" or its quotation
LONGEST_LEAD = 12  # tokens of "In a statement on Friday," before the frame


def start_behind(passage: Passage, frame: Frame, right: int) -> int | None:
    """Return where the content behind the cue begins; None where there is none."""
    doc = passage.doc
    i = frame.cue_last
    if frame.inverted:
        i = frame.last
        opens = i + 1 < right and doc[i].text == ":"
        return i + 1 if opens else None
    if (
        doc[frame.first - 1].lower_ == "as"
        and frame.first - 1 == passage.sentence(frame.cue.i).start
    ):
        return _behind_comma(passage, i, right)
    if _is_set_off(passage, frame, right):
        return None
    quotation = _quotation_behind(passage, i, right)
    if quotation is not None and quotation > i + 1 and is_in("call", frame.cue):
        return None
    marker = _that(passage, i, right if quotation is None else quotation + 1)
    if marker is not None and not _only_quotes(frame.cue):
        return marker
    if quotation is not None and says(frame.cue):
        direct = doc[quotation - 1].text in {":", ","} or quotation - i <= 1
        verbs = (token for token in doc[i:quotation] if token.pos_ in {"VERB", "AUX"})
        direct = direct or next(verbs, None) is None
        subject = _subject_outside(passage, frame, i, quotation)
        if subject is not None:
            return subject
        clause = _clause_behind(passage, frame, quotation if direct else right)
        return quotation if clause is None or (direct and quotation - i < 4) else clause
    if _only_quotes(frame.cue):
        return None
    return _clause_behind(passage, frame, right)


def _behind_comma(passage: Passage, i: int, right: int) -> int | None:
    """Return where the statement of "As Berg told the Post, S" begins."""
    commas = [j for j in range(i, right - 1) if passage.doc[j].text == ","]
    return commas[0] + 1 if commas else None


def _only_quotes(cue: Token) -> bool:
    return not thinks(cue) and not is_in("weak", cue) and not is_in("show", cue)


def _is_set_off(passage: Passage, frame: Frame, right: int) -> bool:
    """Whether commas or a stop close the frame in: "A, she said, B"."""
    doc, first, i = passage.doc, frame.first, frame.cue_last
    if not follows_content(passage, frame):
        return False
    if i >= right or doc[i].text in {".", "?", "!", ";"} or doc[i].text in DASHES:
        return True
    if doc[i].text != ",":
        return _governs_left(frame, i)
    sentence = passage.sentence(first)
    opener = doc[sentence.start]
    leads = opener.pos_ in {"ADP", "ADV", "SCONJ", "CCONJ"} or opener.tag_ == "VBG"
    quoted_before = passage.quoted[first - 1] or is_mark(doc[first - 1])
    quoted_after = i + 1 < right and passage.quoted[i + 1]
    return quoted_before or not (leads and quoted_after and first - sentence.start < 12)


def _governs_left(frame: Frame, i: int) -> bool:
    """Whether the cue's clause stands before the frame, by the parse."""
    clauses = [c for c in frame.cue.children if c.dep_ in {"ccomp", "parataxis"}]
    left = any(clause.i < frame.first for clause in clauses)
    return left and not any(clause.i >= i for clause in clauses)


def follows_content(passage: Passage, frame: Frame) -> bool:
    """Whether a comma, a dash or a quotation stands right before the frame."""
    i, sentence = frame.first - 1, passage.sentence(frame.cue.i)
    if i < sentence.start:
        return False
    before = passage.doc[i]
    return (
        before.text in {",", "?", "!", *DASHES} or passage.quoted[i] or is_mark(before)
    )


def _quotation_behind(passage: Passage, i: int, right: int) -> int | None:
    """Return where a quotation behind the cue opens, within reach."""
    for j in range(i, min(right, i + LONGEST_WAY)):
        if passage.quoted[j]:
            return j
    return None


def _subject_outside(
    passage: Passage, frame: Frame, i: int, quotation: int
) -> int | None:
    """Return where the clause begins whose verb opens the quotation: 'she "ran"'."""
    doc = passage.doc
    first = quotation + is_mark(doc[quotation])
    if frame.cue.lemma_.lower() in ADDRESSED or is_in("call", frame.cue):
        return None
    start = after_occasions(passage, i, quotation)
    own = doc[start:quotation]
    subject = bool(own) and own[-1].pos_ in {"NOUN", "PROPN", "PRON"}
    opens = doc[first].tag_ in FINITE and doc[first].text[:1].islower()
    return start if subject and opens else None


def _that(passage: Passage, i: int, right: int) -> int | None:
    """Return the "that" which opens the clause, before any finite verb."""
    for token in passage.doc[i : min(right, i + LONGEST_WAY)]:
        if token.lower_ == "that" and token.dep_ != "det" and token.i + 1 < right:
            return None if token.i > i + 1 and _is_relative(token) else token.i
        finite = token.tag_ in {"VBD", "VBZ", "VBP", "MD"}
        if finite or token.lower_ in {";", ":", "but"}:
            return None
    return None


def _is_relative(that: Token) -> bool:
    """Whether "that" stands for the noun before it: "the dam that broke"."""
    if that.tag_ != "WDT" or that.dep_ not in {*SUBJECTS, "dobj"}:
        return False
    objects = [child for child in that.head.children if child.dep_ == "dobj"]
    opens = len(objects) > 1 or is_in("occasion", that.nbor(-1))
    return that.dep_ != "dobj" or not opens  # "argued at the trial that she fell"


def _clause_behind(passage: Passage, frame: Frame, right: int) -> int | None:
    """Return where a clause without "that" begins behind the cue."""
    doc, cue = passage.doc, frame.cue
    i = cue.i + 1 if frame.cue_last == cue.i + 1 else frame.cue_last
    verb = _clause_verb(passage, frame, i, right)
    if verb is None:
        return None
    if cue.lemma_.lower() in ADDRESSED:
        i = _after_addressee(passage, cue, i, verb)
    i = after_occasions(passage, i, right)
    first = doc[i].lower_ if i < right else ""
    if first == "as" and doc[i + 1].lower_ in AMOUNTS:  # "as many as 40 had left"
        return i
    if i >= right or doc[i].text in {",", "."} or doc[i].lower_ == "nothing":
        return None
    if first in SUBORDINATORS - CONCESSIONS or (first in CONCESSIONS and verb.i < i):
        return None
    if first in {"how", "why"} and is_in("explain", frame.cue):
        return i
    if first == "what" and any(child.dep_ == "csubj" for child in verb.lefts):
        return i
    return None if first in QUESTIONS else i


def _clause_verb(passage: Passage, frame: Frame, i: int, right: int) -> Token | None:
    """Return the verb of the clause that the cue governs, as far as one can tell."""
    for child in frame.cue.children:
        own = any(c.dep_ in {*SUBJECTS, "expl", "csubj"} for c in child.children)
        finite = child.tag_ in {"VBD", "VBZ", "VBP", "VB"} and not is_in(
            "weak", frame.cue
        )
        if i <= child.i < right and child.dep_ == "ccomp" and (own or finite):
            return child
    lost = _lost_clause(frame.cue, i, right)
    if lost is not None:
        return lost
    if is_in("weak", frame.cue) and not is_in("say", frame.cue):
        return None
    if not thinks(frame.cue) and not is_in("show", frame.cue):
        return None
    for token in passage.doc[i:right]:
        head = token.head
        subject = token.dep_ in {*SUBJECTS, "expl"} and i <= head.i < right
        if subject and (head.dep_ not in {"relcl", "acl"} or _is_lost(token)):
            return head
    return None


def _is_lost(subject: Token) -> bool:
    """Whether a clause is said, not a relative one: "said in a statement it was"."""
    noun, first = subject.head.head, subject.left_edge
    return is_in("occasion", noun) and first.i == noun.i + 1


def _lost_clause(cue: Token, i: int, right: int) -> Token | None:
    """Return the verb of a clause that the parse joined to the cue with no link.

    So in "found yields would fall", where "yields" is taken for what was found.
    """
    for child in cue.children:
        if child.dep_ != "conj" or not i < child.i < right:
            continue
        finite = child.tag_ in FINITE or any(c.tag_ in FINITE for c in child.lefts)
        linked = any(token.dep_ == "cc" for token in cue.doc[i : child.i])
        return child if finite and not linked else None
    return None


def _after_addressee(passage: Passage, cue: Token, i: int, verb: Token) -> int:
    """Skip whom something was told: "told reporters", "told the Post"."""
    for child in cue.children:
        if child.dep_ in {"dobj", "dative"} and child.i >= i:
            last = child.right_edge.i + 1
            if last <= verb.left_edge.i or (last <= verb.i and child.i < verb.i):
                return last
    if verb.left_edge.i > i:
        return verb.left_edge.i
    phrase = name_behind(passage, i)
    return phrase[1] if phrase and phrase[1] < verb.i else i
