"""Statements whose content is a noun phrase: "put the toll at 40", "denied reports"."""

from collections.abc import Iterator

from spacy.tokens import Doc, Token

from .found import Form, FoundAttribution, FoundFigure, Reason, Span
from .speakers.lexicon import is_in
from .texts import lemmas_of, parts_of_speech, text_of

DENYING = frozenset("deny reject dismiss dispute refute rebuff rule".split())
PUTTING = frozenset("put list place peg set".split())
GIVING = frozenset("give raise lower revise cut increase reduce double quote".split())
COUNTING = frozenset(
    "count report claim estimate confirm record register tally expect cite document "
    "acknowledge announce arrive verify log promise".split()
)
NAMING = frozenset({"call", "describe", "brand", "label"})
STATING = DENYING | PUTTING | GIVING | COUNTING | NAMING
AMOUNTS = frozenset(
    "number figure total toll count tally estimate forecast cost loss damage size "
    "projection death".split()
)
LINKS = frozenset({"at", "as", "to", "from", "of"})


def noun_statements(
    doc: Doc, found: list[FoundAttribution], figures: list[FoundFigure]
) -> list[FoundAttribution]:
    """Return the statements with a noun phrase for content that ``found`` lacks."""
    more = []
    parts = parts_of_speech(doc)
    for i, lemma in enumerate(lemmas_of(doc)):
        if lemma not in STATING or parts[i] != "VERB" or _is_inside(doc[i], found):
            continue
        verb = doc[i]
        subject = _subject(verb)
        content = _content(verb, figures)
        if subject is None or content is None or not _can_speak(subject):
            continue
        if any(_meet(content, piece) for other in found for piece in other.content):
            continue
        more.append(_attribution(doc, verb, subject, content))
    return more


def _is_inside(verb: Token, found: list[FoundAttribution]) -> bool:
    return any(
        piece.start <= verb.idx < piece.end
        for other in found
        for piece in other.content
    ) or any(other.cue and other.cue.start == verb.idx for other in found)


def _meet(a: Span, b: Span) -> bool:
    return a.start < b.end and b.start < a.end


def _subject(verb: Token) -> Token | None:
    """Return who does what ``verb`` says; a verb after "and" shares its subject."""
    for token in (verb, *_joined(verb)):
        for child in token.children:
            if child.dep_ == "nsubj" and child.i < verb.i:
                return child
    return None


def _joined(verb: Token) -> Iterator[Token]:
    while verb.dep_ == "conj" and verb.head.pos_ in {"VERB", "AUX"}:
        verb = verb.head
        yield verb


def _can_speak(subject: Token) -> bool:
    """Whether the subject can say something: somebody, a body or a document."""
    if subject.pos_ == "PRON":
        return subject.lower_ in {"he", "she", "they", "who"}
    lists = ("role", "organisation", "descriptor", "document", "voiced")
    return subject.pos_ == "PROPN" or any(is_in(name, subject.text) for name in lists)


def _content(verb: Token, figures: list[FoundFigure]) -> Span | None:
    """Return the noun phrase that ``verb`` states; None where it states none."""
    lemma = verb.lemma_.casefold()
    noun = _object(verb)
    if noun is None:
        return None
    span = _extent(verb, noun)
    has_figure = any(
        span.start <= f.span.start and f.span.end <= span.end for f in figures
    )
    is_stated = (
        (lemma in DENYING and (lemma != "rule" or _particle(verb) == "out"))
        or (lemma in PUTTING and has_figure and "at" in _links(verb))
        or (lemma in GIVING and has_figure and noun.lemma_.casefold() in AMOUNTS)
        or (lemma in COUNTING and has_figure)
        or (lemma in NAMING and any(mark in span_text(verb, span) for mark in '“"'))
    )
    return span if is_stated else None


def span_text(verb: Token, span: Span) -> str:
    return text_of(verb.doc)[span.start : span.end]


def _object(verb: Token) -> Token | None:
    for child in verb.children:
        if child.dep_ in {"dobj", "oprd"} and child.i > verb.i:
            return child
    for child in verb.children:
        if child.dep_ in {"xcomp", "ccomp"} and child.i > verb.i:
            return child if child.dep_ == "ccomp" or child.tag_ == "VBG" else None
        if child.dep_ == "prep" and verb.lemma_ == "arrive":
            return next((c for c in child.children if c.dep_ == "pobj"), None)
    return None


def _particle(verb: Token) -> str:
    return next((child.lower_ for child in verb.children if child.dep_ == "prt"), "")


def _links(verb: Token) -> set[str]:
    """Return the prepositions after the object of ``verb``, however they attach."""
    noun = _object(verb)
    near = [*verb.children, *(noun.children if noun else ())]
    return {token.lower_ for token in near if token.dep_ == "prep" and token.i > verb.i}


def _extent(verb: Token, noun: Token) -> Span:
    """Return the object with the "at ...", "as ..." that belongs to it."""
    last = noun.right_edge
    for child in verb.children:
        if (
            child.i > noun.i
            and child.dep_ in {"prep", "oprd"}
            and child.lower_ in LINKS
        ):
            last = max(last, child.right_edge, key=lambda token: token.i)
        if child.dep_ == "oprd" and child.i > noun.i:
            last = max(last, child.right_edge, key=lambda token: token.i)
    return Span(noun.left_edge.idx, last.idx + len(last))


def _attribution(
    doc: Doc, verb: Token, subject: Token, content: Span
) -> FoundAttribution:
    end = verb.idx + len(verb)
    particle = next((child for child in verb.children if child.dep_ == "prt"), None)
    if particle is not None and particle.i == verb.i + 1:
        end = particle.idx + len(particle)
    last = min(subject.right_edge.i, verb.i - 1)
    while last > subject.i and doc[last].is_punct:
        last -= 1
    mention = doc[subject.left_edge.i : last + 1]
    words = f'"{verb.text}" gives what follows as the speaker\'s'
    return FoundAttribution(
        content=(content,),
        mention=Span(mention.start_char, mention.end_char),
        cue=Span(verb.idx, end),
        form=Form.INDIRECT,
        reasons=(Reason("content", "content.noun-phrase", words),),
    )
