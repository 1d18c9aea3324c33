"""Who uses the private PostgreSQL: it runs while somebody does."""

import fcntl
import os
from contextlib import contextmanager, nullcontext

from . import folders, server


def at_hand():
    """Return a context that keeps the private server up, where it is the one in use."""
    return nullcontext() if os.environ.get("DATABASE_URL") else in_use()


@contextmanager
def in_use():
    """Keep the server up for the block. The last one to leave stops it.

    One who was killed has left too, and stopped nothing; what is left running is
    used, and stopped, by the next.
    """
    folders.VAR_DIR.mkdir(parents=True, exist_ok=True)
    with (folders.VAR_DIR / "postgres.users").open("w") as users:
        fcntl.flock(users, fcntl.LOCK_SH)
        server.start()
        try:
            yield
        finally:
            _leave(users)


def _leave(users):
    """Stop the server, unless others use it or it was started by hand."""
    with server.one_at_a_time():
        try:
            fcntl.flock(users, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return
        if not _is_kept():
            server.stop_at_once()


def keep():
    """Keep the server that runs now until it is stopped by hand."""
    _kept().write_text(str(server.pid()))


def _is_kept():
    return _kept().exists() and _kept().read_text() == str(server.pid())


def _kept():
    """Return the file that names the process of a server to keep."""
    return folders.VAR_DIR / "postgres.kept"
