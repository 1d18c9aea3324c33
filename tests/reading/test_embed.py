"""A dispute that other sites show in a frame: small, whole, and blind to who looks."""

import re
from html import unescape
from itertools import pairwise

import pytest
from django.test import Client
from django.urls import reverse

from tests.make import make_dispute, make_editor

pytestmark = pytest.mark.django_db


@pytest.fixture
def dispute(told, asked):
    return asked((told(28), told(74, day=13)), question="How many <villages>?")


def embed_of(dispute, query=""):
    return reverse("reading:embed", args=[dispute.pk]) + query


def snippet(page):
    """Return what the page of a dispute offers to copy, as it stands in the field."""
    return unescape(re.search(r"<textarea[^>]*>(.*?)</textarea>", page.text).group(1))


def test_frame_shows_question_picture_and_the_two_figures_furthest_apart(
    client, dispute
):
    page = client.get(embed_of(dispute)).text

    assert "How many &lt;villages&gt;?" in page
    assert re.findall(r'class="gap-value">(\d+)<', page) == ["28", "74"]
    assert page.count('class="mark ') == 2
    assert f'href="{dispute.get_absolute_url()}" target="_blank" rel="noopener"' in page


@pytest.mark.req("H5")
def test_any_site_may_frame_it_and_it_can_do_nothing_there(client, dispute):
    response = client.get(embed_of(dispute))

    policy = dict(
        part.split(" ", 1) for part in response["Content-Security-Policy"].split("; ")
    )
    assert policy == {
        "default-src": "'none'",
        "script-src": "'none'",
        "style-src": "'self'",
        "img-src": "'self'",
        "connect-src": "'none'",
        "object-src": "'none'",
        "base-uri": "'none'",
        "frame-ancestors": "*",
        "form-action": "'none'",
    }
    assert "X-Frame-Options" not in response
    assert response["X-Content-Type-Options"] == "nosniff"
    assert re.search(r"<(form|input|button|script)\b", response.text) is None


@pytest.mark.req("H5")
def test_answer_that_nothing_changed_may_be_framed_as_well(client, dispute):
    etag = client.get(embed_of(dispute))["ETag"]

    response = client.get(embed_of(dispute), headers={"If-None-Match": etag})

    assert response.status_code == 304
    assert "X-Frame-Options" not in response
    assert "frame-ancestors *" in response["Content-Security-Policy"]


@pytest.mark.req("H5")
def test_nothing_else_of_a_dispute_may_be_framed(client, dispute):
    absent = [reverse("reading:embed", args=[99999]), embed_of(dispute, "?known=x")]

    for path in [dispute.get_absolute_url(), *absent]:
        response = client.get(path)

        assert response["X-Frame-Options"] == "DENY"
        assert "frame-ancestors 'none'" in response["Content-Security-Policy"]


@pytest.mark.req("H7")
def test_frame_is_the_same_whoever_looks_and_reads_no_session(
    client, dispute, django_assert_num_queries
):
    signed_in = Client()
    signed_in.force_login(make_editor())
    client.get(embed_of(dispute))

    with django_assert_num_queries(6) as asked_by_reader:
        response = client.get(embed_of(dispute))
    with django_assert_num_queries(len(asked_by_reader)):
        again = signed_in.get(embed_of(dispute))

    assert again.content == response.content
    assert "Cookie" not in response["Vary"]
    assert not response.cookies
    assert not again.cookies
    assert again["Cache-Control"] == response["Cache-Control"] == "public, no-cache"


@pytest.mark.req("H7")
def test_missing_frame_is_not_kept_for_who_is_signed_in(editor_client):
    response = editor_client.get(reverse("reading:embed", args=[99999]))

    assert response.status_code == 404
    assert "no-store" in response["Cache-Control"]


def test_frame_shows_what_was_known_on_a_day(client, dispute):
    page = client.get(embed_of(dispute, "?known=2024-05-12")).text

    assert page.count('class="mark ') == 1
    assert "as known on 12 May 2024" in page
    assert f"{dispute.get_absolute_url()}?known=2024-05-12" in page


def test_frame_of_figures_without_a_day_lists_them(client, told, asked):
    low, high = told(28), told(74)
    for figure in (low, high):
        figure.as_of = None
        figure.save()
        article = figure.claim.snapshot.article
        article.published_on = None
        article.save()

    page = client.get(embed_of(asked((low, high)))).text

    assert '<svg class="plot"' not in page
    assert re.search(r"<li>28: <bdi>.*<li>74: <bdi>", page, re.S)


def test_frame_without_a_claim_says_so(client):
    page = client.get(embed_of(make_dispute())).text

    assert "No published claim answers this question now." in page


@pytest.mark.req("R3")
@pytest.mark.parametrize("state", ["draft", "withdrawn"])
def test_dispute_that_is_not_published_has_no_frame(client, state):
    dispute = make_dispute(state=state)

    hidden = client.get(embed_of(dispute))
    absent = client.get(reverse("reading:embed", args=[99999]))

    assert (hidden.status_code, hidden.text) == (404, absent.text)


def test_frame_takes_no_more_queries_for_more_claims(
    client, told, asked, django_assert_max_num_queries
):
    figures = [told(count, day=count) for count in (11, 12, 13, 14)]
    dispute = asked(*pairwise(figures))

    with django_assert_max_num_queries(7):
        assert client.get(embed_of(dispute)).status_code == 200


@pytest.mark.req("H1")
@pytest.mark.parametrize("query", ["", "?known=2024-05-12"])
def test_page_offers_the_frame_to_copy(client, dispute, query):
    page = client.get(dispute.get_absolute_url() + query)

    assert snippet(page) == (
        f'<iframe src="http://testserver/disputes/{dispute.pk}/embed/{query}" '
        'title="How many &lt;villages&gt;?" width="100%" height="680" '
        'loading="lazy"></iframe>'
    )
