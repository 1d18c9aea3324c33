"""A number as read from words, and the words that numbers are made of."""

from dataclasses import dataclass
from decimal import Decimal

UNITS = dict(
    zip(
        "zero one two three four five six seven eight nine ten eleven twelve thirteen "
        "fourteen fifteen sixteen seventeen eighteen nineteen".split(),
        range(20),
        strict=True,
    )
)
TENS = dict(
    zip(
        "twenty thirty forty fifty sixty seventy eighty ninety".split(),
        range(20, 100, 10),
        strict=True,
    )
)
MAGNITUDES = {
    "hundred": 10**2, "thousand": 10**3, "lakh": 10**5, "lakhs": 10**5,
    "million": 10**6, "crore": 10**7, "crores": 10**7, "billion": 10**9,
    "trillion": 10**12, "dozen": 12,
}  # fmt: skip

# What "2m" before it counts millions of, and "2000" is no year before.
COUNTED = frozenset(
    "people persons residents soldiers troops civilians workers homes houses families "
    "refugees students votes jobs deaths cases dead men women children others users "
    "customers households voters passengers vehicles cars visitors pupils doses tonnes "
    "tons barrels litres liters acres hectares trees subscribers patients".split()
)


@dataclass(frozen=True, slots=True)
class Number:
    """A number and the words it takes, ``first`` to ``last`` (exclusive).

    ``rounding`` is half a unit of the last written digit where a magnitude word is
    used, else 0. ``mantissa`` is the number before the magnitude word was applied.
    """

    first: int
    last: int
    value: Decimal
    rounding: Decimal = Decimal(0)
    vague: bool = False
    fraction: bool = False
    mantissa: Decimal | None = None
    in_words: bool = False
    approximate: bool = False  # "a couple": the word itself is loose

    @property
    def magnitude(self) -> Decimal:
        """What the number before the magnitude word was multiplied by."""
        return self.value / self.mantissa if self.mantissa else Decimal(1)
