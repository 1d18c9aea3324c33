"""Parts of speech and lemmas by look-up: the same as spaCy's own steps give."""

import pytest
import spacy

from claims.extraction.pipeline import PACKAGES
from claims.extraction.word_forms import WordForms

COLUMNS = ["TAG", "POS", "LEMMA", "DEP", "HEAD"]


@pytest.fixture(scope="module")
def nlp():
    return spacy.load(PACKAGES["en_core_web_sm"], exclude=["ner"])


@pytest.mark.model
@pytest.mark.parametrize(
    "text",
    [
        "The wells had been sealed, but nobody told the 40 villagers about it.",
        "Let's go: there's a leak, and y'all ain't gonna fix it. I gotta run.",
        "Sealed  wells\n\nare sealed wells.",
        "",
    ],
    ids=["plain", "rules-of-two-tokens", "white-space", "empty"],
)
def test_word_forms_are_those_of_ruler_and_lemmatizer(nlp, text):
    forms = WordForms(nlp, "word_forms")
    expected = nlp(text).to_array(COLUMNS).tolist()

    with nlp.select_pipes(disable=["attribute_ruler", "lemmatizer"]):
        looked_up = [forms(nlp(text)) for _ in range(2)]

    assert [doc.to_array(COLUMNS).tolist() for doc in looked_up] == [expected] * 2
