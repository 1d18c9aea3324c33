"""The figures of a dispute as data for its picture."""

from .chart import Datum, draw
from .values import short_value


def picture_of(compared, updates):
    """Return the chart of figures that have a day and the commonest unit."""
    dated = [one for one in compared if one.day]
    units = [one.statement.base_unit for one in dated]
    unit = max(units, key=units.count, default="")
    data = [_datum(one) for one in dated if one.statement.base_unit == unit]
    return draw(data, updates)


def _datum(one):
    statement = one.statement
    value = short_value(statement.interval, is_approximate=statement.is_approximate)
    return Datum(
        key=one.key,
        day=one.day,
        interval=statement.interval,
        label=f"not {value}" if statement.is_denied else value,
        title=f"{one.value}, {one.who} ({one.side.name}), {one.day:%-d %B %Y}",
        side=one.side.number,
        is_denied=statement.is_denied,
    )
