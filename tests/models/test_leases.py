from datetime import timedelta
from threading import Barrier, Thread

import pytest
from django.db import connection
from django.utils import timezone

from claims.models import Lease
from tests.make import make_claim, make_editor

pytestmark = pytest.mark.django_db


def take(claim, editor):
    return Lease.objects.take(claim, editor)


def test_take_gives_an_item_to_the_first():
    claim, ada, bo = make_claim(), make_editor(), make_editor()

    assert take(claim, ada)
    assert not take(claim, bo)
    assert take(claim, ada)
    assert Lease.objects.on(claim).get().editor == ada


def test_take_gives_an_item_to_another_once_the_lease_is_over():
    claim, ada, bo = make_claim(), make_editor(), make_editor()
    take(claim, ada)
    Lease.objects.update(until=timezone.now() - timedelta(seconds=1))

    assert take(claim, bo)
    assert Lease.objects.of_others(ada).get().editor == bo


@pytest.mark.django_db(transaction=True)
def test_take_of_many_at_once_gives_an_item_to_one():
    claim, editors = make_claim(), [make_editor() for _ in range(8)]
    start, got = Barrier(len(editors)), []

    def run(editor):
        start.wait()
        got.append(take(claim, editor))
        connection.close()

    threads = [Thread(target=run, args=[editor]) for editor in editors]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert sorted(got) == [False] * 7 + [True]


def test_clear_removes_the_leases_that_are_over():
    over, running, editor = make_claim(), make_claim(), make_editor()
    take(over, editor)
    Lease.objects.update(until=timezone.now() - timedelta(seconds=1))
    take(running, editor)

    Lease.objects.clear()

    assert Lease.objects.get().subject_id == running.pk
