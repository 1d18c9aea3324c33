"""Nothing unpublished, and nothing of editors, in anything that is public."""

import json
from secrets import token_hex

import pytest

from claims.models import (
    Article,
    Claim,
    Decision,
    DecisionKind,
    Import,
    ImportChannel,
    Snapshot,
    State,
    SubjectKind,
    User,
)
from claims.review.actions.comments import assign, write_comment
from tests.make import (
    make_article,
    make_claim,
    make_dispute,
    make_figure,
    make_link,
    make_measure,
    make_snapshot,
    make_source,
    make_speaker,
    make_topic,
    uuid4,
)

from .site import own_urls

HIDDEN = [
    {"state": State.SUGGESTED},
    {"state": State.REJECTED},
    {"state": State.WITHDRAWN},
    {"state": State.ACCEPTED, "awaits_second": True},
]


class Markers:
    """Words that nothing else holds, remembered by where they were written."""

    def __init__(self):
        self.written = {}

    def __call__(self, where):
        word = f"Q{token_hex(8)}"
        self.written[word] = where
        return word

    def found_in(self, text):
        return [where for word, where in self.written.items() if word in text]


@pytest.fixture
def marked(site):
    """What was written where readers must not see it, beside all that they may."""
    mark = Markers()
    shown = Claim.objects.get(pk=site.ids["claims"])
    dispute = shown.links_a.get().dispute
    editor = site.users["editor"]
    User.objects.filter(pk=editor.pk).update(
        username=mark("user name"), email=mark("e-mail"), last_name=mark("name")
    )
    _mark_published(mark, shown, dispute, editor)
    for fields in HIDDEN:
        _mark_claim(mark, shown, dispute, fields)
    for state in ("draft", "withdrawn"):
        make_dispute(mark("question"), topic=dispute.topic, state=state,
                     summary=mark("summary"))  # fmt: skip
    make_topic(mark("empty topic"))
    make_source(mark("silent source"))
    make_article(topic=dispute.topic, headline=mark("article without a claim"))
    Import.objects.create(
        channel=ImportChannel.PASTE, raw=mark("paste").encode(), requested_by=editor,
        details={"byline": mark("detail")}, once_key=uuid4(), message=mark("failure"),
    )  # fmt: skip
    return mark


def _mark_published(mark, claim, dispute, editor):
    """Write beside a published claim what only staff sees."""
    snapshot = Snapshot.objects.get(pk=claim.snapshot_id)
    Snapshot.objects.filter(pk=snapshot.pk).update(
        text=f"{snapshot.text}{' word' * 100} {mark('end of the text')}",
        raw=mark("bytes").encode(),
        changes=[mark("what was altered")],
    )
    why = [{"part": "cue", "rule": mark("rule"), "words": mark("reason")}]
    Claim.objects.filter(pk=claim.pk).update(reasons=why, confidence=0.4321)
    for subject in (claim, dispute):
        write_comment(subject, text=mark("comment"), by=editor)
    assign(claim, editor=editor, by=editor)
    kinds = {SubjectKind.CLAIM: claim, SubjectKind.DISPUTE: dispute}
    for kind, subject in kinds.items():
        Decision.objects.create(
            kind=DecisionKind.AMEND, subject_kind=kind, subject_id=subject.pk,
            before={"state": "accepted", "note": mark("earlier")},
            after={"state": "accepted", "awaits_second": True, "note": mark("later")},
            reason=mark("why"), decided_by=editor, batch=uuid4(),
        )  # fmt: skip


def _mark_claim(mark, shown, dispute, fields):
    """Make a claim that is not published, in a published article and dispute."""
    words = f"{mark('quote')} 28 villages"
    snapshot = make_snapshot(f"{words}.", article=shown.snapshot.article)
    claim = make_claim(
        words, snapshot=snapshot, role=mark("role"),
        speaker=make_speaker(mark("speaker"), aliases=[mark("alias")]),
        via=make_speaker(mark("via")), appearance_of=shown, **fields,
    )  # fmt: skip
    measure = make_measure(mark("measure"))
    figure = make_figure(claim, "28", measure=measure, actor=mark("actor"))
    own = shown.figures.get()
    make_link(
        own, figure, dispute=dispute, state=State.ACCEPTED, note=mark("note"),
        reasons=[{"part": "place", "holds": False, "words": mark("reason of a link")}],
    )  # fmt: skip
    other = make_figure(make_claim(state=State.ACCEPTED))
    make_link(own, other, dispute=dispute, note=mark("hidden note"), **fields)


@pytest.mark.req("X3")
def test_nothing_unpublished_is_in_anything_public(site, marked, sign_in_as):
    client = sign_in_as("reader")
    shown = {}
    for url in own_urls():
        if url.policy == "public":
            answer = client.get(url.path(site.ids))
            text = f"{answer.text} {answer.serialize_headers().decode()}"
            shown[url.name] = marked.found_in(text)

    assert {name: where for name, where in shown.items() if where} == {}
    assert len(marked.written) > 40
    assert shown.keys() >= {"reading:dispute_claims_json", "reading:claims_csv"}


@pytest.mark.req("X3")
def test_nothing_unpublished_is_found_by_its_words(site, marked, sign_in_as):
    client = sign_in_as("reader")

    found = [
        where
        for word, where in marked.written.items()
        if client.get("/search.json", {"q": word}).json()["claims"]
    ]

    assert found == []


@pytest.mark.req("X3")
def test_editor_is_given_no_more_data_than_a_reader(site, marked, sign_in_as):
    for url in own_urls():
        if url.name.endswith("_json"):
            path = url.path(site.ids)
            asked = [sign_in_as(role).get(path) for role in ("reader", "editor")]

            assert json.loads(asked[0].text) == json.loads(asked[1].text)


@pytest.mark.req("X3")
def test_data_of_what_is_hidden_answers_as_of_what_is_absent(site, sign_in_as):
    client = sign_in_as("reader")
    absent = dict.fromkeys(site.hidden, 999999999) | {"topics": "no-such-topic"}
    for url in own_urls():
        if "_claims_" in url.name or "_disputes_" in url.name:
            answers = [client.get(url.path(ids)) for ids in (site.hidden, absent)]

            is_open = url.name.startswith("reading:search")
            assert [a.status_code for a in answers] == [200 if is_open else 404] * 2
            assert is_open or answers[0].text == answers[1].text


def test_articles_that_are_marked_are_there(site, marked):
    """The markers stand where they should: staff would see them."""
    assert Article.objects.filter(headline__in=marked.written).exists()
    assert Claim.objects.filter(role__in=marked.written).count() == len(HIDDEN)
