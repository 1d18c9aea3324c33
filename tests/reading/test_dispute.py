"""The page of a dispute: positions, relations, sides, and what was known when."""

import pytest

from claims.models import Article, Form, Link, State
from tests.make import (
    make_claim,
    make_editor,
    make_link,
    make_snapshot,
    make_speaker,
)

pytestmark = pytest.mark.django_db


def text_of(response):
    """Return the words of a page, with every run of white space as one space."""
    return " ".join(response.text.split())


@pytest.fixture
def ada(sides):
    return make_speaker("Ada Brook", affiliation=sides[0])


@pytest.fixture
def ivo(sides):
    return make_speaker("Ivo Petrov", affiliation=sides[1])


DAYS = [(28, 12), (27, 12), (31, 14)]  # figures and their days in May


def test_dispute_shows_how_far_apart_its_claims_are(client, told, asked, ada, ivo):
    dispute = asked((told(28, speaker=ada), told(74, day=13, speaker=ivo)))

    page = client.get(dispute.get_absolute_url())

    assert page.context["answers"].widest.times == "2.6 times as much"
    assert [p.values for p in page.context["answers"].positions] == ["28", "74"]
    assert "2.6 times as much" in page.text


def test_dispute_takes_what_was_updated_as_earlier(client, told, asked, ada):
    dispute = asked(
        (told(28, speaker=ada), told(31, day=14, speaker=ada)), kind="updates"
    )

    (position,) = client.get(dispute.get_absolute_url()).context["answers"].positions

    assert [one.value for one in position.current] == ["31"]
    assert [one.value for one in position.earlier] == ["28"]


def test_figure_that_agrees_with_an_updated_one_of_its_side_is_earlier(
    client, told, asked, ada
):
    first, again, later = (told(n, day=d, speaker=ada) for n, d in DAYS)
    dispute = asked((first, again), kind="agrees")
    make_link(first, later, kind="updates", state=State.ACCEPTED, dispute=dispute)

    (position,) = client.get(dispute.get_absolute_url()).context["answers"].positions

    assert [one.value for one in position.current] == ["31"]
    assert [one.value for one in position.earlier] == ["28", "27"]


def test_dispute_hides_a_claim_that_was_taken_back(client, told, asked):
    low, high = told(28), told(74_321)
    dispute = asked((low, high))
    high.claim.state = State.SUGGESTED
    high.claim.save()

    page = client.get(dispute.get_absolute_url())

    assert "74321" not in page.text
    assert page.context["answers"].contradictions == []


def test_reader_is_told_of_a_link_that_is_to_be_decided_anew(client, told, asked):
    low, high = told(28), told(74)
    pages = [asked((low, high)).get_absolute_url(), low.claim.get_absolute_url()]
    said = "by the rules it is now: agrees"
    assert not any(said in client.get(page).text for page in pages)
    Link.objects.update(verdict="contradicts", changed_to="agrees")

    client.force_login(make_editor())

    assert all(said in client.get(page).text for page in pages)


def test_dispute_as_known_on_a_day_leaves_out_what_came_later(client, told, asked):
    dispute = asked((told(28), told(74, day=13)))

    page = client.get(dispute.get_absolute_url(), {"known": "2024-05-12"})

    assert [p.values for p in page.context["answers"].positions] == ["28"]
    assert page.context["answers"].contradictions == []


def test_dispute_as_known_on_a_day_does_not_change_with_later_claims(
    client, told, asked
):
    low = told(28)
    dispute = asked((low, told(74, day=13)))
    asked_for = {"known": "2024-05-13"}
    before = client.get(dispute.get_absolute_url(), asked_for).context["answers"]
    make_link(low, told(90, day=15), dispute=dispute, state=State.ACCEPTED)

    after = client.get(dispute.get_absolute_url(), asked_for).context["answers"]

    assert after.positions == before.positions


def test_dispute_before_its_first_claim_says_so(client, told, asked):
    dispute = asked((told(28), told(74)))

    page = client.get(dispute.get_absolute_url(), {"known": "2024-05-01"})

    assert "No claim on this question had been published by 1 May 2024" in page.text


@pytest.mark.parametrize("known", ["yesterday", "2024-02-31", "2024"])
def test_dispute_as_known_on_no_day_is_not_there(client, told, asked, known):
    dispute = asked((told(28), told(74)))

    answer = client.get(dispute.get_absolute_url(), {"known": known})

    assert answer.status_code == 404


def test_dispute_names_the_sides_that_are_silent(client, told, asked, ada, sides):
    dispute = asked((told(28, speaker=ada), told(31, speaker=ada)))
    other = make_snapshot(
        "The dams hold.", article=told(1, speaker=ada).claim.snapshot.article
    )
    ivo = make_speaker("Ivo Petrov", affiliation=sides[1])
    make_claim("The dams hold", snapshot=other, speaker=ivo, state=State.ACCEPTED)

    page = text_of(client.get(dispute.get_absolute_url()))

    assert "No figure from <bdi>Dara</bdi>, who speaks on other questions" in page
    assert "This holds for the 3 articles held on the topic" in page


def test_dispute_names_no_silent_side_once_it_has_spoken(client, told, asked, ada, ivo):
    dispute = asked((told(28, speaker=ada), told(74, speaker=ivo)))

    page = text_of(client.get(dispute.get_absolute_url()))

    assert "No figure from" not in page
    assert "<b>Dara</b></bdi>: 1 figure, the latest 74 on 12 May 2024." in page


def test_dispute_compares_through_a_formula_with_its_arithmetic(client, told, asked):
    a, b = told(12), told(1000)
    dispute = asked((a, b), kind="derived")
    words = "12 km × 40 km = 480 km² < 1,000 km², 2.08 times as much"
    dispute.links.update(reasons=[{"part": "value", "holds": False, "words": words}])

    page = text_of(client.get(dispute.get_absolute_url()))

    assert "contradicts, through a formula," in page
    assert "12 km × 40 km = 480 km² &lt; 1,000 km²" in page


def test_the_list_of_disputes_tells_what_a_formula_contradicts(client, told, asked):
    dispute = asked((told(12), told(1000)), kind="derived")
    dispute.links.update(
        reasons=[{"part": "value", "holds": False, "words": "480 is less than 1,000"}]
    )

    page = text_of(client.get(dispute.topic.get_absolute_url()))

    assert "Contradicted through a formula:</b> <bdi>480 is less than 1,000" in page
    assert "No contradiction" not in page


def test_disputes_are_listed_most_at_odds_first(client, told, asked):
    far = asked((told(10), told(90)))
    near = asked((told(30), told(40)))

    page = client.get(near.topic.get_absolute_url())

    assert [one.dispute for one in page.context["summaries"]] == [far, near]


def test_dispute_shows_hostile_words_as_words(client, told, asked):
    speaker = make_speaker("<script>alert(1)</script>")
    dispute = asked((told(28, speaker=speaker), told(74)))

    page = client.get(dispute.get_absolute_url())

    assert "<script>" not in page.text
    assert "&lt;script&gt;alert(1)" in page.text


def test_dispute_tells_what_would_reconcile_a_contradiction(
    client, told, asked, ada, ivo
):
    dispute = asked((told(28, speaker=ada), told(74, day=13, speaker=ivo)))

    page = client.get(dispute.get_absolute_url())

    (link,) = page.context["answers"].contradictions
    assert [reason.name for reason in link.reconciling] == ["time"]
    assert "What would reconcile these?" in page.text


def test_dispute_offers_no_reason_where_scopes_are_the_same(
    client, told, asked, ada, ivo
):
    dispute = asked((told(28, speaker=ada), told(74, speaker=ivo)))

    page = client.get(dispute.get_absolute_url())

    assert "What would reconcile these?" not in page.text


def test_dispute_shows_an_utterance_once_with_its_appearances(
    client, told, asked, ada, ivo
):
    first = told(28, speaker=ada)
    dispute = asked((first, told(74, day=13, speaker=ivo)))
    again = told(29, day=13, speaker=ada).claim
    again.appearance_of = first.claim
    again.save()

    page = client.get(dispute.get_absolute_url())
    before = client.get(dispute.get_absolute_url(), {"known": "2024-05-12"})

    assert len(page.context["answers"].positions) == 2
    assert f'Told again by <a href="{again.get_absolute_url()}"' in text_of(page)
    assert "Told again by" not in before.text


def test_position_counts_copies_of_one_report_once(client, told, asked, ivo):
    copies = [told(28), told(27, high=28)]
    for copy in copies:
        copy.claim.speaker, copy.claim.form = None, Form.OWN_VOICE
        copy.claim.save()
    Article.objects.filter(snapshots__claims__figures__in=copies).update(
        origin_name="Mara Wire"
    )
    high = told(74, day=13, speaker=ivo)
    dispute = asked((copies[0], high), (copies[1], high))

    page = client.get(dispute.get_absolute_url())

    assert "2 claims from 1 independent origin." in text_of(page)
