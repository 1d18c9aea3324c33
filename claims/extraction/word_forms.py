"""Parts of speech and lemmas, looked up rather than worked out for every token.

spaCy's attribute ruler and lemmatizer are rules. But for a few that span two tokens,
they see one token's text, tag and dependency, and always make the same of these: it is
worked out once and kept.
"""

from collections.abc import Sequence
from itertools import pairwise
from typing import Any, cast

import numpy as np
from spacy.language import Language
from spacy.matcher import Matcher
from spacy.pipeline import AttributeRuler
from spacy.tokens import Doc
from thinc.types import Ints2d

SEEN: list[int | str] = ["ORTH", "TAG", "DEP"]
MADE: list[int | str] = ["POS", "LEMMA"]
FIRST, SECOND = "first", "second"
MOST_KEPT = 100_000  # forms; then it begins anew
Form = tuple[int, ...]


@Language.factory("word_forms", assigns=["token.pos", "token.lemma"])
class WordForms:
    """Do what the attribute ruler and then the lemmatizer of ``nlp`` do.

    But for the features of morphology, which nothing here reads.
    """

    def __init__(self, nlp: Language, name: str) -> None:
        self.name = name
        rules: Any = cast(AttributeRuler, nlp.get_pipe("attribute_ruler")).patterns
        longer = [rule for rule in rules if any(len(p) == 2 for p in rule["patterns"])]
        self.single = AttributeRuler(nlp.vocab)
        self.single.add_patterns([rule for rule in rules if rule not in longer])
        self.longer = AttributeRuler(nlp.vocab)
        self.longer.add_patterns(longer)
        self.lemmatizer = nlp.get_pipe("lemmatizer")
        patterns = [pattern for rule in longer for pattern in rule["patterns"]]
        self.beginnings = Matcher(nlp.vocab)
        for i, name in enumerate((FIRST, SECOND)):
            self.beginnings.add(name, [[pattern[i]] for pattern in patterns])
        self.made: dict[Form, Form] = {}
        self.pairs: dict[tuple[Form, Form], list[Form]] = {}
        # Forms that a rule of two tokens may begin with, and that may come next.
        self.beginning: dict[str, set[Form]] = {FIRST: set(), SECOND: set()}

    def __call__(self, doc: Doc) -> Doc:
        if not len(doc):
            return doc
        forms = [tuple(row) for row in doc.to_array(SEEN).tolist()]
        self._learn(doc, set(forms))
        rows = [self.made[form] for form in forms]
        first, second = self.beginning[FIRST], self.beginning[SECOND]
        for i, (form, after) in enumerate(pairwise(forms)):
            if form in first and after in second:
                rows[i : i + 2] = self._pair(doc, (form, after))
        doc.from_array(MADE, _table(rows))
        return doc

    def _pair(self, doc: Doc, forms: tuple[Form, Form]) -> list[Form]:
        """Return what is made of two forms that stand side by side."""
        if forms not in self.pairs:
            text = _text_of(doc, forms)
            text.from_array(MADE, _table([self.made[form] for form in forms]))
            rows = self.longer(text).to_array(MADE).tolist()
            self.pairs[forms] = [tuple(row) for row in rows]
        return self.pairs[forms]

    def _learn(self, doc: Doc, forms: set[Form]) -> None:
        """Work out those of ``forms`` that are new, as a text of these alone."""
        if len(self.made) > MOST_KEPT:
            self.made.clear()
            self.pairs.clear()
            self.beginning = {FIRST: set(), SECOND: set()}
        new = list(forms - self.made.keys())
        if not new:
            return
        text = _text_of(doc, new)
        for name, start, _ in self.beginnings(text):
            self.beginning[doc.vocab.strings[name]].add(new[start])
        rows = self.lemmatizer(self.single(text)).to_array(MADE).tolist()
        self.made.update(zip(new, map(tuple, rows), strict=True))


def _text_of(doc: Doc, forms: Sequence[Form]) -> Doc:
    """Return a text of ``forms`` alone, in the vocabulary of ``doc``."""
    text = Doc(doc.vocab, words=[doc.vocab.strings[form[0]] for form in forms])
    return text.from_array(SEEN[1:], _table([form[1:] for form in forms]))


def _table(rows: list[Form]) -> Ints2d:
    return cast(Ints2d, np.array(rows, dtype="uint64"))


def look_up_forms(nlp: Language) -> None:
    """Let ``nlp`` look forms up instead of using its ruler and lemmatizer."""
    nlp.add_pipe("word_forms", after="lemmatizer")
    for name in ("attribute_ruler", "lemmatizer"):
        nlp.remove_pipe(name)
