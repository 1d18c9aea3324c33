"""Whose votes and seats a figure counts: those of another are another question."""

import re

from spacy.tokens import Token

CONTESTED = frozenset({"share of votes", "votes", "votes won", "seats", "seats won"})
WINNING = frozenset("win take get gain have receive secure poll hold lose".split())
COUNTED = re.compile(
    r" of (?:the |all )?(?:votes?|ballots?)(?: cast)? "
    r"(?:(?:was|were|had been|have been) )?(?:counted|tallied|processed)\b"
)
STEPS = 6  # levels of the parse looked at above a figure


def winner_of(figure: Token) -> str:
    """Return the name of who wins, takes or has what ``figure`` counts; "" for nobody.

    "The ruling Union party won 52 percent": "Union"; "the Reds 31": "Reds".
    """
    named = _right_before(figure)
    if named:
        return named
    verb = figure
    for _ in range(STEPS):
        if verb.pos_ in {"VERB", "AUX"} and verb.lemma_.lower() in WINNING:
            return _subject(verb)
        verb = verb.head
    return ""


def _right_before(figure: Token) -> str:
    """Return the name that a figure follows where the verb is left out."""
    numbers = [t for t in figure.subtree if t.pos_ in {"NUM", "SYM"}]
    i = min([figure.i, *(t.i for t in numbers)])
    names: list[str] = []
    while i > 0 and figure.doc[i - 1].pos_ == "PROPN":
        i -= 1
        names.insert(0, figure.doc[i].text)
    return " ".join(names[:3])


def _subject(verb: Token) -> str:
    while verb.dep_ == "conj" and not _subjects(verb):
        verb = verb.head
    for subject in _subjects(verb):
        names = [t.text for t in subject.subtree if t.pos_ == "PROPN"]
        return " ".join(names[:3])
    return ""


def _subjects(verb: Token) -> list[Token]:
    return [child for child in verb.children if child.dep_ == "nsubj"]
