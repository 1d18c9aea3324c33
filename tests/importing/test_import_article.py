from datetime import UTC, date, datetime
from decimal import Decimal

import pytest

from claims.extraction.found import FoundSpeaker, SpeakerKind
from claims.importing.articles import (
    NothingToImport,
    import_article,
    read_again,
    source_named,
    topic_named,
)
from claims.models import Article, Claim, Decision, Figure, Snapshot, Speaker, State
from claims.review.actions import (
    change_speaker,
    merge_speakers,
    reject_claim,
    split_speaker,
    undo,
)
from tests.make import (
    make_admin,
    make_article,
    make_claim,
    make_editor,
    make_source,
    make_speaker,
)

from .found import TEXT, found_claim, found_figure, found_reading, villages

pytestmark = pytest.mark.django_db

URL = "https://news.example/flood"


def store(text=TEXT, *claims, by=None, **fields):
    """Import ``text`` with ``claims`` as its reading; the villages where none."""
    fields.setdefault("source", fields.get("source") or make_source())
    fields.setdefault("url", URL)
    fields.setdefault("raw", text.encode())
    return import_article(
        text=text,
        reading=found_reading(*(claims or [villages(text)])),
        fetched_at=datetime(2024, 8, 12, 9, tzinfo=UTC),
        by=by or make_admin(),
        rules_version="reading 1",
        **fields,
    )


def decide(claim, state):
    Claim.objects.filter(pk=claim.pk).update(
        state=state, decided_at=datetime(2024, 8, 13, tzinfo=UTC)
    )


def test_import_article_stores_text_claims_and_figures():
    imported = store(headline="Flood", published_on=date(2024, 8, 12))

    claim = Claim.objects.get()
    figure = Figure.objects.get()
    assert imported.is_new
    assert imported.suggested_count == 1
    assert imported.snapshot.article.headline == "Flood"
    assert (claim.quote, claim.state) == ("28 villages were flooded", State.SUGGESTED)
    assert (claim.speaker.name, claim.role) == ("Ada Brook", "governor")
    assert (figure.words, figure.value) == ("28", Decimal(28))
    assert (figure.measure.name, figure.measure.dimension) == (
        "villages flooded",
        "count",
    )


@pytest.mark.req("V4")
def test_suggestions_carry_the_rules_version():
    store()

    assert Claim.objects.get().rules_version == "reading 1"
    assert Snapshot.objects.get().rules_version == "reading 1"


@pytest.mark.req("E1")
def test_import_article_records_who_imported():
    admin = make_admin()

    store(by=admin)

    decision = Decision.objects.on(Article.objects.get()).get()
    assert (decision.kind, decision.decided_by) == ("add", admin)


def rejected_again(*, name, by):
    """Import what ``name`` says once more; return the states of the claims held."""
    store(TEXT + f" So said {name}.", villages(speaker=FoundSpeaker(name, by)))
    return sorted(Claim.objects.values_list("state", flat=True))


@pytest.fixture
def rejected():
    """Return the rejected claim of A. Brook, and who rejected it."""
    person = FoundSpeaker("Anna Brook", SpeakerKind.PERSON)
    store(TEXT, villages(speaker=person))
    claim, editor = Claim.objects.get(), make_editor()
    reject_claim(claim, version=claim.version, by=editor)
    return claim, editor


def test_rejection_holds_after_a_merge_and_its_undo(rejected):
    claim, editor = rejected
    merge_speakers(claim.speaker, make_speaker("Ada Brook"), version=1, by=editor)

    assert rejected_again(name="Anna Brook", by=SpeakerKind.PERSON) == ["rejected"]
    assert rejected_again(name="Ada Brook", by=SpeakerKind.PERSON) == ["rejected"]

    undo(by=editor)

    assert rejected_again(name="Anna Brook", by=SpeakerKind.PERSON) == ["rejected"]


def test_rejection_goes_with_a_split(rejected):
    claim, editor = rejected
    make_claim(speaker=claim.speaker)
    split_speaker(
        claim.speaker,
        version=1,
        by=editor,
        name="Ann Brooke",
        kind=SpeakerKind.PERSON,
        claims=Claim.objects.filter(pk=claim.pk),
    )
    states = rejected_again(name="Ann Brooke", by=SpeakerKind.PERSON)

    assert states == ["rejected", "suggested"]  # the second is what stays behind


def test_rejection_holds_after_a_new_name(rejected):
    claim, editor = rejected
    names = {"name": "Annabel Brook", "aliases": ["Anna Brook"]}
    change_speaker(claim.speaker, version=1, by=editor, **names)

    assert rejected_again(name="Annabel Brook", by=SpeakerKind.PERSON) == ["rejected"]


@pytest.mark.req("T1")
def test_import_article_keeps_the_raw_bytes_and_their_digest():
    raw = "A caf\u0065\u0301 closed.\r\n".encode()

    imported = store(raw.decode(), found_claim("A café closed.", "A café"), raw=raw)

    snapshot = Snapshot.objects.get(pk=imported.snapshot.pk)
    assert bytes(snapshot.raw) == raw
    assert snapshot.text == "A café closed."
    assert snapshot.changes


def test_import_article_refuses_an_empty_text():
    with pytest.raises(NothingToImport):
        store(" \n\x00 ", found_claim("x", "x"))

    assert not Article.objects.exists()


@pytest.mark.req("V3")
def test_unchanged_text_adds_nothing():
    first = store()

    second = store()

    assert not second.is_new
    assert second.snapshot == first.snapshot
    assert Claim.objects.count() == 1
    assert Decision.objects.count() == 1


@pytest.mark.req("B3")
def test_the_same_text_under_another_address_names_the_article_held():
    first = store()

    second = store(url="https://other.example/copy")

    assert second.snapshot.article == first.snapshot.article
    assert Article.objects.count() == 1


@pytest.mark.req("B3")
def test_addresses_that_only_track_readers_are_one_article():
    store()

    store(TEXT + " More.", url=URL + "?utm_source=feed#top")

    assert Article.objects.count() == 1
    assert Snapshot.objects.count() == 2


@pytest.mark.req("V1")
def test_other_text_is_a_new_snapshot_and_withdraws_what_nobody_decided_on():
    text = TEXT.replace("28", "29")
    figure = found_figure(text, "29")
    store()
    accepted = found_claim(TEXT, "Rescuers saved 121 people", speaker=None)
    old = Claim.objects.get()

    store(text, found_claim(text, "29 villages were flooded", figures=[figure]))

    old.refresh_from_db()
    assert old.state == State.WITHDRAWN
    assert old.quote in old.snapshot.text
    assert Claim.objects.get(state=State.SUGGESTED).quote.startswith("29")
    assert accepted


@pytest.mark.req("V1")
def test_other_text_leaves_decided_claims_where_they_were():
    store()
    claim = Claim.objects.get()
    decide(claim, State.ACCEPTED)

    text = TEXT + " It rained."
    store(text)

    claim.refresh_from_db()
    assert claim.state == State.ACCEPTED
    assert claim.snapshot.text == TEXT
    assert Claim.objects.count() == 1


@pytest.mark.req("V4")
def test_a_rejected_suggestion_does_not_come_back_from_another_source():
    store()
    decide(Claim.objects.get(), State.REJECTED)

    for number in range(5):
        text = f"{TEXT} Copy {number}."
        store(text, url=f"https://other.example/{number}")

    assert Claim.objects.filter(state=State.SUGGESTED).count() == 0


def test_a_rejected_suggestion_comes_back_when_its_words_change():
    store()
    decide(Claim.objects.get(), State.REJECTED)

    text = TEXT.replace("28", "27")
    store(text, found_claim(text, "27 villages were flooded"))

    assert Claim.objects.filter(state=State.SUGGESTED).count() == 1


@pytest.mark.req("V4")
def test_reading_again_adds_and_withdraws_only_what_nobody_decided_on():
    rescued = found_claim(TEXT, "Rescuers saved 121 people", speaker=None)
    snapshot = store(TEXT, villages(), rescued).snapshot
    claim = Claim.objects.get(quote__startswith="28")
    decide(claim, State.ACCEPTED)

    people = found_claim(TEXT, "saved 121 people", speaker=None)
    count = read_again(
        snapshot, found_reading(villages(), people), rules_version="reading 2"
    )

    states = dict(Claim.objects.values_list("quote", "state"))
    assert count == 1
    assert states == {
        "28 villages were flooded": State.ACCEPTED,
        "Rescuers saved 121 people": State.WITHDRAWN,
        "saved 121 people": State.SUGGESTED,
    }


@pytest.mark.req("V4")
def test_reading_again_with_the_same_result_changes_nothing():
    snapshot = store().snapshot
    before = list(Claim.objects.values("pk", "state", "version"))

    count = read_again(snapshot, found_reading(villages()), rules_version="reading 2")

    assert count == 0
    assert list(Claim.objects.values("pk", "state", "version")) == before


@pytest.mark.req("V4")
def test_reading_again_replaces_a_suggestion_whose_figure_is_read_otherwise():
    snapshot = store().snapshot
    figure = found_figure(TEXT, "28", noun="village", approximate=True)
    claim = found_claim(TEXT, "28 villages were flooded", figures=[figure])

    read_again(snapshot, found_reading(claim), rules_version="reading 2")

    states = list(Claim.objects.order_by("pk").values_list("state", flat=True))
    assert states == [State.WITHDRAWN, State.SUGGESTED]
    assert Claim.objects.get(state=State.SUGGESTED).figures.get().is_approximate


def test_parts_and_conversions_are_joined():
    text = "Brook said 12 km (7.5 miles) of road and 3 km of rail were lost."
    figures = [
        found_figure(text, "12 km", "12", unit="km"),
        found_figure(text, "7.5 miles", "7.5", unit="mi", conversion_of=0),
        found_figure(text, "3 km", "3", unit="km", part_of=0),
    ]
    store(text, found_claim(text, text[11:-1], figures=figures))

    whole, converted, part = Figure.objects.order_by("start")
    assert converted.conversion_of == whole
    assert part.part_of == whole
    assert whole.conversion_of is None


def test_a_number_too_large_to_store_exactly_leaves_its_claim_without_the_figure():
    text = f"Brook said {'9' * 40} villages were flooded."
    figure = found_figure(text, "9" * 40)
    store(text, found_claim(text, text[11:-1], figures=[figure]))

    assert Claim.objects.get().figures.count() == 0


@pytest.mark.parametrize(
    ("name", "aliases"),
    [("Ada Brook", ()), ("ADA BROOK", ()), ("Governor Brook", ("Ada Brook",))],
    ids=["name", "spelling", "alias"],
)
def test_a_known_speaker_is_found(name, aliases):
    decided = datetime(2024, 8, 13, tzinfo=UTC)
    known = make_speaker("Ada Brook", state=State.ACCEPTED, decided_at=decided)
    speaker = FoundSpeaker(name, SpeakerKind.PERSON, aliases=aliases)

    store(TEXT, villages(speaker=speaker))

    assert Claim.objects.get().speaker == known


@pytest.mark.parametrize("name", ["Peru's Coast Guard", "Peruvian Coast Guard"])
def test_a_country_is_known_however_it_is_written(name):
    kind = SpeakerKind.ORGANISATION
    known = make_speaker("Peruvian Coast Guard", kind=kind)

    store(TEXT, villages(speaker=FoundSpeaker(name, kind)))

    assert Claim.objects.get().speaker == known


def test_a_name_that_many_countries_have_finds_none():
    kind = SpeakerKind.ORGANISATION
    aliases = ("Coast Guard",)
    make_speaker("Peruvian Coast Guard", aliases=aliases, kind=kind)

    store(
        TEXT,
        villages(speaker=FoundSpeaker("Chile's Coast Guard", kind, "", "", aliases)),
    )

    speaker = Claim.objects.get().speaker
    assert speaker.name == "Chile's Coast Guard"
    assert [alias.name for alias in speaker.aliases.all()] == ["Chile's Coast Guard"]


def test_a_last_name_alone_does_not_find_somebody_else():
    make_speaker("Carla Brook", aliases=["Brook"])
    speaker = FoundSpeaker("Ada Brook", SpeakerKind.PERSON, aliases=("Brook",))

    store(TEXT, villages(speaker=speaker))

    assert Claim.objects.get().speaker.name == "Ada Brook"


def test_a_name_that_two_speakers_share_finds_neither():
    make_speaker("Ada Brook")
    make_speaker("Ada Brook")

    store()

    assert Speaker.objects.count() == 3


def test_a_merged_speaker_leads_to_the_one_that_stayed():
    stays = make_speaker("Ada M. Brook")
    make_speaker("Ada Brook", merged_into=stays)

    store()

    assert Claim.objects.get().speaker == stays


def test_unnamed_speakers_of_two_articles_are_two():
    officials = FoundSpeaker("officials", SpeakerKind.UNNAMED)

    store(TEXT, villages(speaker=officials))
    store(
        TEXT + " More.",
        villages(TEXT + " More.", officials),
        url="https://other.example/1",
    )

    assert Speaker.objects.filter(name="officials").count() == 2


def test_a_new_speaker_is_suggested_with_names_role_and_affiliation():
    speaker = FoundSpeaker(
        "Ada Brook", SpeakerKind.PERSON, "governor", "Mara Region", ("Brook", "Ada B.")
    )

    store(TEXT, villages(speaker=speaker))

    stored = Claim.objects.get().speaker
    names = sorted(stored.aliases.values_list("name", flat=True))
    assert stored.state == State.SUGGESTED
    assert stored.affiliation.name == "Mara Region"
    assert names == ["Ada B.", "Ada Brook", "Brook"]
    assert stored.roles.get().title == "governor"


def test_source_named_knows_names_in_other_capitals():
    source = make_source("The Mara Post")

    assert source_named("the  mara post", by=None) == source


@pytest.mark.req("E1")
def test_topic_named_makes_a_topic_with_a_slug_of_its_own():
    first = topic_named("Mara: flood!", by=make_admin())
    second = topic_named("Mara flood", by=None)

    assert (first.slug, second.slug) == ("mara-flood", "mara-flood-2")
    assert Decision.objects.on(first).get().kind == "add"


@pytest.mark.req("F2")
def test_an_article_of_another_address_is_not_touched():
    other = make_article(url="https://news.example/other")

    store()

    assert other.snapshots.count() == 0
