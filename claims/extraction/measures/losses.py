"""Whose people were lost: "the rebels had lost 260 men"."""

from collections.abc import Sequence

from spacy.tokens import Span, Token

from claims.domain.measures import OWN

from .lexicons import things

FORCES = {
    "army": "soldiers",
    "military": "soldiers",
    "battalion": "soldiers",
    "brigade": "soldiers",
    "navy": "soldiers",
    "militia": "fighters",
    "insurgency": "fighters",
    "police": "police officers",
    "government": "soldiers",
}
POSSESSIVES = frozenset("its our their his her my".split())
PRONOUNS = frozenset("it we they he she i".split())
LOSSES = frozenset({"loss", "casualty"})
LOST = frozenset(
    "man woman people person member comrade civilian soldier troop fighter militant "
    "rebel insurgent guerrilla combatant officer sailor crew conscript marine".split()
)


def is_lost(near: Sequence[Token]) -> bool:
    """Whether a figure's people, or its bare number, are the object of "lose"."""
    verb = _losing(near)
    if verb is None:
        return _is_of_loss(near)
    counted = near[0].head if near[0].dep_ != "dobj" else near[0]
    return counted.pos_ == "NUM" or counted.lemma_.lower() in LOST


def whose(noun: Token | None, span: Span) -> str:
    """Return whose the counted are: "Arvanian" for "40 Arvanian soldiers".

    Or for "Arvanian losses". "Rebel" and "army" tell who they are, not whose. "Its
    own" and what a speaker has lost are OWN.
    """
    owned = [noun] if noun is not None else []
    owned += [token for token in span.sent if token.lower_ == "losses"]
    for token in owned:
        for child in token.children:
            named = child.dep_ in {"amod", "compound"} and child.text[:1].isupper()
            lemma = child.lemma_.lower()
            if named and child.pos_ in {"ADJ", "PROPN"} and lemma not in FORCES:
                return "" if lemma in things() else child.text
    return OWN if noun is not None and _is_own(noun) else ""


def _is_own(noun: Token) -> bool:
    """Whether the speaker's own are counted: "our men", "the army said it lost two"."""
    of = [noun, *(t for t in noun.children if t.dep_ == "prep"), noun.head]
    owners = [c for token in of for c in token.children]
    if any(c.dep_ == "poss" and c.lower_ in POSSESSIVES for c in owners):
        return True
    verb = noun.head
    is_lost = noun.dep_ == "dobj" and verb.lemma_.lower() == "lose"
    return is_lost and any(c.lower_ in PRONOUNS for c in _subjects(verb))


def _is_of_loss(near: Sequence[Token]) -> bool:
    """Whether a figure's people are those of a loss: "the loss of 130 fighters"."""
    person = near[0] if near[0].pos_ == "NOUN" else near[0].head
    prep = person.head
    is_of = prep.lower_ == "of" and prep.head.lemma_.lower() == "loss"
    return person.dep_ == "pobj" and is_of and person.lemma_.lower() in LOST


def losers(near: Sequence[Token]) -> str:
    """Return the population that loses people: "fighters" where rebels do."""
    verb = _losing(near)
    if verb is None:
        return ""
    while verb.dep_ == "conj" and not _subjects(verb):
        verb = verb.head
    for subject in _subjects(verb):
        lemma = subject.lemma_.lower()
        thing = things().get(lemma)
        return FORCES.get(lemma) or (thing.population if thing else "")
    return ""


def _losing(near: Sequence[Token]) -> Token | None:
    for token in (near[0], near[0].head):
        if token.dep_ == "dobj" and token.head.lemma_.lower() == "lose":
            return token.head
    return None


def _subjects(verb: Token) -> list[Token]:
    return [child for child in verb.children if child.dep_ == "nsubj"]
