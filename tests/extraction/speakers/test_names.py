"""Whether two names can be one."""

import pytest

from claims.extraction.speakers.cast import fits_role
from claims.extraction.speakers.names import (
    is_acronym,
    same_organisation,
    same_person,
    spellings,
)


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("Oleksiy Hrymko", "Oleksii Hrymko"),
        ("Khalida Zhukova", "Halida Zukova"),
        ("Solène Müller", "Solene Muller"),
        ("Ada Brook", "Brook"),
        ("A. Brook", "Ada Brook"),
        ("Ada Lovelace Brook", "Ada Brook"),
    ],
    ids=["ending", "transliteration", "accents", "last-name", "initial", "middle-name"],
)
def test_same_person_under_another_spelling(a, b):
    assert same_person(a, b)
    assert same_person(b, a)


@pytest.mark.parametrize(
    ("a", "b"),
    [("Ada Brook", "Ida Crane"), ("Ada Brook", "Tom Brook"), ("Brook", "Brooks")],
    ids=["other-name", "other-first-name", "other-last-name"],
)
def test_same_person_needs_both_names(a, b):
    assert not same_person(a, b)


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("Lake Relief Council", "LRC"),
        ("Alder & Voss", "A&V"),
        ("Lake Relief Council", "Lake Relief"),
        ("Peru's Coast Guard", "Peruvian Coast Guard"),
        ("Peru's Coast Guard", "Coast Guard"),
    ],
    ids=["acronym", "ampersand", "short-form", "country", "without-country"],
)
def test_same_organisation_under_a_shorter_name(a, b):
    assert same_organisation(a, b)


@pytest.mark.parametrize(
    ("a", "b"),
    [("Peru's Coast Guard", "Chilean Coast Guard"), ("Kenya Airways", "Airways")],
    ids=["other-country", "word-that-many-share"],
)
def test_same_organisation_is_of_one_country(a, b):
    assert not same_organisation(a, b)


def test_spellings_of_a_name_with_a_country():
    assert "Peruvian Coast Guard" in spellings("Peru’s Coast Guard")
    assert spellings("Alder Coast Guard") == []


def test_same_organisation_is_not_its_place():
    assert not same_organisation("Alder", "Alder Police")


def test_acronym_is_in_capitals():
    assert is_acronym("LRC", "Lake Relief Council")
    assert not is_acronym("lrc", "Lake Relief Council")


@pytest.mark.parametrize(
    ("wanted", "held", "fits"),
    [
        ("minister", "economy minister", True),
        ("economy minister", "interior minister", False),
        ("spokeswoman", "police spokesperson", True),
        ("mayor", "governor", False),
    ],
    ids=["shorter", "other-office", "same-meaning", "other-head"],
)
def test_role_fits_where_nothing_differs(wanted, held, fits):
    assert fits_role(wanted, held) is fits
