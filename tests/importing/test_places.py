import pytest

from claims.extraction.found import Reason
from claims.importing.places import Places, place_named
from claims.models import Place, State
from tests.importing.found import TEXT, found_figure
from tests.make import make_article, make_claim, make_figure, make_snapshot, make_topic

pytestmark = pytest.mark.django_db


def make_place(name):
    return Place.objects.create(name=name)


def found_at(place, rule):
    """Return a found figure that ``rule`` places."""
    reasons = (Reason("place", rule, "the words tell"),)
    return found_figure(TEXT, "28", place=place, reasons=reasons)


@pytest.fixture
def article():
    """An article of a topic that is about Brenna Oblast."""
    topic = make_topic()
    claim = make_claim(
        snapshot=make_snapshot(article=make_article(topic=topic)), state=State.ACCEPTED
    )
    make_figure(claim, place=make_place("Brenna Oblast"))
    return make_article(topic=topic)


@pytest.mark.parametrize(
    ("name", "known"),
    [
        ("Brenna region", "Brenna Oblast"),
        ("the Brenna Oblast", "Brenna Oblast"),
        ("Brenna district", "Brenna district"),
        ("Brenna", "Brenna"),
    ],
)
def test_place_named_finds_a_place_under_another_kind_of_one_level(name, known):
    make_place("Brenna Oblast")

    assert place_named(name).name == known


def test_place_named_is_none_for_no_name():
    assert place_named(None) is None
    assert Place.objects.count() == 0


def test_assumed_place_is_the_topics(article):
    figure = found_at("Port Hale", "place.article")

    places = Places(article)

    assert places.stored(figure).name == "Brenna Oblast"
    assert [reason["rule"] for reason in places.reasons(figure)] == ["place.topic"]


def test_place_beside_a_figure_stays(article):
    figure = found_at("Port Hale", "place.beside")

    places = Places(article)

    assert places.stored(figure).name == "Port Hale"
    assert places.reasons(figure) == []


def test_bare_name_of_the_topics_place_is_that_place(article):
    figure = found_at("Brenna", "place.beside")

    assert Places(article).stored(figure).name == "Brenna Oblast"


def test_topic_without_accepted_figures_assumes_what_the_article_tells():
    figure = found_at("Port Hale", "place.article")

    assert Places(make_article(topic=make_topic())).stored(figure).name == "Port Hale"
