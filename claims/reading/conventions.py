"""What vague words are taken to mean, and which formulas join measures."""

from dataclasses import fields

from claims.domain.conventions import VAGUE_WORDS, Conventions
from claims.linking.conventions import conventions_in_force
from claims.models import Bound, Formula, Operation

SIGNS = {Operation.PRODUCT: "×", Operation.SUM: "+", Operation.DIFFERENCE: "−"}
BOUNDS = {Bound.AT_MOST: "≥", Bound.AT_LEAST: "≤", Bound.EQUALS: "="}


def conventions_screen():
    """Return the conventions in force, in words, and the formulas in use."""
    conventions = conventions_in_force()
    plain = [field.name for field in fields(Conventions)]
    names = [name for name in plain if name not in VAGUE_WORDS]
    names += ["rounding", "vague"]
    formulas = Formula.objects.filter(is_used=True).with_measures().order_by("name")
    return {
        "conventions": [conventions.words(name) for name in names],
        "formulas": [
            (formula, SIGNS.get(formula.operation, "÷"), BOUNDS[formula.bound])
            for formula in formulas
        ],
    }
