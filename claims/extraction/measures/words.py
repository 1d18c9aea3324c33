"""The words that tell what a figure measures, nearest first."""

from collections.abc import Iterator

from spacy.tokens import Doc, Span, Token

TELLING = frozenset(
    "amod acl relcl attr acomp prep xcomp prt advmod nsubj nsubjpass dobj compound "
    "oprd ccomp agent npadvmod".split()
)
INNER = frozenset("prep acl relcl attr acomp xcomp conj agent".split())
CLAUSE_TOPS = frozenset({"ccomp", "advcl", "parataxis", "relcl", "ROOT"})
PUTTING = frozenset("at to".split())
STEPS = 6  # levels of the parse looked at above a figure
BREAKS = {";", ":", "–", "—"}


def governing(token: Token) -> list[Token]:
    """Return the words that tell what happened to what ``token`` counts, nearest first.

    Its noun, what modifies that, and the verbs above up to the end of the clause.
    """
    words = [token]
    current = token
    for _ in range(STEPS):
        words += [c for c in current.children if c.dep_ in TELLING and c not in words]
        for child in current.children:
            if child.dep_ in INNER:
                words += _carrying(child)
        if current.head.i == current.i:
            break
        if current.dep_ in CLAUSE_TOPS and current.pos_ != "NUM":
            break
        current = current.head
        words.append(current)
    return words


def put_at(token: Token) -> list[Token]:
    """Return the words of what is put at a number: "put the number of dead at 83".

    The object of the verb, else its subject: "the toll stood at 88".
    """
    prep = token.head
    if token.dep_ != "pobj" or prep.lower_ not in PUTTING:
        return []
    if prep.head.pos_ == "NOUN":
        return _phrase(prep.head)
    for dep in ("dobj", "nsubj", "nsubjpass"):
        for noun in prep.head.children:
            if noun.dep_ == dep and noun.pos_ == "NOUN":
                return _phrase(noun)
    return []


def _phrase(noun: Token) -> list[Token]:
    inner = [child for child in noun.children if child.dep_ in TELLING]
    return [noun, *inner, *(word for child in inner for word in _carrying(child))]


def _carrying(token: Token) -> list[Token]:
    found = []
    for child in token.children:
        if child.pos_ in {"NOUN", "VERB", "ADJ"}:
            found.append(child)
            found += [c for c in child.children if c.dep_ in {"amod", "compound"}]
    return found


def around(doc: Doc, span: Span) -> Iterator[Token]:
    """Yield the words of the clause that ``span`` stands in, nearest first.

    Words behind count before words in front; marks and other clauses end it.
    """
    sentence = span.sent
    after, before = [], []
    for token in doc[span.end : sentence.end]:
        if _ends(token):
            break
        after.append(token)
    for token in reversed(doc[sentence.start : span.start]):
        if _ends(token):
            break
        before.append(token)
    for i in range(max(len(after), len(before))):
        yield from after[i : i + 1]
        yield from before[i : i + 1]


def _ends(token: Token) -> bool:
    return token.text in BREAKS or token.like_num
