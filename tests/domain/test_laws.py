"""Laws of the comparison, for all statements."""

from dataclasses import replace
from decimal import Decimal

from hypothesis import assume, given
from hypothesis import strategies as st

from claims.domain.comparison import Relation, compare
from claims.domain.intervals import Interval
from claims.domain.reconciling import reconcile
from claims.domain.units import dimension_of, from_base

from .make import make_statement
from .strategies import statements

LENGTHS = ("km", "m", "mi", "ft")


@given(statements, statements)
def test_every_pair_has_a_verdict_with_a_reason(a, b):
    verdict = compare(a, b)

    assert verdict.checks
    assert verdict.decisive.words


@given(statements, statements)
def test_no_contradiction_where_a_check_of_scope_fails(a, b):
    verdict = compare(a, b)

    failed = [check.name for check in verdict.checks[:-1] if check.holds is False]
    assert verdict.relation != Relation.CONTRADICTS or failed == []


@given(statements, statements)
def test_statements_of_unlike_population_never_contradict(a, b):
    a = replace(a, scope=replace(a.scope, population="civilians"))
    b = replace(b, scope=replace(b.scope, population="soldiers"))

    assert compare(a, b).relation in {None, Relation.DIFFERS_IN_SCOPE}


@given(st.integers(1, 10**6), st.sampled_from(LENGTHS), st.sampled_from(LENGTHS))
def test_one_length_in_two_units_agrees(value, unit, other):
    a = make_statement(value, unit=unit, measure="depth", side="x")
    in_other = from_base(a.interval.low, other)
    b = make_statement(in_other, unit=other, measure="depth", side="y", words="same")

    assert dimension_of(unit) == a.dimension
    assert compare(a, b).relation == Relation.AGREES


@given(st.integers(1, 10**6), st.integers(1, 10**6), st.sampled_from(LENGTHS))
def test_relation_does_not_change_with_the_unit_of_both(x, y, unit):
    assume(x != y)
    relations = {
        compare(
            make_statement(x, unit=each, measure="depth", side="x"),
            make_statement(y, unit=each, measure="depth", side="y"),
        ).relation
        for each in ("km", unit)
    }

    assert relations == {Relation.CONTRADICTS}


@given(st.integers(1, 999), st.integers(-4, 4))
def test_rounded_number_agrees_with_the_exact_one(tens, off):
    exact = make_statement(tens * 10 + off, side="x")
    rounded = make_statement(tens * 10, rounding=Decimal(5), side="y")

    assert compare(exact, rounded).relation == Relation.AGREES


@given(statements)
def test_nothing_needs_reconciling_with_itself(statement):
    assert reconcile(statement, statement) == []


@given(statements, st.integers(1, 10**6))
def test_identical_scopes_offer_no_reason(statement, apart):
    point = Interval.exactly(Decimal(1000))
    a = replace(statement, interval=point, is_approximate=False)
    b = replace(a, interval=Interval.exactly(Decimal(1001 + apart * 997)))

    reasons = {reason.name for reason in reconcile(a, b)}

    assert reasons <= {"rounding", "translation"}
