"""The site compares stored figures as ``predict`` compares what it has just read."""

from dataclasses import replace
from datetime import date

import pytest

from claims.domain.comparison import Relation, compare
from claims.extraction.found import FoundSpeaker, Reason, SpeakerKind
from claims.extraction.pipeline import read
from claims.importing.articles import import_article
from claims.linking.statements import stated
from claims.linking.stories import Told, story_of
from claims.models import Figure
from tests.importing.found import found_claim, found_figure, found_reading
from tests.make import make_admin, make_source, make_topic

pytestmark = pytest.mark.django_db

TEXTS = {
    "Ada Brook": "It was said that 28 villages were flooded.",
    "Ben Hale": "It was said that 74 villages were flooded.",
}
TOLD = {"plain": None, "forecast": "figure.forecast", "change": "figure.changed-up"}
DAYS = [date(2024, 8, 12), date(2024, 8, 13)]


def reading(name, rule):
    """Return what is read of the text of ``name``; ``rule`` tells how it is told."""
    text = TEXTS[name]
    number = "28" if "28" in text else "74"
    figure = found_figure(text, number, noun="village", measure="villages flooded")
    reasons = (Reason("figure", rule, "so told"),) if rule else ()
    figure = replace(figure, reasons=reasons)
    speaker = FoundSpeaker(name, SpeakerKind.PERSON)
    quote = f"{number} villages were flooded"
    return found_reading(found_claim(text, quote, speaker=speaker, figures=[figure]))


def told(readings):
    """Return the verdict that ``predict`` gives."""
    articles = [
        Told(name, day, "The Wire", found, TEXTS[name])
        for (name, found), day in zip(readings.items(), DAYS, strict=True)
    ]
    a, b = (one.statement for one in story_of(articles).stated)
    return compare(a, b)


def stored(readings):
    """Return the verdict that the site gives."""
    source, topic, admin = make_source("The Wire"), make_topic(), make_admin()
    for (name, found), day in zip(readings.items(), DAYS, strict=True):
        import_article(
            source=source,
            url=f"https://news.example/{name.replace(' ', '-')}",
            text=TEXTS[name],
            raw=TEXTS[name].encode(),
            reading=found,
            fetched_at=f"{day}T12:00Z",
            by=admin,
            published_on=day,
            topic=topic,
        )
    a, b = (
        one.statement for one in stated(Figure.objects.values_list("pk", flat=True))
    )
    return compare(a, b)


@pytest.mark.parametrize(
    ("later", "relation"),
    [
        ("plain", Relation.CONTRADICTS),
        ("forecast", Relation.DIFFERS_IN_SCOPE),
        ("change", Relation.UPDATES),
    ],
)
def test_stored_figures_get_the_verdict_of_predict(later, relation):
    rules = dict(zip(TEXTS, [None, TOLD[later]], strict=True))
    readings = {name: reading(name, rule) for name, rule in rules.items()}

    verdict = stored(readings)

    assert verdict.relation == relation
    assert told(readings).relation == relation
    assert verdict.decisive.name == told(readings).decisive.name


@pytest.mark.model
def test_day_of_a_march_is_not_the_day_it_is_told_of():
    text = "Police said 40,000 people had marched through the capital."

    (claim,) = read(text, published_on=DAYS[1]).claims

    assert [figure.measure for figure in claim.figures] == ["people gathered"]
    assert [figure.as_of for figure in claim.figures] == [None]
