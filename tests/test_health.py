import pytest

from claims.models import Import, ImportChannel, ImportState
from tests.make import make_user, uuid4

pytestmark = pytest.mark.django_db


@pytest.mark.req("O5")
@pytest.mark.parametrize("path", ["/livez/", "/readyz/"])
def test_health_answers_everybody(client, path):
    response = client.get(path)

    assert response.status_code == 200
    assert "no-store" in response["Cache-Control"]


@pytest.mark.req("O5")
def test_missing_model_is_not_ready(client, settings):
    settings.CLAIMS_SPACY_MODEL = "xx_of_no_such_name"

    response = client.get("/readyz/")

    assert (response.status_code, response.text) == (503, "not ready: model")


def test_status_is_for_admins(client):
    client.force_login(make_user("editor"))

    assert client.get("/status/").status_code == 403


@pytest.mark.req("O5")
@pytest.mark.req("D7")
def test_status_tells_what_failed(admin_client, admin, settings):
    settings.PRIVATE_DATABASE = True
    Import.objects.create(
        channel=ImportChannel.PASTE,
        once_key=uuid4(),
        requested_by=admin,
        state=ImportState.FAILED,
        message="The text is empty.",
    )

    response = admin_client.get("/status/")

    assert response.status_code == 200
    assert "The text is empty." in response.text
    assert "which is for trials" in response.text
