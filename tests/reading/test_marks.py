"""What pages write by filters of our own."""

from datetime import date

import pytest

from claims.templatetags.marks import day, shape


def test_shape_is_drawn_with_the_number_of_its_side():
    assert shape(3).count("shape-3") == 1
    assert 'class="shape side-3"' in shape(3)


@pytest.mark.parametrize(
    ("form", "expected"),
    [("j F Y", "5 May 2024"), ("j M", "5 May"), ("Y-m-d", "2024-05-05")],
)
def test_day_is_written_in_words(form, expected):
    assert day(date(2024, 5, 5), form) == expected


def test_no_day_is_no_words():
    assert day(None) == ""
