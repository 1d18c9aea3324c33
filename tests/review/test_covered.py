"""What was accepted elsewhere in the same words is accepted in one step."""

from uuid import uuid4

import pytest

from claims.models import Claim, State
from claims.review.actions import reject_claim, undo
from tests.make import make_claim, make_editor, make_snapshot, make_speaker

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
