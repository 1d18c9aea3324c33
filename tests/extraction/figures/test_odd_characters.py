"""Numerals with marks and spaces that no reader sees, or sees otherwise."""

from decimal import Decimal

import pytest

from claims.extraction.figures.find import figures_in

UNSEEN = "figure.invisible"


def rules(figure):
    return [reason.rule for reason in figure.reasons]


@pytest.mark.req("T3")
@pytest.mark.parametrize(
    "mark",
    ["\u200b", "\u202e", "\u202c", "\u2066", "\u00ad", "\ufeff", "\u200e", "\u061c"],
    ids=lambda mark: f"U+{ord(mark):04X}",
)
def test_invisible_character_inside_a_figure_is_flagged(mark):
    text = f"They lost 12{mark}00 sheep."

    (figure,) = figures_in(text)

    assert figure.value == 1200
    assert text[figure.span.start : figure.span.end] == f"12{mark}00"
    assert UNSEEN in rules(figure)


@pytest.mark.req("T3")
def test_invisible_character_beside_a_figure_is_not_flagged():
    (figure,) = figures_in("They\u200b lost 1200 sheep\u200b.")

    assert UNSEEN not in rules(figure)


@pytest.mark.parametrize(
    ("numeral", "value"),
    [
        ("1\u00a0250", 1250), ("1\u202f250", 1250), ("1\u2009250\u2009000", 1_250_000),
        ("1’250", 1250), ("1'250'000", 1_250_000), ("1.250.000", 1_250_000),
        ("12,50,000", 1_250_000), ("10 000", 10_000), ("2,5 million", 2_500_000),
        ("1½", "1.5"), ("⅔", Decimal(2) / 3), ("1,250.75", "1250.75"),
    ],
)  # fmt: skip
def test_numeral_is_read_however_it_is_grouped(numeral, value):
    (figure,) = figures_in(f"It holds {numeral} litres.")

    assert figure.value == Decimal(value)
    assert figure.unit == "L"


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("12 kilo-\nmetres of track", "km"),
        ("12 square kilo-\nmetres of forest", "km2"),
        ("12\u00a0km of track", "km"),
        ("12-\nkilometre line", "km"),
    ],
)
def test_unit_is_read_over_a_line_break(text, unit):
    assert [figure.unit for figure in figures_in(text)] == [unit]


@pytest.mark.parametrize(
    "text",
    ["a six-\nweek strike", "a six–week strike", "a six‑week strike"],
)
def test_number_in_a_divided_compound_is_read(text):
    assert [(f.value, f.unit) for f in figures_in(text)] == [(6, "wk")]
