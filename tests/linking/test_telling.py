from datetime import date
from decimal import Decimal

from claims.domain.affairs import Assertion
from claims.domain.comparison import Relation
from claims.domain.intervals import Interval
from claims.domain.statement import Scope, Statement
from claims.linking.stories import Asserted, Stated
from claims.linking.telling import judged, judged_as_words, worth_telling

DAY = date(2024, 8, 12)


def say(value, *, at, place="North", measure="people killed", on=DAY, **fields):
    statement = Statement(
        words=str(value),
        interval=Interval.exactly(Decimal(value)),
        measure=measure,
        scope=Scope(places=(place,), as_of=(on, on)),
        **{"speaker": f"speaker {at}", "side": f"side {at}", **fields},
    )
    return Stated("article", (at, at + 1), statement)


def told(*statements):
    return [
        (a.statement.words, b.statement.words, verdict.relation)
        for a, b, verdict in worth_telling(judged(statements))
    ]


def test_earlier_figure_comes_first_in_an_update():
    later = say(64, at=1, on=date(2024, 8, 14), side="x")

    assert told(later, say(17, at=2, side="x")) == [("17", "64", Relation.UPDATES)]


def test_figures_of_one_claim_are_not_compared():
    assert told(say(17, at=1), say(64, at=1)) == []


def test_lone_figure_is_set_beside_the_place_it_comes_nearest_to():
    north = [say(64, at=1), say(64, at=2)]
    lone = say(70, at=3, place="North and South")

    relations = told(*north, lone)

    assert relations[1:] == [
        ("64", "70", Relation.DIFFERS_IN_SCOPE),
        ("64", "70", Relation.DIFFERS_IN_SCOPE),
    ]


def test_places_with_disputes_of_their_own_are_left_apart():
    north = [say(64, at=1), say(64, at=2)]
    south = [say(12, at=3, place="South"), say(12, at=4, place="South")]

    assert [relation for _, _, relation in told(*north, *south)] == (
        [Relation.AGREES] * 2
    )


def test_two_sites_of_one_kind_are_not_confused():
    elm = [say(64, at=1, place="Elm Fire"), say(64, at=2, place="Elm Fire")]

    assert len(told(*elm, say(3, at=3, place="Oak Fire"))) == 1


def test_claims_that_relate_are_not_told_to_differ_in_scope():
    a = [say(64, at=1), say(900, at=1, measure="homes destroyed")]
    b = [say(64, at=2), say(990, at=2, measure="buildings destroyed")]

    assert told(*a, *b) == [("64", "64", Relation.AGREES)]


def test_words_are_compared_where_not_both_have_figures():
    yes = Assertion("two men were shot", speaker="a", side="x", said_on=DAY)
    no = Assertion("no shots were heard", speaker="b", side="y", said_on=DAY)

    def relations(*, both):
        claims = [Asserted("a", (0, 1), yes, True), Asserted("a", (2, 3), no, both)]
        return [verdict.relation for _, _, verdict in judged_as_words(claims)]

    assert relations(both=False) == [Relation.CONTRADICTS]
    assert relations(both=True) == []
