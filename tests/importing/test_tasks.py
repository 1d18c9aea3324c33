"""What the worker does by the clock."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.utils import timezone

from claims.errors import DoneBefore
from claims.importing.tasks import prune_once_keys
from claims.models import OnceKey
from tests.make import make_editor

pytestmark = pytest.mark.django_db


def test_keys_of_forms_are_forgotten_after_a_week():
    editor, now = make_editor(), timezone.now()
    old, kept = (
        OnceKey.objects.create(key=uuid4(), used_by=editor, used_at=now - age)
        for age in (timedelta(days=8), timedelta(days=6))
    )

    prune_once_keys(timestamp=0)

    assert list(OnceKey.objects.all()) == [kept]
    with pytest.raises(DoneBefore), OnceKey.objects.once(kept.key, by=editor):
        pass
    with OnceKey.objects.once(old.key, by=editor):
        pass
