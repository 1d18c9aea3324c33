import pytest

from claims.importing.articles import import_article
from claims.models import (
    Claim,
    Form,
    Revision,
    RevisionKind,
    RevisionState,
    State,
)
from tests.make import make_admin, make_claim, make_figure, make_snapshot, timezone

from .found import found_reading

pytestmark = pytest.mark.django_db

TEXT = (
    "Governor Ada Brook said about 28 villages were flooded. Rescuers saved 121 people."
)


def make_accepted(quote="about 28 villages were flooded", figure="28", **fields):
    """Make an accepted claim with its figure, mention and cue in an article of TEXT."""
    fields.setdefault("snapshot", None)
    fields["snapshot"] = fields["snapshot"] or make_snapshot(TEXT)
    claim = make_claim(quote, state=State.ACCEPTED, **fields)
    make_figure(claim, figure, low=int(figure), high=int(figure))
    return claim


def with_attribution(claim):
    text = claim.snapshot.text
    mention, cue = text.index("Ada Brook"), text.index("said")
    Claim.objects.filter(pk=claim.pk).update(
        mention_start=mention,
        mention_end=mention + len("Ada Brook"),
        cue_start=cue,
        cue_end=cue + len("said"),
    )
    return claim


def import_again(claim, text):
    article = claim.snapshot.article
    return import_article(
        source=article.source,
        url=article.url,
        text=text,
        raw=text.encode(),
        reading=found_reading(),
        fetched_at=timezone.now(),
        by=make_admin(),
    )


@pytest.mark.req("P16")
@pytest.mark.parametrize(
    ("was", "now", "kind"),
    [
        ("28", "29", RevisionKind.FIGURE),
        ("about 28", "28", RevisionKind.HEDGE_DROPPED),
        ("Ada Brook", "Carla Stone", RevisionKind.ATTRIBUTION),
        ("were flooded", "were under water", RevisionKind.COSMETIC),
        (TEXT.split(". ")[0] + ". ", "", RevisionKind.GONE),
    ],
)
def test_a_new_snapshot_queues_the_claim_that_it_touches(was, now, kind):
    claim = with_attribution(make_accepted())

    import_again(claim, TEXT.replace(was, now))

    revision = Revision.objects.get()
    assert (revision.claim, revision.kind) == (claim, kind)
    assert revision.state == RevisionState.OPEN


@pytest.mark.req("P16")
def test_exactly_the_touched_claims_are_queued():
    touched = with_attribution(make_accepted())
    other = make_accepted(
        "Rescuers saved 121 people",
        "121",
        snapshot=touched.snapshot,
        form=Form.OWN_VOICE,
    )

    import_again(touched, TEXT.replace("28", "29"))

    assert Revision.objects.to_review().get().claim == touched
    assert Revision.objects.get(claim=other).state == RevisionState.CARRIED


@pytest.mark.req("V1")
def test_unchanged_words_are_carried_over_to_their_new_place():
    claim = make_accepted()

    import_again(claim, f"Updated at noon.\n\n{TEXT}")

    revision = Revision.objects.get()
    claim.refresh_from_db()
    text = revision.snapshot.text
    assert (revision.kind, revision.state) == ("same", RevisionState.CARRIED)
    assert text[revision.start : revision.end] == claim.quote
    assert claim.snapshot.text == TEXT


def test_a_change_is_queued_once_however_often_the_article_is_imported():
    claim = with_attribution(make_accepted())
    text = TEXT.replace("flooded", "under water")

    for number in range(3):
        import_again(claim, f"{text}\n\nUpdate {number}.")

    kinds = Revision.objects.order_by("pk").values_list("kind", flat=True)
    assert list(kinds) == ["cosmetic", "same", "same"]


def test_what_nobody_accepted_is_not_traced():
    claim = make_claim("Rescuers saved 121 people", snapshot=make_snapshot(TEXT))

    import_again(claim, TEXT.replace("121", "122"))

    assert not Revision.objects.exists()


def test_tracing_takes_the_same_queries_for_one_and_three_claims(
    django_assert_max_num_queries,
):
    counts = []
    for number in (1, 3):
        snapshot = make_snapshot(f"{TEXT} {number}")
        for quote in ("about 28", "28 villages", "villages were")[:number]:
            make_claim(quote, snapshot=snapshot, state=State.ACCEPTED)
        with django_assert_max_num_queries(60) as seen:
            import_again(Claim.objects.last(), f"{TEXT} {number} It rained.")
        counts.append(len(seen))

    assert counts[0] == counts[1]
