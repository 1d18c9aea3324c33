import pytest
from django.utils import timezone

from claims.models import Link, LinkKind, State
from tests.make import make_dispute, make_link

pytestmark = pytest.mark.django_db


def test_contradictions_without_a_dispute_await_a_name():
    waiting = make_link()
    make_link(dispute=make_dispute())
    make_link(kind=LinkKind.AGREES)
    make_link(state=State.REJECTED, decided_at=timezone.now())

    assert list(Link.objects.without_dispute()) == [waiting]
