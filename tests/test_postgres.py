"""The private PostgreSQL, in a folder of its own."""

import os
import shutil
import signal
from concurrent.futures import ThreadPoolExecutor

import psycopg
import pytest

from claims import postgres
from claims.postgres import folders, server


@pytest.fixture
def private(monkeypatch, tmp_path_factory):
    """A private server whose data lies in a new folder; stopped afterwards."""
    folder = tmp_path_factory.mktemp("private")
    monkeypatch.setattr(folders, "VAR_DIR", folder)
    yield postgres
    postgres.stop()
    shutil.rmtree(postgres.home())


def connect():
    folder = str(postgres.socket_folder())
    return psycopg.connect(host=folder, user=postgres.NAME, dbname=postgres.NAME)


def test_server_starts_once_and_stops(private):
    assert private.start()
    assert not private.start()
    assert private.is_running()

    private.stop()

    assert not private.is_running()


@pytest.mark.req("D7")
def test_only_the_owner_may_enter_the_socket_folder(private):
    private.start()

    assert private.socket_folder().stat().st_mode & 0o777 == 0o700
    with connect() as connection:
        assert connection.execute("SHOW listen_addresses").fetchone() == ("",)


@pytest.mark.req("D1")
def test_nothing_committed_is_lost_when_the_server_is_killed(private):
    private.start()
    with connect() as connection:
        connection.execute("CREATE TABLE kept (id int)")
        connection.execute("INSERT INTO kept VALUES (1)")
    os.kill(server.pid(), signal.SIGKILL)

    private.start()

    with connect() as connection:
        assert connection.execute("SELECT id FROM kept").fetchall() == [(1,)]
        assert connection.execute("SHOW synchronous_commit").fetchone() == ("on",)


def test_two_starts_at_once_start_one_server(private):
    with ThreadPoolExecutor(2) as pool:
        started = list(pool.map(lambda _: private.start(), range(2)))

    assert sorted(started) == [False, True]


def test_last_user_to_leave_stops_the_server(private):
    with private.in_use():
        with private.in_use():
            assert private.is_running()
        assert private.is_running()

    assert not private.is_running()


def test_server_started_by_hand_stays(private):
    private.start()
    private.keep()

    with private.in_use():
        pass

    assert private.is_running()


def test_number_that_another_program_has_now_is_no_server(private):
    private.start()
    os.kill(server.pid(), signal.SIGKILL)
    note = private.home() / "data" / "postmaster.pid"
    note.write_text(f"{os.getpid()}\n{note.read_text().partition(chr(10))[2]}")

    assert not private.is_alive()
    assert private.start()


@pytest.mark.skipif(os.geteuid() != 0, reason="only root gives the server away")
def test_data_of_a_hidden_checkout_lie_where_the_server_can_reach_them(private):
    folders.VAR_DIR.chmod(0o700)

    private.start()

    assert private.is_running()
    assert private.home().is_relative_to("/var/lib")
    assert folders.VAR_DIR.stat().st_mode & 0o777 == 0o700
