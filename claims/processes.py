"""Processes that live and end together: the site's web server and its worker."""

import os
import signal
import subprocess
import sys
import time
from contextlib import suppress
from dataclasses import dataclass, field

GRACE = 30  # seconds that a process has to end what it is doing
TOO_SOON = 10  # seconds; one that ends sooner has not really started
MOST_FAILURES = 4  # starts in a row that may fail


class KeepsEnding(Exception):
    """A process ends whenever it is started; its own output says why."""


@dataclass
class Child:
    """A process of ours: the module it runs, and how often it ended too soon."""

    name: str
    module: list[str]
    process: subprocess.Popen | None = None
    started: float = 0
    failures: int = field(default=0)

    def launch(self, tether):
        """Start it in a group of its own, so that Ctrl-C reaches only the parent."""
        self.started = time.monotonic()
        self.process = subprocess.Popen(  # noqa: S603 (our own modules)
            [sys.executable, "-m", "claims.tethered", *self.module],
            stdin=tether,
            start_new_session=True,
        )

    def has_ended(self):
        """Whether it has ended; counts the times that this was too soon."""
        if self.process.poll() is None:
            return False
        is_soon = time.monotonic() - self.started < TOO_SOON
        self.failures = self.failures + 1 if is_soon else 0
        return True

    def kill(self):
        """Kill what is left of it and of the processes that it started."""
        with suppress(ProcessLookupError):
            os.killpg(self.process.pid, signal.SIGKILL)
        self.process.wait()


class Together:
    """Keep several modules running for a block, then end them together.

    ``Together(web=[module, argument, ...], worker=[...])``. The children hold one end
    of a pipe, so they also end when this process is killed.
    """

    def __init__(self, **modules):
        self.children = [Child(name, module) for name, module in modules.items()]

    def __enter__(self):
        self.tether, self.end_of_tether = os.pipe()
        for child in self.children:
            child.launch(self.tether)
        return self

    def __exit__(self, *error):
        for child in self.children:
            child.process.terminate()
        deadline = time.monotonic() + GRACE
        with suppress(subprocess.TimeoutExpired, KeyboardInterrupt):
            for child in self.children:
                child.process.wait(max(0, deadline - time.monotonic()))
        for child in self.children:
            child.kill()
        os.close(self.tether)
        os.close(self.end_of_tether)

    def watch(self):
        """Start again what has ended. Raises KeepsEnding where that is no use."""
        for child in self.children:
            if not child.has_ended():
                continue
            child.kill()
            if child.failures >= MOST_FAILURES:
                raise KeepsEnding(
                    f"The {child.name} ends whenever it is started. Its last lines "
                    "above say why."
                )
            child.launch(self.tether)
