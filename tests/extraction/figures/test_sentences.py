"""Whole sentences of news, and all the figures that a careful editor sees in them."""

from pathlib import Path

import pytest

from claims.extraction.figures.find import figures_in

LINES = Path(__file__).with_name("sentences.tsv").read_text(encoding="utf-8")
CASES = [line.split("\t") for line in LINES.splitlines() if not line.startswith("#")]


def digits(value):
    return f"{value:.7f}".rstrip("0").rstrip(".")


def bounds_of(figure):
    """Return the interval as the data writes it: "12", ">12", "<=12", "10..<20"."""
    interval = figure.interval
    if figure.value is None:
        low = ">" * interval.low_open + digits(interval.low)
        return f"{low}..{'<' * interval.high_open}{digits(interval.high)}"
    if interval.high is None:
        return (">" if interval.low_open else ">=") + digits(interval.low)
    if interval.low == 0 and figure.value == interval.high != 0:
        return ("<" if interval.high_open else "<=") + digits(interval.high)
    return digits(figure.value)


def as_written(figure):
    about = "~" if figure.approximate else ""
    return f"{about}{bounds_of(figure)} {figure.unit or ''}".rstrip()


@pytest.mark.parametrize(
    ("text", "expected"), CASES, ids=[text[:60] for text, _ in CASES]
)
def test_sentence_gives_its_figures_and_no_other(text, expected):
    found = figures_in(text.replace("<NL>", "\n"))

    assert [as_written(figure) for figure in found] == [
        one.strip() for one in expected.split(";") if one.strip()
    ]
