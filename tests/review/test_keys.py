import pytest

from claims.review.keys import GROUPS, KEYS, keys_of, keys_on
from tests.make import make_claim, make_dispute, make_link, make_speaker

from .test_changed import make_revision

pytestmark = pytest.mark.django_db

URL = "/review/keys/"
ON = {"uses_single_keys": "on"}


def test_keys_differ_on_each_desk():
    for group in GROUPS:
        usual = [key.usual for key in keys_on(group)]

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


@pytest.mark.parametrize(
    ("make", "screen", "names"),
    [
        (make_link, "links", ["accept", "contradicts", "undo", "keys"]),
        (make_revision, "changed", ["carry", "accept", "reject", "redo", "keys"]),
        (make_dispute, "disputes", ["withdraw", "undo", "redo", "keys"]),
    ],
)
def test_every_desk_has_the_keys_that_its_editor_chose(
    editor_client, editor, make, screen, names
):
    signs = dict(zip(names, "ABCDE", strict=False))
    editor.keys = signs
    editor.save()

    page = editor_client.get(f"/review/{screen}/{make().pk}/").text

    for sign in signs.values():
        assert f'aria-keyshortcuts="{sign}"' in page


def test_the_desk_of_speakers_has_the_keys_that_its_editor_chose(editor_client, editor):
    one, _ = make_speaker("Ada Brook", state="suggested"), make_speaker("A. Brook")
    names = ["merge", "merge_other", "reject", "accept", "edit", "compare", "undo"]
    editor.keys = dict(zip(names, "ABCDEFG", strict=True))
    editor.save()

    page = editor_client.get(f"/review/speakers/{one.pk}/resolve/").text

    for sign in editor.keys.values():
        assert f'aria-keyshortcuts="{sign}"' in page


def test_a_key_of_one_desk_may_not_be_another_one_there(editor_client, editor):
    response = editor_client.post(URL, {"carry": "x", **ON})

    editor.refresh_from_db()
    assert response.status_code == 422
    assert editor.keys == {}
    assert editor_client.post(URL, {"carry": "m", **ON}).status_code == 302
