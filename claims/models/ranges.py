"""Stored ranges as the domain sees them, and back."""

from datetime import timedelta

from django.db.backends.postgresql.psycopg_any import NumericRange

from claims.domain.intervals import Interval

DAY = timedelta(days=1)


def interval_of(stored):
    """Return a stored ``numrange`` as an Interval."""
    low, high = stored.lower, stored.upper
    return Interval(
        low,
        high,
        low_open=low is not None and not stored.lower_inc,
        high_open=high is not None and not stored.upper_inc,
    )


def stored_interval(interval):
    """Return an Interval as the ``numrange`` that PostgreSQL stores."""
    bounds = ("(" if interval.low_open else "[") + (")" if interval.high_open else "]")
    return NumericRange(interval.low, interval.high, bounds)


def days_of(stored):
    """Return a stored date range as its first and last day, None where it is open."""
    if stored is None or stored.lower is None or stored.upper is None:
        return None
    return stored.lower, stored.upper if stored.upper_inc else stored.upper - DAY
