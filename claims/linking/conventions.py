"""The conventions and formulas that decide comparisons, as an admin has set them."""

from dataclasses import fields, replace

from claims.domain.conventions import DEFAULT, Conventions
from claims.domain.formulas import Formula
from claims.models import Convention
from claims.models import Formula as StoredFormula

NAMES = [field.name for field in fields(Conventions)]


def conventions_in_force():
    """Return the conventions; what is not stored is as the domain has it."""
    stored = Convention.objects.filter(name__in=NAMES).values_list("name", "value")
    changes = {name: type(getattr(DEFAULT, name))(value) for name, value in stored}
    return replace(DEFAULT, **changes)


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
