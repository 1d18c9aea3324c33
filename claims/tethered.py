"""Run a program of ours so that it ends when what started it does, even by a kill.

    python -m claims.tethered MODULE ARGUMENTS

Standard input must be a pipe to which nobody writes: it ends when the process at its
other end does.
"""

import os
import runpy
import signal
import sys
import threading
import time

GRACE = 30  # seconds from being asked to end until being killed


def end_with_starter():
    """Wait until the starter is gone, then end this process and its children."""
    os.read(sys.stdin.fileno(), 1)
    os.kill(os.getpid(), signal.SIGTERM)
    time.sleep(GRACE)
    os.killpg(0, signal.SIGKILL)


if __name__ == "__main__":
    threading.Thread(target=end_with_starter, daemon=True).start()
    sys.argv = sys.argv[1:]
    runpy.run_module(sys.argv[0], run_name="__main__", alter_sys=True)
