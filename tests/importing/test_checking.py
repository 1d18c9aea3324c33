"""No number without its words, over the whole database."""

import random
import re
from decimal import Decimal
from hashlib import sha256

import pytest
from django.core.management import CommandError, call_command
from django.db.backends.postgresql.psycopg_any import NumericRange

from claims.domain.units import to_base
from claims.importing.checking import faults, faults_of_claim, faults_of_snapshot
from claims.models import Figure, Snapshot, State
from claims.models.ranges import interval_of, stored_interval
from tests.make import make_claim, make_figure, make_snapshot

pytestmark = pytest.mark.django_db

# What is written, the words of the figure, its ends, and the unit.
WRITTEN = [
    ("The mayor said 28 barns burned down", "28", 28, 28, ""),
    ("She counted more than 1,340 sheep", "1,340", 1340, None, ""),
    ("The flood covers some 96 square kilometres", "96 square kilometres", 96, 96,
     "km2"),
    ("Up to 35 boats may be lost", "35", 0, 35, ""),
    ("At least 1.2 million bottles were filled", "1.2 million", 1_200_000, None, ""),
    ("Between 10 and 15 wells ran dry", "10 and 15", 10, 15, ""),
    ("The dam holds 4.5 metres of mud", "4.5 metres", "4.5", "4.5", "m"),
    ("The repair cost 7,250 euros", "7,250 euros", 7250, 7250, "EUR"),
    ("Twenty-seven cows were saved", "Twenty-seven", 27, 27, ""),
    ("They paid $3.4 billion for it", "$3.4 billion", 3_400_000_000, 3_400_000_000,
     "USD"),
    ("Rain fell for 90 minutes and 41 roads closed", "41", 41, 41, ""),
    ("About 12 percent of the harvest is gone", "12 percent", 12, 12, "%"),
    ("He spoke of 21-24 trucks", "21-24", 21, 24, ""),
]  # fmt: skip


def make_written(text, words, low, high, unit):
    snapshot = make_snapshot(f"{text}. Report {random.randrange(10**12)}.")
    claim = make_claim(text, snapshot=snapshot)
    low, high = (None if end is None else Decimal(end) for end in (low, high))
    interval = NumericRange(low, high, "[]")
    base, base_unit = to_base(interval_of(interval), unit)
    make_figure(
        claim, words, low=low, high=high, unit=unit, base_unit=base_unit,
        interval=interval, base=stored_interval(base),
        value=None if low and high and low != high else low or high,
    )  # fmt: skip
    return claim


@pytest.fixture
def claims():
    return [make_written(*one) for one in WRITTEN]


@pytest.mark.req("T2")
def test_numbers_that_their_words_say_have_no_fault(claims):
    assert [str(fault) for fault in faults()] == []


@pytest.mark.req("T2")
def test_thousand_changed_digits_are_all_found(claims):
    dice = random.Random(1)
    changed, missed = 0, []
    while changed < 1000:
        claim = dice.choice(claims)
        figure = claim.figures.get()
        claim._prefetched_objects_cache = {"figures": [figure]}
        change = dice.choice(CHANGES)(claim, figure, dice)
        found = [*faults_of_snapshot(claim.snapshot), *faults_of_claim(claim)]
        if change and not found:
            missed.append((figure.words, change))
        changed += change is not None
        claim.refresh_from_db()

    assert missed == []


def other_digit(text, dice):
    """Return ``text`` with one digit changed, None where it has none."""
    places = [match.start() for match in re.finditer("[0-9]", text)]
    if not places:
        return None
    at = dice.choice(places)
    digit = dice.choice([d for d in "0123456789" if d != text[at]])
    return f"{text[:at]}{digit}{text[at + 1 :]}"


def change_value(claim, figure, dice):
    if figure.value is None:
        return None
    figure.value = Decimal(other_digit(str(figure.value), dice))
    return figure.value


def change_end(claim, figure, dice):
    ends = [figure.interval.lower, figure.interval.upper]
    at = dice.choice([i for i, end in enumerate(ends) if end is not None])
    ends[at] = Decimal(other_digit(str(ends[at]), dice))
    if None not in ends and ends[0] > ends[1]:
        return None  # the database refuses it
    figure.interval = NumericRange(*ends, "[]")
    return figure.interval


def change_base(claim, figure, dice):
    ends = [figure.base.lower, figure.base.upper]
    at = 0 if ends[0] else 1
    ends[at] = Decimal(other_digit(str(ends[at]), dice))
    if None not in ends and ends[0] > ends[1]:
        return None  # the database refuses it
    figure.base = NumericRange(*ends, "[]")
    return figure.base


def change_text(claim, figure, dice):
    claim.snapshot.text = other_digit(claim.snapshot.text, dice)
    return claim.snapshot.text


def change_all_words(claim, figure, dice):
    """Change a digit of the figure's words wherever they are kept, digest included."""
    words = other_digit(figure.words, dice)
    if words is None:
        return None
    snapshot = claim.snapshot
    snapshot.text = snapshot.text.replace(figure.words, words, 1)
    snapshot.digest = sha256(snapshot.text.encode()).hexdigest()
    claim.quote = claim.quote.replace(figure.words, words, 1)
    figure.words = words
    return words


CHANGES = [change_value, change_end, change_base, change_text, change_all_words]


def test_changed_quote_is_found(claims):
    claim = claims[0]
    type(claim).objects.filter(pk=claim.pk).update(quote="29 barns burned down")

    (fault,) = faults()

    assert str(fault).startswith(f'claim {claim.pk}: "29 barns burned down" does not')


def test_pieces_that_leave_the_claim_are_found(claims):
    claim = claims[0]
    type(claim).objects.filter(pk=claim.pk).update(segments=[[0, 5], [3, 9]])

    (fault,) = faults()

    assert fault.subject == f"claim {claim.pk}"


def test_command_lists_what_is_wrong_and_fails(claims, capsys):
    figure = claims[0].figures.get()
    Figure.objects.filter(pk=figure.pk).update(value=23)

    with pytest.raises(CommandError, match="Faults found: 1"):
        call_command("check_words")

    assert f"figure {figure.pk} of claim" in capsys.readouterr().out


def test_command_passes_where_all_is_well(claims, capsys):
    call_command("check_words")

    assert f"{len(WRITTEN)} figures: all stand" in capsys.readouterr().out


def test_text_without_claims_is_checked_too():
    snapshot = make_snapshot()
    Snapshot.objects.filter(pk=snapshot.pk).update(text="Another text.")

    (fault,) = faults()

    assert fault.words == "its text was changed after it was stored"


def test_count_of_nobody_is_zero():
    claim = make_claim("no deaths", snapshot=make_snapshot("There were no deaths."),
                       state=State.ACCEPTED)  # fmt: skip
    make_figure(claim, "no", low=0, high=0)

    assert list(faults()) == []
