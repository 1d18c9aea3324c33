"""Queries that are built once are asked anew each time."""

import pytest

from claims.models import Topic
from claims.reading import rows
from claims.reading.built import built_once
from tests.make import make_topic


@pytest.mark.django_db
def test_a_query_built_once_finds_what_came_since():
    built = []

    @built_once
    def named(*, name):
        built.append(name)
        return Topic.objects.filter(name__startswith=name).order_by("pk")

    first = make_topic("Flood one")
    before = [*named(name="Flood")]
    second = make_topic("Flood two")
    after = [*named(name="Flood")]

    assert (before, after) == ([first], [first, second])
    assert built == ["Flood"]


def test_a_copy_of_a_query_is_never_the_kept_one():
    assert rows.topics() is not rows.topics()
