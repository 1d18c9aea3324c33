from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from claims.domain.comparison import compare
from claims.domain.intervals import overlap
from claims.linking.candidates import candidates_of
from claims.linking.nearest import NEAREST
from claims.linking.statements import stated, statement_of
from claims.models import Figure, Measure, Place, State
from claims.models.ranges import interval_of, stored_interval
from tests.domain.strategies import intervals
from tests.make import make_claim, make_figure, make_topic

DAY = date(2024, 8, 12)


def found(figure, measure="settlements held"):
    (one,) = stated([figure.pk])
    known = Measure.objects.filter(name=measure).values_list("pk", flat=True)
    keys = [other.pk for other in candidates_of({one: known})[one.pk]]
    return set(Figure.objects.filter(pk__in=keys))


@pytest.fixture
def places(db):
    region = Place.objects.create(name="Greenshire")
    town = Place.objects.create(name="Milltown", within=region)
    other = Place.objects.create(name="Redshire")
    return {"region": region, "town": town, "other": other}


def test_candidates_are_of_the_same_measure_and_topic(story):
    same = story(28)
    story(28, measure=["settlements burned"])
    story(28, topic=make_topic())

    assert found(story(74, by="President")) == {same}


@pytest.mark.parametrize("state", [State.SUGGESTED, State.REJECTED, State.WITHDRAWN])
def test_candidates_are_of_accepted_claims_only(story, state):
    figure = story(74)
    claim = make_claim("It was said", state=state, snapshot=story(28).claim.snapshot)
    undecided = make_figure(claim, "It", measure=figure.measure)

    assert undecided not in found(figure)


def test_candidates_are_no_conversions_and_not_of_the_same_claim(story):
    whole = story(28)
    make_figure(whole.claim, "settlements", measure=whole.measure, conversion_of=whole)
    figure = story(74)
    make_figure(figure.claim, "settlements", measure=figure.measure)

    assert found(figure) == {whole}


@pytest.mark.parametrize(
    ("ours", "theirs", "is_found"),
    [
        ("region", "town", True),
        ("town", "region", True),
        ("town", "town", True),
        ("town", "other", False),
        (None, "town", True),
        ("town", None, True),
    ],
)
def test_candidates_are_of_related_places(story, places, ours, theirs, is_found):
    other = story(28, place=places.get(theirs))

    assert (other in found(story(74, place=places.get(ours)))) is is_found


@pytest.mark.parametrize(
    ("ours", "theirs", "is_found"),
    [("town", "region", True), ("town", None, False), (None, "town", False)],
)
def test_candidates_without_a_topic_share_a_place(
    story, places, ours, theirs, is_found
):
    other = story(28, topic=None, place=places.get(theirs))

    assert (other in found(story(74, place=places.get(ours)))) is is_found


def test_candidates_are_the_nearest_in_time(story):
    far = story(1, on=DAY - timedelta(days=90))
    near = {story(2 + i, on=DAY - timedelta(days=i)) for i in range(NEAREST)}

    assert found(story(74, on=DAY)) == near
    assert far in found(story(75, on=DAY - timedelta(days=89)))


def test_candidates_include_some_without_a_day(story):
    undated = story(28, on=None)

    assert undated in found(story(74))
    assert found(story(75, on=None)) >= {undated}


@pytest.mark.parametrize("rows", [1, 4])
def test_candidates_take_few_queries(story, places, rows, django_assert_num_queries):
    for number in range(rows):
        story(number, place=places["town"], by=f"Governor {number}")
    figure = story(74, place=places["region"])
    (one,) = stated([figure.pk])

    with django_assert_num_queries(4):
        candidates_of({one: [one.measure]})


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(a=intervals(), b=intervals())
def test_stored_ranges_overlap_as_intervals_do(db, a, b):
    claim = make_claim("28 villages were flooded")
    figure = make_figure(claim, "28", interval=stored_interval(a), value=None)

    meets = Figure.objects.filter(pk=figure.pk, base__overlap=stored_interval(b))

    assert meets.exists() == overlap(a, b)
    assert interval_of(Figure.objects.get(pk=figure.pk).base) == a


@settings(
    suppress_health_check=[HealthCheck.function_scoped_fixture],
    deadline=None,
    max_examples=8,
)
@given(
    st.lists(
        st.tuples(st.integers(0, 5), st.integers(0, 9), st.integers(1, 99)),
        min_size=2,
        max_size=8,
    )
)
def test_no_pair_that_the_domain_relates_is_missed(story, told):
    topic = make_topic()
    figures = [
        story(value, by=f"Mayor {who}", on=DAY + timedelta(days=days), topic=topic)
        for who, days, value in told
    ]
    statements = {f: statement_of(f) for f in figures}

    for figure in figures:
        related = {
            other
            for other in figures
            if other != figure
            and compare(statements[figure], statements[other]).relation is not None
        }
        assert related <= found(figure)
    assert all(isinstance(f.base.lower, Decimal) for f in figures)
