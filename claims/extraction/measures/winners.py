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

    "The ruling Union party won 52 percent": "Union".
    """
    verb = figure
    for _ in range(STEPS):
        if verb.pos_ in {"VERB", "AUX"} and verb.lemma_.lower() in WINNING:
            return _subject(verb)
        verb = verb.head
    return ""


def _subject(verb: Token) -> str:
    while verb.dep_ == "conj" and not _subjects(verb):
        verb = verb.head
    for subject in _subjects(verb):
        names = [t.text for t in subject.subtree if t.pos_ == "PROPN"]
        return " ".join(names[:3])
    return ""


def _subjects(verb: Token) -> list[Token]:
    return [child for child in verb.children if child.dep_ == "nsubj"]
