"""What all tests share: a real PostgreSQL, plain static files, signed-in clients."""

from contextlib import ExitStack

import pytest
from django.conf import settings
from django.db import connection
from django.test import override_settings

from claims import postgres
from claims.importing.reader import reader
from tests.make import make_admin, make_editor

FAST = ["django.contrib.auth.hashers.MD5PasswordHasher"]
PLAIN = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {
        "BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage",
    },
}


def pytest_configure(config):
    """Have the private PostgreSQL at hand, unless the tests are to use another."""
    stack = ExitStack()
    stack.enter_context(postgres.at_hand())
    config.add_cleanup(stack.close)


@pytest.fixture(scope="session", autouse=True)
def plain_settings():
    """Serve static files as they lie, and hash the tests' passwords fast."""
    settings.STATIC_ROOT.mkdir(parents=True, exist_ok=True)
    with override_settings(STORAGES=PLAIN, PASSWORD_HASHERS=FAST):
        yield


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup, django_db_blocker):
    """Let tests that commit be cleaned up: the database forbids to empty decisions.

    Only the table's owner can lift that, and only here; what guards single rows
    stays, and a test of its own sees to the other.
    """
    with django_db_blocker.unblock(), connection.cursor() as cursor:
        cursor.execute(
            "ALTER TABLE claims_decision DISABLE TRIGGER decision_is_not_truncated"
        )


@pytest.fixture(scope="session", autouse=True)
def _end_reader():
    """End the child process that tests that import share."""
    yield
    reader(settings.CLAIMS_SPACY_MODEL).stop()


@pytest.fixture
def editor(db):
    return make_editor()


@pytest.fixture
def admin(db):
    return make_admin()


@pytest.fixture
def editor_client(client, editor):
    client.force_login(editor)
    return client


@pytest.fixture
def admin_client(client, admin):
    client.force_login(admin)
    return client
