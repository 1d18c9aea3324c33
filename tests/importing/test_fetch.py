import re
import socket
from pathlib import Path
from urllib.parse import quote

import pytest

import claims
from claims.importing import fetching
from claims.importing.addresses import RefusedAddress
from claims.importing.fetching import FEED_TYPES, FetchFailed, fetch

from .servers import ARTICLE, CANARY, CERTIFICATE, PUBLIC, serving

# Where the canary listens, in every notation that some resolver understands.
INSIDE = [
    "127.0.0.1", "127.1", "2130706433", "0x7f000001", "0x7f.0.0.1", "0177.0.0.1",
    "017700000001", "0", "0.0.0.0", "localhost", "[::1]", "[::ffff:127.0.0.1]",
    "[::ffff:7f00:1]", "[::]", "[::127.0.0.1]", "[64:ff9b::7f00:1]", "127.0.0.1.",
    "①②⑦.0.0.1", "127。0。0。1", "inside.example", "mixed.example",
]  # fmt: skip


@pytest.fixture
def canary():
    with serving(CANARY) as server:
        yield server


@pytest.fixture
def site(canary, settings, names):
    """A site that may be fetched, on the port that the canary uses as well."""
    with serving(PUBLIC, canary.port) as server:
        settings.CLAIMS_FETCH_NETWORKS = [f"{PUBLIC}/32"]
        settings.CLAIMS_FETCH_PORTS = [server.port]
        names["news.example"] = [[PUBLIC]]
        server.url = f"http://news.example:{server.port}"
        yield server


@pytest.fixture
def names(monkeypatch):
    """What the resolver answers for a name: a list for each time it is asked."""
    known = {"inside.example": [[CANARY]], "mixed.example": [[PUBLIC, CANARY]]}
    ask = socket.getaddrinfo

    def answer(host, port, *rest, **options):
        if host not in known:
            return ask(host, port, *rest, **options)
        answers = known[host]
        found = answers.pop(0) if len(answers) > 1 else answers[0]
        kind = socket.SOCK_STREAM
        return [(socket.AF_INET, kind, 6, "", (one, port)) for one in found]

    monkeypatch.setattr(socket, "getaddrinfo", answer)
    return known


def test_fetch_returns_the_page_with_its_type_and_charset(site):
    answer = fetch(f"{site.url}/article?a=1")

    assert (answer.body, answer.media_type) == (ARTICLE, "text/html")
    assert (answer.charset, answer.url) == ("utf-8", f"{site.url}/article?a=1")
    assert site.hosts == [f"news.example:{site.port}"]


@pytest.mark.req("F1")
def test_nothing_else_uses_an_http_client():
    folder = Path(claims.__file__).parent
    client = re.compile(
        r"^\s*(import|from) (http\.client|urllib\.request|urllib3|requests|httpx|"
        r"aiohttp|socket|ssl)\b|fetch_url|fetch_response",
        re.MULTILINE,
    )

    users = {
        str(path.relative_to(folder))
        for path in folder.rglob("*.py")
        if client.search(path.read_text())
    }

    # The two others look whether a port of ours is free, and talk to nobody else.
    assert users - {"management/commands/serve.py", "postgres.py"} == {
        "importing/fetching.py"
    }


@pytest.mark.req("F2")
@pytest.mark.parametrize(
    "url",
    [
        "ftp://news.example/a",
        "file:///etc/passwd",
        "gopher://news.example/",
        "javascript:alert(1)",
        "//news.example/a",
        "news.example",
        "http://",
        "http:///a",
        "http://user@news.example/",
        "http://user:word@news.example/",
        "http://@news.example/",
        "http://news.example\\@127.0.0.1/",
        "http://news.example/a\\b",
        "http://news.example/\r\nHost: other",
        "http://news.example/a b",
        "http://news.example/\x00",
        "http://news.example/\ud800",
        "http://news.example:22/",
        "http://news.example:99999/",
        "http://news.example:x/",
        "http://[::1/",
        "http://exa_mple..com/",
        "http://127.0.0.1%2f@news.example/",
        "http://" + "a" * 3000,
    ],
)
def test_odd_addresses_are_refused(url):
    with pytest.raises(RefusedAddress):
        fetch(url)


@pytest.mark.req("F3")
@pytest.mark.parametrize("host", INSIDE)
def test_nothing_inside_is_contacted(host, site, canary):
    with pytest.raises((RefusedAddress, FetchFailed)):
        fetch(f"http://{host}:{canary.port}/")

    assert canary.contacts == 0


@pytest.mark.req("F3")
@pytest.mark.parametrize("host", INSIDE)
def test_a_redirect_leads_nowhere_inside(host, site, canary):
    with pytest.raises((RefusedAddress, FetchFailed)):
        fetch(f"{site.url}/redirect/http://{host}:{canary.port}/")

    assert site.contacts == 1
    assert canary.contacts == 0


@pytest.mark.req("F3")
def test_a_name_is_resolved_once_and_the_checked_machine_contacted(site, canary, names):
    names["turns.example"] = [[PUBLIC], [CANARY]]

    fetch(f"http://turns.example:{site.port}/")

    assert canary.contacts == 0
    assert site.hosts == [f"turns.example:{site.port}"]


@pytest.mark.req("F3")
def test_a_name_that_turns_inside_between_redirects_is_refused(site, canary, names):
    names["turns.example"] = [[PUBLIC], [CANARY]]

    with pytest.raises(RefusedAddress):
        fetch(f"http://turns.example:{site.port}/hops/1")

    assert canary.contacts == 0


@pytest.mark.req("F3")
def test_metadata_addresses_are_refused_even_where_all_is_allowed(settings):
    settings.CLAIMS_FETCH_NETWORKS = ["0.0.0.0/0", "::/0"]

    for host in ("169.254.169.254", "[::ffff:169.254.169.254]", "[fd00:ec2::254]"):
        with pytest.raises(RefusedAddress):
            fetch(f"http://{host}/latest/meta-data/")


@pytest.mark.req("F4")
def test_five_redirects_are_followed_and_no_more(site):
    assert fetch(f"{site.url}/hops/4").url == f"{site.url}/article"

    with pytest.raises(FetchFailed, match="more than 5 times"):
        fetch(f"{site.url}/hops/5")
    with pytest.raises(FetchFailed, match="more than 5 times"):
        fetch(f"{site.url}/loop")


@pytest.mark.req("F4")
@pytest.mark.parametrize(
    "target",
    ["file:///etc/passwd", "http://a@news.example/", "http://[::1", "\\\\a\\b"],
)
def test_a_redirect_to_an_odd_address_is_refused(site, target):
    with pytest.raises(RefusedAddress):
        fetch(f"{site.url}/redirect/{quote(target)}")


@pytest.mark.req("F4")
def test_proxies_of_the_environment_are_ignored(site, canary, monkeypatch):
    for name in ("http_proxy", "https_proxy", "all_proxy", "HTTP_PROXY"):
        monkeypatch.setenv(name, f"http://{CANARY}:{canary.port}")

    fetch(f"{site.url}/article")

    assert canary.contacts == 0


@pytest.mark.req("F5")
@pytest.mark.parametrize(
    "path", ["large", "bomb", "declared/5000001"], ids=["sent", "unpacked", "declared"]
)
def test_a_body_over_the_limit_is_refused(site, path):
    with pytest.raises(FetchFailed, match="larger than 5 MB"):
        fetch(f"{site.url}/{path}")


@pytest.mark.req("F5")
def test_a_slow_sender_is_cut_off_by_the_wall_clock(site, monkeypatch):
    monkeypatch.setattr(fetching, "ALL_WITHIN", 0.5)

    with pytest.raises(FetchFailed, match="did not answer in full") as failure:
        fetch(f"{site.url}/slow")

    assert failure.value.may_pass


@pytest.mark.parametrize("path", ["short", "cut"])
def test_a_body_that_breaks_off_is_refused(site, path):
    with pytest.raises(FetchFailed, match="broke off"):
        fetch(f"{site.url}/{path}")


def test_a_packed_body_is_unpacked(site):
    assert fetch(f"{site.url}/gzip").body == ARTICLE


@pytest.mark.parametrize("encoding", ["br", "gzip, gzip", "deflate"])
def test_other_packings_are_refused(site, encoding):
    with pytest.raises(FetchFailed, match="packed"):
        fetch(f"{site.url}/packed/{encoding}".replace(" ", "%20"))


@pytest.mark.req("F6")
@pytest.mark.parametrize("code", [201, 204, 206, 304, 400, 401, 404, 410, 500, 503])
def test_an_error_page_is_refused_and_never_shown(site, code):
    with pytest.raises(FetchFailed) as failure:
        fetch(f"{site.url}/status/{code}")

    assert str(code) in str(failure.value)
    assert failure.value.may_pass == (code >= 500)


@pytest.mark.req("F6")
@pytest.mark.parametrize(
    "media_type",
    ["image/png", "application/pdf", "image/svg+xml", "application/rss+xml", "x"],
)
def test_other_types_are_refused(site, media_type):
    with pytest.raises(FetchFailed, match="which is no article"):
        fetch(f"{site.url}/type/{media_type}")


@pytest.mark.req("F6")
def test_an_answer_without_a_type_is_refused(site):
    with pytest.raises(FetchFailed):
        fetch(f"{site.url}/untyped")


@pytest.mark.req("F6")
def test_feeds_may_be_xml(site):
    answer = fetch(f"{site.url}/type/application/rss+xml", types=FEED_TYPES)

    assert answer.media_type == "application/rss+xml"


@pytest.mark.req("F7")
@pytest.mark.parametrize(
    "path", ["status/500", "type/image/png", "short", "large", "loop", "cut"]
)
def test_messages_tell_nothing_of_the_inside(site, path):
    with pytest.raises(FetchFailed) as failure:
        fetch(f"{site.url}/{path}")

    message = str(failure.value)
    assert PUBLIC not in message
    assert "secret" not in message
    assert "Server" not in message


@pytest.mark.req("F7")
def test_the_message_on_an_inside_name_hides_its_address(site):
    with pytest.raises(RefusedAddress) as failure:
        fetch(f"http://inside.example:{site.port}/")

    assert CANARY not in str(failure.value)


def test_a_name_that_nobody_knows_is_told(names):
    names["gone.example"] = [[]]

    with pytest.raises(FetchFailed, match=r"known by the name gone\.example"):
        fetch("http://gone.example/")


def test_a_machine_that_does_not_listen_is_told(settings, names):
    settings.CLAIMS_FETCH_NETWORKS = [f"{PUBLIC}/32"]
    settings.CLAIMS_FETCH_PORTS = [9]
    names["news.example"] = [[PUBLIC]]

    with pytest.raises(FetchFailed, match="could not be reached"):
        fetch("http://news.example:9/")


def test_the_next_machine_is_tried_where_one_does_not_answer(site, names, settings):
    settings.CLAIMS_FETCH_NETWORKS = ["127.0.0.2/31"]
    names["news.example"] = [["127.0.0.3", PUBLIC]]

    assert fetch(f"{site.url}/article").body == ARTICLE


@pytest.fixture
def secure(names, settings, monkeypatch):
    """A site with a certificate for news.example, which the system trusts."""
    monkeypatch.setenv("SSL_CERT_FILE", str(CERTIFICATE))
    fetching.tls_context.cache_clear()
    with serving(PUBLIC, tls=True) as server:
        settings.CLAIMS_FETCH_NETWORKS = [f"{PUBLIC}/32"]
        settings.CLAIMS_FETCH_PORTS = [server.port]
        names["news.example"] = names["other.example"] = [[PUBLIC]]
        yield server
    fetching.tls_context.cache_clear()


@pytest.mark.req("F3")
def test_a_secure_site_is_known_by_its_name(secure):
    answer = fetch(f"https://news.example:{secure.port}/article")

    assert answer.body == ARTICLE
    assert secure.hosts == [f"news.example:{secure.port}"]


@pytest.mark.req("F3")
def test_a_site_with_the_certificate_of_another_is_refused(secure):
    with pytest.raises(FetchFailed, match="could not prove who it is"):
        fetch(f"https://other.example:{secure.port}/")

    assert secure.paths == []
