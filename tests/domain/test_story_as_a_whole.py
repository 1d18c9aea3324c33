"""The acceptance story as a whole: every figure of it against every other one."""

from datetime import date
from itertools import combinations

import pytest

from claims.domain.comparison import Relation, compare

from .make import make_statement

RUSSIA, UKRAINE = {"side": "Russia"}, {"side": "Ukraine"}
SMIRNOV = {"speaker": "Smirnov", **RUSSIA}
SYRSKYI = {"speaker": "Syrskyi", **UKRAINE}
ZELENSKYY = {"speaker": "Zelenskyy", **UKRAINE}
DEFENCE = {"speaker": "Defence Ministry", **RUSSIA}
EMERGENCIES = {"speaker": "Emergencies Ministry", **RUSSIA}
AGENCY = {"speaker": "source agency", "side": "source agency", "is_own_voice": True}

HELD = {"measure": "settlements held"}
AREA = {"measure": "territory held", "unit": "km2"}
LEFT = {"measure": "people evacuated or left"}
DEPTH = {"measure": "depth of advance", "unit": "km"}
WIDTH = {"measure": "width of front", "unit": "km"}
HURT = {"measure": "people injured"}
LOST = {"measure": "people killed", "population": "soldiers", "low_open": True}
NEW = {"is_new": True}


def told(day, low, high="same", **fields):
    return make_statement(low, high, on=date(2024, 8, day), **fields)


STORY = {
    "1,000 km²": told(12, 1000, **AREA, **SYRSKYI),
    "12 km deep": told(12, 12, **DEPTH, **SMIRNOV),
    "40 km wide": told(12, 40, **WIDTH, **SMIRNOV),
    "28 settlements": told(12, 28, **HELD, **SMIRNOV),
    "12 killed": told(
        12, 12, measure="people killed", population="civilians", **SMIRNOV
    ),
    "121 wounded": told(12, 121, **HURT, **SMIRNOV),
    "10 children": told(12, 10, population="children", **HURT, **SMIRNOV),
    "121,000 left": told(12, 121_000, is_approximate=True, **LEFT, **SMIRNOV),
    "180,000 to leave": told(12, 180_000, modality="planned", **LEFT, **SMIRNOV),
    "2,000 of unknown fate": told(
        12, 2000, is_approximate=True, measure="people missing", **SMIRNOV
    ),
    "194 launched": told(12, 194, measure="drones and missiles launched", **SMIRNOV),
    "147 shot down": told(12, 147, measure="drones and missiles shot down", **SMIRNOV),
    "100,000 fled": told(12, 100_000, None, low_open=True, **LEFT, **AGENCY),
    "76,000 evacuated": told(10, 76_000, **LEFT, **EMERGENCIES),
    "74 (Zelenskyy)": told(13, 74, **HELD, **ZELENSKYY),
    "74 (Syrskyi)": told(13, 74, **HELD, **SYRSKYI),
    "40 km² in a day": told(13, 40, **AREA, **NEW, **SYRSKYI),
    "1 to 3 km in a day": told(13, 1, 3, **DEPTH, **NEW, **SYRSKYI),
    "1,150 km²": told(15, 1150, **AREA, **SYRSKYI),
    "82 settlements": told(15, 82, **HELD, **SYRSKYI),
    "35 km deep": told(15, 35, **DEPTH, **SYRSKYI),
    "1,250 km²": told(19, 1250, **AREA, **ZELENSKYY),
    "92 settlements": told(19, 92, **HELD, **ZELENSKYY),
    "1,263 km²": told(20, 1263, **AREA, **SYRSKYI),
    "93 settlements": told(20, 93, **HELD, **SYRSKYI),
    "28 to 35 km deep": told(20, 28, 35, **DEPTH, **SYRSKYI),
    "4,130 lost": told(20, 4130, None, **LOST, **DEFENCE),
    "4,400 lost": told(21, 4400, None, **LOST, **DEFENCE),
    "133,190 left": told(22, 133_190, **LEFT, **SMIRNOV),
    "19,376 remain": told(22, 19_376, measure="people remaining", **SMIRNOV),
    "152,566 lived there": told(22, 152_566, measure="population", **SMIRNOV),
}
RELATED = {
    Relation.CONTRADICTS: {
        ("28 settlements", "74 (Zelenskyy)"),
        ("28 settlements", "74 (Syrskyi)"),
    },
    Relation.AGREES: {
        ("100,000 fled", "121,000 left"),
        ("74 (Zelenskyy)", "74 (Syrskyi)"),
        ("35 km deep", "28 to 35 km deep"),
    },
    Relation.UPDATES: {
        *combinations(["1,000 km²", "1,150 km²", "1,250 km²", "1,263 km²"], 2),
        *combinations(["76,000 evacuated", "121,000 left", "133,190 left"], 2),
        *combinations(["76,000 evacuated", "100,000 fled", "133,190 left"], 2),
        *combinations(
            ["74 (Zelenskyy)", "82 settlements", "92 settlements", "93 settlements"], 2
        ),
        ("74 (Syrskyi)", "82 settlements"),
        ("74 (Syrskyi)", "92 settlements"),
        ("74 (Syrskyi)", "93 settlements"),
        ("4,130 lost", "4,400 lost"),
    },
    Relation.DIFFERS_IN_SCOPE: {
        ("76,000 evacuated", "180,000 to leave"),
        ("100,000 fled", "180,000 to leave"),
        ("121,000 left", "180,000 to leave"),
        ("133,190 left", "180,000 to leave"),
        ("1,000 km²", "40 km² in a day"),
        ("1,150 km²", "40 km² in a day"),
        ("1,250 km²", "40 km² in a day"),
        ("1,263 km²", "40 km² in a day"),
        ("12 km deep", "1 to 3 km in a day"),
        ("35 km deep", "1 to 3 km in a day"),
        ("28 to 35 km deep", "1 to 3 km in a day"),
        ("121 wounded", "10 children"),
        ("12 killed", "4,130 lost"),
        ("12 killed", "4,400 lost"),
    },
}


def pairs(relation):
    """Return the pairs that compare so: of an update, the earlier first."""
    found = set()
    for (a, x), (b, y) in combinations(STORY.items(), 2):
        verdict = compare(x, y)
        if verdict.relation == relation:
            found.add((b, a) if verdict.swapped else (a, b))
    return found


@pytest.mark.parametrize("relation", list(RELATED))
def test_every_pair_of_the_story_compares_as_it_should(relation):
    found, wanted = pairs(relation), RELATED[relation]
    if relation != Relation.UPDATES:
        found, wanted = (set(map(frozenset, some)) for some in (found, wanted))

    assert found - wanted == set()
    assert wanted - found == set()


def test_depth_of_the_sides_is_told_days_apart():
    verdict = compare(STORY["12 km deep"], STORY["35 km deep"])

    assert verdict.relation is None
    assert verdict.decisive.words == (
        "3 days apart: time alone could explain the difference"
    )


def test_area_and_settlements_answer_two_questions():
    verdict = compare(STORY["1,000 km²"], STORY["28 settlements"])

    assert verdict.relation is None
    assert verdict.decisive.words == "territory held is not settlements held"
