"""Attribution: who is reported to have said what, by which words."""

from spacy.language import Language
from spacy.tokens import Doc

from .find import find_attributions

__all__ = ["find_attributions"]


@Language.component(
    "attributions", requires=["token.lemma", "token.pos", "token.dep", "doc.sents"]
)
def attributions(doc: Doc) -> Doc:
    """Store the text's attributions in ``doc._.attributions``."""
    doc._.attributions = find_attributions(doc)
    return doc
