"""The measure of a figure with a unit: from the words around it."""

import re
from collections.abc import Sequence

from spacy.tokens import Doc, Span, Token

from claims.domain.units import UnknownUnit, dimension_of
from claims.extraction.found import FoundFigure
from claims.extraction.texts import text_of

from .counts import TALLIES, TOO_LIGHT, Counted
from .lexicons import amounts
from .nouns import noun_token
from .words import around, governing

COSTS = frozenset("cost charge bill expense".split())
WITHIN = re.compile(r"\b(?:within|in|after|another) (?:the next |about )?$")
FRONT = 4  # words in front of a figure that decide early: "no deeper than 11 km"


def amount(doc: Doc, figure: FoundFigure, span: Span) -> Counted | None:
    """Return the measure of a figure with a unit."""
    kind = kind_of_unit(figure.unit)
    if kind == "duration" and WITHIN.search(text_of(doc)[: figure.span.start][-30:]):
        return None
    front = list(doc[max(span.sent.start, span.start - FRONT) : span.start])[::-1]
    wide = [token for token in around(doc, span) if token.pos_ == "VERB"]
    words = [*_behind(doc, span), *front, *governing(span.root), *wide]
    told = _told(words, kind)
    token = noun_token(doc, figure, span)
    noun = "" if token is None or token.pos_ == "PROPN" else token.lemma_.lower()
    if told == "cost":
        return Counted(_cost(words, token, noun, figure.unit or ""))
    if told:
        return Counted(told)
    if not noun.isalpha() or noun in TOO_LIGHT | TALLIES | {kind, figure.unit}:
        return None
    return Counted(f"share of {noun}" if kind == "share" else f"{noun} ({kind})")


def _cost(words: Sequence[Token], token: Token | None, noun: str, unit: str) -> str:
    """Return whose or what cost it is: "cost to company", "cost of restructuring"."""
    for word in words:
        if word.lemma_.lower() in COSTS:
            bearers = [c for c in word.children if c.dep_ == "dative"]
            for prep in word.children:
                if prep.lower_ == "to":
                    bearers += [c for c in prep.children if c.dep_ == "pobj"]
            if bearers:
                return f"cost to {bearers[0].lemma_.lower()}"
    if token is None or noun == unit:
        return "cost"
    if noun in COSTS:
        named = [c for c in token.children if c.dep_ in {"compound", "amod"}]
        return f"cost of {named[-1].lower_}" if named else "cost"
    return f"cost of {token.lower_ if token.tag_ == 'VBG' else noun}"


def _behind(doc: Doc, span: Span) -> list[Token]:
    """Return the word right behind a figure and its bracketed conversion: "deep"."""
    tokens = doc[span.end : span.sent.end]
    i = 0
    if len(tokens) and tokens[0].text == "(":
        closing = [t.i - tokens[0].i for t in tokens if t.text == ")"]
        i = closing[0] + 1 if closing else 0
    return list(tokens[i : i + 1])


def _told(words: Sequence[Token], kind: str) -> str:
    for word in words:
        lemma = word.lemma_.lower()
        for amount in amounts():
            if amount.dimension == kind and (
                lemma in amount.telling or word.lower_ in amount.telling
            ):
                return amount.measure
    return ""


def kind_of_unit(unit: str | None) -> str:
    """Return the dimension of ``unit``; all money is one, as is what nobody knows."""
    try:
        dimension = dimension_of(unit)
    except UnknownUnit:
        return "money"
    return "money" if dimension.startswith("money") else dimension
