"""The conventions and formulas that decide comparisons, as an admin has set them."""

from dataclasses import fields, replace
from decimal import Decimal

from claims.domain.conventions import DEFAULT, Conventions
from claims.domain.formulas import Formula
from claims.models import Convention
from claims.models import Formula as StoredFormula

NAMES = [field.name for field in fields(Conventions)]


def conventions_in_force():
    """Return the conventions; what is not stored is as the domain has it."""
    return conventions_of(Convention.objects.values_list("name", "value"))


def conventions_of(stored):
    """Return the conventions that ``stored``, pairs of name and value, state."""
    kinds = {name: type(getattr(DEFAULT, name)) for name in NAMES}
    return replace(
        DEFAULT,
        **{name: kinds[name](Decimal(v)) for name, v in stored if name in kinds},
    )


def formulas_of(measures):
    """Return the stored formulas in use that ``measures``, ids, take part in."""
    return list(StoredFormula.objects.of_measures(measures))


def in_domain(formula):
    """Return a stored formula as the domain's."""
    return Formula(
        name=formula.name,
        inputs=(formula.first.name, formula.second.name),
        operation=formula.operation,
        result=formula.result.name,
        bound=formula.bound,
        assumption=formula.assumption,
    )
