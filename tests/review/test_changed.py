import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse

from claims.errors import ClaimsError, Stale
from claims.models import Claim, Revision, RevisionKind, RevisionState, State
from claims.review.actions import carry_over, keep, redo, undo, withdraw_claim
from tests.make import (
    TEXT,
    make_claim,
    make_dispute,
    make_editor,
    make_figure,
    make_link,
    make_snapshot,
    make_user,
)

pytestmark = pytest.mark.django_db


def make_revision(kind=RevisionKind.COSMETIC, *, was="flooded", now="wet", **fields):
    """Make what a later text did to an accepted claim: it put ``now`` for ``was``."""
    claim = make_claim(state=State.ACCEPTED)
    article = claim.snapshot.article
    later = make_snapshot(claim.snapshot.text.replace(was, now), article=article)
    start = later.text.index("28")
    return Revision.objects.create(
        claim=claim, snapshot=later, kind=kind, start=start, end=start + 20, **fields
    )


def at(revision, how=None):
    return reverse(f"review:{how or 'revision'}", args=[revision.pk])


@pytest.mark.parametrize(
    ("act", "state"),
    [
        (carry_over, RevisionState.CARRIED),
        (keep, RevisionState.KEPT),
        (withdraw_claim, RevisionState.WITHDRAWN),
    ],
)
def test_a_revision_is_settled_and_undone(act, state):
    revision, editor = make_revision(), make_editor()

    act(revision, version=1, by=editor)

    revision.refresh_from_db()
    assert revision.state == state
    public = Claim.objects.public().exists()
    assert public is (act is not withdraw_claim)
    undo(by=editor)
    revision.refresh_from_db()
    assert revision.state == RevisionState.OPEN
    assert Claim.objects.public().exists()
    redo(by=editor)
    revision.refresh_from_db()
    assert revision.state == state


@pytest.mark.req("C1")
@pytest.mark.parametrize("act", [carry_over, keep, withdraw_claim])
def test_a_stale_revision_changes_nothing(act):
    revision = make_revision(version=2)

    with pytest.raises(Stale):
        act(revision, version=1, by=make_editor())

    assert Claim.objects.public().exists()
    assert Revision.objects.get().state == RevisionState.OPEN


@pytest.mark.req("P1")
@pytest.mark.parametrize("kind", [RevisionKind.FIGURE, RevisionKind.GONE])
def test_a_changed_figure_is_never_carried_over(kind):
    revision = make_revision(kind)

    with pytest.raises(ClaimsError, match="cannot stand in the later text"):
        carry_over(revision, version=1, by=make_editor())
    with pytest.raises(IntegrityError), transaction.atomic():
        Revision.objects.update(state=RevisionState.CARRIED)


def test_withdrawing_is_refused_while_an_accepted_link_counts_on_the_claim():
    revision = make_revision()
    link = make_link(
        make_figure(revision.claim), state=State.ACCEPTED, dispute=make_dispute()
    )

    with pytest.raises(ClaimsError, match="Reject that link first"):
        withdraw_claim(revision, version=1, by=make_editor())

    assert Revision.objects.get().state == RevisionState.OPEN
    assert link.claim_a == revision.claim


def test_changed_lists_touched_claims(editor_client):
    revision = make_revision()

    response = editor_client.get(reverse("review:changed"))

    assert response.status_code == 200
    assert at(revision) in response.text
    assert "Cosmetic" in response.text


def test_changed_without_any_says_so(editor_client):
    response = editor_client.get(reverse("review:changed"))

    assert "No source has changed the words" in response.text


def test_revision_shows_the_words_before_and_after(editor_client):
    revision = make_revision(now="inundated")

    response = editor_client.get(at(revision))

    assert response.status_code == 200
    assert "dropped: </span>" in response.text
    assert "Carry over" in response.text


def test_revision_of_a_figure_offers_no_carrying_over(editor_client):
    revision = make_revision(RevisionKind.FIGURE, was="28 vill", now="28 more vill")
    make_claim("28 more villages", snapshot=revision.snapshot)

    response = editor_client.get(at(revision))

    assert "Carry over" not in response.text
    assert "What the new text suggests" in response.text


@pytest.mark.parametrize("how", ["carry", "keep", "withdraw"])
def test_settle_goes_on_to_the_next(editor_client, how):
    first, second = make_revision(), make_revision()

    response = editor_client.post(at(first, how), {"version": 1})

    assert response.url == at(second)
    assert Revision.objects.to_review().get() == second


@pytest.mark.parametrize(
    ("kind", "version", "status"),
    [
        (RevisionKind.COSMETIC, 2, 409),
        (RevisionKind.COSMETIC, "", 422),
        (RevisionKind.FIGURE, 1, 422),
    ],
    ids=["stale", "incomplete", "refused"],
)
def test_settle_tells_what_failed(editor_client, kind, version, status):
    revision = make_revision(kind)

    response = editor_client.post(at(revision, "carry"), {"version": version})

    assert response.status_code == status
    assert 'role="alert"' in response.text


def test_settle_changes_nothing_when_asked(editor_client):
    revision = make_revision()

    assert editor_client.get(at(revision, "keep")).url == at(revision)
    missing = reverse("review:revision", args=[99999])
    assert editor_client.get(missing).status_code == 404


def test_changed_screens_are_for_editors(client):
    address = at(make_revision())

    for one in (address, reverse("review:changed")):
        client.logout()
        assert client.get(one).status_code == 302
        client.force_login(make_user())
        assert client.get(one).status_code == 403


def test_changed_takes_the_same_queries_for_one_and_three(
    editor_client, django_assert_max_num_queries
):
    counts = []
    for number in (1, 2):
        for _ in range(number):
            make_revision()
        with django_assert_max_num_queries(20) as seen:
            editor_client.get(reverse("review:changed"))
        counts.append(len(seen))

    assert counts[0] == counts[1]


def test_readers_are_told_that_a_source_changed_its_words(client):
    revision = make_revision()
    keep(revision, version=1, by=make_editor())

    response = client.get(revision.claim.get_absolute_url())

    assert "has changed these words since" in response.text
    assert TEXT not in response.text
