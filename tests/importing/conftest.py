import time
from contextlib import contextmanager

import pytest


@pytest.fixture
def in_time():
    """Return a context that fails where its block takes more seconds than given."""

    @contextmanager
    def limited(seconds):
        began = time.process_time()
        yield
        assert time.process_time() - began < seconds

    return limited
