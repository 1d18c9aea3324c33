from datetime import date
from decimal import Decimal

from claims.domain.intervals import Interval
from claims.domain.statement import Scope, Statement
from claims.linking.deriving import derived
from claims.linking.stories import Stated

DAY = date(2024, 8, 12)


def say(value, measure, *, at, by="mayor", on=DAY, unit="km", **fields):
    statement = Statement(
        words=f"{value} {unit}",
        interval=Interval.exactly(Decimal(value)),
        measure=measure,
        base_unit=unit,
        scope=Scope(as_of=(on, on)),
        speaker=by,
        **fields,
    )
    return Stated("article", (at, at + 1), statement)


def depth_and_width(**fields):
    return [
        say(12, "depth of advance", at=1, **fields),
        say(40, "width of front", at=1, **fields),
    ]


def area(value=1000, **fields):
    return say(value, "territory held", at=9, unit="km2", by="general", **fields)


def test_inputs_of_one_speaker_are_held_against_the_result():
    ((first, result, verdict),) = derived([*depth_and_width(), area()])

    assert (first.span, result.span) == ((1, 2), (9, 10))
    assert verdict.decisive.words.startswith("12 km × 40 km = 480 km² < 1000 km2")


def test_inputs_of_two_speakers_are_not_combined():
    depth, width = depth_and_width()
    other = say(40, "width of front", at=2, by="general")

    assert list(derived([depth, other, area()])) == []
    assert list(derived([depth, width, area()])) != []


def test_results_of_other_days_are_left_alone():
    assert list(derived([*depth_and_width(), area(on=date(2024, 8, 20))])) == []


def test_denied_results_are_left_alone():
    assert list(derived([*depth_and_width(), area(is_denied=True)])) == []
