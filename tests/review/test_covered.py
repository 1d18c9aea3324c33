"""What was accepted elsewhere in the same words is accepted in one step."""

from datetime import date
from uuid import uuid4

import pytest

from claims.models import Claim, State
from claims.review.actions import accept_claim, reject_claim, undo
from tests.make import (
    make_article,
    make_claim,
    make_editor,
    make_figure,
    make_measure,
    make_snapshot,
    make_speaker,
    make_topic,
)

pytestmark = pytest.mark.django_db

URL = "/review/covered/"


@pytest.fixture
def repeated():
    """Two suggestions in the words of an accepted claim; another is in other words."""
    speaker = make_speaker("Ada Brook")
    states = [State.ACCEPTED, State.SUGGESTED, State.SUGGESTED]
    claims = [
        make_claim(snapshot=make_snapshot(), speaker=speaker, state=state)
        for state in states
    ]
    Claim.objects.update(fingerprint="same")
    make_claim("121 people")
    return claims[1:]


def ticked(claims):
    return {"claim": [f"{claim.pk}:{claim.version}" for claim in claims]}


def states(claims):
    found = {claim.pk: claim.state for claim in Claim.objects.all()}
    return [found[claim.pk] for claim in claims]


def test_covered_shows_what_would_be_accepted(editor_client, repeated):
    for claim in repeated:
        claim.refresh_from_db()

    response = editor_client.get(URL)

    assert response.status_code == 200
    for value in ticked(repeated)["claim"]:
        assert f'value="{value}" checked' in response.text
    assert response.text.count('type="checkbox"') == 2


def test_covered_accepts_the_chosen_and_one_undo_takes_them_back(
    editor_client, editor, repeated
):
    response = editor_client.post(URL, ticked(repeated))

    assert response.url == URL
    assert states(repeated) == [State.ACCEPTED, State.ACCEPTED]

    undo(by=editor)
    assert states(repeated) == [State.SUGGESTED, State.SUGGESTED]


def test_covered_leaves_what_somebody_decided_on(editor_client, repeated):
    form = ticked(repeated)
    reject_claim(repeated[0], version=1, by=make_editor())

    response = editor_client.post(URL, form, follow=True)

    assert "1 were decided by somebody else" in response.text
    assert states(repeated) == [State.REJECTED, State.ACCEPTED]


@pytest.mark.req("C3")
def test_covered_sent_twice_is_done_once(editor_client, editor, repeated):
    form = {"once_key": uuid4(), **ticked(repeated)}

    editor_client.post(URL, form)
    undo(by=editor)
    editor_client.post(URL, form)

    assert states(repeated) == [State.SUGGESTED, State.SUGGESTED]


@pytest.mark.parametrize("chosen", [[], ["x"], ["1:"], ["0:0"]])
def test_covered_refuses_a_choice_of_nothing(editor_client, chosen):
    response = editor_client.post(URL, {"claim": chosen})

    assert response.status_code == 422
    assert "Choose at least one claim" in response.text


@pytest.fixture
def tell():
    """Return a function that has an article suggest a quote of the mayor."""
    topic, mayor = make_topic(), make_speaker("Mayor")
    measure = make_measure("villages flooded")

    def tell_it(quote, *, day=12, words="28", low=28, speaker=mayor):
        article = make_article(topic=topic, published_on=date(2024, 8, day))
        snapshot = make_snapshot(f"She said {quote}. {article.pk}", article=article)
        claim = make_claim(quote, snapshot=snapshot, speaker=speaker)
        make_figure(claim, words, low=low, high=low, measure=measure)
        return claim

    return tell_it


LONG = "28 villages along the river were flooded overnight"
SHORT = "28 villages along the river were flooded"


def told_again(client):
    return client.get(URL, {"by": "utterance"}).context["rows"]


def test_what_tells_an_accepted_utterance_again_is_accepted_in_one_step(
    editor_client, editor, tell
):
    first, again = tell(LONG), tell(SHORT, day=13)
    accept_claim(first, version=1, by=editor)

    page = editor_client.get(URL, {"by": "utterance"})
    response = editor_client.post(f"{URL}?by=utterance", ticked([again]))

    assert page.context["rows"] == [(again, first)]
    assert LONG in page.text
    assert response.url == f"{URL}?by=utterance"
    again.refresh_from_db()
    assert (again.state, again.appearance_of) == (State.ACCEPTED, first)
    undo(by=editor)
    assert states([first, again]) == [State.ACCEPTED, State.SUGGESTED]


@pytest.mark.parametrize(
    "other",
    [
        {"day": 16},
        {"words": "along", "low": 29},
        {"speaker": None},
        {"quote": "water now stands in 28 places that we call home"},
    ],
    ids=["another week", "another figure", "another speaker", "other words"],
)
def test_what_tells_something_else_is_not_the_same_utterance(
    editor_client, editor, tell, other
):
    if "speaker" in other:
        other = {"speaker": make_speaker("Somebody else")}
    accept_claim(tell(LONG), version=1, by=editor)
    tell(**{"quote": SHORT, "day": 12, **other})

    assert told_again(editor_client) == []


def test_one_article_does_not_tell_an_utterance_again(editor_client, editor, tell):
    first = tell(LONG)
    accept_claim(first, version=1, by=editor)
    claim = make_claim("28 villages", snapshot=first.snapshot, speaker=first.speaker)
    make_figure(claim, measure=make_measure("villages flooded"))

    assert told_again(editor_client) == []


def test_utterances_are_found_in_a_fixed_number_of_queries(
    editor_client, editor, tell, django_assert_max_num_queries
):
    accept_claim(tell(LONG), version=1, by=editor)
    counts = []
    for number in (1, 2):
        for _ in range(number):
            tell(SHORT)
        with django_assert_max_num_queries(12) as seen:
            assert told_again(editor_client)
        counts.append(len(seen))

    assert counts[0] == counts[1]
