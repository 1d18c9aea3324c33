import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.errors import ClaimsError
from claims.importing.addresses import canonical_url, may_meet, parse_address, same_site

NOT_PUBLIC = [
    "0.0.0.0", "0.1.2.3", "10.0.0.1", "100.64.0.1", "127.0.0.1", "127.255.255.255",
    "169.254.1.1", "169.254.169.254", "172.16.0.1", "172.31.255.255", "192.0.0.8",
    "192.0.2.1", "192.88.99.1", "192.168.1.1", "198.18.0.1", "198.51.100.1",
    "203.0.113.1", "224.0.0.1", "239.255.255.255", "240.0.0.1", "255.255.255.255",
    "168.63.129.16", "100.100.100.200", "::", "::1", "::ffff:127.0.0.1",
    "::ffff:10.0.0.1", "::127.0.0.1", "::8.8.8.8", "64:ff9b::10.0.0.1",
    "64:ff9b:1::8.8.8.8", "100::1", "2001::1", "2001:db8::1", "2002:7f00:1::",
    "3fff::1", "5f00::1", "fc00::1", "fd00:ec2::254", "fe80::1", "fe80::1%eth0",
    "fec0::1", "ff02::1", "::ffff:0:127.0.0.1", "2001:10::1", "2001:20::1",
]  # fmt: skip
PUBLIC = ["8.8.8.8", "93.184.216.34", "2606:2800:220:1::1", "64:ff9b::8.8.8.8"]


@pytest.mark.req("F3")
@pytest.mark.parametrize("address", NOT_PUBLIC)
def test_what_is_not_public_unicast_is_not_met(address):
    assert not may_meet(address)


@pytest.mark.req("F3")
@pytest.mark.parametrize("address", PUBLIC)
def test_public_machines_are_met(address):
    assert may_meet(address)


@pytest.mark.parametrize(
    ("url", "canonical"),
    [
        ("HTTP://News.Example:80/A?b=1#c", "http://news.example/A?b=1"),
        ("https://news.example", "https://news.example/"),
        ("https://news.example:8443/", "https://news.example:8443/"),
        ("https://news.example/a?utm_source=x&id=3", "https://news.example/a?id=3"),
        ("https://news.example/a?fbclid=x", "https://news.example/a"),
        ("https://news.example/a?q=%20b+c&q=", "https://news.example/a?q=%20b+c&q="),
        ("https://bücher.example/ü", "https://xn--bcher-kva.example/%C3%BC"),
    ],
)
@pytest.mark.req("B3")
def test_canonical_url_tells_addresses_of_one_article_as_one(url, canonical):
    assert canonical_url(url) == canonical
    assert canonical_url(canonical) == canonical


@pytest.mark.req("F2")
@given(st.text(max_size=60))
def test_any_text_is_an_address_or_refused(text):
    for url in (text, f"http://{text}", f"http://news.example/{text}"):
        try:
            address = parse_address(url)
        except ClaimsError:
            continue
        assert address.url.isascii()
        assert parse_address(address.url) == address


def test_same_site_minds_no_www():
    assert same_site("https://www.news.example/a", "http://news.example/b")
    assert not same_site("https://news.example/", "https://news.example.evil.example/")
