"""The private PostgreSQL: started and stopped here, its data under ``var/``.

Used where DATABASE_URL is not set: for trials, development and tests. The binaries
come from a wheel. The server listens on a Unix socket in a directory that only its
owner may enter. PostgreSQL refuses to run as root, so root starts it as ``nobody``.

    python -m claims.postgres start | stop | status

Every command of manage.py has it at hand while it runs; the last of them to end stops
the server, unless it was started by hand.
"""

from .folders import NAME, VAR_DIR, PostgresError, binaries, home, socket_folder
from .server import is_alive, is_running, start, stop
from .sharing import at_hand, in_use, keep

__all__ = [
    "NAME",
    "VAR_DIR",
    "PostgresError",
    "at_hand",
    "binaries",
    "home",
    "in_use",
    "is_alive",
    "is_running",
    "keep",
    "socket_folder",
    "start",
    "stop",
]
