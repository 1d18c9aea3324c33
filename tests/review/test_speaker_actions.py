import pytest

from claims.errors import ClaimsError, Stale
from claims.models import Claim, Decision, KeptApart, Link, Speaker, SpeakerRole, State
from claims.review.actions import (
    accept_speaker,
    change_speaker,
    keep_apart,
    merge_speakers,
    redo,
    split_speaker,
    undo,
)
from claims.review.states import same, state_of
from tests.make import (
    make_article,
    make_claim,
    make_editor,
    make_figure,
    make_measure,
    make_snapshot,
    make_speaker,
    make_topic,
)

pytestmark = pytest.mark.django_db


def names_of(speaker):
    return sorted(speaker.aliases.values_list("name", flat=True))


def test_merge_moves_claims_names_and_roles():
    one, into = make_speaker("A. Brook", aliases=["Brook"]), make_speaker("Ada Brook")
    SpeakerRole.objects.create(speaker=one, title="mayor")
    said, passed_on = make_claim(speaker=one), make_claim(via=one)

    merge_speakers(one, into, version=1, by=make_editor())

    said.refresh_from_db()
    passed_on.refresh_from_db()
    one.refresh_from_db()
    assert (said.speaker, passed_on.via) == (into, into)
    assert one.merged_into == into
    assert names_of(into) == ["A. Brook", "Ada Brook", "Brook"]
    assert into.roles.get().title == "mayor"


def test_merge_keeps_in_the_history_whom_each_claim_was_taken_from():
    one, into = make_speaker("A. Brook"), make_speaker("Ada Brook")
    claim, editor = make_claim(speaker=one, version=3), make_editor()

    merge_speakers(one, into, version=1, by=editor)

    decision = Decision.objects.on(claim).get()
    assert decision.before["speaker_id"] == one.pk
    assert decision.after["speaker_id"] == into.pk
    claim.refresh_from_db()
    assert claim.version == 4
    assert same(state_of(claim), decision.after)


def test_undo_of_a_merge_gives_everything_back():
    one, into = make_speaker("A. Brook"), make_speaker("Ada Brook")
    claim = make_claim(speaker=one, state=State.ACCEPTED)
    own = make_claim(speaker=into, state=State.ACCEPTED)
    editor = make_editor()
    before = [state_of(row) for row in (one, into, claim, own)]
    merge_speakers(one, into, version=1, by=editor)

    undo(by=editor)

    rows = [type(row).objects.get(pk=row.pk) for row in (one, into, claim, own)]
    assert [same(state_of(row), was) for row, was in zip(rows, before, strict=True)]
    assert rows[0].merged_into is None
    assert rows[2].speaker == one
    redo(by=editor)
    claim.refresh_from_db()
    assert claim.speaker == into


def test_merge_takes_affiliates_and_those_merged_before_along():
    one, into = make_speaker("MoR"), make_speaker("Ministry of Roads")
    affiliate = make_speaker(affiliation=one)
    earlier = make_speaker(merged_into=one)

    merge_speakers(one, into, version=1, by=make_editor())

    affiliate.refresh_from_db()
    earlier.refresh_from_db()
    assert (affiliate.affiliation, earlier.merged_into) == (into, into)


def test_merge_of_a_speaker_into_its_affiliate_leaves_no_circle():
    one = make_speaker("Ministry")
    into = make_speaker("Ministry of Roads", affiliation=one)

    merge_speakers(one, into, version=1, by=make_editor())

    into.refresh_from_db()
    assert into.affiliation is None


def test_merge_proposes_the_links_of_moved_claims_anew():
    topic, measure = make_topic(), make_measure()
    one, into = make_speaker("A. Brook"), make_speaker("Ada Brook")
    for speaker, quote, low in [
        (one, "28 villages were flooded", 28),
        (into, "121 people", 121),
    ]:
        snapshot = make_snapshot(article=make_article(topic=topic))
        claim = make_claim(
            quote, snapshot=snapshot, speaker=speaker, state=State.ACCEPTED
        )
        make_figure(claim, str(low), low=low, high=low, measure=measure)

    merge_speakers(one, into, version=1, by=make_editor())

    assert Link.objects.filter(state=State.SUGGESTED).count() == 1


def test_merge_of_equal_words_is_refused_and_changes_nothing():
    one, into = make_speaker(), make_speaker()
    snapshot = make_snapshot()
    for speaker in (one, into):
        make_claim(snapshot=snapshot, speaker=speaker)

    with pytest.raises(ClaimsError, match="a claim of the same words"):
        merge_speakers(one, into, version=1, by=make_editor())

    one.refresh_from_db()
    assert one.merged_into is None
    assert not Decision.objects.exists()


@pytest.mark.req("C1")
@pytest.mark.parametrize("versions", [(1, 2), (2, 1)])
def test_merge_of_a_stale_speaker_changes_nothing(versions):
    one, into = make_speaker(), make_speaker()

    with pytest.raises(Stale):
        merge_speakers(
            one, into, version=versions[0], into_version=versions[1], by=make_editor()
        )

    assert not Speaker.objects.filter(merged_into__isnull=False).exists()


def test_merge_into_itself_or_into_one_merged_before_is_refused():
    into = make_speaker()
    one, gone = make_speaker(), make_speaker(merged_into=into)

    with pytest.raises(ClaimsError, match="one and the same"):
        merge_speakers(one, one, version=1, by=make_editor())
    with pytest.raises(ClaimsError, match="was merged into"):
        merge_speakers(one, gone, version=1, by=make_editor())


def test_merge_takes_the_same_queries_for_one_and_three_claims(
    django_assert_max_num_queries,
):
    counts = []
    for number in (1, 3):
        one, into = make_speaker(), make_speaker()
        for _ in range(number):
            make_claim(speaker=one)
        with django_assert_max_num_queries(65) as seen:
            merge_speakers(one, into, version=1, by=make_editor())
        counts.append(len(seen))

    assert counts[0] == counts[1]


def test_keep_apart_is_remembered_and_undone():
    one, other, editor = make_speaker(), make_speaker(), make_editor()

    keep_apart(one, other, version=1, by=editor)

    assert list(Speaker.objects.apart_from(one)) == [other]
    assert list(Speaker.objects.apart_from(other)) == [one]
    undo(by=editor)
    assert not KeptApart.objects.exists()
    redo(by=editor)
    assert KeptApart.objects.get().other == other


def test_keep_apart_twice_is_refused():
    one, other, editor = make_speaker(), make_speaker(), make_editor()
    keep_apart(one, other, version=1, by=editor)

    with pytest.raises(ClaimsError, match="kept apart before"):
        keep_apart(other, one, version=1, by=editor)

    assert KeptApart.objects.count() == 1


def test_merge_ends_keeping_apart_and_undo_brings_it_back():
    one, other, editor = make_speaker(), make_speaker(), make_editor()
    keep_apart(one, other, version=1, by=editor)

    merge_speakers(one, other, version=2, by=editor)

    assert not KeptApart.objects.exists()
    undo(by=editor)
    assert KeptApart.objects.get().speaker == one


def test_split_moves_chosen_claims_and_names_to_a_new_speaker():
    speaker, editor = make_speaker("Ada Brook", aliases=["Carla Brook"]), make_editor()
    stays, goes = make_claim(speaker=speaker), make_claim(speaker=speaker)

    new = split_speaker(
        speaker,
        version=1,
        by=editor,
        name="Carla Brook",
        kind="person",
        claims=Claim.objects.filter(pk=goes.pk),
        aliases=["Carla Brook"],
    )

    stays.refresh_from_db()
    goes.refresh_from_db()
    assert (stays.speaker, goes.speaker) == (speaker, new)
    assert (names_of(speaker), names_of(new)) == (["Ada Brook"], ["Carla Brook"])
    assert list(Speaker.objects.apart_from(new)) == [speaker]


def test_undo_of_a_split_gives_claims_and_names_back():
    speaker, editor = make_speaker("Ada Brook", aliases=["Carla Brook"]), make_editor()
    claim = make_claim(speaker=speaker, state=State.ACCEPTED)
    new = split_speaker(
        speaker,
        version=1,
        by=editor,
        name="Carla Brook",
        kind="person",
        claims=Claim.objects.all(),
        aliases=["Carla Brook"],
    )

    undo(by=editor)

    claim.refresh_from_db()
    new.refresh_from_db()
    assert claim.speaker == speaker
    assert new.state == State.WITHDRAWN
    assert names_of(speaker) == ["Ada Brook", "Carla Brook"]


def test_change_speaker_changes_roles_and_undo_brings_them_back():
    speaker, editor = make_speaker(), make_editor()
    SpeakerRole.objects.create(speaker=speaker, title="mayor")

    change_speaker(speaker, version=1, by=editor, roles=[("governor", None, None)])

    assert speaker.roles.get().title == "governor"
    undo(by=editor)
    assert speaker.roles.get().title == "mayor"


def test_to_resolve_holds_new_speakers_who_speak_and_those_who_share_a_name():
    known = make_speaker("Ada Brook", state=State.ACCEPTED)
    twin = make_speaker("ADA BROOK", state=State.ACCEPTED)
    new = make_speaker(state=State.SUGGESTED)
    make_claim(speaker=new)
    make_speaker(state=State.SUGGESTED)
    make_speaker("Ada Brook", merged_into=known)

    assert list(Speaker.objects.to_resolve()) == [twin, new]

    keep_apart(known, twin, version=1, by=make_editor())
    assert list(Speaker.objects.to_resolve()) == [new]
    accept_speaker(new, version=1, by=make_editor())
    assert not Speaker.objects.to_resolve().exists()
