import pytest

from claims.linking.sides import Voice, is_same_name, sides_of


def same_side(voices):
    """Whether the first two of a story's voices are of one side."""
    sides = sides_of(voices)
    return sides[voices[0].key] == sides[voices[1].key]


@pytest.mark.parametrize(
    ("first", "second", "same"),
    [
        ("Ilya Kuznecov", "Ilya Kuznetsov", True),
        ("Nurşat Aliyev", "Nurshat Aliev", True),
        ("Ketanga", "Zulmira Quetanga", True),
        ("Anna Berg", "Olga Berg", False),
        ("Anna Berg", "Anna Holm", False),
        ("the mayor", "the mayors", False),
    ],
    ids=str,
)
def test_spellings_of_one_name_are_one_person(first, second, same):
    assert is_same_name(first, second) is same


@pytest.mark.parametrize(
    "voices",
    [
        [Voice("a", "Ada Holm", "Harbour Union"), Voice("b", "Harbour Union")],
        [
            Voice("a", "Ada Holm", role="union spokeswoman"),
            Voice("b", "Bo Lund", role="union leader"),
        ],
        [
            Voice("a", "officials"),
            Voice("b", "Interior Ministry", "Ruritanian government"),
        ],
        [
            Voice("a", "Ruritanian Defence Ministry"),
            Voice("b", "Bo Lund", role="President of Ruritania"),
        ],
        [
            Voice("a", "Emergencies Ministry"),
            Voice("b", "Bo Lund", role="Health Minister"),
        ],
        [
            Voice("a", "Maritime Environment Agency"),
            Voice("b", "Bo Lund", role="head of the MEA"),
        ],
        [Voice("a", "National Police"), Voice("b", "Bo Lund", role="police chief")],
    ],
    ids=[
        "affiliation",
        "body in two roles",
        "officials",
        "one state",
        "ministries of one story",
        "acronym",
        "police",
    ],
)
def test_voices_of_one_party_are_one_side(voices):
    assert same_side(voices)


@pytest.mark.parametrize(
    "voices",
    [
        [Voice("a", "Ruritanian Army"), Voice("b", "Strelsavian Army")],
        [
            Voice("a", "Bo Lund", role="chief of the general staff"),
            Voice("b", "Ada Holm", role="general staff spokeswoman"),
            Voice("c", "Ruritanian Army"),
            Voice("d", "Strelsavian Army"),
        ],
        [
            Voice("a", "Bo Lund", "Gear Works"),
            Voice("b", "confidential board paper", "Gear Works"),
        ],
        [Voice("a", "Ada Holm"), Voice("b", "Bo Lund")],
        [
            Voice("a", "Ada Holm", role="president of the Nurses' Association"),
            Voice("b", "Bo Lund", role="Health Minister"),
        ],
    ],
    ids=["two states", "bodies of no state", "leaked paper", "strangers", "president"],
)
def test_others_are_sides_of_their_own(voices):
    assert not same_side(voices)
