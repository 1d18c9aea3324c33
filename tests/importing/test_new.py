from uuid import uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from claims.models import Import
from tests.make import make_source, make_topic

from .found import TEXT

pytestmark = pytest.mark.django_db

URL = "/import/new/"


@pytest.fixture
def post(editor_client):
    """Send the form, with a text and its source where nothing else is said."""

    def send(**fields):
        fields = {"once_key": uuid4(), "text": TEXT, "source": "Post"} | fields
        return editor_client.post(URL, {k: v for k, v in fields.items() if v != ""})

    return send


def upload(name, content=b"Some text.", **fields):
    return {"text": "", "file": SimpleUploadedFile(name, content), **fields}


def test_new_shows_the_form_with_known_sources_and_topics(editor_client):
    make_source("The Mara Post")
    make_topic("Mara flood")

    response = editor_client.get(URL)

    assert response.status_code == 200
    assert '<option value="The Mara Post">' in response.text
    assert '<option value="Mara flood">' in response.text


def test_a_paste_begins_an_import(post, editor):
    response = post(topic="Mara flood", published_on="2024-08-12")

    job = Import.objects.get()
    assert response.status_code == 302
    assert response.url == job.get_absolute_url()
    assert (job.channel, job.requested_by) == ("paste", editor)
    assert bytes(job.raw) == TEXT.encode()
    assert job.details["topic"] == "Mara flood"
    assert job.details["published_on"] == "2024-08-12"


def test_an_address_alone_is_to_be_fetched(post):
    post(text="", source="", url="https://news.example/a")

    assert Import.objects.get().channel == "address"


def test_a_file_is_kept_as_it_is(post):
    post(**upload("../../Flood.HTML", b"<p>caf\xe9"))

    job = Import.objects.get()
    assert (job.channel, job.file_name) == ("file", "flood.html")
    assert bytes(job.raw) == b"<p>caf\xe9"


@pytest.mark.req("C3")
def test_a_form_sent_twice_is_one_import(post):
    key = uuid4()

    first, second = post(once_key=key), post(once_key=key)

    assert first.url == second.url
    assert Import.objects.count() == 1


def test_a_form_sent_again_with_another_text_is_another_import(post):
    key = uuid4()

    post(once_key=key)
    post(once_key=key, text=TEXT + " More.")

    assert Import.objects.count() == 2


@pytest.mark.req("T4")
@pytest.mark.req("T5")
@pytest.mark.parametrize(
    ("fields", "field"),
    [
        ({"text": "a\x00b"}, "text"),
        ({"source": "a\x00b"}, "source"),
        ({"source": "x" * 201}, "source"),
        ({"source": ""}, "source"),
        ({"text": "   "}, "text"),
        ({"headline": "x" * 501}, "headline"),
        ({"published_on": "1066-10-14"}, "published_on"),
        ({"published_on": "9999-12-31"}, "published_on"),
        ({"published_on": "NaN"}, "published_on"),
        ({"published_on": "2024-08-32"}, "published_on"),
        ({"url": "javascript:alert(1)"}, "url"),
        ({"url": "http://" + "a" * 3000}, "url"),
        ({"origin_url": "data:text/html,x"}, "origin_url"),
        ({"text": "", "url": "http://news.example:22/"}, "url"),
        ({"text": "", "url": "http://user@news.example/"}, "url"),
        ({"once_key": "x"}, "once_key"),
    ],
)
def test_what_cannot_be_is_refused_at_its_field(post, fields, field):
    response = post(**fields)

    assert response.status_code == 422
    assert field in response.context["form"].errors
    assert not Import.objects.exists()


@pytest.mark.req("P4")
def test_a_text_over_the_limit_is_refused_with_the_limit(post):
    response = post(text="x " * 100_001)

    assert response.status_code == 422
    assert "200000" in str(response.context["form"].errors["text"])


@pytest.mark.req("P6")
@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("drawing.svg", b"<svg onload='x'/>"),
        ("flood.html", b"<svg xmlns='http://www.w3.org/2000/svg'/>"),
        ("flood.html", b"<?xml version='1.0'?> <!DOCTYPE svg PUBLIC ''> <svg/>"),
        ("flood.html", b"%PDF-1.7"),
        ("flood.txt", b"PK\x03\x04"),
        ("flood.txt", b"\x7fELF\x00\x00"),
        ("flood.exe", b"MZ"),
        ("flood.html.zip", b"x"),
        ("flood", b"x"),
        ("flood.txt", b""),
        ("flood.txt", b"x" * 10_000_001),
    ],
)
def test_files_that_are_no_texts_are_refused(post, name, content):
    response = post(**upload(name, content))

    assert response.status_code == 422
    assert "file" in response.context["form"].errors
    assert not Import.objects.exists()


@pytest.mark.req("P6")
def test_a_file_in_utf_16_is_a_text(post):
    assert (
        post(**upload("a.txt", "\ufeffVillages".encode("utf-16-le"))).status_code == 302
    )


def test_what_was_typed_stays_after_an_error(post):
    response = post(url="x", headline="Flood in Mara")

    assert 'value="Flood in Mara"' in response.text
    assert 'role="alert"' in response.text
    assert 'aria-invalid="true"' in response.text


def test_readers_cannot_import(client):
    assert client.get(URL).status_code == 302
    assert client.post(URL, {"text": TEXT}).status_code == 403  # the form is kept
    assert not Import.objects.exists()
