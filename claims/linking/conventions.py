"""The conventions and formulas that decide comparisons, as an admin has set them."""

from collections import namedtuple
from dataclasses import fields, replace
from decimal import Decimal

from claims.domain.conventions import DEFAULT, Conventions
from claims.domain.formulas import Formula
from claims.models import Convention
from claims.models import Formula as StoredFormula
from claims.models.rows import fetched, select

NAMES = [field.name for field in fields(Conventions)]
_PATHS = {
    "name": "name",
    "operation": "operation",
    "bound": "bound",
    "assumption": "assumption",
    "first_id": "first_id",
    "second_id": "second_id",
    "result_id": "result_id",
    "first": "first__name",
    "second": "second__name",
    "result": "result__name",
}
Between = namedtuple("Between", _PATHS)  # a stored formula, between three measures
OF_MEASURES = """
    WHERE is_used AND (first_id = ANY(%s) OR second_id = ANY(%s) OR result_id = ANY(%s))
    ORDER BY claims_formula.id"""


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
    sql = select(StoredFormula, *_PATHS.values()) + OF_MEASURES
    return [Between(*row) for row in fetched(sql, [list(measures)] * 3)]


def in_domain(formula):
    """Return one of ``formulas_of`` as the domain's."""
    return Formula(
        name=formula.name,
        inputs=(formula.first, formula.second),
        operation=formula.operation,
        result=formula.result,
        bound=formula.bound,
        assumption=formula.assumption,
    )
