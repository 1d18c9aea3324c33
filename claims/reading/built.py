"""Queries that are put together once in a process, and asked again and again."""

from functools import lru_cache, wraps

KEPT = 64  # of each kind, by what it is asked with


def built_once(build):
    """Let ``build`` put its query together only once for the same arguments.

    Each call returns a copy that was never asked. To build a query of some tables takes
    Django as long as it takes PostgreSQL to answer it.
    """
    kept = lru_cache(maxsize=KEPT)(build)

    @wraps(build)
    def copied(**options):
        return kept(**options).all()

    return copied
