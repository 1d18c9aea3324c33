"""A dispute's question in words, from what its figures have in common."""

from .comparison import days
from .statement import Statement


def propose_question(statement: Statement) -> str:
    """Return a question that ``statement`` answers, for an editor to improve.

    "How many settlements held in Kursk Oblast, as of 13 August 2024?"
    """
    start = "How many" if statement.dimension == "count" else "How much"
    if statement.dimension in {"length", "duration"}:
        start = "What"
    scope = statement.scope
    what = f"{scope.population} " if scope.population else ""
    measure = statement.measure
    if what and measure.startswith("people "):
        measure = measure.removeprefix("people ")
    where = f" in {scope.places[0]}" if scope.places else ""
    when = f", as of {days(scope.as_of)}" if scope.as_of else ""
    return f"{start} {what}{measure}{where}{when}?"
