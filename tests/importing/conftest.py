import time
from contextlib import contextmanager

import pytest
from django.conf import settings

from claims.importing.reader import reader


@pytest.fixture(scope="session", autouse=True)
def _end_reader():
    """End the child process that tests of importing share."""
    yield
    reader(settings.CLAIMS_SPACY_MODEL).stop()


@pytest.fixture
def in_time():
    """Return a context that fails where its block takes more seconds than given."""

    @contextmanager
    def limited(seconds):
        began = time.process_time()
        yield
        assert time.process_time() - began < seconds

    return limited
