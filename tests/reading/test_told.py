"""Published claims as plain values: which, in which order, with what."""

from datetime import date

import pytest

from claims.models import State
from claims.reading.told import Mark, told_by, told_with_appearances
from tests.make import (
    make_article,
    make_claim,
    make_figure,
    make_snapshot,
    make_speaker,
)

pytestmark = pytest.mark.django_db


def accepted(**fields):
    return make_claim(state=State.ACCEPTED, **fields)


def on(day):
    return make_snapshot(article=make_article(published_on=day))


def test_a_told_claim_names_all_that_belongs_to_it():
    side = make_speaker("Mara", kind="organisation")
    speaker = make_speaker("Ada Brook", affiliation=side)
    claim = accepted(speaker=speaker, via=side, role="governor")
    figure = make_figure(claim, "28", hedge="about")

    ((told,), _) = told_with_appearances([claim.pk])

    article = claim.snapshot.article
    assert (told.pk, told.quote, told.role) == (claim.pk, claim.quote, "governor")
    assert (told.speaker, told.affiliation, told.via) == ("Ada Brook", "Mara", "Mara")
    assert (told.source, told.published_on) == (article.source.name, date(2024, 8, 12))
    assert told.figures == [Mark(figure.pk, figure.start, figure.end, "about")]
    assert told.address == claim.get_absolute_url()
    assert told.speaker_address == speaker.get_absolute_url()


@pytest.mark.parametrize(
    "fields", [{"state": State.SUGGESTED}, {"awaits_second": True}], ids=str
)
def test_what_readers_may_not_see_is_not_told(fields):
    speaker = make_speaker()
    claim = make_claim(**{"state": State.ACCEPTED, "speaker": speaker} | fields)

    assert told_with_appearances([claim.pk]) == ([], {})
    assert told_by(speaker, before=None, most=5) == []


def test_what_tells_a_claim_again_comes_by_its_day_up_to_the_day_known():
    first = accepted(snapshot=on(date(2024, 5, 1)))
    days = [date(2024, 5, 9), date(2024, 5, 2), None]
    again = [accepted(snapshot=on(day), appearance_of=first) for day in days]

    _, every = told_with_appearances([first.pk])
    _, known = told_with_appearances([first.pk], known=date(2024, 5, 3))

    order = [again[1].pk, again[0].pk, again[2].pk]
    assert [one.pk for one in every[first.pk]] == order
    assert [one.pk for one in known[first.pk]] == [again[1].pk]


def test_the_newest_claims_of_a_speaker_go_on_before_an_id():
    speaker = make_speaker()
    claims = [accepted(speaker=speaker) for _ in range(3)]
    accepted()

    newest = told_by(speaker, before=None, most=2)
    older = told_by(speaker, before=claims[1].pk, most=2)

    assert [one.pk for one in newest] == [claims[2].pk, claims[1].pk]
    assert [one.pk for one in older] == [claims[0].pk]
