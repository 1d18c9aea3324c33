from datetime import date

import pytest

from claims.domain.utterances import alike
from claims.errors import ClaimsError
from claims.linking.actions import follow
from claims.linking.settling import untrue
from claims.models import Claim, Comparable, Form, Link, Place, State
from claims.review.actions import accept_claim, detach_claim, reject_claim, undo
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
LONG = "28 villages along the river were flooded overnight"
SHORT = "28 villages along the river were flooded"
OTHER = "water now stands in 28 places that we call home"


@pytest.fixture
def editor():
    return make_editor()


@pytest.fixture
def tell(editor):
    """Return a function that has an article tell a quote, and accepts it."""
    topic, mayor = make_topic(), make_speaker("Mayor")
    measure = make_measure("villages flooded")

    def tell(
        quote, *, on=date(2024, 8, 12), low=28, words="28", topic=topic, place=None,
        **fields,
    ):  # fmt: skip
        article = make_article(topic=topic, published_on=on)
        text = f"The mayor said that {quote}. Report {article.pk}."
        fields.setdefault("speaker", mayor)
        claim = make_claim(
            quote, snapshot=make_snapshot(text, article=article), **fields
        )
        make_figure(claim, words, low=low, high=low, measure=measure, place=place)
        accept_claim(claim, version=1, by=editor)
        claim.refresh_from_db()
        return claim

    return tell


@pytest.mark.parametrize(
    ("a", "b", "is_one"),
    [
        (LONG, SHORT, True),
        (LONG, "the river flooded 28 villages", True),
        (LONG, OTHER, False),
        ("28", "28", False),
        ("", LONG, False),
    ],
)
def test_quotes_of_mostly_the_same_words_are_alike(a, b, is_one):
    assert alike(a, b) is is_one
    assert alike(b, a) is is_one


def test_utterance_in_a_second_article_is_an_appearance(tell):
    first = tell(LONG)
    second = tell(SHORT, on=date(2024, 8, 13))

    assert second.appearance_of == first
    assert not Link.objects.exists()
    assert untrue() == []


@pytest.mark.parametrize("first_has_topic", [True, False])
def test_article_without_a_topic_tells_the_same_at_the_same_place(
    tell, first_has_topic
):
    here, there = (Place.objects.create(name=name) for name in ("Greenshire", "Marlow"))
    none = {"topic": None}
    first = tell(LONG, place=here, **({} if first_has_topic else none))
    again = tell(SHORT, place=here, **(none if first_has_topic else {}))
    elsewhere = tell(SHORT, place=there, **(none if first_has_topic else {}))

    assert again.appearance_of == first
    assert elsewhere.appearance_of is None


def test_two_interviews_are_two_utterances(tell):
    tell(LONG)
    second = tell(OTHER)

    assert second.appearance_of is None


def test_other_figure_other_day_or_other_speaker_is_no_appearance(tell):
    tell(LONG)

    assert tell(LONG.replace("28", "29"), low=29, words="29").appearance_of is None
    assert tell(LONG, on=date(2024, 8, 20)).appearance_of is None
    assert tell(LONG, speaker=make_speaker("Minister")).appearance_of is None


def test_wire_copies_are_one(tell):
    first = tell(LONG, speaker=None, form=Form.OWN_VOICE)
    copies = [tell(LONG, speaker=None, form=Form.OWN_VOICE) for _ in range(3)]

    assert {copy.appearance_of for copy in copies} == {first}


def test_next_appearance_stands_where_the_first_is_rejected(tell, editor):
    first = tell(LONG)
    second, third = tell(SHORT), tell(SHORT)

    reject_claim(first, version=first.version, by=editor)

    second.refresh_from_db()
    third.refresh_from_db()
    assert second.appearance_of is None
    assert third.appearance_of == second
    assert untrue() == []


def test_undone_acceptance_leaves_no_appearance(tell, editor):
    tell(LONG)
    second = tell(SHORT)

    undo(by=editor)

    second.refresh_from_db()
    assert (second.state, second.appearance_of) == (State.SUGGESTED, None)


def test_appearance_takes_no_part_in_comparisons(tell):
    first = tell(LONG)
    tell(SHORT)
    tell("74 villages are under water", low=74, words="74", speaker=make_speaker("X"))

    (link,) = Link.objects.all()
    assert first.pk in {link.claim_a_id, link.claim_b_id}
    assert Claim.objects.filter(appearance_of=first).count() == 1


def test_detached_appearance_is_compared_and_not_attached_again(tell, editor):
    first = tell(LONG)
    second = tell(SHORT)

    detach_claim(second, version=second.version, by=editor)

    for claim in (second, first):
        follow(claim)
        claim.refresh_from_db()
        assert claim.appearance_of is None
    assert tell(SHORT).appearance_of == first
    assert Comparable.objects.filter(figure__claim=second).exists()
    assert untrue() == []


def test_undo_of_detaching_attaches_again(tell, editor):
    first = tell(LONG)
    second = tell(SHORT)
    detach_claim(second, version=second.version, by=editor)

    undo(by=editor)

    second.refresh_from_db()
    assert (second.appearance_of, second.is_apart) == (first, False)
    assert untrue() == []


def test_what_stands_for_itself_cannot_be_detached(tell, editor):
    first = tell(LONG)

    with pytest.raises(ClaimsError, match="already"):
        detach_claim(first, version=first.version, by=editor)


def test_staff_detach_on_the_claims_page(tell, editor, client):
    tell(LONG)
    second = tell(SHORT)
    page = second.get_absolute_url()
    assert "tell them apart" not in client.get(page).text
    client.force_login(editor)
    assert "tell them apart" in client.get(page).text
    url, fields = f"/review/claims/{second.pk}/detach/", {"version": second.version}

    response = client.post(url, fields)
    stale = client.post(url, fields)

    assert response.url == page
    second.refresh_from_db()
    assert second.appearance_of is None
    assert "tell them apart" not in client.get(page).text
    assert stale.status_code in {409, 422}
    assert client.get(url).url == page
    assert client.post(url).status_code == 422
