from decimal import Decimal

import pytest

from claims.extraction.figures.context import is_no_figure, is_time_window
from claims.extraction.figures.ranges import read_quantity
from claims.extraction.figures.units import TIME_UNITS
from claims.extraction.figures.words import Words


def quantities(text):
    """Return the quantities of ``text`` that are figures, as (value, unit)."""
    words, found, i = Words(text), [], 0
    while i < len(words):
        quantity = read_quantity(words, i)
        if quantity is None:
            i += 1
            continue
        number, unit = quantity.number, quantity.unit
        is_window = unit in TIME_UNITS and is_time_window(words, number, quantity.last)
        if not is_window and not is_no_figure(words, number, quantity.last, unit):
            found.append((number.value, unit))
        i = quantity.last
    return found


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("12 square kilometres", 12, "km2"),
        ("12 sq km", 12, "km2"),
        ("12 km²", 12, "km2"),
        ("12 km2", 12, "km2"),
        ("386 square miles", 386, "mi2"),
        ("40-kilometre front", 40, "km"),
        ("six-week strike", 6, "wk"),
        ("5.6 miles", Decimal("5.6"), "mi"),
        ("300 m", 300, "m"),
        ("4,700 barrels", 4700, "bbl"),
        ("620 barrels an hour", 620, "bbl/h"),
        ("90,000 barrels a day", 90_000, "bbl/d"),
        ("1.3 metres per year", Decimal("1.3"), "m/yr"),
        ("120 km/h", 120, "km/h"),
        ("100 miles an hour", 100, "mph"),
        ("250 million cubic metres", 250_000_000, "m3"),
        ("45 degrees Celsius", 45, "degC"),
        ("62 per cent", 62, "%"),
        ("three percentage points", 3, "pp"),
        ("25 basis points", 25, "bp"),
        ("€300 million", 300_000_000, "EUR"),
        ("US$4,000", 4000, "USD"),
        ("A$750 million", 750_000_000, "AUD"),
        ("200,000 Swiss francs", 200_000, "CHF"),
        ("15 million roubles", 15_000_000, "RUB"),
        ("$71.30 a barrel", Decimal("71.30"), "USD/bbl"),
        ("¥68.4 trillion", 68_400_000_000_000, "JPY"),
        ("3.2 tonnes", Decimal("3.2"), "t"),
        ("a crate weighing 40 pounds", 40, "lb"),
        ("a fine of 40 pounds", 40, "GBP"),
        ("50 patients a day", 50, None),
    ],
)
def test_unit_is_read_with_its_number(text, value, unit):
    assert quantities(text) == [(value, unit)]


@pytest.mark.parametrize(
    "text",
    [
        "on 12 August 2024",
        "on August 12",
        "by Sept. 14",
        "in 1998",
        "2024-08-12",
        "at 6:45 a.m.",
        "at 9 pm",
        "the 24-year-old mayor",
        "Ada Brook, 61, left",
        "aged 44",
        "won 3-1 after extra time",
        "an F-16 jet",
        "Covid-19",
        "flight MH204",
        "along Route 66",
        "under Article 5",
        "the 19th century",
        "the 1960s",
        "three days ago",
        "two weeks later",
        "in the previous 24 hours",
        "over the past six months",
        "in 80 years",
        "call 0800 555 0142",
        "no one knows",
        "one of the boats",
        "at 22 Baker Row",
    ],
)
def test_numbers_that_name_or_date_are_no_figures(text):
    assert quantities(text) == []


@pytest.mark.req("P5")
@pytest.mark.parametrize(
    "piece", ["1", "1,", "one ", "a ", "$", "1-", "hundred and ", "12 of ", "½", ". "]
)
def test_reading_stays_linear(piece):
    import time

    text = piece * (50_000 // len(piece))
    started = time.process_time()

    quantities(text[:50_000])

    assert time.process_time() - started < 5
