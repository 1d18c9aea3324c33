import pytest

from claims.extraction.found import FoundSpeaker, SpeakerKind
from claims.importing.ministries import MINISTER, MINISTRY, office_of
from claims.importing.speakers import Speakers
from claims.models import Speaker, SpeakerRole, State
from tests.make import make_article, make_speaker

HALE = FoundSpeaker("Ben Hale", SpeakerKind.PERSON, role="Defence Minister")
MINISTRY_FOUND = FoundSpeaker("defence ministry", SpeakerKind.ORGANISATION)


@pytest.mark.parametrize(
    ("minister", "ministry", "is_one"),
    [
        ("Defence Minister", "defence ministry", True),
        ("minister of defense", "Defence Ministry", True),
        ("Deputy Health Minister", "Ministry of Health", True),
        ("minister for health", "the Health Ministry", True),
        ("Prime Minister", "Interior Ministry", False),
        ("Defence Minister", "Ruritanian Defence Ministry", False),
        ("spokesman", "Defence Ministry", False),
    ],
)
def test_office_is_the_ministers_and_the_ministrys(minister, ministry, is_one):
    office = office_of(MINISTER, minister)

    assert (bool(office) and office == office_of(MINISTRY, ministry)) is is_one


@pytest.mark.django_db
@pytest.mark.parametrize("order", [(HALE, MINISTRY_FOUND), (MINISTRY_FOUND, HALE)])
def test_minister_speaks_for_the_ministry_of_the_article(order):
    speakers = Speakers(make_article())

    for found in order:
        speakers.stored(found)

    minister = Speaker.objects.get(name="Ben Hale")
    assert minister.affiliation.name == "defence ministry"


@pytest.fixture
def speakers(db):
    """Return the speakers of an article in which a known ministry speaks."""
    make_speaker("Defence Ministry", kind=SpeakerKind.ORGANISATION)
    speakers = Speakers(make_article())
    speakers.stored(MINISTRY_FOUND)
    return speakers


def test_minister_speaks_for_whom_the_ministry_speaks(db):
    state = make_speaker("Ruritania", kind=SpeakerKind.ORGANISATION)
    make_speaker("Defence Ministry", kind=SpeakerKind.ORGANISATION, affiliation=state)
    speakers = Speakers(make_article())
    speakers.stored(MINISTRY_FOUND)

    assert speakers.stored(HALE).affiliation == state


def test_minister_of_another_article_may_be_another_states(speakers):
    assert Speakers(make_article()).stored(HALE).affiliation is None


def test_minister_whom_an_editor_accepted_stays(db):
    minister = make_speaker("Ben Hale", state=State.ACCEPTED)
    SpeakerRole.objects.create(speaker=minister, title="Defence Minister")
    speakers = Speakers(make_article())
    assert speakers.stored(HALE) == minister

    speakers.stored(MINISTRY_FOUND)

    minister.refresh_from_db()
    assert minister.affiliation is None
