import http.client
import signal
import socket
import subprocess
import sys
import time

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from claims import postgres
from claims.processes import KeepsEnding, Together

WORKER = ["manage", "work"]
THREADS = 4  # requests that one process of the web server answers at a time
ASKED_EVERY = 0.1  # seconds, until the site answers
WATCHED_EVERY = 1  # seconds


class Command(BaseCommand):
    help = (
        "Prepare the site, then run the web server and the worker together, with the "
        "private PostgreSQL where no DATABASE_URL is set. Ctrl-C stops all of them."
    )

    def add_arguments(self, parser):
        parser.add_argument("--host", default="127.0.0.1")
        parser.add_argument("--port", type=int, default=8000)
        parser.add_argument("--web-workers", type=int, default=2)
        parser.add_argument(
            "--sample", action="store_true", help="load the sample, once"
        )

    def handle(self, *, host, port, web_workers, sample, **options):
        refuse_taken(host, port)
        interrupt_when_asked_to_end()
        try:
            prepare(sample)
            modules = {"web": web(host, port, web_workers), "worker": WORKER}
            with Together(**modules) as processes:
                self.serve(processes, host, port)
        except KeyboardInterrupt:
            self.stdout.write("Stopped.")
        except KeepsEnding as error:
            raise CommandError(str(error)) from error

    def serve(self, processes, host, port):
        """Watch the processes, and the private PostgreSQL, until interrupted."""
        is_up = False
        while True:
            if settings.PRIVATE_DATABASE and not postgres.is_alive():
                postgres.start()
            processes.watch()
            if not is_up and answers(host, port):
                is_up = True
                self.stdout.write(f"Counterclaim is up: http://{host}:{port}/")
                self.stdout.write("Ctrl-C stops it.")
                self.stdout.flush()
            time.sleep(WATCHED_EVERY if is_up else ASKED_EVERY)


def prepare(sample):
    """Run ``prepare`` in a process of its own: what it loads is not needed later."""
    command = [sys.executable, "manage.py", "prepare", *["--sample"][:sample]]
    done = subprocess.run(  # noqa: S603 (our own command)
        command, cwd=settings.BASE_DIR, check=False, start_new_session=True
    )
    if done.returncode:
        raise CommandError("The site could not be prepared; the lines above say why.")


def web(host, port, workers):
    """Return the module and the arguments of the web server."""
    return [
        *("granian", "claims.wsgi:application", "--interface", "wsgi", "--no-ws"),
        *("--host", host, "--port", str(port), "--workers", str(workers)),
        *("--blocking-threads", str(THREADS), "--respawn-failed-workers"),
        *("--workers-kill-timeout", "10", "--log-level", "warning"),
    ]


def interrupt_when_asked_to_end():
    """Treat the other ways of being asked to end as Ctrl-C, unless they are ignored."""
    for number in (signal.SIGTERM, signal.SIGHUP):
        if signal.getsignal(number) is not signal.SIG_IGN:
            signal.signal(number, signal.default_int_handler)


def refuse_taken(host, port):
    """Raise CommandError where another program uses the address."""
    try:
        socket.create_connection((host, port), timeout=1).close()
    except OSError:
        return
    raise CommandError(
        f"Port {port} is taken by another program, or Counterclaim runs already. "
        f"Choose another: make run PORT={port + 1}"
    )


def answers(host, port):
    """Whether the site answers a request."""
    asked = http.client.HTTPConnection(host, port, timeout=1)
    try:
        asked.request("GET", "/livez/", headers={"Host": "localhost"})
        return bool(asked.getresponse().status)
    except (OSError, http.client.HTTPException):
        return False
    finally:
        asked.close()
