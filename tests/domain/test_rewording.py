import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.domain.rewording import Passage, Piece, Rewording, trace, word_diff

OLD = (
    "Heavy rain fell on Mara.\n\n"
    "Governor Ada Brook said about 28 villages were flooded on Monday. "
    "Rescuers saved 121 people.\n\n"
    "The river is falling."
)
QUOTE = "about 28 villages were flooded"


def passage(text=OLD, quote=QUOTE, attribution="Governor Ada Brook said ", figure="28"):
    content = text.index(quote)
    start = text.index(attribution + quote)
    number = text.index(figure, content)
    return Passage(
        start,
        content + len(quote),
        (content, content + len(quote)),
        ((number, number + len(figure)),),
    )


@pytest.mark.req("P16")
@pytest.mark.parametrize(
    ("was", "now", "kind"),
    [
        ("28 villages", "29 villages", Rewording.FIGURE),
        ("28 villages", "128 villages", Rewording.FIGURE),
        ("28 villages", "28.5 villages", Rewording.FIGURE),
        ("28 villages", "two dozen villages", Rewording.FIGURE),
        ("about 28", "28", Rewording.HEDGE_DROPPED),
        ("about 28", "perhaps about 28", Rewording.HEDGE_ADDED),
        ("Governor Ada Brook said", "Rescuers said", Rewording.ATTRIBUTION),
        ("Brook said", "Brook told reporters", Rewording.ATTRIBUTION),
        ("were flooded", "were under water", Rewording.COSMETIC),
        ("villages were", "Villages were", Rewording.COSMETIC),
        (
            "Governor Ada Brook said about 28 villages were flooded on Monday. ",
            "",
            Rewording.GONE,
        ),
    ],
)
def test_trace_says_what_a_change_did(was, now, kind):
    new = OLD.replace(was, now)

    traced = trace(OLD, passage(), new)

    assert traced.kind == kind
    if kind != Rewording.GONE:
        assert "villages" in new[traced.start : traced.end].casefold()


@pytest.mark.parametrize(
    "new",
    [
        OLD,
        OLD + " It rained again.",
        "Updated at noon.\n\n" + OLD,
        OLD.replace("121 people", "125 people"),
        OLD.replace("Heavy rain", "Rain"),
        OLD.replace("28 villages were", "28  villages\nwere"),
        OLD.replace("on Monday. ", "on Monday.\n\n"),
    ],
    ids=["same", "after", "before", "another", "elsewhere", "space", "paragraph"],
)
def test_trace_leaves_a_passage_alone_that_did_not_change(new):
    traced = trace(OLD, passage(), new)

    assert traced.kind == Rewording.SAME
    assert new[traced.start : traced.end].split() == (
        OLD[passage().start : passage().end].split()
    )


def test_trace_sees_a_hedge_that_comes_just_before_the_words():
    old = "In Mara 28 villages were flooded. It rained."
    whole = passage(old, "28 villages were flooded", "")

    traced = trace(old, whole, old.replace("28", "at least 28"))

    assert traced.kind == Rewording.HEDGE_ADDED


def test_trace_sees_a_unit_change():
    old = "The road is 28 km long."
    whole = passage(old, "The road is 28 km long", "", "28 km")

    assert trace(old, whole, old.replace("km", "miles")).kind == Rewording.FIGURE


def test_trace_tells_equal_words_apart_by_what_stands_around_them():
    old = "North: 28 were saved, Brook said.\n\nSouth: 28 were saved, Lind said."
    at = old.rindex("28 were saved")
    span = (at, at + len("28 were saved"))

    traced = trace(old, Passage(*span, span), "Late news.\n\n" + old)

    assert traced.kind == Rewording.SAME
    assert traced.start == at + len("Late news.\n\n")


def test_word_diff_keeps_drops_and_adds():
    pieces = word_diff("about 28 villages", "29 villages flooded")

    assert pieces == [
        Piece("dropped", "about 28"),
        Piece("added", "29"),
        Piece("kept", "villages"),
        Piece("added", "flooded"),
    ]


@given(st.integers(0, 9), st.integers(0, len(OLD) - 1))
def test_a_changed_numeral_is_never_taken_for_the_same(digit, at):
    """A passage counts as unchanged only where all of its numerals are the same."""
    if not OLD[at].isdigit() or OLD[at] == str(digit):
        return
    new = f"{OLD[:at]}{digit}{OLD[at + 1 :]}"
    whole = passage()

    traced = trace(OLD, whole, new)

    inside = whole.start <= at < whole.end
    assert (traced.kind == Rewording.FIGURE) == inside


@given(st.text(alphabet="abc 12.,\n", max_size=60))
def test_trace_is_total_and_stays_inside_the_text(new):
    traced = trace(OLD, passage(), new)

    if traced.start is not None:
        assert 0 <= traced.start < traced.end <= len(new)
