"""Pairs of statements with the relation that an editor would give them."""

from datetime import date

import pytest

from claims.domain.comparison import Relation, compare

from .make import make_statement

CONTRADICTS, AGREES = Relation.CONTRADICTS, Relation.AGREES
UPDATES, SCOPE, NOTHING = Relation.UPDATES, Relation.DIFFERS_IN_SCOPE, None


def aug(day):
    return date(2024, 8, day)


def a(low=28, high="same", **fields):
    return make_statement(low, high, **{"side": "north", **fields})


def b(low=28, high="same", **fields):
    return make_statement(low, high, **{"side": "south", **fields})


DEAD = {"measure": "people killed"}
CROWD = {"measure": "people gathered"}
JOBS = {"measure": "jobs cut"}
SPILL = {"measure": "volume spilled"}
RISE = {"measure": "pay rise offered", "unit": "%"}
ASKED = {"measure": "pay rise demanded", "unit": "%"}
SETTLED = {"measure": "pay rise", "unit": "%"}
APPROX = {"is_approximate": True}
DENIED = {"is_denied": True}
VOICE = {"is_own_voice": True, "speaker": "paper", "side": "paper"}
WEEK = (aug(5), aug(11))
NEXT = (aug(12), aug(18))

PAIRS = {
    # numbers of one day
    "two counts of one day": (a(28), b(74), CONTRADICTS),
    "one count twice": (a(28), b(28), AGREES),
    "a day apart": (a(28), b(74, on=aug(13)), CONTRADICTS),
    "a week apart": (a(28), b(74, on=aug(19)), NOTHING),
    "one count a week apart": (a(28), b(28, on=aug(19)), AGREES),
    "no day": (a(28), b(74, on=None), NOTHING),
    # hedges
    "at least, and more": (a(12, None), b(15), AGREES),
    "at least, and fewer": (a(12, None), b(9), CONTRADICTS),
    "more than the same": (a(12, None, low_open=True), b(12), CONTRADICTS),
    "at least the same": (a(12, None), b(12), AGREES),
    "up to, and fewer": (a(None, 30), b(25), AGREES),
    "up to, and more": (a(None, 30), b(31), CONTRADICTS),
    "at least against up to": (a(12, None), b(None, 10), CONTRADICTS),
    "about, within a tenth": (a(100, **APPROX), b(109), AGREES),
    "about, beyond a tenth": (a(100, **APPROX), b(112), CONTRADICTS),
    "both about": (a(100, **APPROX), b(120, **APPROX), AGREES),
    "range and a number in it": (a(10, 15), b(12), AGREES),
    "range and its end": (a(10, 15), b(15), AGREES),
    "range and a number beyond": (a(10, 15), b(16), CONTRADICTS),
    "ranges that touch": (a(10, 15), b(15, 20), AGREES),
    "ranges apart": (a(10, 15), b(16, 20), CONTRADICTS),
    "dozens, and many more": (a(24, None, is_vague=True), b(300), AGREES),
    "hundreds, and few": (a(200, None, is_vague=True), b(40), CONTRADICTS),
    "magnitude in words": (a(1_200_000, rounding=50_000), b(1_240_000), AGREES),
    "open, a week apart": (a(12, None), b(40, on=aug(19)), NOTHING),
    # units
    "acres and hectares": (
        a(1000, unit="acre", measure="area burned"),
        b(405, unit="ha", measure="area burned"),
        AGREES,
    ),
    "miles and kilometres": (
        a(10, unit="mi", measure="depth of advance"),
        b(10, unit="km", measure="depth of advance"),
        CONTRADICTS,
    ),
    "barrels and litres": (
        a(4700, unit="bbl", **SPILL),
        b(747_000, unit="L", **SPILL),
        AGREES,
    ),
    "two currencies": (
        a(9, unit="EUR", measure="damage"),
        b(10, unit="USD", measure="damage"),
        SCOPE,
    ),
    "square metres for square kilometres": (
        a(1263, unit="m2", measure="territory held"),
        b(1250, unit="km2", measure="territory held"),
        SCOPE,
    ),
    # measures
    "other measures": (a(12, **DEAD), b(12, measure="people injured"), NOTHING),
    "dead, with and without the missing": (
        a(211, measure="deaths"),
        b(236, measure="deaths including missing"),
        SCOPE,
    ),
    "homes and buildings": (
        a(140, measure="homes destroyed"),
        b(212, measure="buildings destroyed"),
        SCOPE,
    ),
    "the earlier figure": (
        a(34, measure="settlements held"),
        b(31, measure="settlements held (earlier)"),
        NOTHING,
    ),
    "evacuated and to be evacuated": (
        a(71_000, measure="people evacuated"),
        b(96_000, measure="planned evacuations of people"),
        SCOPE,
    ),
    # scope
    "planned and actual": (a(180), b(121, modality="planned"), SCOPE),
    "planned by both": (
        a(180, modality="planned"),
        b(150, modality="planned"),
        CONTRADICTS,
    ),
    "estimated and actual": (a(180, modality="estimated"), b(121), CONTRADICTS),
    "city and its region": (
        a(17, places=("Port", "North")),
        b(64, places=("North",)),
        SCOPE,
    ),
    "two regions": (a(17, places=("South",)), b(64, places=("North",)), SCOPE),
    "a place and none": (a(17, places=("South",)), b(64), CONTRADICTS),
    "civilians and all": (a(12, **DEAD), b(40, population="civilians", **DEAD), SCOPE),
    "two holders": (a(28, actor="army"), b(74, actor="militia"), SCOPE),
    "new and all so far": (a(9, is_new=True, as_of=WEEK), b(58), SCOPE),
    "one week twice": (
        a(9, is_new=True, as_of=WEEK),
        b(14, is_new=True, as_of=WEEK),
        CONTRADICTS,
    ),
    "two weeks of two sides": (
        a(9, is_new=True, as_of=WEEK),
        b(14, is_new=True, as_of=NEXT),
        SCOPE,
    ),
    "two weeks of one side": (
        a(9, is_new=True, as_of=WEEK),
        a(14, is_new=True, as_of=NEXT),
        UPDATES,
    ),
    "two marches": (a(18_000, **CROWD), b(60_000, on=aug(19), **CROWD), SCOPE),
    "one march": (a(18_000, **CROWD), b(120_000, **CROWD), CONTRADICTS),
    # updates
    "grown": (a(76_000), a(121_000, on=aug(14)), UPDATES),
    "revised down": (a(211, **DEAD), a(203, on=aug(16), **DEAD), UPDATES),
    "floor raised": (a(4130, None), a(4400, None, on=aug(13)), UPDATES),
    "floor, then a number": (a(17, None, **DEAD), a(64, on=aug(13), **DEAD), UPDATES),
    "unchanged": (a(3200), a(3200, on=aug(19)), AGREES),
    "corrected the same day": (
        a(2, said_on=aug(12)),
        a(3, said_on=aug(18)),
        UPDATES,
    ),
    "two figures of one side on one day": (a(28), a(30), CONTRADICTS),
    "later count in a report": (
        a(17, **DEAD),
        make_statement(64, on=aug(14), **VOICE, **DEAD),
        UPDATES,
    ),
    "told as risen": (a(34), b(61, on=aug(13), change="up"), UPDATES),
    "risen from what was more": (a(64), b(61, on=aug(13), change="up"), CONTRADICTS),
    "told as fallen": (a(64), b(61, on=aug(13), change="down"), UPDATES),
    "revised": (a(64), b(61, on=aug(13), change="to"), UPDATES),
    # plans
    "plan and leaked plan": (a(3200, **JOBS), b(4100, on=aug(19), **JOBS), CONTRADICTS),
    "plan and plan a month later": (
        a(3200, **JOBS),
        b(4100, on=date(2024, 9, 20), **JOBS),
        NOTHING,
    ),
    "plan cut by its side": (a(3200, **JOBS), a(2600, on=aug(30), **JOBS), UPDATES),
    "offer and demand": (a(3, **RISE), b(8, on=aug(20), **ASKED), CONTRADICTS),
    "offer and what was agreed": (a(3, **RISE), b(5, on=aug(20), **SETTLED), UPDATES),
    "demand that was met": (a(8, **ASKED), b(8, on=aug(20), **SETTLED), AGREES),
    # denials
    "denial of the number": (a(40, **DENIED), b(40), CONTRADICTS),
    "denial, and another number": (a(40, **DENIED), b(12), AGREES),
    "denial of more, and fewer": (a(500, None, **DENIED), b(203), AGREES),
    "denial of more, and more": (a(500, None, **DENIED), b(600), CONTRADICTS),
    "two denials of one number": (a(40, **DENIED), b(40, **DENIED), AGREES),
    "denial long before": (a(40, **DENIED), b(40, on=aug(30)), NOTHING),
    "denial long after": (a(40, on=aug(30), **DENIED), b(40), CONTRADICTS),
    "denial long after, another number": (a(40, on=aug(30), **DENIED), b(12), NOTHING),
    "taken back": (a(40), a(40, on=aug(20), **DENIED), UPDATES),
    # spills and the like: one happening, known better with time
    "spill, told days apart": (
        a(4700, unit="bbl", **SPILL),
        b(11_400, unit="bbl", on=aug(20), **SPILL),
        CONTRADICTS,
    ),
}


@pytest.mark.parametrize(("x", "y", "relation"), PAIRS.values(), ids=PAIRS)
def test_labelled_pair_has_its_relation(x, y, relation):
    assert compare(x, y).relation == relation
    assert compare(y, x).relation == relation


def test_there_are_sixty_labelled_pairs():
    assert len(PAIRS) >= 60
