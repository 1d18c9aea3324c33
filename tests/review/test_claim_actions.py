from dataclasses import replace
from decimal import Decimal

import pytest

from claims.domain.intervals import Interval
from claims.errors import ClaimsError, Stale
from claims.models import (
    Claim,
    Decision,
    DecisionKind,
    Form,
    Link,
    Modality,
    Skip,
    SpeakerKind,
    State,
)
from claims.review.actions import (
    FigureChange,
    NewSpeaker,
    accept_claim,
    add_claim,
    amend_claim,
    explain_rejection,
    reject_claim,
    skip_claim,
)
from tests.make import (
    make_claim,
    make_dispute,
    make_editor,
    make_figure,
    make_link,
    make_measure,
    make_snapshot,
    make_speaker,
)

pytestmark = pytest.mark.django_db


def test_accept_claim_records_who_and_what():
    claim, editor = make_claim(), make_editor()

    accept_claim(claim, version=1, by=editor, where="review:accept")

    claim.refresh_from_db()
    assert (claim.state, claim.version) == (State.ACCEPTED, 2)
    decision = Decision.objects.on(claim).get()
    assert decision.kind == DecisionKind.ACCEPT
    assert decision.decided_by == editor
    assert decision.form == "review:accept"
    assert decision.before["state"] == State.SUGGESTED
    assert decision.after["state"] == State.ACCEPTED


def test_accept_claim_accepts_its_suggested_speaker_in_the_same_step():
    speaker = make_speaker(state=State.SUGGESTED)
    claim = make_claim(speaker=speaker)

    accept_claim(claim, version=1, by=make_editor())

    speaker.refresh_from_db()
    assert speaker.state == State.ACCEPTED
    batches = Decision.objects.values_list("batch", flat=True)
    assert len(batches) == 2
    assert len(set(batches)) == 1


@pytest.mark.req("C1")
@pytest.mark.parametrize("decide", [accept_claim, reject_claim, amend_claim])
def test_a_stale_decision_on_a_claim_changes_nothing(decide):
    claim = make_claim(version=2, speaker=make_speaker(state=State.SUGGESTED))

    with pytest.raises(Stale):
        decide(claim, version=1, by=make_editor())

    claim.refresh_from_db()
    assert (claim.state, claim.version) == (State.SUGGESTED, 2)
    assert claim.speaker.state == State.SUGGESTED
    assert not Decision.objects.exists()


def test_reject_claim_keeps_the_reason():
    claim = make_claim()

    reject_claim(claim, version=1, by=make_editor(), reason="No claim")

    claim.refresh_from_db()
    assert claim.state == State.REJECTED
    assert Decision.objects.get().reason == "No claim"


def test_reject_claim_is_refused_while_an_accepted_link_counts_on_it():
    link = make_link(state=State.ACCEPTED, dispute=make_dispute())

    with pytest.raises(ClaimsError, match="Reject that link first"):
        reject_claim(link.claim_a, version=1, by=make_editor())

    link.claim_a.refresh_from_db()
    assert link.claim_a.state == State.ACCEPTED


def test_explain_rejection_belongs_to_the_rejection():
    claim, editor = make_claim(), make_editor()
    reject_claim(claim, version=1, by=editor)

    explain_rejection(claim, by=editor, reason="Wrong speaker")

    first, second = Decision.objects.order_by("pk")
    assert second.reason == "Wrong speaker"
    assert first.batch == second.batch


def test_explain_rejection_of_another_editors_decision_is_refused():
    claim = make_claim()
    reject_claim(claim, version=1, by=make_editor())

    with pytest.raises(ClaimsError, match="nothing to give a reason for"):
        explain_rejection(claim, by=make_editor(), reason="Wrong speaker")


def test_amend_claim_changes_every_part():
    snapshot = make_snapshot()
    claim = make_claim(snapshot=snapshot)
    speaker, via = make_speaker("Bo Lind"), make_speaker("Cy Orr")
    start = snapshot.text.index("28 villages")

    amend_claim(
        claim,
        version=1,
        by=make_editor(),
        segments=[[start, start + 11]],
        speaker=speaker,
        via=via,
        role="mayor",
        mention=(9, 18),
        cue=(19, 23),
        form=Form.DIRECT,
        polarity="denied",
        modality=Modality.PLANNED,
        is_carried=True,
    )

    claim = Claim.objects.get()
    assert claim.quote == "28 villages"
    assert (claim.content_start, claim.content_end) == (start, start + 11)
    assert claim.segments == [[start, start + 11]]
    assert (claim.speaker, claim.via, claim.role) == (speaker, via, "mayor")
    assert (claim.mention_start, claim.mention_end) == (9, 18)
    assert (claim.cue_start, claim.cue_end) == (19, 23)
    assert (claim.form, claim.polarity) == ("direct", "denied")
    assert (claim.modality, claim.is_carried) == ("planned", True)
    assert claim.state == State.ACCEPTED


def test_amend_claim_can_name_a_new_speaker():
    claim = make_claim()
    new = NewSpeaker("Dee Ray", SpeakerKind.PERSON)

    amend_claim(claim, version=1, by=make_editor(), speaker=new)

    claim.refresh_from_db()
    assert claim.speaker.name == "Dee Ray"
    assert claim.speaker.state == State.ACCEPTED
    assert [alias.key for alias in claim.speaker.aliases.all()] == ["dee ray"]
    kinds = Decision.objects.order_by("pk").values_list("subject_kind", "kind")
    assert list(kinds) == [("speaker", "add"), ("claim", "amend")]


def test_amend_claim_keeps_the_keys_of_figures():
    claim = make_claim()
    figure = make_figure(claim)
    wanted = replace(
        FigureChange.of(figure),
        interval=Interval(Decimal(29), None),
        value=Decimal(29),
        measure="villages under water",
        place="Northern Valley",
        is_approximate=True,
    )

    amend_claim(claim, version=1, by=make_editor(), figures=[wanted])

    changed = claim.figures.get()
    assert changed.pk == figure.pk
    assert (changed.interval.lower, changed.interval.upper) == (29, None)
    assert changed.measure.name == "villages under water"
    assert changed.place.name == "Northern Valley"
    assert changed.is_approximate


def test_amend_claim_adds_a_figure_and_removes_another():
    claim = make_claim()
    make_figure(claim)
    start = claim.content_start + 3
    wanted = FigureChange(
        start=start, end=start + 8, interval=Interval.exactly(Decimal(2))
    )

    amend_claim(claim, version=1, by=make_editor(), figures=[wanted])

    assert claim.figures.get().words == "villages"


def test_a_removed_figure_takes_its_undecided_links_along():
    link = make_link()

    amend_claim(link.claim_a, version=1, by=make_editor(), figures=[])

    assert not Link.objects.exists()


def test_a_figure_with_an_accepted_link_is_not_removed():
    link = make_link(state=State.ACCEPTED, dispute=make_dispute())

    with pytest.raises(ClaimsError, match="the figure cannot go"):
        amend_claim(link.claim_a, version=1, by=make_editor(), figures=[])

    assert link.claim_a.figures.count() == 1
    assert not Decision.objects.exists()


def test_amend_claim_refuses_words_that_leave_a_figure_outside():
    claim = make_claim()
    make_figure(claim)

    with pytest.raises(ClaimsError, match='The figure "28" would stand outside'):
        amend_claim(
            claim,
            version=1,
            by=make_editor(),
            segments=[[claim.content_start + 3, claim.content_end]],
        )

    claim.refresh_from_db()
    assert claim.quote == "28 villages were flooded"


def test_amend_claim_refuses_the_words_and_speaker_of_another():
    first = make_claim()
    second = make_claim("villages were flooded", snapshot=first.snapshot)

    with pytest.raises(ClaimsError, match="Another claim of this article"):
        amend_claim(
            second,
            version=1,
            by=make_editor(),
            segments=first.segments,
            speaker=first.speaker,
        )


def test_amend_claim_knows_its_parts():
    with pytest.raises(TypeError, match="no part named colour"):
        amend_claim(make_claim(), version=1, by=make_editor(), colour="red")


def test_add_claim_is_accepted_and_anchored():
    snapshot, editor = make_snapshot(), make_editor()
    start = snapshot.text.index("Rescuers")
    end = snapshot.text.index(".", start)

    claim = add_claim(snapshot, start, end, by=editor)

    assert claim.quote == "Rescuers saved 121 people"
    assert (claim.state, claim.form) == (State.ACCEPTED, Form.OWN_VOICE)
    decision = Decision.objects.on(claim).get()
    assert (decision.kind, decision.before) == (DecisionKind.ADD, None)


@pytest.mark.req("C3")
def test_add_claim_twice_adds_one():
    snapshot, editor = make_snapshot(), make_editor()
    add_claim(snapshot, 0, 8, by=editor)

    with pytest.raises(ClaimsError, match="Another claim of this article"):
        add_claim(snapshot, 0, 8, by=editor)

    assert Claim.objects.count() == 1


def test_skip_claim_again_moves_it_to_the_end():
    claim, editor = make_claim(), make_editor()
    skip_claim(claim, by=editor)
    first = Skip.objects.get().skipped_at

    skip_claim(claim, by=editor)

    assert Skip.objects.get().skipped_at > first


def test_a_changed_measure_must_fit_the_unit():
    claim = make_claim()
    figure = make_figure(claim)
    area = make_measure("area flooded", "area")
    wanted = replace(FigureChange.of(figure), measure=area.name)

    with pytest.raises(ClaimsError, match="Choose another measure or unit"):
        amend_claim(claim, version=1, by=make_editor(), figures=[wanted])
