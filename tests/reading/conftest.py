from datetime import date

import pytest
from django.db.backends.postgresql.psycopg_any import DateRange

from claims.models import Place, State
from tests.make import (
    make_article,
    make_claim,
    make_dispute,
    make_figure,
    make_link,
    make_measure,
    make_snapshot,
    make_source,
    make_speaker,
    make_topic,
)


@pytest.fixture
def topic(db):
    return make_topic("Mara flood")


@pytest.fixture
def sides(db):
    """The organisations that speakers speak for."""
    return [make_speaker(name, kind="organisation") for name in ("Mara", "Dara")]


@pytest.fixture
def told(topic):
    """Return a function that makes a published figure on villages flooded."""
    measure = make_measure("villages flooded")
    place = Place.objects.create(name="Mara")

    def tell(count, *, day=12, speaker=None, high=None, **fields):
        on = date(2024, 5, day)
        article = make_article(source=make_source(), topic=topic, published_on=on)
        text = f"In Mara, {count} villages were flooded. The rain went on."
        claim = make_claim(
            f"{count} villages were flooded",
            snapshot=make_snapshot(text, article=article),
            speaker=speaker or make_speaker(),
            state=State.ACCEPTED,
            **fields,
        )
        return make_figure(
            claim,
            str(count),
            low=count,
            high=high or count,
            measure=measure,
            place=place,
            as_of=DateRange(on, on, "[]"),
        )

    return tell


@pytest.fixture
def asked(topic):
    """Return a function that makes a published dispute of links between figures."""

    def ask(*pairs, kind="contradicts", **fields):
        measure = pairs[0][0].measure if pairs else None
        dispute = make_dispute(topic=topic, measure=measure, **fields)
        for a, b in pairs:
            make_link(a, b, kind=kind, dispute=dispute, state=State.ACCEPTED)
        return dispute

    return ask
