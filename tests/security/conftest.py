import psycopg
import pytest
from django.db import connection
from django.test import Client

from .site import make_site


@pytest.fixture
def site(db):
    return make_site()


@pytest.fixture
def sign_in_as(site):
    """Return a function that gives a fresh client, signed in as somebody in a role.

    What breaks in a view is answered with 500, as it would be on a server.
    """

    def client_of(role, **options):
        client = Client(raise_request_exception=False, **options)
        if site.users[role]:
            client.force_login(site.users[role])
        return client

    return client_of


@pytest.fixture
def second_connection(django_db_setup):
    """A connection to the same database beside the one of the tests."""
    parameters = connection.get_connection_params()
    parameters.pop("cursor_factory", None)
    parameters.pop("context", None)
    with psycopg.connect(**parameters) as opened:
        yield opened
        opened.rollback()
