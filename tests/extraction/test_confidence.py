from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from claims.extraction.confidence import (
    BASE,
    SURE,
    confidence_of,
    doubts,
    features_of,
    table,
)
from claims.extraction.found import Form
from tests.importing.found import villages


def test_features_are_rows_of_the_table():
    features = features_of(villages())

    assert features[0] == BASE
    assert {"figures", BASE} <= set(features) <= {*table(), "cue.verb"}


def test_features_tell_what_is_carried():
    assert "carried" in features_of(replace(villages(), carried=True))


def test_features_tell_the_articles_own_voice():
    claim = replace(villages(), form=Form.OWN_VOICE, speaker=None)

    assert "own-voice" in features_of(claim)


@given(st.lists(st.sampled_from(sorted(table())), unique=True))
def test_confidence_is_a_share(features):
    assert 0 < confidence_of(features) < 1


@given(st.sampled_from(sorted(set(table()) - {BASE})))
def test_confidence_rises_with_a_weight_above_zero(name):
    weight, _ = table()[name]

    changed = confidence_of([BASE, name]) - confidence_of([BASE])

    assert changed * weight >= 0


def test_doubts_are_told_only_where_a_claim_is_not_sure():
    worst = min(set(table()) - {BASE}, key=lambda name: table()[name][0])

    assert confidence_of([BASE, "speaker.name"]) >= SURE
    assert doubts([BASE, "speaker.name"]) == ()
    assert [reason.part for reason in doubts([BASE, worst, "own-voice"])] != []
