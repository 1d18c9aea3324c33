"""A parsed text with its quotations and sentences, as attribution needs them."""

from dataclasses import dataclass

from spacy.tokens import Doc, Token

from claims.extraction.datelines import dateline_end
from claims.extraction.found import Span
from claims.extraction.paragraphs import paragraphs
from claims.extraction.texts import lowers_of, text_of

from .cues import is_cue
from .quotes import Quote, find_quotes, is_speech

TITLES = frozenset(
    "mr. mrs. ms. dr. prof. gen. col. lt. maj. capt. sgt. cpl. pvt. adm. cmdr. cdr. "
    "brig. sen. rep. gov. rev. fr. st. hon. pres. sec. supt. insp. det. amb. msgr. no. "
    "vs.".split()
)
ENDS = {".", "?", "!", "…", "..."}
LEADS = 4  # paragraphs, headline and byline among them, that may have a dateline
LINKS = {"and", "but", "while", "whereas", "although", "though", "yet", "or"}
DASHES = {"—", "–", "--"}
SEPARATORS = {",", ";", ":", "-", "…", "...", *DASHES}
Piece = tuple[int, int]  # token indices, last exclusive


@dataclass(frozen=True, slots=True)
class Passage:
    """``quoted`` says of each token whether it is in speech between marks.

    ``sentences`` are token ranges that never begin inside a quotation; white space
    around them and datelines are left out. ``sentence_of`` holds, for each token,
    the index of its sentence, -1 for none. ``quote_of`` does so for quotations.
    """

    doc: Doc
    quotes: list[Quote]
    quoted: list[bool]
    quote_of: list[int]
    sentences: list[range]
    sentence_of: list[int]
    paragraph_starts: frozenset[int]

    def span(self, piece: Piece) -> Span:
        """Return the characters of some tokens."""
        tokens = self.doc[piece[0] : piece[1]]
        return Span(tokens.start_char, tokens.end_char)

    def sentence(self, i: int) -> range:
        """Return the sentence of token ``i``, empty where it is in none."""
        index = self.sentence_of[i]
        return self.sentences[index] if index >= 0 else range(i, i)


def read_passage(doc: Doc) -> Passage:
    """Find the quotations and sentences of ``doc``."""
    text = text_of(doc)
    quotes = [quote for quote in find_quotes(text) if is_speech(text, quote)]
    quote_of = _tokens_in(doc, quotes)
    quoted = [index >= 0 for index in quote_of]
    starts = _paragraph_starts(doc)
    sentences = _sentences(doc, quote_of, starts)
    sentence_of = [-1] * len(doc)
    for index, sentence in enumerate(sentences):
        for i in sentence:
            sentence_of[i] = index
    return Passage(
        doc, quotes, quoted, quote_of, sentences, sentence_of, frozenset(starts)
    )


def _tokens_in(doc: Doc, quotes: list[Quote]) -> list[int]:
    """Return for each token the index of its quotation, -1 outside of all."""
    found = [-1] * len(doc)
    if not quotes:
        return found
    index = 0
    starts, lengths = doc.to_array("IDX").tolist(), doc.to_array("LENGTH").tolist()
    for i, (start, length) in enumerate(zip(starts, lengths, strict=True)):
        while index < len(quotes) and quotes[index].end <= start:
            index += 1
        if index == len(quotes):
            break
        if start + length > quotes[index].start:
            found[i] = index
    return found


def _paragraph_starts(doc: Doc) -> dict[int, int]:
    """Return, for the first token of each paragraph, the one after its dateline."""
    text = text_of(doc)
    found: dict[int, int] = {}
    spans = {span.start: span.end for span in paragraphs(text)}
    for i, start in enumerate(doc.to_array("IDX").tolist()):
        if start not in spans:
            continue
        first = i
        if len(found) < LEADS:
            end = start + dateline_end(text[start : spans[start]])
            while first < len(doc) and doc[first].idx < end:
                first += 1
        found[i] = first
    return found


def _sentences(doc: Doc, quote_of: list[int], starts: dict[int, int]) -> list[range]:
    found: list[range] = []
    first = 0
    lowers = [";", *lowers_of(doc)]  # each behind the one before it
    text = text_of(doc)
    small = [text[start].islower() for start in doc.to_array("IDX").tolist()]
    for i in range(1, len(doc) + 1):
        plain = i < len(doc) and small[i] and lowers[i] != ";" and i not in starts
        if i == len(doc) or (not plain and _begins(doc, i, quote_of, starts)):
            sentence = _stripped(doc, starts.get(first, first), i)
            if sentence:
                found.append(sentence)
            first = i
    return found


def _stripped(doc: Doc, first: int, last: int) -> range:
    while first < last and doc[first].is_space:
        first += 1
    while first < last and doc[last - 1].is_space:
        last -= 1
    return range(first, last)


def _begins(doc: Doc, i: int, quote_of: list[int], starts: dict[int, int]) -> bool:
    """Whether a sentence begins with token ``i``: never within a quotation."""
    if quote_of[i] >= 0 and quote_of[i] == quote_of[i - 1]:
        return False
    if i in starts or doc[i - 1].text == ";":
        return True
    token, before = doc[i], doc[i - 1]
    if token.is_space or (before.is_space and i - 1 in starts):
        return False
    if before.is_space and i > 1:
        before = doc[i - 2]
    if token.is_punct and quote_of[i] < 0 and not token.is_left_punct:
        return False
    if token.text[:1].islower():
        return False
    if quote_of[before.i] >= 0:
        return _quotation_ends_sentence(doc, before.i, i)
    if _is_abbreviation(doc, before.i):
        return False
    opens = quote_of[i] >= 0 and before.text[-1:] == "."  # 'cost $180m. "We'
    if before.text in ENDS or opens:
        return True
    return bool(token.is_sent_start) and before.text[-1:] in {".", ")", "?", "!"}


def _is_abbreviation(doc: Doc, i: int) -> bool:
    """Whether the stop at token ``i`` belongs to a title or an initial."""
    word = doc[i].text
    if word == "." and i and not doc[i - 1].whitespace_:
        word = doc[i - 1].text + "."
    initial = len(word) == 2 and word[0].isupper() and doc[i - 1].pos_ != "ADP"
    return word.lower() in TITLES or (word[-1:] == "." and initial)


def _quotation_ends_sentence(doc: Doc, closing: int, i: int) -> bool:
    inner = doc[closing - 1].text if doc[closing].is_punct else doc[closing].text
    if inner[-1:] == ".":
        return True
    return inner in ENDS and not _cue_follows(doc, i)


def _cue_follows(doc: Doc, i: int) -> bool:
    """Whether ``"Why?" Anna Berg asked`` goes on with its cue from token ``i``."""
    for token in doc[i : i + 8]:
        if is_cue(token) and token.i > i:
            return True
        if token.is_punct or token.pos_ in {"VERB", "AUX"}:
            return False
    return False


def is_mark(token: Token) -> bool:
    """Whether ``token`` is a quotation mark."""
    return token.is_quote or token.text in {"''", "«", "»", "„", "‘", "’", "'"}
