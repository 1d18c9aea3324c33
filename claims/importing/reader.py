"""The worker's end of the child process that parses and reads what comes from outside.

The child stays warm, for loading a model takes a second or two. It is killed where a
job exceeds its time, and a fresh one takes the next job, so that no article whatever
stops the worker.
"""

import io
import logging
import multiprocessing
import os
import pickle
import subprocess
import sys
import time
from functools import cache

from claims.errors import ClaimsError

log = logging.getLogger(__name__)

WALL_SECONDS = 90  # a job
LOOK_EVERY = 0.25  # seconds between looks at whether to stop
# All that a child may answer with; anything else is refused, unread.
ANSWERS = {
    ("claims.domain.intervals", "Interval"),
    ("claims.importing.pages", "Page"),
    ("datetime", "date"),
    ("decimal", "Decimal"),
}
FOUND = "claims.extraction.found"
KEPT = ("PATH", "LANG", "LC_ALL", "HOME", "VIRTUAL_ENV", "PYTHONPATH", "SYSTEMROOT")


class ReadingFailed(ClaimsError):
    """The child did not end its job; the message says how."""


class Stopped(Exception):
    """The worker is about to end, so the job was stopped; it goes to another."""


class Answer(pickle.Unpickler):
    """Unpickles what a child sends: plain values and what a reading consists of."""

    def find_class(self, module, name):
        if (module, name) in ANSWERS or module == FOUND:
            return super().find_class(module, name)
        raise pickle.UnpicklingError(f"{module}.{name} is no part of an answer")


class Reader:
    """A child process that does one job at a time."""

    def __init__(self, model):
        self.model = model
        self.process = None
        self.pipe = None

    def do(self, job, *arguments, seconds=WALL_SECONDS, should_stop=lambda: False):
        """Return what ``job`` ("page" or "text") returns in the child.

        Raises ReadingFailed where the child refused, died or took over ``seconds``, and
        Stopped where ``should_stop()`` came true meanwhile.
        """
        if self.process is None or self.process.poll() is not None:
            self.start()
        try:
            self.pipe.send((job, arguments))
            self._wait(seconds, should_stop)
            kind, result = Answer(io.BytesIO(self.pipe.recv_bytes())).load()
        except (EOFError, OSError) as error:
            self.stop()
            raise ReadingFailed(
                "Reading needed more memory or time than an article may take, and was "
                "stopped. Nothing was stored. Import the article in parts."
            ) from error
        except BaseException:
            self.stop()
            raise
        return self._unwrap(kind, result)

    def _wait(self, seconds, should_stop):
        """Wait until the child answers."""
        deadline = time.monotonic() + seconds
        while True:
            if should_stop():
                raise Stopped
            if self.pipe.poll(LOOK_EVERY):
                return
            if time.monotonic() > deadline:
                raise ReadingFailed(
                    f"Reading took more than {seconds} seconds and was stopped. "
                    "Nothing was stored. Import the article in parts."
                )

    def _unwrap(self, kind, result):
        if kind == "refused":
            raise ReadingFailed(result)
        if kind == "broken":
            log.error("Reading broke", extra={"what": result})
            self.stop()
            raise ReadingFailed(
                "The article could not be read, for a reason that is ours; the log has "
                "it. Nothing was stored. Try again, or tell the operator."
            )
        return result

    def start(self):
        """Start a child, with a clean environment and one socket."""
        self.stop()
        self.pipe, theirs = multiprocessing.Pipe()
        with theirs:
            self.process = subprocess.Popen(  # noqa: S603 (our own module)
                [sys.executable, "-m", "claims.importing.child", str(theirs.fileno())],
                pass_fds=[theirs.fileno()],
                env=environment(self.model),
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
            )

    def stop(self):
        """Kill the child, whatever it does."""
        if self.process is not None:
            self.process.kill()
            self.process.wait()
            self.pipe.close()
            self.process = None


def environment(model):
    """Return the variables that a child sees: none of our secrets is among them."""
    kept = {name: os.environ[name] for name in KEPT if name in os.environ}
    path = os.pathsep.join(filter(None, sys.path))
    one = dict.fromkeys(["OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS"], "1")
    return {**kept, **one, "PYTHONPATH": path, "CLAIMS_SPACY_MODEL": model}


@cache
def reader(model):
    """Return this process's reader for the spaCy ``model``."""
    return Reader(model)
