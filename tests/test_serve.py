"""The whole site as it is run: web server, worker and a private PostgreSQL."""

import os
import signal
import socket
import subprocess
import sys
import time
from contextlib import suppress
from http.client import HTTPConnection
from pathlib import Path

import pytest

from claims.postgres import folders

SOON = 60  # seconds that a start may take on a busy machine


class Site:
    """A site of its own, with its own folder, on a free port."""

    def __init__(self, folder):
        self.folder = folder
        self.process = None
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.port = free.getsockname()[1]

    @property
    def environment(self):
        kept = {k: v for k, v in os.environ.items() if k != "DATABASE_URL"}
        return kept | {"CLAIMS_VAR": str(self.folder)}

    def start(self):
        """Start it unless it runs, and wait until it answers."""
        if self.is_running():
            return
        command = [sys.executable, "manage.py", "serve", "--port", str(self.port)]
        self.process = subprocess.Popen(
            command,
            cwd=folders.ROOT,
            env=self.environment,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        self.wait_for(lambda: self.status("/readyz/") == 200)

    def is_running(self):
        return self.process is not None and self.process.poll() is None

    def status(self, path):
        """Return how the site answers a request, None where it does not."""
        asked = HTTPConnection("127.0.0.1", self.port, timeout=20)
        try:
            asked.request("GET", path)
            answer = asked.getresponse()
            return answer.status
        except OSError:
            return None
        finally:
            asked.close()

    def wait_for(self, is_true):
        """Wait until ``is_true()``; return the seconds that it took."""
        began = time.monotonic()
        while not is_true():
            assert time.monotonic() - began < SOON, "it did not come true"
            time.sleep(0.1)
        return time.monotonic() - began

    def processes(self):
        """Return the numbers of all processes that belong to the site."""
        mark = f"CLAIMS_VAR={self.folder}".encode()
        found = {
            int(one.name) for one in Path("/proc").glob("[0-9]*") if has(one, mark)
        }
        return found | self.database()

    def database(self):
        note = self.folder / "postgres" / "data" / "postmaster.pid"
        with suppress(OSError, ValueError):
            number = int(note.read_text().split()[0])
            if Path(f"/proc/{number}/comm").exists():
                return {number}
        return set()


def has(process, mark):
    with suppress(OSError):
        return mark in (process / "environ").read_bytes().split(b"\0")
    return False


@pytest.fixture(scope="module")
def one_site(tmp_path_factory):
    if not Path("/proc").exists():
        pytest.skip("tells processes by /proc")
    site = Site(tmp_path_factory.mktemp("site"))
    yield site
    if site.is_running():
        site.process.send_signal(signal.SIGINT)
        site.process.wait(SOON)


@pytest.fixture
def site(one_site):
    one_site.start()  # the test before may have stopped it
    return one_site


@pytest.mark.req("O5")
def test_site_answers_with_all_of_its_parts(site):
    assert site.status("/livez/") == 200
    assert site.status("/") == 200


@pytest.mark.req("D2")
def test_site_comes_back_when_the_database_was_killed(site):
    (database,) = site.database()

    os.kill(database, signal.SIGKILL)

    assert site.status("/") in {200, 503}
    assert site.wait_for(lambda: site.status("/readyz/") == 200) < 15


def test_interrupt_ends_all_of_it(site):
    site.process.send_signal(signal.SIGINT)

    assert site.process.wait(SOON) == 0
    site.wait_for(lambda: not site.processes())


def test_killed_site_leaves_no_server_and_starts_again(site):
    database = site.database()

    site.process.kill()
    site.process.wait()

    site.wait_for(lambda: site.processes() <= database)
    site.start()
    assert site.status("/") == 200
