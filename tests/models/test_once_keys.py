from uuid import uuid4

import pytest
from django.db import DataError

from claims.errors import DoneBefore
from claims.models import OnceKey, Topic
from tests.make import make_editor, make_topic

pytestmark = pytest.mark.django_db


def test_a_key_is_used_once():
    key, editor, done = uuid4(), make_editor(), []

    with OnceKey.objects.once(key, by=editor):
        done.append(1)
    with pytest.raises(DoneBefore), OnceKey.objects.once(key, by=editor):
        done.append(2)

    assert done == [1]


def test_a_key_is_unused_where_its_block_failed():
    key, editor = uuid4(), make_editor()
    with pytest.raises(DataError), OnceKey.objects.once(key, by=editor):
        make_topic("Mara flood" * 100)

    with OnceKey.objects.once(key, by=editor):
        make_topic("Mara flood")

    assert Topic.objects.get().name == "Mara flood"


def test_without_a_key_a_block_just_runs():
    editor = make_editor()

    with OnceKey.objects.once(None, by=editor):
        make_topic("Mara flood")

    assert not OnceKey.objects.exists()
