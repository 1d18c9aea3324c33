"""Figures of one story, as an editor has accepted them."""

from datetime import date
from itertools import count

import pytest
from django.db.backends.postgresql.psycopg_any import DateRange

from claims.models import Form, State
from tests.make import (
    make_article,
    make_claim,
    make_figure,
    make_measure,
    make_snapshot,
    make_speaker,
    make_topic,
)

numbers = count(1)


@pytest.fixture
def story(db):
    """Return a function that makes an accepted figure of one story.

    ``by`` names the speaker; ``on`` is the day of the article and of the figure.
    """
    topic = make_topic()
    speakers = {}

    def tell(value, *, by="Governor", on=date(2024, 8, 12), **fields):
        measure = make_measure(*fields.pop("measure", ["settlements held"]))
        here = fields.pop("topic", topic)
        article = make_article(topic=here, published_on=on)
        words = f"{value} settlements were held"
        text = f"It was said that {words}. Report {next(numbers)}, says {by}."
        snapshot = fields.pop("snapshot", None) or make_snapshot(text, article=article)
        speakers[by] = speakers.get(by) or make_speaker(by)
        claim = make_claim(
            words,
            snapshot=snapshot,
            state=State.ACCEPTED,
            speaker=speakers[by],
            form=Form.INDIRECT,
            **{k: fields.pop(k) for k in ("modality", "polarity") if k in fields},
        )
        fields.setdefault("as_of", on and DateRange(on, on, "[]"))
        return make_figure(
            claim, str(value), low=value, high=value, measure=measure, **fields
        )

    return tell
