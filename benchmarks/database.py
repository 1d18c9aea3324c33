"""Make a database to measure: ``python benchmarks/database.py NAME``.

On the private server, which has to run (``python -m claims.postgres start``); prints
the address for DATABASE_URL. One that is there already stays as it is.
"""

import sys
from pathlib import Path

import psycopg
from psycopg import sql


def main(name):
    place = {"host": str(postgres.socket_folder()), "user": postgres.NAME}
    with psycopg.connect(dbname=postgres.NAME, autocommit=True, **place) as connection:
        known = "SELECT 1 FROM pg_database WHERE datname = %s"
        if not connection.execute(known, [name]).fetchone():
            create = sql.SQL("CREATE DATABASE {}").format(sql.Identifier(name))
            connection.execute(create)
    print(f"postgresql://{place['user']}@/{name}?host={place['host']}")


if __name__ == "__main__":
    sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
    from claims import postgres

    main(sys.argv[1])
