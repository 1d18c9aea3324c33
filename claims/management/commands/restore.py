from pathlib import Path

from django.core.management.base import BaseCommand, CommandError
from django.db import connection

from .backup import run


class Command(BaseCommand):
    help = "Read a backup into an empty database; refuses one that holds tables."

    def add_arguments(self, parser):
        parser.add_argument("file", type=Path)

    def handle(self, *, file, **options):
        if not file.exists():
            raise CommandError(f"There is no file {file}.")
        if connection.introspection.table_names():
            raise CommandError(
                "The database is not empty. Nothing was changed. Restore into a new "
                "one: set DATABASE_URL to it."
            )
        connection.close()
        name = connection.settings_dict["NAME"]
        run(
            "pg_restore", "--no-owner", "--exit-on-error", f"--dbname={name}", str(file)
        )
        self.stdout.write(f"Restored {file}.")
