from uuid import uuid4

import pytest
from django.urls import reverse

from claims.errors import ClaimsError
from claims.models import Assignment, Comment, Mention, State
from claims.review.actions import accept_claim, redo, undo
from claims.review.actions.comments import assign, write_comment
from tests.make import (
    make_claim,
    make_dispute,
    make_editor,
    make_user,
)

pytestmark = pytest.mark.django_db


def at(name, kind, subject):
    return reverse(f"review:{name}_{kind}", args=[subject.pk])


@pytest.mark.parametrize("kind", ["claim", "dispute"])
def test_thread_adds_a_comment(editor_client, editor, kind):
    subject = make_claim() if kind == "claim" else make_dispute()

    response = editor_client.post(at("thread", kind, subject), {"text": "Is it so?"})

    assert response.status_code == 302
    comment = Comment.objects.get()
    assert (comment.subject, comment.written_by) == (subject, editor)
    assert "Is it so?" in editor_client.get(at("thread", kind, subject)).text


def test_a_comment_mentions_editors_by_name(editor_client):
    ada = make_editor("ada")
    make_user(name="reader")
    claim = make_claim()

    response = editor_client.post(
        at("thread", "claim", claim),
        {"text": "@Ada, @reader and @ada: see a@b.example."},
        follow=True,
    )

    assert Mention.objects.get().editor == ada
    assert "No editor is called @reader" in response.text


@pytest.mark.req("C3")
def test_a_comment_that_is_sent_twice_is_saved_once(editor_client):
    claim, key = make_claim(), uuid4()

    for _ in range(2):
        response = editor_client.post(
            at("thread", "claim", claim), {"text": "Once", "key": key}, follow=True
        )

    assert Comment.objects.count() == 1
    assert "was saved before" in response.text


def test_an_empty_comment_is_refused(editor_client):
    response = editor_client.post(at("thread", "claim", make_claim()), {"text": " "})

    assert response.status_code == 422
    assert not Comment.objects.exists()


@pytest.mark.req("X3")
def test_readers_never_see_comments(client):
    claim = make_claim(state=State.ACCEPTED)
    write_comment(claim, text="Between us", by=make_editor())

    assert "Between us" not in client.get(claim.get_absolute_url()).text


@pytest.mark.parametrize("kind", ["claim", "article"])
def test_assign_gives_work_to_an_editor_and_takes_it_back(editor_client, kind):
    ada, claim = make_editor("ada"), make_claim()
    subject = claim if kind == "claim" else claim.snapshot.article
    address = at("assign", kind, subject)
    assert editor_client.get(address).status_code == 200

    response = editor_client.post(address, {"editor": ada.pk})

    assert response.status_code == 302
    assert Assignment.objects.get().editor == ada
    editor_client.post(address, {"editor": ""})
    assert not Assignment.objects.exists()


@pytest.mark.parametrize("kind", ["claim", "article"])
def test_assign_to_somebody_who_is_no_editor_is_refused(editor_client, kind):
    claim, reader = make_claim(), make_user()
    subject = claim if kind == "claim" else claim.snapshot.article

    response = editor_client.post(at("assign", kind, subject), {"editor": reader.pk})

    assert response.status_code == 422
    assert not Assignment.objects.exists()


def test_mine_shows_what_waits_and_what_was_done(editor_client, editor):
    claim, other = make_claim(), make_claim("121 people")
    assign(claim, editor=editor, by=make_editor("ada"))
    assign(claim.snapshot.article, editor=editor, by=editor)
    write_comment(other, text=f"@{editor.username} look here", by=make_editor())
    accept_claim(other, version=1, by=editor)

    response = editor_client.get(reverse("review:mine"))

    assert response.status_code == 200
    assert claim.quote in response.text
    assert claim.snapshot.article.headline in response.text
    assert "look here" in response.text
    assert f'accepted <a href="/review/claims/{other.pk}/">' in response.text


def test_mine_without_anything_says_so(editor_client):
    response = editor_client.get(reverse("review:mine"))

    assert "Nobody has mentioned you" in response.text
    assert "You have decided on nothing yet" in response.text


def test_mine_forgets_mentions_once_they_are_seen(editor_client, editor):
    other = make_editor()
    for name in (editor.username, other.username):
        write_comment(make_claim(), text=f"@{name}", by=other)
    keys = [mention.pk for mention in Mention.objects.all()]

    response = editor_client.post(reverse("review:mine"), {"mention": [*keys, "x"]})

    assert response.status_code == 302
    assert Mention.objects.get(editor=editor).seen_at
    assert Mention.objects.get(editor=other).seen_at is None


def test_mine_leaves_out_what_was_decided(editor):
    claim = make_claim()
    assign(claim, editor=editor, by=editor)

    accept_claim(claim, version=1, by=editor)

    assert not Assignment.objects.of(editor).exists()


@pytest.mark.parametrize("name", ["mine", "thread", "assign"])
def test_screens_of_colleagues_are_for_editors(client, name):
    claim = make_claim()
    address = reverse("review:mine") if name == "mine" else at(name, "claim", claim)

    assert client.get(address).status_code == 302
    client.force_login(make_user())
    assert client.get(address).status_code == 403


@pytest.mark.parametrize("name", ["mine", "thread"])
def test_screens_of_colleagues_take_the_same_queries_for_one_and_three(
    editor_client, editor, django_assert_max_num_queries, name
):
    claim, other = make_claim(), make_editor()
    address = reverse("review:mine") if name == "mine" else at(name, "claim", claim)
    counts = []
    for number in (1, 2):
        for _ in range(number):
            write_comment(claim, text=f"@{editor.username}", by=other)
            assign(make_claim(), editor=editor, by=other)
        with django_assert_max_num_queries(20) as seen:
            editor_client.get(address)
        counts.append(len(seen))

    assert counts[0] == counts[1]


def test_a_comment_is_taken_back_and_written_again():
    ada, ben, claim = make_editor("ada"), make_editor("ben"), make_claim()
    comment, _ = write_comment(claim, text="@ben, is it so?", by=ada)

    undo(by=ada)
    gone = not (Comment.objects.exists() or Mention.objects.exists())
    redo(by=ada)

    assert gone
    assert Comment.objects.get() == comment
    assert Comment.objects.get().written_at == comment.written_at
    assert Mention.objects.get().editor == ben
    undo(by=ada)
    assert not Comment.objects.exists()


def assigned():
    return list(Assignment.objects.values_list("editor__username", flat=True))


def test_assignments_are_undone_and_made_again_step_by_step():
    ada, ben, claim = make_editor("ada"), make_editor("ben"), make_claim()
    for editor in (ada, ben, None):
        assign(claim, editor=editor, by=ada)
    seen = [assigned()]

    for step in (undo, undo, undo, redo, redo, redo):
        step(by=ada)
        seen.append(assigned())

    assert seen == [[], ["ben"], ["ada"], [], ["ada"], ["ben"], []]


def test_undo_of_an_assignment_is_refused_where_somebody_assigned_since():
    ada, ben, claim = make_editor("ada"), make_editor("ben"), make_claim()
    assign(claim, editor=ada, by=ada)
    assign(claim, editor=ben, by=ben)

    with pytest.raises(ClaimsError, match="changed since"):
        undo(by=ada)

    assert assigned() == ["ben"]


@pytest.mark.req("E1")
def test_history_tells_of_comments_and_assignments(editor_client, editor):
    claim = make_claim()
    write_comment(claim, text="Whose words?", by=editor)
    assign(claim, editor=editor, by=editor)

    response = editor_client.get(reverse("review:history"))

    assert "Whose words?" in response.text
    assert editor.username in response.text.split("assigned to")[1]


def test_take_back_takes_a_comment_back_and_undo_leads_to_its_thread(
    editor_client, editor
):
    claim = make_claim()
    comment, _ = write_comment(claim, text="Whose words?", by=editor)
    thread, back = (
        at("thread", "claim", claim),
        reverse("review:take_back", args=[comment.pk]),
    )
    assert back in editor_client.get(thread).text

    response = editor_client.post(back)

    assert response.url == thread
    assert not Comment.objects.exists()
    assert editor_client.post(reverse("review:redo")).url == thread
    assert Comment.objects.exists()
    assert editor_client.post(reverse("review:undo")).url == thread
    assert not Comment.objects.exists()


def test_take_back_is_for_ones_own_comments(editor_client):
    claim = make_claim()
    comment, _ = write_comment(claim, text="Whose words?", by=make_editor())
    back = reverse("review:take_back", args=[comment.pk])

    assert back not in editor_client.get(at("thread", "claim", claim)).text
    assert editor_client.post(back).status_code == 404
    assert Comment.objects.exists()


def test_a_mention_that_was_seen_can_be_kept_for_later(editor_client, editor):
    write_comment(make_claim(), text=f"@{editor.username}", by=make_editor())
    mention = Mention.objects.get()
    mine = reverse("review:mine")
    editor_client.post(mine, {"mention": mention.pk})
    assert "Keep for later" in editor_client.get(mine).text

    editor_client.post(mine, {"keep": mention.pk})

    mention.refresh_from_db()
    assert mention.seen_at is None
