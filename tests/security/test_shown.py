"""What became of a published claim is shown; what a page brought along is not."""

import re

import pytest

from claims.importing.pages import read_page
from claims.models import State
from claims.review.actions import amend_claim
from tests.make import make_claim, make_editor, make_snapshot

from .test_text_edges import form_fields

HOSTILE = """
<html><head><title>Flood</title><style>p {color: red}</style></head><body><article>
<h1>Flood in the valley</h1>
<p hx-get="/review/undo/" data-x="1" style="color:red" onclick="alert(1)">Governor Ada
Brook said on Monday that 28 villages were flooded after the dam gave way.</p>
<form action="https://evil.example"><p>Rescuers reached most of the 121 people who had
waited on roofs since the early morning, she said.</p><input name="password"></form>
<p>Boats went on searching through the night, and <b>more rain</b> is expected.</p>
<script>alert(1)</script><img src="https://evil.example/pixel.gif">
<svg onload="alert(2)"></svg></article></body></html>
"""


@pytest.mark.req("H2")
def test_only_the_words_of_a_page_are_kept():
    page = read_page(HOSTILE, "https://news.example/1")

    assert "28 villages were flooded" in page.text
    assert re.findall(r"<\w+|alert|hx-get|evil\.example|color:", page.text) == []


@pytest.mark.req("H2")
@pytest.mark.django_db
def test_markup_in_an_article_is_shown_as_text(admin_client):
    text = 'Ada said <b hx-get="/review/undo/">28 villages</b> were flooded.'
    claim = make_claim(text[9:], snapshot=make_snapshot(text), state=State.ACCEPTED)

    for path in (f"/claims/{claim.pk}/", f"/review/claims/{claim.pk}/"):
        page = admin_client.get(path).text

        assert "<b hx-get=" not in page
        assert "&lt;b hx-get=" in page


@pytest.mark.req("E3")
@pytest.mark.django_db
def test_readers_see_the_earlier_wording_of_a_published_claim(client):
    text = "Ada Brook said 28 villages were flooded by the river."
    claim = make_claim(
        "28 villages were flooded", snapshot=make_snapshot(text), state=State.ACCEPTED
    )
    start = text.index("28")

    amend_claim(
        claim, version=1, by=make_editor("bea"), where="test",
        segments=[[start, len(text) - 1]],
    )  # fmt: skip

    page = client.get(f"/claims/{claim.pk}/").text
    history = page.split('id="changes"')[1]
    assert "28 villages were flooded by the river" in history
    assert "28 villages were flooded<" in history.replace("</", "<")
    assert "bea" not in page


@pytest.mark.req("C2")
@pytest.mark.django_db
def test_form_that_somebody_overtook_keeps_what_was_typed(editor_client):
    claim = make_claim(version=2, role="mayor")
    typed = dict.fromkeys(form_fields(), "")
    typed |= {
        "version": "1", "near": "0", "quote": claim.quote, "form": "indirect",
        "polarity": "asserted", "modality": "actual", "role": "acting governor",
        "speaker-name": claim.speaker.name, "speaker-which": claim.speaker_id,
        "figures-TOTAL_FORMS": "0", "figures-INITIAL_FORMS": "0",
        "reason": "heard it on the radio",
    }  # fmt: skip

    response = editor_client.post(f"/review/claims/{claim.pk}/edit/", typed)

    assert response.status_code == 409
    assert "Somebody else decided" in response.text
    assert "As it is now" in response.text
    assert 'value="acting governor"' in response.text
    assert 'value="heard it on the radio"' in response.text
    claim.refresh_from_db()
    assert (claim.state, claim.role) == (State.SUGGESTED, "mayor")
