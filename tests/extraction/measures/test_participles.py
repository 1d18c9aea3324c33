"""Past participles, for measures that repeat a text's verb."""

import pytest

from claims.extraction.measures.participles import participle


@pytest.mark.parametrize(
    ("lemma", "expected"),
    [
        ("repel", "repelled"),
        ("stop", "stopped"),
        ("cancel", "canceled"),
        ("load", "loaded"),
        ("end", "ended"),
        ("tow", "towed"),
        ("seize", "seized"),
        ("carry", "carried"),
        ("shoot", "shot"),
    ],
)
def test_participle_is_spelt_as_news_does(lemma, expected):
    assert participle(lemma) == expected
