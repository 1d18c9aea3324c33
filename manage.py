#!/usr/bin/env python
"""Run Django's commands and ours."""

import os
import sys

from claims import postgres

if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "claims.settings")
    from django.core.management import execute_from_command_line

    try:
        with postgres.at_hand():
            execute_from_command_line(sys.argv)
    except postgres.PostgresError as error:
        sys.exit(str(error))
