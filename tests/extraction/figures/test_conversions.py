"""A figure in brackets repeats the one before, or is wrong."""

import pytest

from claims.extraction.figures.find import figures_in


def warnings_in(text):
    return [
        reason.words
        for figure in figures_in(text)
        for reason in figure.reasons
        if reason.rule == "figure.conversion-wrong"
    ]


@pytest.mark.parametrize(
    "text",
    [
        "1,000 square kilometres (386 square miles)",
        "11 km (7 miles)",
        "about 40 hectares (100 acres)",
        "4,700 barrels (about 750,000 litres)",
        "5 kg [11 lb]",
        "90 km/h (56 mph)",
        "10 to 12 metres (33 to 39 feet)",
        "38 degrees Celsius (100 degrees Fahrenheit)",
        "€40 million ($43 million)",
        "20,000 dalo ($690)",
    ],
)
def test_conversion_in_brackets_is_the_same_figure(text):
    found = figures_in(f"It came to {text} in the end.")

    assert [figure.conversion_of for figure in found] == [None, 0]
    assert warnings_in(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "1,000 square kilometres (621 square miles)",
        "11 km (18 miles)",
        "40 hectares (16 acres)",
        "5 kg (5 lb)",
        "38 degrees Celsius (38 degrees Fahrenheit)",
        "1,263 square kilometres (1,263 square metres)",
        "12 km (12 kg)",
    ],
)
def test_wrong_conversion_warns_the_editor(text):
    first, second = figures_in(f"It came to {text}.")

    assert second.conversion_of == 0
    assert len(warnings_in(f"It came to {text}.")) == 1
    assert first.conversion_of is None


@pytest.mark.parametrize(
    "text",
    ["12 boats (40 people)", "12 km. (7 miles of it are new)", "$12 and (in May) €4"],
)
def test_another_figure_in_brackets_is_its_own(text):
    assert [figure.conversion_of for figure in figures_in(text)] == [None, None]


def test_currency_without_a_code_keeps_the_name_that_the_article_uses():
    found = figures_in(
        "They got 9,000 dalo ($310) each. The fund holds 2 million dalo."
    )

    assert [figure.unit for figure in found] == ["¤dalo", "USD", "¤dalo"]
