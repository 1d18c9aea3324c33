import os
import shutil
import subprocess
from pathlib import Path

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from claims import postgres


class Command(BaseCommand):
    help = "Write the whole database to a file that `restore` reads."

    def add_arguments(self, parser):
        parser.add_argument("file", type=Path)

    def handle(self, *, file, **options):
        file.parent.mkdir(parents=True, exist_ok=True)
        unfinished = file.with_suffix(".unfinished")
        run("pg_dump", "--format=custom", "--no-owner", f"--file={unfinished}")
        unfinished.replace(file)
        self.stdout.write(f"Wrote {file} ({file.stat().st_size:,} bytes).")


def run(program, *arguments):
    """Run a program of PostgreSQL on the site's database. Raises CommandError."""
    path = shutil.which(program) or postgres.binaries() / program
    if settings.PRIVATE_DATABASE:
        path = postgres.binaries() / program
    database = settings.DATABASES["default"]
    names = {"PGHOST": "HOST", "PGPORT": "PORT", "PGUSER": "USER",
             "PGPASSWORD": "PASSWORD", "PGDATABASE": "NAME"}  # fmt: skip
    given = {key: database.get(name) for key, name in names.items()}
    environment = os.environ | {key: str(v) for key, v in given.items() if v}
    done = subprocess.run(  # noqa: S603 (PostgreSQL's program, our arguments)
        [path, *arguments], env=environment, capture_output=True, text=True, check=False
    )
    if done.returncode:
        raise CommandError(f"{program} failed:\n{done.stderr.strip()}")
