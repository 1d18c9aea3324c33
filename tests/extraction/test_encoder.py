"""The encoder that only predicts gives the same vectors as spaCy's own."""

import pytest
import spacy
from thinc.api import NumpyOps, set_current_ops

from claims.extraction.encoder import only_predict
from claims.extraction.pipeline import PACKAGES

TEXTS = ["Ada Brook said 40 houses had burned.", "Houses burned, said Ada Brook.", " "]


@pytest.mark.model
def test_vectors_are_those_of_the_model_as_installed():
    set_current_ops(NumpyOps(use_blis=False))
    nlp = spacy.load(PACKAGES["en_core_web_sm"], exclude=["ner"])
    encoder = nlp.get_pipe("tok2vec").model
    docs = [nlp.make_doc(text) for text in TEXTS]
    expected = encoder.predict(docs)

    only_predict(encoder)

    for vectors, as_before in zip(encoder.predict(docs), expected, strict=True):
        assert vectors.tolist() == as_before.tolist()
