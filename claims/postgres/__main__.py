"""Start and stop the private PostgreSQL by hand."""

import sys

from claims import postgres

HELP = "Use: python -m claims.postgres start | stop | status"


def main(command):
    if command == "start":
        postgres.start()
        postgres.keep()
    elif command == "stop":
        postgres.stop()
    elif command != "status":
        sys.exit(HELP)
    print("running" if postgres.is_running() else "stopped")


if __name__ == "__main__":
    try:
        main(*sys.argv[1:2] or ["status"])
    except postgres.PostgresError as error:
        sys.exit(str(error))
