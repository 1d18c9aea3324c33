"""Looking changes nothing; changes need POST and a token of our own form."""

import pytest
from django.db import connection

from .site import own_urls
from .test_policy import FRAGMENT

# Who looks at what is noted for a minute, and sessions end; neither is content.
NOT_CONTENT = {"django_session", "claims_lease"}


def content():
    """Return a digest of every table."""
    tables = set(connection.introspection.table_names()) - NOT_CONTENT
    digests = {}
    with connection.cursor() as cursor:
        for table in sorted(tables):
            name = connection.ops.quote_name(table)
            cursor.execute(
                f"SELECT md5(string_agg(t::text, ',' ORDER BY t::text)) FROM {name} t"
            )
            digests[table] = cursor.fetchone()[0]
    return digests


@pytest.mark.req("R6")
@pytest.mark.parametrize("headers", [{}, FRAGMENT], ids=["page", "fragment"])
@pytest.mark.parametrize("role", ["reader", "admin"])
def test_looking_at_every_url_changes_nothing(role, headers, site, sign_in_as):
    client = sign_in_as(role)
    before = content()

    for url in own_urls():
        client.get(url.path(site.ids), headers=headers)

    assert content() == before


@pytest.mark.req("R6")
def test_no_url_takes_a_form_without_a_token(site, sign_in_as):
    client = sign_in_as("admin", enforce_csrf_checks=True)
    before = content()

    answers = {url.name: client.post(url.path(site.ids)) for url in own_urls()}

    assert {a.status_code for a in answers.values()} == {403}
    assert content() == before


@pytest.mark.req("R6")
def test_form_of_another_site_is_refused_in_words(sign_in_as):
    client = sign_in_as("editor", enforce_csrf_checks=True)

    response = client.post("/import/new/", headers={"Origin": "https://evil.example"})

    assert response.status_code == 403
    assert "Nothing was saved." in response.text
