"""What vague words are taken to mean when figures are compared, in one place."""

from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache


@dataclass(frozen=True, slots=True)
class Conventions:
    """How figures are read for comparison; none of it changes what is stored.

    ``about`` and ``conversion`` are shares of the value, ``dozens`` to ``thousands``
    the least that a vague word stands for. ``close_days`` is how many days apart two
    sides' figures may be before time alone could explain a difference;
    ``plan_days`` the same for plans, which stand until they are changed.
    """

    about: Decimal = Decimal("0.10")
    conversion: Decimal = Decimal("0.01")
    close_days: int = 1
    plan_days: int = 14
    dozens: int = 24
    scores: int = 40
    hundreds: int = 200
    thousands: int = 2_000

    def at_least(self, word: str) -> int | None:
        """Return what "dozens", "hundreds" ... stand for at least, else None."""
        if word not in VAGUE_WORDS:
            return None
        least: int = getattr(self, word)
        return least

    def words(self, name: str) -> str:
        """Return the convention ``name`` as a reader sees it."""
        return _in_words(self)[name]


@lru_cache(maxsize=16)
def _in_words(conventions: Conventions) -> dict[str, str]:
    vague = (
        f'"dozens" as at least {conventions.dozens}, "hundreds" as at least '
        f'{conventions.hundreds}, "thousands" as at least {conventions.thousands:,}'
    )
    return {
        "about": f'"about" is taken as ±{conventions.about:.0%}',
        "conversion": f"a unit conversion as ±{conventions.conversion:.0%}",
        "rounding": "a written magnitude as half a unit of its last digit",
        "vague": vague,
        "close_days": f"days up to {_days(conventions.close_days)} apart as one time",
        "plan_days": f"plans told up to {_days(conventions.plan_days)} apart as one",
    }


def _days(number: int) -> str:
    return f"{number} day{'' if number == 1 else 's'}"


VAGUE_WORDS = ("dozens", "scores", "hundreds", "thousands")
DEFAULT = Conventions()
