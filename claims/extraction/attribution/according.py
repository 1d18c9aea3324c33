"""Statements with "according to", "in the words of": a phrase instead of a verb."""

from dataclasses import replace

from spacy.tokens import Token

from claims.extraction.texts import lowers_of

from .asides import has_verb, is_record, tail
from .content import Placed
from .ends import trimmed
from .frames import Frame
from .mention import RELATIVE, extent, name_before, name_behind
from .passage import LINKS, Passage, Piece

FINITE = {"VBD", "VBZ", "VBP", "MD"}
PHRASES = (("according", "to"), ("in", "the", "words", "of"))
FEWEST_TOKENS = 2
LONGEST_LEAD = 2
OPEN = {"nsubj", "nsubjpass", "csubj", "expl", "aux", "auxpass"}


def find_according(passage: Passage) -> list[Placed]:
    """Return the statements that such a phrase attributes."""
    found: list[Placed] = []
    words = lowers_of(passage.doc)
    for i, word in enumerate(words):
        for phrase in PHRASES:
            if word == phrase[0] and tuple(words[i : i + len(phrase)]) == phrase:
                left = _left_bound(passage, i, found)
                placed = _according(passage, i, i + len(phrase), left)
                if placed is not None:
                    found.append(placed)
    return found


def _left_bound(passage: Passage, first: int, before: list[Placed]) -> int:
    """Return where the statement may begin: behind another such one and its "and"."""
    doc, start = passage.doc, passage.sentence(first).start
    if not before or before[-1].frame.first < start:
        return start
    behind = before[-1].frame.last
    behind += doc[behind].text == ","
    return behind if doc[behind].lower_ in LINKS else start


def _according(passage: Passage, first: int, last: int, left: int) -> Placed | None:
    if passage.quoted[first] or passage.sentence_of[first] < 0:
        return None
    mention = _mention(passage, first, last)
    if mention is None:
        return None
    sentence = passage.sentence(first)
    cue = passage.doc[first]
    frame = Frame(cue, first, last, mention, first, mention[1], "cue.according-to")
    if _opens(passage, first):
        pieces = trimmed(passage, mention[1], sentence.stop)
    elif passage.doc[last].lower_ == "which":
        named = name_before(passage, first)
        frame = replace(frame, mention=named or mention)
        pieces = trimmed(passage, last + 1, _clause_end(cue.head, last, sentence))
    else:
        pieces = _around(passage, frame, left)
    numbers = any(passage.doc[piece[0]].like_num for piece in pieces)
    if sum(last - first for first, last in pieces) < FEWEST_TOKENS - numbers:
        return None
    return Placed(frame, pieces, is_aside=True)


def _opens(passage: Passage, first: int) -> bool:
    """Whether the phrase opens its sentence: "But according to Berg, ..."."""
    lead = passage.doc[passage.sentence(first).start : first]
    return len(lead) <= LONGEST_LEAD and not any(
        token.pos_ in {"NOUN", "PROPN", "PRON", "NUM"} for token in lead
    )


def _around(passage: Passage, frame: Frame, left: int) -> list[Piece]:
    """Return what the phrase, inside of a sentence or behind it, speaks of."""
    doc, first = passage.doc, frame.first
    sentence = passage.sentence(first)
    behind = frame.last
    if behind < sentence.stop and doc[behind].text == ",":
        behind += 1
    bracket = _bracket(passage, first)
    if bracket is not None:
        return trimmed(passage, bracket[0], first) + trimmed(
            passage, behind, bracket[1]
        )
    before = first - 1 - (doc[first - 1].text == ",")
    if doc[before].lower_ in RELATIVE:
        end = _clause_end(doc[before].head, behind, sentence)
        return trimmed(passage, behind, end)
    set_off = _set_off(passage, frame)
    if set_off is not None:
        return trimmed(passage, set_off, first)
    pieces = trimmed(passage, left + (doc[left].lower_ in LINKS), first)
    if _awaits_verb(passage, frame):
        return pieces + trimmed(passage, behind, sentence.stop)
    complete = has_verb(passage, pieces)
    if complete and behind < sentence.stop and is_record(doc[behind]):
        return pieces + trimmed(passage, behind, sentence.stop)
    return pieces + tail(passage, frame, sentence.stop, complete=complete)


def _bracket(passage: Passage, first: int) -> Piece | None:
    """Return what is inside of the brackets around the phrase: "(18, according to"."""
    doc, sentence = passage.doc, passage.sentence(first)
    for i in range(first - 1, sentence.start - 1, -1):
        if doc[i].text == ")":
            return None
        if doc[i].text == "(":
            closing = (t.i for t in doc[first : sentence.stop] if t.text == ")")
            return i + 1, next(closing, sentence.stop)
    return None


def _clause_end(verb: Token, start: int, sentence: range) -> int:
    """Return where the clause of ``verb`` ends, behind token ``start``: at a comma."""
    inside = start <= verb.i < sentence.stop
    last = min(verb.right_edge.i + 1, sentence.stop) if inside else sentence.stop
    behind = verb.doc[(verb.i if inside else start) : last]
    return next((token.i for token in behind if token.text == ","), last)


def _set_off(passage: Passage, frame: Frame) -> int | None:
    """Return where "the worst in 20 years according to X," begins between commas."""
    doc, first = passage.doc, frame.first
    sentence = passage.sentence(first)
    closes = frame.last < sentence.stop and doc[frame.last].text == ","
    commas = [i for i in range(sentence.start, first) if doc[i].text == ","]
    if not closes or not commas or commas[-1] == first - 1:
        return None
    verbal = any(token.pos_ in {"VERB", "AUX"} for token in doc[sentence.start : first])
    return None if verbal else commas[-1] + 1


def _awaits_verb(passage: Passage, frame: Frame) -> bool:
    """Whether a subject or auxiliary before the phrase has its verb behind it."""
    doc, sentence = passage.doc, passage.sentence(frame.first)
    auxiliary = doc[frame.first - 1].lemma_ in {"have", "be", "will", "would"}
    if auxiliary and doc[frame.last].tag_ in {"VB", "VBN", "VBG", "VBD"}:
        return True
    return any(
        token.dep_ in OPEN and frame.last <= token.head.i < sentence.stop
        for token in doc[sentence.start : frame.first]
        if not passage.quoted[token.i]
    )


def _mention(passage: Passage, first: int, last: int) -> Piece | None:
    """Return whom the phrase names, before the comma that ends it."""
    doc, sentence = passage.doc, passage.sentence(first)
    noun = next((c for c in doc[last - 1].children if c.dep_ == "pobj"), None)
    if noun is None or noun.i < last:
        return name_behind(passage, last)
    start, end = extent(passage, noun, first)
    start = max(start, last)
    if _opens(passage, first):
        return start, _end_of_opening(passage, last, noun.i, sentence.stop)
    for token in doc[noun.i + 1 : end]:
        if token.text != ",":
            continue
        rest = doc[token.i + 1 : end]
        clause = any(t.tag_ in FINITE for t in rest)
        if clause or not rest or rest[0].lower_ in RELATIVE:
            return start, token.i
    return (start, end) if end > start and start in sentence else None


def _end_of_opening(passage: Passage, last: int, noun: int, stop: int) -> int:
    """Return where the mention ends: at its comma, or behind an apposition."""
    doc = passage.doc
    commas = [
        i for i in range(noun + 1, stop) if doc[i].text == "," and not passage.quoted[i]
    ]
    clause = doc[noun + 1 : commas[0] if commas else stop]
    if any(token.tag_ in FINITE for token in clause):
        phrase = name_behind(passage, last)
        return phrase[1] if phrase else noun + 1
    if not commas:
        return noun + 1
    if len(commas) > 1:
        added = doc[commas[0] + 1 : commas[1]]
        is_clause = any(t.tag_ in FINITE for t in added)
        relative = added and added[0].lower_ in RELATIVE
        opens = added and added[0].pos_ in {"ADP", "CCONJ", "PRON", "ADV", "SCONJ"}
        if relative or (not is_clause and not opens):
            return commas[1] if not relative else commas[0]
    return commas[0]
