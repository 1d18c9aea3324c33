import pytest

from claims.models import ImportState
from tests.make import make_claim, make_snapshot

from .test_run_import import make_import

pytestmark = pytest.mark.django_db


@pytest.mark.req("J1")
@pytest.mark.parametrize(
    ("stage", "words"),
    [
        ("waiting", "Waiting for a worker"),
        ("fetching", "Fetching the page"),
        ("reading", "Reading the article"),
        ("storing", "Storing what was found"),
    ],
)
def test_progress_says_what_is_being_done(editor_client, stage, words):
    job = make_import(state=ImportState.RUNNING, stage=stage)

    response = editor_client.get(job.get_absolute_url())

    assert words in response.text
    assert 'hx-trigger="load delay:1s"' in response.text
    assert f'href="{job.get_absolute_url()}"' in response.text


def test_progress_answers_htmx_with_the_part_alone(editor_client):
    job = make_import()

    response = editor_client.get(job.get_absolute_url(), headers={"HX-Request": "true"})

    assert response.text.strip().startswith('<article id="import">')


def test_a_finished_import_leads_to_its_claims(editor_client):
    snapshot = make_snapshot()
    make_claim(snapshot=snapshot)
    job = make_import(
        state=ImportState.DONE, snapshot=snapshot, message="1 claim suggested."
    )

    response = editor_client.get(job.get_absolute_url())

    assert "1 claim suggested." in response.text
    assert f"?article={snapshot.article_id}" in response.text
    assert "hx-trigger" not in response.text


def test_a_failed_import_says_why_and_can_be_tried_again(editor_client):
    job = make_import(state=ImportState.FAILED, message="The site is down.")

    response = editor_client.get(job.get_absolute_url())

    assert "The site is down." in response.text
    assert f'action="/import/{job.pk}/retry/"' in response.text


def test_retry_queues_a_failed_import(editor_client):
    job = make_import(state=ImportState.FAILED, message="The site is down.")

    response = editor_client.post(f"/import/{job.pk}/retry/")

    job.refresh_from_db()
    assert response.url == job.get_absolute_url()
    assert (job.state, job.message) == (ImportState.QUEUED, "")


def test_retry_of_an_import_that_has_not_failed_changes_nothing(editor_client):
    job = make_import(state=ImportState.RUNNING)

    response = editor_client.post(f"/import/{job.pk}/retry/", follow=True)

    assert "nothing to retry" in response.text


def test_retry_needs_a_post(editor_client):
    job = make_import(state=ImportState.FAILED, message="No.")

    assert editor_client.get(f"/import/{job.pk}/retry/").status_code == 405


@pytest.mark.parametrize("count", [1, 3])
def test_imports_takes_the_same_queries_for_any_number(
    editor_client, count, django_assert_max_num_queries
):
    for _ in range(count):
        make_import(
            state=ImportState.DONE, snapshot=make_snapshot(), message="1 claim."
        )

    with django_assert_max_num_queries(4):
        response = editor_client.get("/import/")

    assert response.text.count("1 claim.") == count


@pytest.mark.parametrize("before", ["x", "-1", "9" * 30, "²", ""])
def test_imports_shows_the_newest_where_the_page_makes_no_sense(editor_client, before):
    make_import(url="https://news.example/flood")

    response = editor_client.get("/import/", {"before": before})

    assert "https://news.example/flood" in response.text


def test_readers_see_no_imports(client):
    job = make_import()

    for url in ("/import/", job.get_absolute_url(), f"/import/{job.pk}/retry/"):
        assert client.get(url).status_code == 302
