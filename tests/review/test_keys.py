import pytest

from claims.review.keys import KEYS, keys_of
from tests.make import make_claim

pytestmark = pytest.mark.django_db

URL = "/review/keys/"
ON = {"uses_single_keys": "on"}


def test_keys_differ_within_their_group():
    for group in ("desk", "link"):
        usual = [key.usual for key in KEYS if key.group == group]

        assert len(usual) == len(set(usual))


def test_keys_shows_each_with_what_it_does(editor_client):
    response = editor_client.get(URL)

    assert response.status_code == 200
    assert all(f'name="{key.name}"' in response.text for key in KEYS)


def test_a_key_can_be_changed(editor_client, editor):
    claim = make_claim()

    response = editor_client.post(URL, {"accept": "y", "skip": "a", **ON})

    editor.refresh_from_db()
    assert response.url == URL
    assert editor.keys == {"accept": "y", "skip": "a"}
    desk = editor_client.get(f"/review/claims/{claim.pk}/")
    assert 'aria-keyshortcuts="y"' in desk.text


def test_an_empty_key_is_the_usual_one_again(editor_client, editor):
    editor.keys = {"accept": "y"}
    editor.save()

    editor_client.post(URL, {"accept": "", **ON})

    editor.refresh_from_db()
    assert keys_of(editor)["accept"] == "a"


@pytest.mark.parametrize("typed", ["x", "1", " ", "ab"])
def test_a_key_that_is_taken_or_none_is_refused(editor_client, editor, typed):
    response = editor_client.post(URL, {"accept": typed, **ON})

    editor.refresh_from_db()
    assert response.status_code == 422
    assert editor.keys == {}


def test_single_keys_can_be_switched_off(editor_client, editor):
    claim = make_claim()

    editor_client.post(URL, {})

    editor.refresh_from_db()
    assert not editor.uses_single_keys
    assert 'data-keys="off"' in editor_client.get(f"/review/claims/{claim.pk}/").text
