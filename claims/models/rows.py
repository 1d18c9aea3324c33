"""Rows of joined tables as plain values, by SQL that is built once in a process.

A decision reads a few rows a dozen times. To build a query of thirty columns over six
tables with the ORM takes Django five times as long as PostgreSQL takes to answer it.
"""

from functools import cache

from django.db import connection


@cache
def select(model, *paths):
    """Return the SELECT and FROM of ``paths``, as in ``values_list``, up to WHERE.

    Every table but that of ``model`` may have an alias of Django's.
    """
    return str(model.objects.order_by().values_list(*paths).query)


def fetched(sql, parameters):
    """Return the rows that ``sql`` finds, as tuples."""
    with connection.cursor() as cursor:
        cursor.execute(sql, parameters)
        return cursor.fetchall()
