"""Measures: what a figure measures, in the words that an editor would use.

Two wordings of one question get the same measure: "28 settlements under enemy
control" and "controls 74 settlements" are both "settlements held".
"""

from spacy.language import Language
from spacy.tokens import Doc

from .propose import with_measures

__all__ = ["with_measures"]


@Language.component("measures", requires=["token.lemma", "token.dep"])
def measures(doc: Doc) -> Doc:
    """Give every figure in ``doc._.figures`` a measure, where one is plain."""
    doc._.figures = with_measures(doc, doc._.figures)
    return doc
