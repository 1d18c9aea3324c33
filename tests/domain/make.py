"""Statements for tests: what matters is named, the rest is filled in."""

from datetime import date
from decimal import Decimal

from claims.domain.intervals import Interval
from claims.domain.statement import Scope, Statement
from claims.domain.units import dimension_of, to_base

DAY = date(2024, 8, 12)
SCOPED = ("places", "as_of", "population", "is_new", "modality", "actor")


def make_statement(low=28, high="same", *, unit="", on=DAY, low_open=False, **fields):
    """Make a statement of ``low`` to ``high`` (``low``, where nothing is given)."""
    high = low if high == "same" else high
    ends = [None if end is None else Decimal(end) for end in (low, high)]
    base, base_unit = to_base(Interval(*ends, low_open=low_open), unit)
    scope = {name: fields.pop(name) for name in SCOPED if name in fields}
    scope.setdefault("as_of", on and (on, on))
    number = low if low is not None else high
    fields.setdefault("words", f"{number:,} {unit}".strip())
    fields.setdefault("measure", "settlements held")
    return Statement(
        interval=base,
        unit=unit,
        base_unit=base_unit,
        dimension=dimension_of(unit),
        scope=Scope(**scope),
        **fields,
    )
