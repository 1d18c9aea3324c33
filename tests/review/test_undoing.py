import pytest

from claims.errors import ClaimsError, NothingToUndo
from claims.models import Claim, Decision, DecisionKind, Dispute, Form, Link, State
from claims.review.actions import (
    accept_claim,
    accept_link,
    add_claim,
    amend_claim,
    explain_rejection,
    redo,
    reject_claim,
    reject_link,
    undo,
)
from claims.review.states import same, state_of
from tests.make import (
    make_article,
    make_claim,
    make_editor,
    make_figure,
    make_link,
    make_measure,
    make_snapshot,
    make_speaker,
    make_topic,
)

pytestmark = pytest.mark.django_db


def make_link_in_topic():
    """Make a suggested link between two accepted claims of one topic."""
    article, measure = make_article(topic=make_topic()), make_measure()
    figures = [
        make_figure(
            make_claim(snapshot=make_snapshot(article=article), state=State.ACCEPTED),
            measure=measure,
        )
        for _ in range(2)
    ]
    return make_link(*figures)


def test_undo_gives_back_the_state_before():
    claim, editor = make_claim(), make_editor()
    before = state_of(claim)
    decision = accept_claim(claim, version=1, by=editor)

    undone = undo(by=editor)[0]

    claim.refresh_from_db()
    assert same(state_of(claim), before)
    assert (undone.kind, undone.undoes) == (DecisionKind.UNDO, decision)
    assert claim.version == 3


def test_redo_makes_the_decision_again():
    claim, editor = make_claim(), make_editor()
    make_figure(claim)
    amend_claim(claim, version=1, by=editor, role="mayor", figures=[])
    amended = state_of(claim)
    undo(by=editor)

    redo(by=editor)

    claim.refresh_from_db()
    assert same(state_of(claim), amended)


def test_undo_and_redo_walk_back_and_forth():
    editor = make_editor()
    claims = [make_claim() for _ in range(3)]
    for claim in claims:
        accept_claim(claim, version=1, by=editor)

    def accepted():
        rows = Claim.objects.filter(state=State.ACCEPTED).order_by("pk")
        return [claims.index(claim) for claim in rows]

    walk = []
    for step in [undo, undo, redo, redo, undo, undo, undo, redo]:
        step(by=editor)
        walk.append(accepted())

    assert walk == [[0, 1], [0], [0, 1], [0, 1, 2], [0, 1], [0], [], [0]]


def test_undo_goes_200_steps_back_and_forth_again():
    editor = make_editor()
    snapshot = make_snapshot()
    claims = [make_claim(snapshot=snapshot) for _ in range(100)]
    for claim in claims:
        accept_claim(claim, version=1, by=editor)
        claim.refresh_from_db()
        amend_claim(claim, version=2, by=editor, role="mayor")

    for _ in range(200):
        undo(by=editor)

    assert Claim.objects.filter(state=State.SUGGESTED, role="").count() == 100
    with pytest.raises(NothingToUndo):
        undo(by=editor)
    for _ in range(200):
        redo(by=editor)
    assert Claim.objects.filter(state=State.ACCEPTED, role="mayor").count() == 100
    with pytest.raises(NothingToUndo):
        redo(by=editor)


def test_a_new_decision_ends_what_can_be_made_again():
    editor = make_editor()
    accept_claim(make_claim(), version=1, by=editor)
    undo(by=editor)
    accept_claim(make_claim(), version=1, by=editor)

    with pytest.raises(NothingToUndo):
        redo(by=editor)


def test_undo_is_each_editors_own():
    accept_claim(make_claim(), version=1, by=make_editor())

    with pytest.raises(NothingToUndo):
        undo(by=make_editor())


@pytest.mark.req("C1")
def test_undo_is_refused_where_somebody_decided_since():
    claim, editor = make_claim(form=Form.OWN_VOICE), make_editor()
    accept_claim(claim, version=1, by=editor)
    reject_claim(claim, version=2, by=make_editor())

    with pytest.raises(ClaimsError, match="has been changed since"):
        undo(by=editor)

    claim.refresh_from_db()
    assert claim.state == State.REJECTED
    assert Decision.objects.count() == 2


def test_a_decision_in_the_middle_can_be_undone_by_another_editor():
    first, editor = make_claim(), make_editor()
    decision = accept_claim(first, version=1, by=editor)
    accept_claim(make_claim(), version=1, by=editor)

    undo(by=make_editor(), decision=decision)

    first.refresh_from_db()
    assert first.state == State.SUGGESTED
    with pytest.raises(ClaimsError, match="undone before"):
        undo(by=editor, decision=decision)


def test_undo_takes_a_rejection_and_its_reason_together():
    claim, editor = make_claim(), make_editor()
    reject_claim(claim, version=1, by=editor)
    explain_rejection(claim, by=editor, reason="Wrong speaker")

    undo(by=editor)

    claim.refresh_from_db()
    assert claim.state == State.SUGGESTED


def test_undo_takes_the_speaker_along_unless_others_need_it():
    speaker = make_speaker(state=State.SUGGESTED)
    snapshot = make_snapshot()
    editor, other = make_editor(), make_editor()
    first = make_claim(snapshot=snapshot, speaker=speaker)
    second = make_claim("28 villages", snapshot=snapshot, speaker=speaker)
    accept_claim(first, version=1, by=editor)
    accept_claim(second, version=1, by=other)

    undo(by=editor)

    speaker.refresh_from_db()
    assert speaker.state == State.ACCEPTED
    undo(by=other)
    assert Claim.objects.filter(state=State.SUGGESTED).count() == 2
    redo(by=editor)
    first.refresh_from_db()
    assert first.state == State.ACCEPTED


def test_undo_of_an_addition_withdraws_the_claim():
    snapshot, editor = make_snapshot(), make_editor()
    claim = add_claim(snapshot, 0, 8, by=editor)

    undo(by=editor)

    claim.refresh_from_db()
    assert claim.state == State.WITHDRAWN
    redo(by=editor)
    claim.refresh_from_db()
    assert claim.state == State.ACCEPTED


def test_undo_brings_a_removed_figure_back_with_its_rejected_link():
    link, editor = make_link_in_topic(), make_editor()
    reject_link(link, version=1, by=make_editor())
    link.refresh_from_db()
    before, figure = state_of(link), link.figure_a_id
    amend_claim(link.claim_a, version=1, by=editor, figures=[])
    assert not Link.objects.exists()

    undo(by=editor)

    assert link.claim_a.figures.get().pk == figure
    assert same(state_of(Link.objects.get()), before)
    redo(by=editor)
    assert not Link.objects.exists()
    assert not link.claim_a.figures.exists()


def test_undo_of_a_link_withdraws_the_dispute_it_made():
    link, editor = make_link_in_topic(), make_editor()
    accept_link(link, version=1, by=editor, question="How many were flooded?")

    undo(by=editor)

    link.refresh_from_db()
    assert (link.state, link.dispute) == (State.SUGGESTED, None)
    assert Dispute.objects.get().state == "withdrawn"
    redo(by=editor)
    link.refresh_from_db()
    assert link.dispute.state == "published"


def test_undo_keeps_a_dispute_that_another_link_needs():
    first, editor, other = make_link_in_topic(), make_editor(), make_editor()
    figure = make_figure(
        make_claim(state=State.ACCEPTED), measure=first.figure_a.measure
    )
    second = make_link(first.figure_a, figure)
    accept_link(first, version=1, by=editor, question="How many were flooded?")
    accept_link(second, version=1, by=other)

    undo(by=editor)

    assert Dispute.objects.get().state == "published"
    second.refresh_from_db()
    assert second.dispute is not None


def test_undo_of_a_claim_is_refused_while_an_accepted_link_counts_on_it():
    link, editor = make_link_in_topic(), make_editor()
    Claim.objects.update(state=State.SUGGESTED)
    link.claim_a.refresh_from_db()
    accept_claim(link.claim_a, version=1, by=editor)
    Claim.objects.update(state=State.ACCEPTED, decided_at=link.claim_a.decided_at)
    link.refresh_from_db()
    accept_link(link, version=link.version, by=make_editor(), question="How many?")

    with pytest.raises(ClaimsError, match="Reject that link first"):
        undo(by=editor)
