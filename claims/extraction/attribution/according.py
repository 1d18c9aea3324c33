"""Statements with "according to", "in the words of": a phrase instead of a verb."""

from claims.extraction.texts import lowers_of

from .asides import has_verb, tail
from .content import Placed
from .ends import trimmed
from .frames import Frame
from .mention import RELATIVE, extent, name_behind
from .passage import Passage, Piece

FINITE = {"VBD", "VBZ", "VBP", "MD"}
PHRASES = (("according", "to"), ("in", "the", "words", "of"))
FEWEST_TOKENS = 2


def find_according(passage: Passage) -> list[Placed]:
    """Return the statements that such a phrase attributes."""
    found = []
    words = lowers_of(passage.doc)
    for i, word in enumerate(words):
        for phrase in PHRASES:
            if word == phrase[0] and tuple(words[i : i + len(phrase)]) == phrase:
                placed = _according(passage, i, i + len(phrase))
                if placed is not None:
                    found.append(placed)
    return found


def _according(passage: Passage, first: int, last: int) -> Placed | None:
    if passage.quoted[first] or passage.sentence_of[first] < 0:
        return None
    mention = _mention(passage, first, last)
    if mention is None:
        return None
    sentence = passage.sentence(first)
    cue = passage.doc[first]
    frame = Frame(cue, first, last, mention, first, mention[1], "cue.according-to")
    opens = first - sentence.start <= 2
    if opens:
        pieces = trimmed(passage, mention[1], sentence.stop)
    else:
        left = sentence.start
        pieces = trimmed(passage, left, first)
        if pieces and passage.doc[pieces[0][1] - 1].lower_ == "that":
            pieces = []
        pieces += tail(
            passage, frame, sentence.stop, complete=has_verb(passage, pieces)
        )
    pieces = [piece for piece in pieces if piece[1] - piece[0] >= FEWEST_TOKENS]
    if not pieces:
        return None
    return Placed(frame, pieces, is_aside=True)


def _mention(passage: Passage, first: int, last: int) -> Piece | None:
    """Return whom the phrase names, before the comma that ends it."""
    doc, sentence = passage.doc, passage.sentence(first)
    noun = next((c for c in doc[last - 1].children if c.dep_ == "pobj"), None)
    if noun is None or noun.i < last:
        return name_behind(passage, last)
    start, end = extent(passage, noun, first)
    start = max(start, last)
    if first - sentence.start <= 2:
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
