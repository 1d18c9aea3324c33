"""What hedged phrases mean, as intervals in the unit as written."""

from decimal import Decimal

import pytest

from claims.domain.intervals import Interval
from claims.extraction.figures.find import interval_of, read_quantity
from claims.extraction.figures.hedges import hedge_around
from claims.extraction.figures.words import Words

INFINITE = None


def interval(text):
    """Return the interval and the hedge's kind of the only figure in ``text``."""
    words = Words(text)
    for i in range(len(words)):
        quantity = read_quantity(words, i)
        if quantity is not None:
            hedge = hedge_around(words, quantity.first, quantity.last)
            return interval_of(quantity, hedge), hedge.kind if hedge else ""
    raise AssertionError(f"no figure in {text!r}")


def more_than(value):
    return Interval(Decimal(value), INFINITE, low_open=True)


def at_least(value):
    return Interval(Decimal(value), INFINITE)


def fewer_than(value):
    return Interval(Decimal(0), Decimal(value), high_open=True)


def at_most(value):
    return Interval(Decimal(0), Decimal(value))


def exactly(value):
    return Interval.exactly(Decimal(value))


def between(low, high):
    return Interval(Decimal(low), Decimal(high))


MORE = ["more than", "over", "in excess of", "upwards of", "above", "exceeding",
        "topped", "surpassed", "well over", "greater than"]  # fmt: skip
LEAST = ["at least", "no fewer than", "no less than", "not less than", "a minimum of",
         "as few as"]  # fmt: skip
FEWER = ["fewer than", "less than", "under", "below", "well under", "shy of"]
MOST = ["up to", "as many as", "as much as", "no more than", "not more than", "at most",
        "a maximum of"]  # fmt: skip
ABOUT = ["about", "around", "some", "roughly", "approximately", "an estimated",
         "estimated", "circa", "in the region of"]  # fmt: skip
NEARLY = ["nearly", "almost", "close to", "just under", "approaching"]
JUST_OVER = ["just over", "a little over", "slightly more than"]
NUMBERS = [("12 boats", 12), ("4,300 homes", 4300), ("two million trees", 2_000_000)]


@pytest.mark.parametrize(("counted", "value"), NUMBERS)
@pytest.mark.parametrize(
    ("hedge", "bound"),
    [
        *((hedge, more_than) for hedge in MORE),
        *((hedge, at_least) for hedge in LEAST),
        *((hedge, fewer_than) for hedge in FEWER),
        *((hedge, at_most) for hedge in MOST),
        *((hedge, exactly) for hedge in ABOUT + NEARLY + JUST_OVER),
    ],
)
def test_words_before_a_number_bound_it(hedge, bound, counted, value):
    assert interval(f"They counted {hedge} {counted}.")[0] == bound(value)


@pytest.mark.parametrize(
    ("hedges", "kind"),
    [(ABOUT, "about"), (NEARLY, "nearly"), (JUST_OVER, "just over")],
    ids=["about", "nearly", "just over"],
)
def test_approximations_are_told_apart(hedges, kind):
    assert {interval(f"They counted {hedge} 60.")[1] for hedge in hedges} == {kind}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("50 or more", at_least(50)),
        ("50 or fewer", at_most(50)),
        ("50 or less", at_most(50)),
        ("50-plus arrests", at_least(50)),
        ("50+ arrests", at_least(50)),
        ("50 or so arrests", exactly(50)),
        ("50 at least", at_least(50)),
        ("50 at most", at_most(50)),
        ("between 10 and 15 wells", between(10, 15)),
        ("from 10 to 15 wells", between(10, 15)),
        ("10 to 15 wells", between(10, 15)),
        ("10-15 wells", between(10, 15)),
        ("10–15 wells", between(10, 15)),
        ("ten to fifteen wells", between(10, 15)),
        ("2 to 3 million litres", between(2_000_000, 3_000_000)),
        ("€2–3 million", between(2_000_000, 3_000_000)),
        ("$900 to $1,400", between(900, 1400)),
        ("1.5% to 2.1%", between("1.5", "2.1")),
        ("dozens of wells", at_least(24)),
        ("hundreds of wells", at_least(200)),
        ("thousands of wells", at_least(2000)),
        ("tens of thousands of wells", at_least(20_000)),
        ("hundreds of thousands of wells", at_least(200_000)),
        ("a dozen wells", exactly(12)),
        ("two dozen wells", exactly(24)),
        ("half a million wells", exactly(500_000)),
        ("two and a half million wells", exactly(2_500_000)),
        ("one hundred and twelve wells", exactly(112)),
        ("three thousand, two hundred and five wells", exactly(3205)),
        ("twenty-one wells", exactly(21)),
        ("1,250,000 wells", exactly(1_250_000)),
        ("10 000 wells", exactly(10_000)),
        ("1\u00a0250 wells", exactly(1250)),
        ("$1.2bn", exactly(1_200_000_000)),
        ("£40m", exactly(40_000_000)),
        ("Rs 5 crore", exactly(50_000_000)),
        ("one in five wells", exactly("0.2")),
        ("8 in 10 wells", exactly("0.8")),
        ("3 out of 4 wells", exactly("0.75")),
        ("two thirds of wells", exactly(Decimal(2) / 3)),
        ("a quarter of wells", exactly("0.25")),
        ("half of the wells", exactly("0.5")),
        ("-12°C", exactly(-12)),
        ("2½ miles", exactly("2.5")),
        ("1/4 mile", exactly("0.25")),
    ],
)
def test_number_phrases_have_their_values(text, expected):
    assert interval(text)[0] == expected
