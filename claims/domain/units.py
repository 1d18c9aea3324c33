"""Units: what they measure, and figures in their base unit, through pint."""

import re
from collections.abc import Callable
from decimal import Decimal
from functools import cache

from babel.numbers import list_currencies
from pint import UnitRegistry

from .intervals import Interval

# Our symbols in pint's words. Its "barrel" is a beer barrel and it rejects "km2".
ALIASES = {
    "km2": "kilometer**2", "m2": "meter**2", "mi2": "mile**2", "ft2": "foot**2",
    "ha": "hectare", "acre": "acre", "km": "kilometer", "m": "meter",
    "cm": "centimeter", "mm": "millimeter", "nmi": "nautical_mile", "mi": "mile",
    "ft": "foot", "yd": "yard", "in": "inch", "m3": "meter**3",
    "km3": "kilometer**3", "ft3": "foot**3", "L": "liter", "mL": "milliliter",
    "cL": "centiliter", "gal": "gallon", "bbl": "oil_barrel", "t": "metric_ton",
    "kt": "kilometric_ton", "ton": "short_ton", "kg": "kilogram", "g": "gram",
    "mg": "milligram", "ug": "microgram", "lb": "pound", "oz": "ounce",
    "km/h": "kilometer/hour", "mph": "mile/hour", "kn": "knot", "MW": "megawatt",
    "GW": "gigawatt", "kW": "kilowatt", "TWh": "terawatt_hour",
    "GWh": "gigawatt_hour", "MWh": "megawatt_hour", "kWh": "kilowatt_hour",
    "s": "second", "min": "minute", "h": "hour", "d": "day", "wk": "week",
    "yr": "year", "decade": "decade", "mo": "month", "GB": "gigabyte",
    "MB": "megabyte", "TB": "terabyte", "Mbit": "megabit", "kB": "kilobyte",
    "PB": "petabyte", "bit": "bit", "Mbit/s": "megabit/second",
    "Gbit/s": "gigabit/second", "m/s": "meter/second", "km/s": "kilometer/second",
    "nm": "nanometer", "um": "micrometer", "dm": "decimeter", "cm2": "centimeter**2",
    "ac-ft": "acre_foot", "ML": "megaliter", "hL": "hectoliter",
    "Mt": "megametric_ton", "Gt": "gigametric_ton", "cwt": "hundredweight",
    "W": "watt", "TW": "terawatt", "hp": "horsepower", "Wh": "watt_hour",
    "Hz": "hertz", "kHz": "kilohertz", "MHz": "megahertz", "GHz": "gigahertz",
    "V": "volt", "kV": "kilovolt", "hPa": "hectopascal", "mbar": "millibar",
    "bar": "bar", "psi": "psi", "J": "joule", "kcal": "kilocalorie",
    "ms": "millisecond", "century": "century", "ly": "light_year", "K": "kelvin",
    "Sv": "sievert", "mSv": "millisievert", "uSv": "microsievert",
    "mAh": "milliampere_hour", "rpm": "rpm",
}  # fmt: skip
# The unit that all of a dimension are converted to, and the dimension's name.
BASES = {
    "km": "length",
    "km2": "area",
    "m3": "volume",
    "t": "mass",
    "d": "duration",
    "km/h": "speed",
    "MW": "power",
    "MWh": "energy",
}
PLAIN = {
    "%": "share", "pp": "percentage points", "bp": "percentage points",
    "dB": "loudness", "ppm": "concentration in ppm", "ppb": "concentration in ppb",
}  # fmt: skip
# Before the name of a currency that has no code: Unicode's sign for any currency.
ANY_CURRENCY = "¤"
WHOLE = "of 1"  # the unit of a fraction in words: "a third" is 0.33 of 1
PER = re.compile(r"per ([1-9][\d,]*)")  # of so many: "47 per 100,000"
TEMPERATURES = {"degC", "degF", "deg"}
COUNT = "count"


PRINTED = {"ug": "µg"} | {
    unit: unit.translate(str.maketrans("23", "²³"))
    for unit in ALIASES
    if unit[-1] in "23"
}


class UnknownUnit(ValueError):
    """The symbol is none of ours; ``unit`` holds it."""

    def __init__(self, unit: str) -> None:
        self.unit = unit
        super().__init__(f"The unit {unit!r} is not known.")


@cache
def _registry() -> UnitRegistry:
    return UnitRegistry(non_int_type=Decimal)


@cache
def _currencies() -> frozenset[str]:
    return frozenset(list_currencies()) | {"BTC", "cent", "penny"}


@cache
def _conversion(unit: str) -> tuple[str, Decimal, str]:
    """Return base unit, factor to it and dimension of ``unit``.

    Raises UnknownUnit.
    """
    if not unit:
        return "", Decimal(1), COUNT
    if unit == WHOLE:
        return "%", Decimal(100), PLAIN["%"]
    if unit in PLAIN:
        factor = Decimal("0.01") if unit == "bp" else Decimal(1)
        return ("pp" if unit == "bp" else unit), factor, PLAIN[unit]
    if unit in TEMPERATURES:
        return unit, Decimal(1), "temperature"
    if unit in _currencies() or _is_named_currency(unit):
        return unit, Decimal(1), f"money ({unit.removeprefix(ANY_CURRENCY)})"
    if unit in ALIASES:
        return _by_pint(unit)
    per = PER.fullmatch(unit)
    if per:
        return "per 1,000", 1000 / Decimal(per[1].replace(",", "")), "count per count"
    if "/" in unit:
        top, over = unit.split("/", 1)
        base, factor, dimension = _conversion(top)
        base_over, factor_over, dimension_over = _conversion(over)
        rate = f"{dimension} per {dimension_over}"
        return f"{base}/{base_over}", factor / factor_over, rate
    raise UnknownUnit(unit)


def _is_named_currency(unit: str) -> bool:
    name = unit.removeprefix(ANY_CURRENCY)
    return name != unit and name.isalpha()


def _by_pint(unit: str) -> tuple[str, Decimal, str]:
    quantity = _registry().Quantity(Decimal(1), ALIASES[unit])
    for base, dimension in BASES.items():
        if quantity.is_compatible_with(ALIASES[base]):
            return base, Decimal(quantity.to(ALIASES[base]).magnitude), dimension
    return unit, Decimal(1), str(quantity.dimensionality)


def unit_in_words(unit: str) -> str:
    """Return a unit's symbol as it is printed: "km²", "µg/m³"."""
    return "/".join(PRINTED.get(part, part) for part in unit.split("/"))


def dimension_of(unit: str | None) -> str:
    """Return what ``unit`` measures: "area", "count", "money (EUR)".

    Each currency is a dimension of its own, since none is ever converted. Raises
    UnknownUnit.
    """
    return _conversion(unit or "")[2]


def to_base(interval: Interval, unit: str | None) -> tuple[Interval, str]:
    """Return ``interval`` in its base unit, and that unit's symbol ("": a count).

    Fahrenheit becomes Celsius; currencies stay. Raises UnknownUnit.
    """
    base, factor, _ = _conversion(unit or "")
    if unit == "degF":
        return _mapped(interval, lambda v: (v - 32) * 5 / 9), "degC"
    if factor == 1:
        return interval, base
    return _mapped(interval, lambda value: value * factor), base


def from_base(value: Decimal, unit: str | None) -> Decimal:
    """Return ``value``, given in the base unit, in ``unit``."""
    return value / _conversion(unit or "")[1]


def _mapped(interval: Interval, convert: Callable[[Decimal], Decimal]) -> Interval:
    low, high = interval.low, interval.high
    return Interval(
        None if low is None else convert(low),
        None if high is None else convert(high),
        interval.low_open,
        interval.high_open,
    )
