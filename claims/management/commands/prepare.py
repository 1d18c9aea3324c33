from contextlib import contextmanager

from django.core.management import call_command
from django.core.management.base import BaseCommand
from django.db import connection

ONE_AT_A_TIME = 20240812  # the number of the lock, the same for every host


class Command(BaseCommand):
    help = (
        "Bring the database and the static files up to this version. Safe to run "
        "again, and by several hosts at once."
    )

    def add_arguments(self, parser):
        parser.add_argument(
            "--sample", action="store_true", help="load the sample, once"
        )

    def handle(self, *, sample, **options):
        self.stdout.write("Preparing the database and the static files")
        self.stdout.flush()
        with one_at_a_time():
            call_command("migrate", verbosity=0)
            call_command("collectstatic", interactive=False, verbosity=0)
            if sample:
                call_command("load_sample", stdout=self.stdout)


@contextmanager
def one_at_a_time():
    """Hold a lock of the database; a statement of a migration may take its time.

    Waiting for a table stays bounded by lock_timeout: a migration that cannot have
    it fails, rather than have every reader queue behind it.
    """
    with connection.cursor() as cursor:
        cursor.execute("SET statement_timeout = 0; SET lock_timeout = 0")
        cursor.execute("SELECT pg_advisory_lock(%s)", [ONE_AT_A_TIME])
        cursor.execute("RESET lock_timeout")
    try:
        yield
    finally:
        connection.close()
