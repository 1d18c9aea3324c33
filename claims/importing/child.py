"""What runs in the child process that hostile input may hang, fill or crash.

``python -m claims.importing.child FD`` does the jobs that come through the connected
socket FD until it closes. No Django and no database here, and no secrets: the reader
starts it with an environment of its own.
"""

import ctypes
import os
import pickle
import resource
import signal
import sys
from multiprocessing.connection import Connection

from claims.errors import ClaimsError

CPU_SECONDS = 60  # a job
MEMORY_BYTES = 2 * 1024**3  # address space; what is in use stays near 400 MB
RULES = "reading 1"  # rises whenever the rules find something else in a text
PR_SET_PDEATHSIG = 1


def main():
    """Do jobs until the worker goes away."""
    pipe = Connection(int(sys.argv[1]))
    limit()
    jobs = {"page": read_page, "text": read_text, "warm": warm}
    while True:
        try:
            name, arguments = pipe.recv()
        except EOFError:
            return
        allow_cpu(CPU_SECONDS)
        pipe.send_bytes(pickle.dumps(answer(jobs[name], arguments)))


def answer(job, arguments):
    """Return ("done", result), ("refused", message) or ("broken", what happened)."""
    try:
        return "done", job(*arguments)
    except ClaimsError as error:
        return "refused", str(error)
    except MemoryError:
        return "broken", "out of memory"
    except Exception as error:  # told to the worker, which logs it and fails the job
        return "broken", f"{type(error).__name__}: {error}"[:500]


def limit():
    """Bound memory for good, write no files, and die with the worker."""
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY_BYTES, MEMORY_BYTES))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    sys.setrecursionlimit(2000)
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGKILL)


def allow_cpu(seconds):
    """Let the kernel end this process after ``seconds`` more of CPU time."""
    usage = resource.getrusage(resource.RUSAGE_SELF)
    soft = int(usage.ru_utime + usage.ru_stime) + seconds
    hard = resource.getrlimit(resource.RLIMIT_CPU)[1]
    resource.setrlimit(resource.RLIMIT_CPU, (soft, hard))


def read_page(markup, url):
    """Return the article in a web page as a dict of a Page's fields."""
    from .pages import read_page as read

    return read(markup, url)


def read_text(text, published_on):
    """Return the Reading of ``text``, and the version of model and rules that read."""
    from claims.extraction.pipeline import read

    nlp = pipeline()
    reading = read(text, published_on=published_on, nlp=nlp)
    return reading, f"{RULES}, {nlp.meta['name']} {nlp.meta['version']}"


def warm():
    """Load the model, so that the first article does not wait for it."""
    pipeline()


def pipeline():
    """Return the pipeline on the model that the operator chose."""
    from claims.extraction.pipeline import load

    return load(os.environ["CLAIMS_SPACY_MODEL"])


if __name__ == "__main__":
    main()
