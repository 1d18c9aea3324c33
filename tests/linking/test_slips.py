import pytest
from django.db.backends.postgresql.psycopg_any import DateRange

from claims.linking.slips import slips_of
from claims.models import Claim, Figure, Formula, Place, State
from tests.make import (
    make_article,
    make_claim,
    make_dispute,
    make_figure,
    make_link,
    make_measure,
    make_snapshot,
    make_speaker,
    make_topic,
)

pytestmark = pytest.mark.django_db
TEXT = (
    "Of 900 who lived there, 700 left. She said 200 remain (in all 2 lists, 5 homes)."
)
BEGIN, END = TEXT.split(". ")
DAY = DateRange("2024-08-12", "2024-08-12", "[]")


@pytest.fixture
def snapshot():
    return make_snapshot(TEXT, article=make_article(topic=make_topic()))


@pytest.fixture
def claims(snapshot):
    """Return the two accepted claims of one speaker in one article."""
    speaker = make_speaker()
    return [
        make_claim(part, snapshot=snapshot, speaker=speaker, state=State.ACCEPTED)
        for part in (BEGIN, END.removesuffix("."))
    ]


@pytest.fixture
def formula():
    return Formula.objects.with_measures().get(name="left + remaining")


@pytest.fixture
def sum_(claims, formula):
    """Return the figures of a sum that is right, told in two claims."""
    first, second = claims
    return [
        count(first, 900, formula.result),
        count(first, 700, formula.first),
        count(second, 200, formula.second),
    ]


def slips(*claims):
    return [slip.check.words for slip in slips_of(claims, Claim.objects.all())]


def count(claim, value, measure, **fields):
    fields.setdefault("low", value)
    fields.setdefault("as_of", DAY)
    return make_figure(claim, str(value), high=fields["low"], measure=measure, **fields)


def change(figure, value):
    Figure.objects.filter(pk=figure.pk).update(base=f"[{value},{value}]")


def test_changed_component_does_not_add_up_in_either_claim(claims, sum_):
    assert slips(*claims) == []

    change(sum_[2], 210)

    for claim in claims:
        (words,) = slips(claim)
        assert words.startswith("parts do not add up: 700 + 200 = 910")


def test_other_speakers_figure_is_no_term(claims, sum_):
    change(sum_[2], 210)
    Claim.objects.filter(pk=claims[1].pk).update(speaker=make_speaker())

    assert slips(claims[0]) == []


@pytest.mark.parametrize(
    "fields",
    [
        {"as_of": DateRange("2024-08-10", "2024-08-10", "[]")},
        {"population": "children"},
        {"is_expected": True},
    ],
    ids=["another day", "some of the people", "expected"],
)
def test_figure_of_another_scope_is_no_term(claims, sum_, fields):
    change(sum_[2], 210)
    Figure.objects.filter(pk=sum_[2].pk).update(**fields)

    assert slips(*claims) == []


def test_sum_that_comes_out_one_way_is_right(claims, sum_, formula):
    count(claims[1], 5, formula.second)

    assert slips(*claims) == []


def test_part_larger_than_its_whole_is_a_slip(claims):
    measure = make_measure("people who left")
    whole = count(claims[0], 700, measure)
    part = count(claims[1], 200, measure, part_of=whole, low=900)

    (words,) = slips(claims[0])
    assert words == "200 is said to be part of 700, and is more"
    change(part, 200)
    assert slips(*claims) == []


@pytest.mark.parametrize(
    ("population", "is_slip"), [("children", True), ("civilians", False)]
)
def test_children_are_fewer_than_all(claims, population, is_slip):
    measure = make_measure("people injured")
    count(claims[0], 700, measure)
    count(claims[1], 200, measure, population=population, low=900)

    assert bool(slips(claims[0])) is is_slip


def test_town_holds_fewer_than_its_region(claims):
    measure = make_measure("people injured")
    region = Place.objects.create(name="Orlava")
    town = Place.objects.create(name="Brod", within=region)
    count(claims[0], 700, measure, place=region)
    count(claims[1], 200, measure, place=town, low=900)

    assert len(slips(claims[1])) == 1
    Place.objects.filter(pk=town.pk).update(within=None)
    assert slips(claims[1]) == []


@pytest.mark.parametrize(("miles", "is_slip"), [("5.0193", False), ("9", True)])
def test_wrong_conversion_is_a_slip(claims, miles, is_slip):
    claim, measure = claims[1], make_measure("land flooded", "area")
    whole = count(claim, 5, measure, low=13, unit="km2", base_unit="km2")
    fields = {"unit": "mi2", "base_unit": "km2", "conversion_of": whole}
    base = {"5.0193": "13", "9": "23.3"}[miles]
    make_figure(claim, "2", low=base, high=base, measure=measure, **fields)

    assert bool(slips(claim)) is is_slip


def test_reader_and_editor_see_what_does_not_add_up(
    claims, sum_, formula, client, editor_client
):
    topic = claims[0].snapshot.article.topic
    dispute = make_dispute(topic=topic, measure=formula.first)
    other = make_claim(
        snapshot=make_snapshot(article=make_article(topic=topic)), state=State.ACCEPTED
    )
    figure = make_figure(other, measure=formula.first)
    make_link(sum_[1], figure, state=State.ACCEPTED, dispute=dispute)
    pages = [
        *(claim.get_absolute_url() for claim in claims),
        f"/disputes/{dispute.pk}/",
    ]
    desk = f"/review/claims/{claims[1].pk}/"
    assert not any("do not add up" in client.get(page).text for page in pages)
    assert "do not add up" not in editor_client.get(desk).text

    change(sum_[2], 210)

    Claim.objects.filter(pk=other.pk).update(version=2)
    assert all("do not add up" in editor_client.get(page).text for page in pages)
    assert "do not add up" in editor_client.get(desk).text
