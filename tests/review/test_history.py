from datetime import date
from decimal import Decimal

import pytest
from django.db.backends.postgresql.psycopg_any import DateRange
from django.utils import timezone

from claims.errors import Stale
from claims.models import Figure
from claims.review.history import restore, write
from claims.review.states import same, state_of
from tests.make import make_claim, make_figure, make_measure, make_speaker

pytestmark = pytest.mark.django_db


def test_state_of_a_claim_survives_restoring():
    claim = make_claim()
    august = DateRange(date(2024, 8, 1), date(2024, 9, 1))
    figure = make_figure(
        claim, low="28", high=None, measure=make_measure("villages"), as_of=august
    )
    before = state_of(claim)
    write(claim, version=1, role="mayor", decided_at=timezone.now())
    Figure.objects.filter(pk=figure.pk).update(words="changed", value=Decimal(7))

    restore(claim, before)

    assert state_of(claim) == before
    assert Figure.objects.get().pk == figure.pk
    assert claim.version == 3


def test_state_restores_a_removed_figure_under_its_key():
    claim = make_claim()
    figure = make_figure(claim)
    before = state_of(claim)
    figure.delete()

    restore(claim, before)

    assert claim.figures.get().pk == before["figures"][0]["id"]
    assert state_of(claim) == before


def test_states_are_the_same_whatever_things_were_called():
    speaker = make_speaker("Ada Brook")
    claim = make_claim(speaker=speaker)
    before = state_of(claim)

    speaker.name = "Ada Brook-Hill"
    speaker.save()

    assert before["names"] == {f"speaker:{speaker.pk}": "Ada Brook"}
    assert state_of(claim) != before
    assert same(state_of(claim), before)
    assert not same(before, None)


def test_write_of_an_old_version_is_stale():
    claim = make_claim(version=2)

    with pytest.raises(Stale):
        write(claim, version=1, role="mayor")

    claim.refresh_from_db()
    assert (claim.version, claim.role) == (2, "")
