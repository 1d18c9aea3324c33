"""Nothing counted is a figure of zero, where something could have been counted."""

import pytest

from claims.extraction.figures.find import find_figures
from claims.extraction.pipeline import load


@pytest.fixture(scope="module")
def zeros_in():
    nlp = load()

    def read(text):
        doc = nlp(text)
        return [
            (text[f.span.start : f.span.end], f.noun)
            for f in find_figures(doc)
            if f.value == 0
        ]

    return read


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("No casualties were reported in Orsk Vale.", [("No", "casualty")]),
        ("None of the sailors survived.", [("None", "sailor")]),
        ("Of the 19 held, none has seen a judge.", [("none", "judge")]),
        ("Not a single ballot arrived.", [("Not a single", "ballot")]),
        ("Not one window was left.", [("Not one", "window")]),
        ("There were zero complaints.", [("zero", "complaint")]),
        ("There is no doubt about it.", []),
        ("There were no signs of a fight.", []),
        ("No fewer than 12 boats sank.", []),
        ("No minister resigned.", []),
    ],
)
def test_nothing_counted_is_zero(zeros_in, text, expected):
    assert [words for words, _ in zeros_in(text)] == [words for words, _ in expected]
