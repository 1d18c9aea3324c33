"""From a figure's noun, its governing words and its unit to a measure."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

from spacy.tokens import Doc, Token

from claims.domain.units import UnknownUnit, dimension_of
from claims.extraction.found import FoundFigure, Reason

PERIOD = re.compile(
    r"\b(?:in|over|during|within) the (?:past|last|previous|preceding) "
    r"(?:\w+ )?(?:day|hours|week|night|month)|\bovernight\b|\bover the same period\b"
    r"|\bin (?:a|one|the) (?:single )?(?:day|night|week)\b|\bover the day\b"
    r"|\b(?:on \w+ alone|since yesterday)\b",
    re.IGNORECASE,
)
SHARED = {
    "other",
    "others",
    "people",
    "person",
    "wounded",
    "injured",
    "dead",
    "killed",
    "hurt",
}
INHABITING = {"resident", "inhabitant", "population"}
TALLIES = {"number", "total", "figure", "toll", "count", "tally", "estimate"}
TOO_LIGHT = set(
    "be have do say report include see make put come go number total".split()
)


@dataclass(frozen=True, slots=True)
class Thing:
    """A class of things that are counted, and the population among people."""

    name: str
    population: str


def _rows(name: str) -> Iterator[list[str]]:
    for line in Path(__file__).with_name(name).read_text().splitlines():
        if line and not line.startswith("#"):
            yield line.split("\t")


@cache
def things() -> dict[str, Thing]:
    """Return what each counted lemma belongs to."""
    return {
        lemma: Thing(name, population)
        for name, population, lemmas in _rows("things.tsv")
        for lemma in lemmas.split()
    }


@cache
def happenings() -> dict[str, tuple[str, str]]:
    """Return the participle that each telling lemma stands for, and of what."""
    return {
        lemma: (participle, of)
        for participle, of, lemmas in _rows("happenings.tsv")
        for lemma in lemmas.split()
    }


@cache
def amounts() -> list[tuple[str, str, frozenset[str]]]:
    """Return measure, dimension and telling lemmas of measured amounts."""
    return [(n, d, frozenset(words.split())) for n, d, words in _rows("amounts.tsv")]


def with_measures(doc: Doc, figures: Sequence[FoundFigure]) -> list[FoundFigure]:
    """Return ``figures`` with measure, population and whether they count a period."""
    found: list[FoundFigure] = []
    for figure in figures:
        if figure.conversion_of is not None:
            whole = found[figure.conversion_of]
            found.append(_like(figure, whole))
            continue
        found.append(_measured(doc, figure, found))
    return found


def _like(figure: FoundFigure, whole: FoundFigure) -> FoundFigure:
    return replace(
        figure,
        measure=whole.measure,
        population=whole.population,
        is_new=whole.is_new,
        noun=whole.noun,
    )


def _measured(doc: Doc, figure: FoundFigure, before: list[FoundFigure]) -> FoundFigure:
    span = doc.char_span(figure.span.start, figure.span.end, alignment_mode="expand")
    if span is None:
        return figure
    words = governing(span.root)
    if figure.unit is not None:
        measure, population = _amount(figure, words), ""
    else:
        measure, population = _count(figure, words, before, doc)
    if measure is None:
        return figure
    reason = Reason("measure", "measure.words", f'the words around it tell "{measure}"')
    return replace(
        figure,
        measure=measure,
        population=population or None,
        is_new=_counts_a_period(doc, figure, span.root),
        reasons=(*figure.reasons, reason),
    )


def governing(token: Token) -> list[Token]:
    """Return the words that tell what happened to what ``token`` counts, nearest first.

    Its noun, what modifies that, and the verbs above up to the end of the clause.
    """
    words = [token]
    current = token
    for _ in range(6):
        words += [c for c in current.children if c.dep_ in _TELLING and c not in words]
        for child in list(current.children):
            if child.dep_ in {"prep", "acl", "relcl", "attr", "acomp", "xcomp", "conj"}:
                words += [
                    c for c in child.children if c.pos_ in {"NOUN", "VERB", "ADJ"}
                ]
        if current.dep_ == "ROOT" or current.head.i == current.i:
            break
        if current.dep_ in {"ccomp", "advcl", "parataxis"} and current.pos_ != "NUM":
            break
        current = current.head
        words.append(current)
    return words


_TELLING = {"amod", "acl", "relcl", "attr", "acomp", "prep", "xcomp", "prt", "advmod",
            "nsubj", "nsubjpass", "dobj", "compound", "oprd", "ccomp"}  # fmt: skip


def _amount(figure: FoundFigure, words: list[Token]) -> str | None:
    """Return the measure of a figure with a unit."""
    try:
        dimension = dimension_of(figure.unit)
    except UnknownUnit:
        return None
    kind = "money" if dimension.startswith("money") else dimension
    lemmas = [word.lemma_.lower() for word in words]
    for lemma in lemmas:
        for measure, of, telling in amounts():
            if of == kind and lemma in telling:
                return measure
    if figure.noun is None or figure.noun in TOO_LIGHT:
        return None
    return (
        f"{figure.noun} ({kind})"
        if kind not in {"share"}
        else f"share of {figure.noun}"
    )


def _count(
    figure: FoundFigure, words: list[Token], before: list[FoundFigure], doc: Doc
) -> tuple[str | None, str]:
    """Return measure and population of a plain count."""
    noun = figure.noun or ""
    thing = things().get(noun)
    kind = _kind(noun)
    happened = _happening(words, noun, kind)
    if thing is None and happenings().get(noun, ("", ""))[1] == "people":
        thing = Thing("people", "")
    if thing is None:
        if not noun or noun in TALLIES:
            return None, ""
        return (f"{plural(noun)} {happened}" if happened else plural(noun)), ""
    population = thing.population
    if noun in SHARED and not population:
        population = _population_before(figure, before, doc)
    if thing.name == "people" and not happened:
        if noun in INHABITING:
            return "population", ""
        happened = _predicate(words)
        if not happened:
            return None, population
    return f"{thing.name} {happened}".strip(), population


def _kind(noun: str) -> str:
    """Return what can happen to the thing: "people", "settlements" or "objects"."""
    thing = things().get(noun)
    if thing is None:
        return happenings().get(noun, ("", "objects"))[1]
    return thing.name if thing.name in {"people", "settlements"} else "objects"


def _happening(words: list[Token], noun: str, kind: str) -> str:
    """Return the participle of the nearest word that tells what happened."""
    own = happenings().get(noun)
    if own:
        return own[0]
    for word in words:
        known = happenings().get(word.lemma_.lower()) or happenings().get(word.lower_)
        if known is None or known[1] not in {kind, "any"}:
            continue
        if known[0] == "shot down" and word.lemma_ == "shoot" and not _is_down(word):
            continue
        return known[0]
    return ""


def _is_down(word: Token) -> bool:
    return any(child.lower_ == "down" for child in word.children)


def _predicate(words: list[Token]) -> str:
    """Return the lemma of the first verb that says something of its own."""
    for word in words:
        if word.pos_ == "VERB" and word.lemma_.lower() not in TOO_LIGHT:
            return f"({word.lemma_.lower()})"
    return ""


def _population_before(figure: FoundFigure, before: list[FoundFigure], doc: Doc) -> str:
    """Return the population that "121 others" shares with the figure before."""
    if not before or before[-1].population is None or before[-1].part_of is not None:
        return ""
    between = doc.text[before[-1].span.end : figure.span.start]
    joined = " and " in f" {between} " or "," in between
    return before[-1].population if joined and "." not in between else ""


def _counts_a_period(doc: Doc, figure: FoundFigure, root: Token) -> bool:
    """Whether the figure counts a day or week only, rather than all so far."""
    sentence = root.sent
    first = max(sentence.start_char, figure.span.start - 90)
    last = min(sentence.end_char, figure.span.end + 90)
    return PERIOD.search(doc.text[first:last]) is not None


def plural(noun: str) -> str:
    """Return a plain English plural of ``noun``."""
    if re.search(r"(?:s|x|z|ch|sh)$", noun):
        return f"{noun}es"
    if re.search(r"[^aeiou]y$", noun):
        return f"{noun[:-1]}ies"
    return noun if noun in {"aircraft", "people", "staff"} else f"{noun}s"
