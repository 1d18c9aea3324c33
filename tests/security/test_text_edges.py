"""Text that hides, turns or breaks what is around it, at every edge of the site."""

import json
import re
from html.parser import HTMLParser

import pytest
from django import forms
from django.db import transaction

from claims.models import Article, Claim, Dispute, Source, Speaker, State, Topic
from tests.make import make_claim, make_snapshot

from .site import own_urls

RIGHT_TO_LEFT = "\u202e"
DATA = re.compile(r"<script type=\"application/ld\+json\">.*?</script>", re.S)
# What an editor changes, and the article, whose characters are counted: as it came.
EDITED = re.compile(
    r'<textarea.*?</textarea>|<option.*?</option>|value="[^"]*"'
    r'|<i data-code="[^"]*">.</i>',
    re.S,
)
VOID = {"meta", "link", "input", "img", "br", "hr", "use", "path", "circle"}
HIDDEN = "Ada\u202e Brook\u200b"
# NUL, a lone surrogate as UTF-8, numbers that are too large or none, other digits.
ODD = ["%00", "%ED%A0%80", "9" * 30, "-1", "NaN", "%C2%B2", "%D9%A3"]


def form_fields():
    """Return the name of every field of our forms, alone and as forms are nested."""
    found, queue = set(), list(forms.Form.__subclasses__())
    while queue:
        form = queue.pop()
        queue += form.__subclasses__()
        if form.__module__.startswith("claims."):
            found |= set(form.base_fields)
    nested = {f"figures-0-{name}" for name in found}
    nested |= {f"{who}-{name}" for name in found for who in ("speaker", "via")}
    return sorted(found | nested | {"back", "next", "username", "password", "known"})


QUERIES = [
    *form_fields(), "before", "after", "page", "known", "id", "kind", "by", "rejected",
]  # fmt: skip


@pytest.mark.req("T4")
@pytest.mark.req("T5")
@pytest.mark.parametrize("odd", ODD)
def test_no_query_whatever_breaks_a_screen(odd, site, sign_in_as):
    client = sign_in_as("admin")
    query = "&".join(f"{name}={odd}" for name in QUERIES)
    broken = []
    for url in own_urls():
        response = client.get(f"{url.path(site.ids)}?{query}")
        if response.status_code >= 500:
            broken.append((url.name, response.status_code))

    assert broken == []


@pytest.mark.req("T4")
@pytest.mark.req("T5")
@pytest.mark.parametrize("version", ["", "1"], ids=["all odd", "right version"])
@pytest.mark.parametrize("odd", ODD)
def test_no_form_whatever_breaks_a_screen(odd, version, site, sign_in_as):
    client = sign_in_as("admin")
    sent = dict.fromkeys(form_fields(), odd)
    sent |= {"figures-TOTAL_FORMS": "1", "figures-INITIAL_FORMS": "0"}
    sent |= {"version": version, "near": "0"} if version else {}
    body = "&".join(f"{name}={value}" for name, value in sent.items())
    broken = []
    for url in own_urls():
        with transaction.atomic():
            response = client.post(
                url.path(site.ids),
                body.encode(),
                content_type="application/x-www-form-urlencoded",
            )
            transaction.set_rollback(True)
        if response.status_code >= 500:
            broken.append((url.name, response.status_code))
        client = sign_in_as("admin") if url.name == "sign-out" else client

    assert broken == []


@pytest.mark.req("T4")
@pytest.mark.parametrize(
    "path", ["/%00/", "/topics/%00/", "/topics/%ED%A0%80/", "/claims/%D9%A3/", "/%FF/"]
)
def test_no_path_whatever_breaks_the_site(path, sign_in_as):
    assert sign_in_as("reader").get(path).status_code in {400, 404}


@pytest.mark.req("T4")
@pytest.mark.parametrize("odd", ["\x00", "\x80\xff", "x" * 5000])
@pytest.mark.parametrize(
    "name",
    ["HTTP_REFERER", "HTTP_USER_AGENT", "HTTP_HX_CURRENT_URL", "HTTP_X_FORWARDED_FOR",
     "HTTP_ACCEPT_LANGUAGE", "HTTP_IF_NONE_MATCH", "HTTP_IF_MODIFIED_SINCE",
     "HTTP_ORIGIN", "HTTP_COOKIE"],
)  # fmt: skip
def test_no_header_whatever_breaks_a_screen(name, odd, sign_in_as):
    headers = {name: odd, "HTTP_HX_REQUEST": "true"}

    statuses = {
        sign_in_as("reader").get(path, **headers).status_code
        for path in ("/", "/review/", "/search/?q=a")
    }

    assert statuses <= {200, 302}


@pytest.mark.req("T4")
def test_text_with_a_forbidden_character_is_refused_at_its_field(sign_in_as):
    response = sign_in_as("editor").post(
        "/import/new/",
        {"text": "a\x00b", "source": "The Harbour Gazette", "once_key": KEY},
    )

    assert response.status_code == 422
    assert "cannot be stored" in response.text or "Null characters" in response.text


KEY = "6f1c1f0e-8b0e-4c55-9d4e-0d7c3a0b7d11"


@pytest.fixture
def hiding(site):
    """The site, with hidden characters in every text that readers see."""
    snapshot = make_snapshot(
        f"{HIDDEN} said 28 villages were flooded in {HIDDEN}.",
        article=Article.objects.get(pk=site.ids["articles"]),
    )
    claim = make_claim(
        f"28 villages were flooded in {HIDDEN}", snapshot=snapshot, role=HIDDEN,
        state=State.ACCEPTED, speaker=Speaker.objects.get(pk=site.ids["speakers"]),
    )  # fmt: skip
    for model, name in NAMED.items():
        for row in model.objects.all():
            setattr(row, name, f"{HIDDEN} {row.pk}")
            row.save()
    site.ids["claims"] = claim.pk
    return site


NAMED = {
    Speaker: "name",
    Source: "name",
    Topic: "name",
    Article: "headline",
    Dispute: "question",
}


@pytest.mark.req("T3")
def test_readers_see_what_hides(hiding, sign_in_as):
    client = sign_in_as("reader")
    hidden_in = []
    for url in own_urls():
        page = client.get(url.path(hiding.ids))
        if url.policy == "public" and RIGHT_TO_LEFT in DATA.sub("", page.text):
            hidden_in.append(url.name)

    assert hidden_in == []
    assert "⟨U+202E⟩" in client.get(f"/claims/{hiding.ids['claims']}/").text
    assert Claim.objects.get(pk=hiding.ids["claims"]).quote.endswith(HIDDEN)


@pytest.mark.req("T3")
def test_editors_see_what_hides(hiding, sign_in_as):
    client = sign_in_as("editor")
    hidden_in = []
    for url in own_urls():
        if url.policy == "editor":
            page = client.get(url.path(hiding.ids))
            rest = EDITED.sub("", page.text)
            if RIGHT_TO_LEFT in rest:
                hidden_in.append(url.name)

    assert hidden_in == []
    desk = client.get(f"/review/claims/{hiding.ids['claims']}/").text
    assert "⟨U+202E⟩" in desk
    assert f'<i data-code="U+202E">{RIGHT_TO_LEFT}</i>' in desk


def is_page(response):
    """Whether a browser shows an answer as a page, rather than as text or a file."""
    return response["Content-Type"].startswith("text/html")


class Isolation(HTMLParser):
    """Collects text of others that stands in no element that isolates directions."""

    def __init__(self):
        super().__init__()
        self.inside, self.loose = [], []

    def handle_starttag(self, tag, attributes):
        if tag not in VOID:
            is_isolated = tag in {"bdi", "title", "desc", "option", "script"}
            is_isolated = is_isolated or ("dir", "auto") in attributes
            self.inside.append((tag, is_isolated))

    def handle_endtag(self, tag):
        while self.inside and self.inside.pop()[0] != tag:
            pass

    def handle_data(self, data):
        if "⟨U+202E⟩" in data and not any(isolated for _, isolated in self.inside):
            self.loose.append(data)


@pytest.mark.req("T3")
def test_words_of_others_are_isolated(hiding, sign_in_as):
    client = sign_in_as("reader")
    loose = []
    for url in own_urls():
        answer = client.get(url.path(hiding.ids))
        if url.policy == "public" and is_page(answer):
            page = Isolation()
            page.feed(answer.text)
            loose += [(url.name, words) for words in page.loose]

    assert loose == []


@pytest.mark.req("H4")
def test_data_in_a_page_cannot_end_its_element(site, client):
    attack = "</script><script>alert(1)</script>\u2028&"
    Speaker.objects.filter(pk=site.ids["speakers"]).update(name=attack)

    page = client.get(f"/claims/{site.ids['claims']}/").text

    data = page.split('<script type="application/ld+json">')[1].split("</script>")[0]
    assert json.loads(data)["author"]["name"] == attack
    assert "\u2028" not in data
    assert "<" not in data


@pytest.mark.req("H1")
@pytest.mark.req("H3")
def test_markup_in_any_text_stays_text(site, sign_in_as):
    attack = "<img src=x onerror=alert(1)>\"'><script>alert(1)</script>"
    for model, name in NAMED.items():
        for row in model.objects.all():
            setattr(row, name, f"{attack} {row.pk}")
            row.save()
    client = sign_in_as("admin")
    alive = []
    for url in own_urls():
        answer = client.get(url.path(site.ids))
        text = answer.text if is_page(answer) else ""
        if "<img src=x" in text or "<script>alert" in text:
            alive.append(url.name)

    assert alive == []
