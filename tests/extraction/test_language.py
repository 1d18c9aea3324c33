"""Which language a text is in, and that only English is read."""

import pytest

from claims.extraction.language import language_of
from claims.extraction.pipeline import read

TEXTS = {
    "de": "Der Bürgermeister sagte, dass 12 Häuser in dem Ort nicht zu retten sind.",
    "fr": "Le maire a dit que 12 maisons du village ne sont plus dans un bon état.",
    "es": "El alcalde dijo que 12 casas del pueblo no se pueden salvar por la lluvia.",
    "it": "Il sindaco ha detto che 12 case del paese non sono più sicure per la gente.",
    "uk": "Мер сказав, що 12 будинків у селі вже не можна врятувати після повені.",
    "ru": "Мэр сказал, что 12 домов в деревне уже нельзя спасти после наводнения.",
    "pt": "O presidente disse que 12 casas da vila não podem ser salvas pela gente.",
}


@pytest.mark.parametrize(("language", "text"), TEXTS.items(), ids=TEXTS)
def test_another_language_is_recognised_and_not_read(language, text):
    found = read(text, published_on=None)

    assert found.language == language
    assert (found.attributions, found.figures, found.claims) == ((), (), ())


@pytest.mark.parametrize(
    "text",
    [
        "The mayor of Orsk Vale said that 12 houses were beyond repair.",
        "FLOODS KILL 40 IN TARNBY",
        "12 houses gone. Mayor silent.",
        "Müller and Çelik said the crêpe stand in Łódź had sold 40 portions.",
        '"Die Zeit" reported that 12 of the houses were lost.',
    ],
)
def test_english_is_recognised_in_short_texts_and_with_foreign_names(text):
    assert language_of(text) == "en"
