"""Figures: numbers with their units, bounds and the things they count."""

from spacy.language import Language
from spacy.tokens import Doc

from .find import find_figures

__all__ = ["find_figures"]


@Language.component("figures", requires=["token.lemma", "token.pos", "token.dep"])
def figures(doc: Doc) -> Doc:
    """Store every figure of the text in ``doc._.figures``."""
    doc._.figures = find_figures(doc)
    return doc
