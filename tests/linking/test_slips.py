import pytest

from claims.linking.candidates import in_context
from claims.linking.slips import slips_of
from claims.models import Figure, Formula
from tests.make import make_claim, make_figure, make_measure, make_snapshot

pytestmark = pytest.mark.django_db
TEXT = "Of 900 who lived there, 700 left and 200 remain (in all 2 lists, 5 homes)."


@pytest.fixture
def claim():
    return make_claim(TEXT, snapshot=make_snapshot(TEXT))


def slips(claim):
    figures = in_context(Figure.objects.filter(claim=claim).order_by("start"))
    return [check.words for check in slips_of(list(figures))]


def count(claim, value, measure, **fields):
    fields.setdefault("low", value)
    return make_figure(claim, str(value), high=fields["low"], measure=measure, **fields)


def test_changed_component_does_not_add_up(claim):
    formula = Formula.objects.with_measures().get(name="left + remaining")
    whole = count(claim, 900, formula.result)
    count(claim, 700, formula.first)
    part = count(claim, 200, formula.second)
    assert slips(claim) == []

    Figure.objects.filter(pk=part.pk).update(base="[210,210]")

    (words,) = slips(claim)
    assert words.startswith("parts do not add up")
    assert whole.words in words


def test_part_larger_than_its_whole_is_a_slip(claim):
    measure = make_measure("people who left")
    whole = count(claim, 200, measure)
    count(claim, 700, measure, part_of=whole)

    assert len(slips(claim)) == 1


def test_part_within_its_whole_is_none(claim):
    measure = make_measure("people who left")
    whole = count(claim, 700, measure)
    count(claim, 200, measure, part_of=whole)

    assert slips(claim) == []


@pytest.mark.parametrize(("miles", "is_slip"), [("5.0193", False), ("9", True)])
def test_wrong_conversion_is_a_slip(claim, miles, is_slip):
    measure = make_measure("land flooded", "area")
    whole = count(claim, 5, measure, low=13, unit="km2", base_unit="km2")
    fields = {"unit": "mi2", "base_unit": "km2", "conversion_of": whole}
    base = {"5.0193": "13", "9": "23.3"}[miles]
    make_figure(claim, "2", low=base, high=base, measure=measure, **fields)

    assert bool(slips(claim)) is is_slip
