import io
import os
import pickle
import subprocess
import sys
import time

import pytest

from claims.importing import child, reader
from claims.importing.reader import Answer, Reader, ReadingFailed, Stopped

from .test_pages import ADDRESS, article, page


@pytest.fixture
def own_reader(settings):
    """A reader with a child of its own."""
    reader = Reader(settings.CLAIMS_SPACY_MODEL)
    yield reader
    reader.stop()


@pytest.mark.req("P2")
def test_a_job_that_takes_too_long_is_killed_and_the_next_one_done(own_reader):
    own_reader.start()
    first = own_reader.process

    with pytest.raises(ReadingFailed, match="more than 0 seconds"):
        own_reader.do("page", page(article()), ADDRESS, seconds=0)

    assert first.returncode == -9
    assert "28 villages" in own_reader.do("page", page(article()), ADDRESS).text


@pytest.mark.req("P2")
def test_a_child_that_dies_fails_its_job_alone(own_reader):
    own_reader.start()
    own_reader.process.kill()
    own_reader.process.wait()

    assert "28 villages" in own_reader.do("page", page(article()), ADDRESS).text


@pytest.mark.req("P2")
@pytest.mark.parametrize("limit", ["cpu", "memory"])
def test_the_child_is_ended_by_the_kernel_at_its_limits(limit):
    code = {
        "cpu": "child.limit(); child.allow_cpu(1)\nwhile True: pass",
        "memory": "child.limit(); b'x' * (3 * 1024 ** 3)",
    }
    ended = subprocess.run(
        [sys.executable, "-c", f"from claims.importing import child; {code[limit]}"],
        stderr=subprocess.PIPE,
        timeout=30,
    )

    assert ended.returncode == (-24 if limit == "cpu" else 1)
    assert (b"MemoryError" in ended.stderr) == (limit == "memory")


@pytest.mark.req("P2")
def test_a_job_is_stopped_where_the_worker_ends(own_reader):
    with pytest.raises(Stopped):
        own_reader.do("page", page(article()), ADDRESS, should_stop=lambda: True)

    assert own_reader.process is None


@pytest.mark.req("J4")
def test_what_breaks_the_reading_is_told_plainly(own_reader):
    with pytest.raises(ReadingFailed, match="could not be read") as failure:
        own_reader.do("page", None, ADDRESS)

    assert "Error" not in str(failure.value)


def test_a_refusal_keeps_its_message(own_reader):
    with pytest.raises(ReadingFailed, match="No article text was found"):
        own_reader.do("page", "<p>", ADDRESS)


@pytest.mark.req("P2")
def test_an_answer_can_only_be_what_a_reading_consists_of():
    forged = pickle.dumps(("done", subprocess.Popen))

    with pytest.raises(pickle.UnpicklingError, match="no part of an answer"):
        Answer(io.BytesIO(forged)).load()


def test_the_child_sees_none_of_our_secrets(monkeypatch):
    monkeypatch.setenv("SECRET_KEY", "hidden")
    monkeypatch.setenv("DATABASE_URL", "hidden")

    assert "hidden" not in reader.environment("en_core_web_sm").values()


@pytest.mark.req("J3")
def test_the_child_dies_with_its_worker(settings):
    code = (
        "import time\nfrom claims.importing.reader import Reader\n"
        "r = Reader('en_core_web_sm'); r.start(); print(r.process.pid, flush=True)\n"
        "time.sleep(60)"
    )
    worker = subprocess.Popen(
        [sys.executable, "-c", code], stdout=subprocess.PIPE, text=True
    )
    with worker:
        pid = int(worker.stdout.readline())
        worker.kill()

    assert ends(pid, within=5)


def ends(pid, within):
    """Whether the process ends, or is but a zombie, within so many seconds."""
    deadline = time.monotonic() + within
    while time.monotonic() < deadline:
        try:
            with open(f"/proc/{pid}/stat") as stat:
                if stat.read().rpartition(")")[2].split()[0] == "Z":
                    return True
        except FileNotFoundError:
            return True
        time.sleep(0.05)
    return False


@pytest.mark.model
@pytest.mark.req("P2")
def test_a_reading_comes_back_whole(own_reader):
    text = "Governor Ada Brook said 28 villages were flooded."

    reading, rules_version = own_reader.do("text", text, None)

    assert [claim.speaker.name for claim in reading.claims] == ["Ada Brook"]
    assert rules_version.startswith(child.RULES)
    assert os.getpid() != own_reader.process.pid
