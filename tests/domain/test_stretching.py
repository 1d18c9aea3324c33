import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.domain.stretching import stretch

TEXT = "She said that 1,200 people, all told, had left."
WAYS = ["start backward", "start forward", "end backward", "end forward"]
OFFSETS = st.integers(0, 60)


@pytest.mark.parametrize(
    ("how", "words"),
    [
        ("start backward", "that 1,200 people, all"),
        ("start forward", "people, all"),
        ("end backward", "1,200 people"),
        ("end forward", "1,200 people, all told"),
    ],
)
def test_stretch_moves_one_end_by_a_word(how, words):
    start = TEXT.index("1,200")

    moved = stretch(TEXT, start, start + len("1,200 people, all"), how)

    assert TEXT[slice(*moved)] == words


@pytest.mark.parametrize("how", WAYS)
def test_stretch_stays_within_the_text_and_keeps_a_word(how):
    assert stretch("Left", 0, 4, how) == (0, 4)


@given(st.text(max_size=60), OFFSETS, OFFSETS, st.sampled_from(WAYS))
def test_stretch_never_makes_an_empty_span(text, a, b, how):
    start, end = sorted((min(a, len(text)), min(b, len(text))))

    first, last = stretch(text, start, end, how)

    assert 0 <= first <= last <= len(text)
    assert first < last or (first, last) == (start, end)
