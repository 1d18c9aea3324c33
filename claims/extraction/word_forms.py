"""Parts of speech and lemmas, looked up rather than worked out for every token.

spaCy's attribute ruler and lemmatizer are rules. But for a few that span two tokens,
they see one token's text, tag and dependency, and always make the same of these: it is
worked out once and kept.
"""

from typing import Any, cast

import numpy as np
from spacy.language import Language
from spacy.matcher import Matcher
from spacy.pipeline import AttributeRuler
from spacy.tokens import Doc
from thinc.types import Ints2d

SEEN: list[int | str] = ["ORTH", "TAG", "DEP"]
MADE: list[int | str] = ["TAG", "DEP", "POS", "MORPH", "LEMMA"]
MOST_KEPT = 100_000  # forms; then it begins anew
Form = tuple[int, ...]


@Language.factory("word_forms", assigns=["token.pos", "token.morph", "token.lemma"])
class WordForms:
    """Do what the attribute ruler and then the lemmatizer of ``nlp`` do."""

    def __init__(self, nlp: Language, name: str) -> None:
        self.name = name
        rules: Any = cast(AttributeRuler, nlp.get_pipe("attribute_ruler")).patterns
        longer = [rule for rule in rules if any(len(p) > 1 for p in rule["patterns"])]
        self.single = AttributeRuler(nlp.vocab)
        self.single.add_patterns([rule for rule in rules if rule not in longer])
        self.longer = AttributeRuler(nlp.vocab)
        self.longer.add_patterns(longer)
        self.lemmatizer = nlp.get_pipe("lemmatizer")
        self.openings = Matcher(nlp.vocab)
        first = [[pattern[0]] for rule in longer for pattern in rule["patterns"]]
        self.openings.add("opening", first)
        self.made: dict[Form, Form] = {}
        self.opening: set[Form] = set()  # forms that a longer rule may begin with

    def __call__(self, doc: Doc) -> Doc:
        if not len(doc):
            return doc
        forms = [tuple(row) for row in doc.to_array(SEEN).tolist()]
        self._learn(doc, set(forms))
        made = self.made
        doc.from_array(MADE, _table([made[form] for form in forms]))
        return doc if self.opening.isdisjoint(forms) else self.longer(doc)

    def _learn(self, doc: Doc, forms: set[Form]) -> None:
        """Work out those of ``forms`` that are new, as a text of these alone."""
        if len(self.made) > MOST_KEPT:
            self.made.clear()
            self.opening.clear()
        new = list(forms - self.made.keys())
        if not new:
            return
        text = Doc(doc.vocab, words=[doc.vocab.strings[form[0]] for form in new])
        text.from_array(SEEN[1:], _table([form[1:] for form in new]))
        self.opening |= {new[start] for _, start, _ in self.openings(text)}
        rows = self.lemmatizer(self.single(text)).to_array(MADE).tolist()
        self.made.update(zip(new, map(tuple, rows), strict=True))


def _table(rows: list[Form]) -> Ints2d:
    return cast(Ints2d, np.array(rows, dtype="uint64"))


def look_up_forms(nlp: Language) -> None:
    """Let ``nlp`` look forms up instead of using its ruler and lemmatizer."""
    nlp.add_pipe("word_forms", after="lemmatizer")
    for name in ("attribute_ruler", "lemmatizer"):
        nlp.remove_pipe(name)
