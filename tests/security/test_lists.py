"""Searches and lists: bounded, and narrowed only by what they offer."""

import pytest

from claims.models import State
from tests.make import make_claim, make_dispute, make_editor, make_user

pytestmark = pytest.mark.django_db
PEEKING = [
    "decided_by__password__startswith=pbkdf2",
    "speaker__claims__state=suggested",
    "snapshot__raw=1",
    "state=rejected",
    "order_by=password",
    "fields=raw",
]


@pytest.mark.req("S1")
@pytest.mark.parametrize("words", ["x" * 201, "flooded " * 26], ids=["one", "many"])
def test_search_for_too_many_words_is_refused(client, words):
    response = client.get("/search/", {"q": words})

    assert response.status_code == 422
    assert "200" in response.text


@pytest.mark.req("S1")
@pytest.mark.parametrize("page", ["0", "-1", "11", "999999999999", "abc"])
def test_page_beyond_the_last_is_refused(client, page):
    assert client.get("/search/", {"q": "a", "page": page}).status_code == 422


@pytest.mark.req("S1")
@pytest.mark.parametrize("before", ["0", "-1", "9" * 30, "abc"])
def test_list_begins_only_below_an_id(client, before):
    assert client.get("/topics/", {"before": before}).status_code in {200, 404}


@pytest.mark.req("S1")
def test_search_returns_one_page_at_most(client):
    for number in range(25):
        make_claim(state=State.ACCEPTED, role=f"witness {number}")

    page = client.get("/search/", {"q": "flooded"}).text

    assert page.count("villages were") <= 20


@pytest.mark.req("R4")
@pytest.mark.parametrize("peek", PEEKING)
def test_lists_are_narrowed_only_by_what_they_offer(client, peek):
    make_claim(state=State.ACCEPTED)
    make_claim()
    make_dispute()
    client.force_login(make_editor())
    changed = []
    for path in ("/search/?q=villages", "/review/?x=1", "/import/?x=1", "/topics/?x=1"):
        plain, peeked = client.get(path), client.get(f"{path}&{peek}")
        if rows_of(plain.text) != rows_of(peeked.text):
            changed.append(path)

    assert changed == []


@pytest.mark.req("R4")
@pytest.mark.parametrize("peek", PEEKING)
def test_data_is_narrowed_only_by_what_its_page_offers(client, peek):
    shown = make_claim(state=State.ACCEPTED)
    make_claim()

    for path in ("/claims.json?x=1", "/search.json?q=villages"):
        told = client.get(f"{path}&{peek}").json()["claims"]

        assert [one["claim"] for one in told] == [shown.pk]


def rows_of(page):
    return sorted(part.split('"')[0] for part in page.split('href="/')[1:])


@pytest.mark.req("R4")
def test_filters_of_the_history_read_nothing_of_people(client):
    make_user(name="somebody")
    client.force_login(make_editor())

    response = client.get("/review/history/?kind=user__password&id=1&by=admin")

    assert response.status_code == 200
