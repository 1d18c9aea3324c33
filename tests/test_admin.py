import pytest

from claims.models import Decision, DecisionKind
from tests.make import make_article, make_source, make_user

pytestmark = pytest.mark.django_db


@pytest.fixture
def superuser(client):
    user = make_user("admin")
    user.is_staff = user.is_superuser = True
    user.save()
    client.force_login(user)
    return user


@pytest.mark.req("E1")
def test_change_in_the_admin_is_recorded(client, superuser):
    source = make_source("Harbour Gazette")

    response = client.post(
        f"/admin/claims/source/{source.pk}/change/",
        {"name": "The Harbour Gazette", "homepage": "", "is_free_to_republish": "on"},
    )

    assert response.status_code == 302
    decision = Decision.objects.on(source).get()
    assert (decision.kind, decision.decided_by) == (DecisionKind.CHANGE, superuser)
    assert decision.before["name"] == "Harbour Gazette"
    assert decision.after["name"] == "The Harbour Gazette"
    source.refresh_from_db()
    assert source.version == 2


@pytest.mark.parametrize(
    "path",
    ["", "claims/article/", "claims/decision/", "claims/import/", "claims/user/"],
)
def test_admin_pages_answer(client, superuser, path):
    make_article()

    assert client.get(f"/admin/{path}").status_code == 200


def test_editor_has_no_admin(client):
    client.force_login(make_user("editor"))

    assert client.get("/admin/").status_code == 403


def test_password_is_not_recorded(client, superuser):
    client.post(
        "/admin/claims/user/add/",
        {"username": "new", "password1": "k7Qz9Lm2!", "password2": "k7Qz9Lm2!",
         "usable_password": "true"},
    )  # fmt: skip

    decision = Decision.objects.get(subject_kind="user")
    assert "k7Qz9Lm2!" not in str(decision.after)
    assert "password" not in decision.after
