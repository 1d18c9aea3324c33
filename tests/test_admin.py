import pytest
from django.contrib.auth.models import Group

from claims.models import Decision, DecisionKind
from tests.make import make_article, make_source, make_topic, make_user

pytestmark = pytest.mark.django_db


@pytest.mark.req("E1")
def test_change_in_the_admin_is_recorded(admin_client, admin):
    source = make_source("Harbour Gazette")

    response = admin_client.post(
        f"/admin/claims/source/{source.pk}/change/",
        {"name": "The Harbour Gazette", "homepage": "", "is_free_to_republish": "on"},
    )

    assert response.status_code == 302
    decision = Decision.objects.on(source).get()
    assert (decision.kind, decision.decided_by) == (DecisionKind.CHANGE, admin)
    assert decision.before["name"] == "Harbour Gazette"
    assert decision.after["name"] == "The Harbour Gazette"
    source.refresh_from_db()
    assert source.version == 2


@pytest.mark.parametrize(
    "path",
    ["", "claims/article/", "claims/decision/", "claims/import/", "claims/user/"],
)
def test_admin_pages_answer(admin_client, path):
    make_article()

    assert admin_client.get(f"/admin/{path}").status_code == 200


def test_editor_has_no_admin(editor_client):
    assert editor_client.get("/admin/").status_code == 403


def test_sign_in_form_of_the_admin_is_ours(client):
    response = client.get("/admin/login/?next=/admin/")

    assert response.status_code == 302
    assert response["Location"].startswith("/sign-in/?next=")


@pytest.mark.req("E1")
def test_change_of_a_right_is_recorded_with_the_groups(admin_client, admin):
    user = make_user("editor", name="bea")
    admins = Group.objects.get(name="admin")

    admin_client.post(
        f"/admin/claims/user/{user.pk}/change/",
        {"username": "bea", "is_active": "on", "groups": [admins.pk],
         "date_joined_0": "2026-01-01", "date_joined_1": "12:00:00"},
    )  # fmt: skip

    decision = Decision.objects.on(user).get()
    assert decision.decided_by == admin
    assert decision.before["groups"] == ["editor"]
    assert decision.after["groups"] == ["admin"]


def test_password_is_not_recorded(admin_client, admin):
    admin_client.post(
        "/admin/claims/user/add/",
        {"username": "new", "password1": "k7Qz9Lm2!", "password2": "k7Qz9Lm2!",
         "usable_password": "true"},
    )  # fmt: skip

    decision = Decision.objects.get(subject_kind="user")
    assert "k7Qz9Lm2!" not in str(decision.after)
    assert "password" not in decision.after


def test_admin_lets_a_topic_ask_for_a_second_reader(admin_client):
    topic = make_topic("Mara flood")
    kept = {"name": topic.name, "slug": topic.slug, "summary": ""}

    admin_client.post(
        f"/admin/claims/topic/{topic.pk}/change/", {**kept, "needs_second_reader": "on"}
    )

    topic.refresh_from_db()
    assert topic.needs_second_reader
    after = Decision.objects.on(topic).get().after
    assert after["needs_second_reader"] is True
