"""What vague words are taken to mean when figures are compared, in one place."""

from dataclasses import dataclass
from decimal import Decimal


@dataclass(frozen=True, slots=True)
class Conventions:
    """How far figures are widened for comparison, never when stored.

    ``about`` and ``conversion`` are shares of the value. ``close_days`` is how many
    days apart two sides' figures may be before time alone could explain a difference.
    """

    about: Decimal = Decimal("0.10")
    conversion: Decimal = Decimal("0.01")
    close_days: int = 3

    def words(self, name: str) -> str:
        """Return the convention ``name`` as a reader sees it."""
        return {
            "about": f'"about" is taken as ±{self.about:.0%}',
            "conversion": f"a unit conversion as ±{self.conversion:.0%}",
            "rounding": "a written magnitude as half a unit of its last digit",
            "vague": '"dozens" and the like as that many or more',
            "close_days": f"figures up to {self.close_days} days apart as of one time",
        }[name]


DEFAULT = Conventions()
