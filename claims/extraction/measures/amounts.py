"""The measure of a figure with a unit: from the words around it."""

import re
from collections.abc import Sequence
from dataclasses import replace

from spacy.tokens import Doc, Span, Token

from claims.domain.units import WHOLE, UnknownUnit, dimension_of
from claims.extraction.found import FoundFigure
from claims.extraction.texts import lemmas_of, lowers_of, text_of

from .counts import TALLIES, Counted, share_of
from .economy import of_economy
from .happened import TOO_LIGHT
from .lexicons import amounts_told_by, things
from .nouns import noun_token
from .participles import plural
from .words import around, governing, put_at

COSTS = frozenset("cost charge bill expense".split())
WITHIN = re.compile(r"\b(?:within|in|after|another) (?:the next |about )?$")
DISTANCE = re.compile(
    r"\W{0,4}(?:\([^)]{0,60}\)\W{0,4})?"
    r"(?:(?:due )?(?:north|south|east|west)[\w-]*|away|off|inland|"
    r"offshore|outside|upstream|downstream|from)\b"
)
OF_WHAT = re.compile(r" of (?:the |its |their |all |these |that )*([\w-]+)")
MOVING = frozenset("advance push penetrate move retreat drive thrust".split())
CHANGING = frozenset(
    "rise increase grow climb jump surge soar fall drop decline decrease slump plunge "
    "gain shrink".split()
)
AREAS = frozenset(
    "province region territory country city town district county area land state "
    "island valley village governorate oblast enclave strip peninsula capital "
    "municipality settlement suburb border ground part".split()
)
# Dimensions in which nothing else is told: "44.6 degrees".
ALONE = frozenset({"temperature", "speed"})
WEAK = frozenset({"budget"})  # "the hole in the budget" is a deficit
STUFF = frozenset({"oil", "fuel", "crude"})  # "90 tonnes of oil were collected"
FRONT = 4  # words in front of a figure that decide early: "no deeper than 11 km"


def amount(doc: Doc, figure: FoundFigure, span: Span) -> Counted | None:
    """Return the measure of a figure with a unit, or of a fraction of a whole."""
    kind = "share" if is_fraction(figure) else kind_of_unit(figure.unit)
    if kind == "duration" and WITHIN.search(text_of(doc)[: figure.span.start][-30:]):
        return None
    front = list(doc[max(span.sent.start, span.start - FRONT) : span.start])[::-1]
    wide = [token for token in around(doc, span) if token.pos_ == "VERB"]
    behind = _behind(doc, span)
    words = [*behind, *front, *put_at(span.root), *governing(span.root), *wide]
    whole = _whole(doc, span) if kind == "share" else None
    token = whole or noun_token(doc, figure, span)
    told = _told([*words, whole] if whole else words, kind, span, token)
    if not told and kind == "share":
        told = of_economy(words, is_change=_is_change(figure, words))
    is_named = token is not None and token.pos_ != "PROPN" and token not in span
    noun = token.lemma_.lower() if token is not None and is_named else ""
    if told == "cost":
        return Counted(_cost(words, token, noun, figure.unit or ""))
    if told or kind in ALONE:
        return Counted(told or kind)
    if kind == "share" and noun in things():
        shared = share_of(things()[noun], words)
        if shared:
            return shared
    if not noun.isalpha() or noun in TOO_LIGHT | TALLIES | {kind, figure.unit}:
        return None
    if kind == "share" and _is_change(figure, words):
        return Counted(f"change in {plural(noun)}", is_guess=True)
    return Counted(_named(kind, noun), is_guess=kind != "share")


def _named(kind: str, noun: str) -> str:
    """Return a name for what no list foresees: "area of seafront", "sum for family"."""
    if kind == "money":
        return f"sum for {noun}"
    return f"rate of {noun}" if " per " in kind else f"{kind} of {noun}"


def is_fraction(figure: FoundFigure) -> bool:
    """Whether the figure is a share of a whole in words: "less than a quarter"."""
    value = figure.value if figure.value is not None else figure.interval.high
    return figure.unit is None and value is not None and 0 < value < 1


def of_whole(figure: FoundFigure) -> FoundFigure:
    """Return a fraction as one of a whole, so that percentages compare with it."""
    return replace(figure, unit=WHOLE)


def is_distance(doc: Doc, figure: FoundFigure, span: Span) -> bool:
    """Whether a length tells where something is: "35 km (22 miles) north of"."""
    if figure.unit is None or kind_of_unit(figure.unit) != "length":
        return False
    text = text_of(doc)[span.end_char : span.end_char + 60]
    return DISTANCE.match(text) is not None and not any(
        word.lemma_.lower() in MOVING for word in governing(span.root)
    )


def _whole(doc: Doc, span: Span) -> Token | None:
    """Return what a share is of: "province" in "60 percent of the province"."""
    match = OF_WHAT.match(text_of(doc)[span.end_char : span.end_char + 60])
    if match is None:
        return None
    rest = doc.char_span(span.end_char + match.start(1), span.end_char + match.end(1))
    if rest is None:
        return None
    token = rest.root
    if token.pos_ == "PRON":
        return None
    while token.dep_ in {"compound", "amod", "poss", "nmod"} and token.head.i > token.i:
        token = token.head
    return token


def _is_change(figure: FoundFigure, words: Sequence[Token]) -> bool:
    verbs = {word.lemma_.lower() for word in words if word.pos_ in {"VERB", "NOUN"}}
    return figure.trend is not None or bool(verbs & CHANGING)


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
    if token is None or noun in {"", unit}:
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


def _told(words: Sequence[Token], kind: str, span: Span, noun: Token | None) -> str:
    telling = amounts_told_by(kind)
    lemmas, lowers = lemmas_of(span.doc), lowers_of(span.doc)
    sentence: list[str] = []
    weaker = ""
    for word in words:
        if word.pos_ == "VERB" and lemmas[word.i] == "pay":
            continue  # what is paid need not be a wage
        told = {**telling.get(lemmas[word.i], {}), **telling.get(lowers[word.i], {})}
        for _, amount in sorted(told.items()):
            sentence = sentence or lemmas[span.sent.start : span.sent.end]
            if (not amount.beside or not amount.beside.isdisjoint(sentence)) and (
                kind != "share" or not amount.is_of_area or _is_area(noun)
            ):
                if amount.measure not in WEAK and lemmas[word.i] not in STUFF:
                    return amount.measure
                weaker = weaker or amount.measure
                break
    return weaker


def _is_area(noun: Token | None) -> bool:
    return noun is not None and (noun.pos_ == "PROPN" or noun.lemma_.lower() in AREAS)


def kind_of_unit(unit: str | None) -> str:
    """Return the dimension of ``unit``; all money is one, as is what nobody knows."""
    try:
        dimension = dimension_of(unit)
    except UnknownUnit:
        return "money"
    return "money" if dimension.startswith("money") else dimension
