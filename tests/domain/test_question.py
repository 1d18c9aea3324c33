from datetime import date

import pytest

from claims.domain.question import propose_question

from .make import make_statement

NORTH = {"places": ("Northland",), "on": date(2024, 8, 13)}


@pytest.mark.parametrize(
    ("fields", "question"),
    [
        (
            {"measure": "settlements held", "actor": "the army"},
            "How many settlements in Northland were held by the army "
            "on 13 August 2024?",
        ),
        (
            {"measure": "people killed"},
            "How many people in Northland had been killed by 13 August 2024?",
        ),
        (
            {"measure": "people killed", "population": "civilians"},
            "How many civilians in Northland had been killed by 13 August 2024?",
        ),
        (
            {"measure": "people evacuated or left"},
            "How many people in Northland had been evacuated or had left "
            "by 13 August 2024?",
        ),
        (
            {"measure": "people evacuated or left", "modality": "planned"},
            "How many people in Northland were to be evacuated or left "
            "by 13 August 2024?",
        ),
        (
            {"measure": "people missing"},
            "How many people in Northland were missing on 13 August 2024?",
        ),
        (
            {"measure": "territory held", "unit": "km2", "actor": "rebels"},
            "How much territory in Northland was held by rebels on 13 August 2024?",
        ),
        (
            {"measure": "depth of advance", "unit": "km"},
            "What was the depth of advance in Northland on 13 August 2024?",
        ),
        (
            {"measure": "drones and missiles shot down"},
            "How many drones and missiles in Northland had been shot down "
            "by 13 August 2024?",
        ),
    ],
    ids=lambda value: value["measure"] if isinstance(value, dict) else "",
)
def test_question_fits_the_measure(fields, question):
    assert propose_question(make_statement(28, **NORTH, **fields)) == question
