import pytest
from django.urls import reverse

from claims.models import KeptApart, Speaker, SpeakerRole, State
from tests.make import make_claim, make_speaker, make_user

pytestmark = pytest.mark.django_db


def at(name, speaker):
    return reverse(f"review:{name}", args=[speaker.pk])


def pair(speaker, other, **fields):
    return {
        "version": speaker.version,
        "other": other.pk,
        "other_version": other.version,
    } | fields


def roles_form(*titles, **fields):
    typed = {"roles-TOTAL_FORMS": len(titles), "roles-INITIAL_FORMS": 0}
    for number, title in enumerate(titles):
        typed |= {
            f"roles-{number}-title": title,
            f"roles-{number}-held_from": "",
            f"roles-{number}-held_until": "",
        }
    return typed | fields


def test_speakers_lists_those_to_resolve(editor_client):
    make_claim(speaker=make_speaker("Dee Ray"))

    response = editor_client.get(reverse("review:speakers"))

    assert response.status_code == 200
    assert "Dee Ray" in response.text


def test_speakers_without_any_says_so(editor_client):
    response = editor_client.get(reverse("review:speakers"))

    assert "No speaker awaits an answer" in response.text


@pytest.mark.parametrize("name", ["speakers", "resolve", "speaker", "split_speaker"])
def test_speaker_screens_are_for_editors(client, name):
    speaker = make_speaker()
    address = reverse(f"review:{name}", args=[] if name == "speakers" else [speaker.pk])

    assert client.get(address).status_code == 302
    client.force_login(make_user())
    assert client.get(address).status_code == 403


def test_speakers_takes_the_same_queries_for_one_and_three(
    editor_client, django_assert_max_num_queries
):
    counts = []
    for number in (1, 2):
        for _ in range(number):
            make_claim(speaker=make_speaker())
        with django_assert_max_num_queries(20) as seen:
            editor_client.get(reverse("review:speakers"))
        counts.append(len(seen))

    assert counts[0] == counts[1]


def test_resolve_shows_who_may_be_the_same_and_why(editor_client):
    speaker = make_speaker("Serhii Petrenkyi")
    make_claim(speaker=make_speaker("Sergey Petrenky"))

    response = editor_client.get(at("resolve", speaker))

    assert response.status_code == 200
    assert "may be one name in two spellings" in response.text


@pytest.mark.parametrize(
    ("new", "known"),
    [("MRR", "Ministry of Roads and Rivers"), ("Ministry of Roads and Rivers", "MRR")],
)
def test_resolve_knows_acronyms_both_ways(editor_client, new, known):
    speaker = make_speaker(new, kind="organisation")
    make_speaker(known, kind="organisation")

    response = editor_client.get(at("resolve", speaker))

    assert "may stand for" in response.text


def test_resolve_does_not_offer_whom_an_editor_kept_apart(editor_client):
    speaker, other = make_speaker("Ada Brook"), make_speaker("A. Brook")
    KeptApart.objects.create(speaker=other, other=speaker)

    response = editor_client.get(at("resolve", speaker))

    assert "Nobody who is known goes by a name like this" in response.text


def test_resolve_compares_with_whom_the_editor_names(editor_client):
    speaker = make_speaker("Ada Brook")
    make_speaker("Dee Ray")

    response = editor_client.get(at("resolve", speaker), {"name": "dee"})

    assert "Their names do not resemble each other" in response.text
    assert "Dee Ray" in response.text


def test_resolve_takes_the_same_queries_for_one_and_three_lookalikes(
    editor_client, django_assert_max_num_queries
):
    speaker = make_speaker("Ada Brook")
    counts = []
    for number in (1, 2):
        for _ in range(number):
            make_claim(speaker=make_speaker("A. Brook"))
        with django_assert_max_num_queries(30) as seen:
            editor_client.get(at("resolve", speaker))
        counts.append(len(seen))

    assert counts[0] == counts[1]


def test_accept_speaker_goes_on_to_the_next(editor_client):
    first, second = make_speaker(), make_speaker()
    for speaker in (first, second):
        make_claim(speaker=speaker)

    response = editor_client.post(at("accept_speaker", first), {"version": 1})

    assert response.status_code == 302
    assert response.url == at("resolve", second)
    first.refresh_from_db()
    assert first.state == State.ACCEPTED


@pytest.mark.parametrize("name", ["accept_speaker", "merge_speakers", "keep_apart"])
def test_deciding_on_speakers_needs_a_whole_form(editor_client, name):
    response = editor_client.post(at(name, make_speaker()))

    assert response.status_code == 422
    assert "nothing was saved" in response.text


@pytest.mark.parametrize("name", ["accept_speaker", "merge_speakers", "keep_apart"])
def test_asking_for_a_decision_on_speakers_changes_nothing(editor_client, name):
    speaker = make_speaker()

    response = editor_client.get(at(name, speaker))

    assert response.url == at("resolve", speaker)


@pytest.mark.req("C2")
@pytest.mark.parametrize("name", ["accept_speaker", "merge_speakers", "keep_apart"])
def test_a_stale_decision_on_speakers_shows_them_as_they_are(editor_client, name):
    speaker, other = make_speaker(version=2), make_speaker()

    response = editor_client.post(at(name, speaker), pair(speaker, other, version=1))

    assert response.status_code == 409
    assert "Somebody else decided on" in response.text
    assert not Speaker.objects.filter(merged_into__isnull=False).exists()


def test_merge_speakers_says_what_was_done(editor_client):
    speaker, other = (
        make_speaker("A. Brook"),
        make_speaker("Ada Brook", state=State.ACCEPTED),
    )

    response = editor_client.post(
        at("merge_speakers", speaker), pair(speaker, other), follow=True
    )

    assert "Merged A. Brook into Ada Brook." in response.text


def test_merge_speakers_of_equal_words_is_refused_in_words(editor_client):
    speaker = make_speaker()
    claim = make_claim(speaker=speaker)
    other = make_claim(snapshot=claim.snapshot).speaker

    response = editor_client.post(at("merge_speakers", speaker), pair(speaker, other))

    assert response.status_code == 422
    assert "a claim of the same words" in response.text


def test_keep_apart_stays_with_a_speaker_who_is_still_open(editor_client):
    speaker, other = (
        make_speaker("A. Brook"),
        make_speaker("Ada Brook", state=State.ACCEPTED),
    )
    make_claim(speaker=speaker)

    response = editor_client.post(at("keep_apart", speaker), pair(speaker, other))

    assert response.url == at("resolve", speaker)
    assert KeptApart.objects.get().speaker == speaker


def test_speaker_saves_names_affiliation_and_roles(editor_client):
    speaker = make_speaker("Ada Brook")
    make_speaker("Mara Region")
    typed = roles_form(
        "governor",
        "",
        version=1,
        name="Ada Brook",
        kind="person",
        aliases="A. Brook\n",
        affiliation="mara region",
    )
    typed["roles-0-held_from"] = "2024-05-01"

    response = editor_client.post(at("speaker", speaker), typed)

    assert response.status_code == 302
    speaker.refresh_from_db()
    role = speaker.roles.get()
    assert speaker.affiliation.name == "Mara Region"
    assert (role.title, str(role.held_from)) == ("governor", "2024-05-01")
    assert speaker.aliases.count() == 2


def test_speaker_refuses_a_role_that_ends_before_it_begins(editor_client):
    speaker = make_speaker()
    typed = roles_form("governor", version=1, name="Ada", kind="person")
    typed |= {"roles-0-held_from": "2024-05-02", "roles-0-held_until": "2024-05-01"}

    response = editor_client.post(at("speaker", speaker), typed)

    assert response.status_code == 422
    assert "A role ends after it begins" in response.text


@pytest.mark.req("C2")
def test_a_stale_speaker_form_keeps_what_was_typed(editor_client):
    speaker = make_speaker("Ada Brook", version=2)
    SpeakerRole.objects.create(speaker=speaker, title="mayor")
    typed = roles_form("governor", version=1, name="Ada B.", kind="person")

    response = editor_client.post(at("speaker", speaker), typed)

    assert response.status_code == 409
    assert 'value="Ada B."' in response.text
    assert 'value="governor"' in response.text
    assert "mayor" in response.text
    assert 'name="version" value="2"' in response.text


def test_split_speaker_moves_what_was_chosen(editor_client):
    speaker = make_speaker("Ada Brook")
    claim = make_claim(speaker=speaker)
    typed = {"version": 1, "name": "Carla Brook", "kind": "person", "claims": claim.pk}

    response = editor_client.post(at("split_speaker", speaker), typed)

    claim.refresh_from_db()
    assert response.url == at("speaker", claim.speaker)
    assert claim.speaker.name == "Carla Brook"


def test_split_speaker_needs_something_to_move(editor_client):
    typed = {"version": 1, "name": "Carla Brook", "kind": "person"}

    response = editor_client.post(at("split_speaker", make_speaker()), typed)

    assert response.status_code == 422
    assert "Choose at least one claim or name" in response.text


@pytest.mark.req("C2")
def test_a_stale_split_keeps_what_was_chosen(editor_client):
    speaker = make_speaker("Ada Brook", version=2)
    claim = make_claim(speaker=speaker)
    typed = {"version": 1, "name": "Carla Brook", "kind": "person", "claims": claim.pk}

    response = editor_client.post(at("split_speaker", speaker), typed)

    assert response.status_code == 409
    assert f'value="{claim.pk}" id="claim-{claim.pk}" checked' in response.text
    assert 'value="Carla Brook"' in response.text


def test_split_speaker_takes_the_same_queries_for_one_and_three_claims(
    editor_client, django_assert_max_num_queries
):
    speaker = make_speaker()
    counts = []
    for number in (1, 2):
        for _ in range(number):
            make_claim(speaker=speaker)
        with django_assert_max_num_queries(20) as seen:
            editor_client.get(at("split_speaker", speaker))
        counts.append(len(seen))

    assert counts[0] == counts[1]


def test_a_speaker_that_is_not_there_is_not_found(editor_client):
    assert editor_client.get(reverse("review:resolve", args=[999])).status_code == 404


@pytest.mark.req("T3")
def test_what_was_done_is_said_with_its_hidden_characters(editor_client):
    speaker = make_speaker("Ada\u202e Brook", state=State.SUGGESTED)

    response = editor_client.post(
        at("accept_speaker", speaker), {"version": speaker.version}, follow=True
    )

    assert "Accepted Ada⟨U+202E⟩ Brook as somebody" in response.text
    assert "\u202e" not in response.text
