"""The private PostgreSQL's process: made, started, watched, stopped."""

import fcntl
import os
import shutil
import subprocess
import time
from contextlib import contextmanager
from pathlib import Path

from . import folders
from .folders import NAME, PostgresError, home, make_private, socket_folder

PAUSES = (0.2, 0.5, 1, 2, 4, 8, 0)  # seconds between tries to start
SETTINGS = {
    "listen_addresses": "",
    "unix_socket_permissions": "0700",
    "max_connections": "60",
    "shared_buffers": "256MB",
    "synchronous_commit": "on",
    "log_min_messages": "warning",
}


def _run(program, *arguments, check=True):
    """Run one of the server's programs as its owner, and return the result."""
    account = folders.owner()
    identity = {"user": account.pw_uid, "group": account.pw_gid, "extra_groups": []}
    # What pg_ctl starts in the background would hold a pipe open.
    told = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
    if program != "pg_ctl":
        told = {"capture_output": True, "text": True}
    return subprocess.run(  # noqa: S603 (our own binaries and arguments)
        [folders.binaries() / program, *arguments],
        check=check,
        cwd=home(),
        env={"PATH": os.environ.get("PATH", ""), "LC_ALL": "C"},
        stdin=subprocess.DEVNULL,
        **told,
        **(identity if os.geteuid() == 0 else {}),
    )


@contextmanager
def one_at_a_time():
    """Hold a lock, so that two commands that start at once start one server."""
    folders.VAR_DIR.mkdir(parents=True, exist_ok=True)
    with (folders.VAR_DIR / "postgres.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        folders.make_home()
        yield


def _create():
    """Make the data folder, whole or not at all."""
    data, unfinished = home() / "data", home() / "data.new"
    shutil.rmtree(unfinished, ignore_errors=True)
    make_private(unfinished)
    result = _run(
        "initdb",
        f"--pgdata={unfinished}",
        f"--username={NAME}",
        "--encoding=UTF8",
        "--locale-provider=builtin",
        "--locale=C.UTF-8",
        "--auth=trust",
        check=False,
    )
    if result.returncode:
        raise PostgresError(f"The database could not be made:\n{result.stderr}")
    unfinished.rename(data)


def pid():
    """Return the number of the server's process, 0 where it is stopped."""
    try:
        return int((home() / "data" / "postmaster.pid").read_text().split()[0])
    except (OSError, ValueError, IndexError):
        return 0


def is_alive():
    """Whether the server's process is there; cheaper than ``is_running``."""
    number = pid()
    try:
        os.kill(number, 0)
    except OSError:
        return False
    return number != 0 and _is_postgres(number)


def _is_postgres(number):
    """Whether a process is PostgreSQL, where the system can tell."""
    name = Path(f"/proc/{number}/comm")
    return not name.exists() or name.read_text().strip() == "postgres"


def _forget_stranger():
    """Remove the note of a killed server whose number another program has now.

    This happens in containers, where numbers begin anew.
    """
    number = pid()
    if number and Path(f"/proc/{number}").exists() and not _is_postgres(number):
        (home() / "data" / "postmaster.pid").unlink()


def is_running():
    """Whether the server runs and takes connections."""
    if not (home() / "data").exists():
        return False
    return _run("pg_isready", "-q", "-h", socket_folder(), check=False).returncode == 0


def start():
    """Start the server unless it runs; return whether this call started it.

    Raises PostgresError where it will not start.
    """
    with one_at_a_time():
        if not (home() / "data").exists():
            _create()
        if is_running():
            return False
        make_private(socket_folder())
        _forget_stranger()
        _launch()
        _create_database()
        return True


def _launch():
    """Start the server; a killed one may take a moment to be gone."""
    options = [f"-c {key}='{value}'" for key, value in SETTINGS.items()]
    options.append(f"-k '{socket_folder()}'")
    log = home() / "data" / "server.log"
    for pause in PAUSES:
        done = _run(
            "pg_ctl",
            "start",
            "--silent",
            "--wait",
            f"--pgdata={home() / 'data'}",
            f"--log={log}",
            f"--options={' '.join(options)}",
            check=False,
        )
        if done.returncode == 0 or is_running():
            return
        time.sleep(pause)
    last_lines = "\n".join(log.read_text(errors="replace").splitlines()[-10:])
    raise PostgresError(f"The private PostgreSQL did not start:\n{last_lines}")


def _create_database():
    where = ["-h", socket_folder(), "-U", NAME]
    exists = "SELECT 1 FROM pg_database WHERE datname = current_user"
    found = _run("psql", *where, "-d", "postgres", "-Atc", exists)
    if not found.stdout.strip():
        _run("createdb", *where, NAME)


def stop():
    """Stop the server, ending its connections; nothing committed is lost."""
    with one_at_a_time():
        stop_at_once()


def stop_at_once():
    """Stop the server; the caller holds the lock."""
    if pid():
        data = f"--pgdata={home() / 'data'}"
        _run("pg_ctl", "stop", "--silent", "--mode=fast", data, check=False)
