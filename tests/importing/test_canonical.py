import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.importing.canonical import canonical, decode

ANYTHING = st.text(
    st.characters(exclude_categories=[]) | st.sampled_from("\r\n\x00\x85\u2028\u0301a"),
    max_size=40,
)


@pytest.mark.req("T1")
@given(ANYTHING)
def test_canonical_text_can_be_stored_and_stays_as_it_is(text):
    once = canonical(text).text

    assert once == unicodedata.normalize("NFC", once)
    assert not [
        c for c in once if unicodedata.category(c) in {"Cc", "Cs"} and c not in "\t\n"
    ]
    assert canonical(once).text == once
    assert canonical(once).changes == () or "kept" in canonical(once).changes[-1]


@pytest.mark.req("T1")
@pytest.mark.parametrize(
    ("text", "stored", "change"),
    [
        ("a\r\nb\rc", "a\nb\nc", "2 other line ends became line feeds."),
        ("a\x00b\x1fc", "abc", "2 control characters removed."),
        ("a\ud800b", "a\ufffdb", "1 lone surrogate became \ufffd."),
        ("cafe\u0301", "café", "Letters with accents were composed (NFC)."),
        (
            "1\u202e2\u202c",
            "1\u202e2\u202c",
            "2 invisible or direction-changing characters kept.",
        ),
    ],
    ids=["line ends", "controls", "surrogate", "accent", "direction"],
)
def test_what_canonical_text_changes_is_reported(text, stored, change):
    assert (canonical(text).text, canonical(text).changes) == (stored, (change,))


@pytest.mark.req("T1")
def test_broken_words_at_line_ends_are_left_as_they_are():
    assert canonical("evacu-\nated").text == "evacu-\nated"


@pytest.mark.req("T1")
@pytest.mark.parametrize(
    ("raw", "declared", "text"),
    [
        ("Zoë".encode(), "", "Zoë"),
        ("Zoë".encode("cp1252"), "", "Zoë"),
        ("Zoë".encode("latin-1"), "ISO-8859-1", "Zoë"),
        ("\ufeffZoë".encode(), "koi8-r", "Zoë"),
        ("\ufeffZoë".encode("utf-16-le"), "", "Zoë"),
        ("Курск".encode("cp1251"), "windows-1251", "Курск"),
        ("Курск".encode(), "us-ascii-and-more", "Курск"),
        ("Zoë".encode(), "rot13", "Zoë"),
        ("Zoë".encode(), "\x00", "Zoë"),
        ("Zoë".encode(), "idna", "Zoë"),
        (b'<meta charset="windows-1251">\xca', "", '<meta charset="windows-1251">К'),
        (b"\x81", "", "\ufffd"),
    ],
)
def test_decode_finds_the_encoding(raw, declared, text):
    assert decode(raw, declared).text == text


@pytest.mark.req("T1")
def test_decode_tells_what_was_lost():
    lossy = decode("Zoë, Noël, Chloë, Raphaël".encode() + b"\xff")

    assert lossy.text.endswith("\ufffd")
    assert lossy.changes == ("1 character could not be read and became \ufffd.",)


@given(st.binary(max_size=60), st.sampled_from(["", "utf-8", "utf-16", "gbk", "?"]))
def test_decode_never_fails(raw, declared):
    canonical(decode(raw, declared).text).text.encode()


@pytest.mark.req("P5")
@pytest.mark.parametrize(
    "raw",
    [b"<meta " * 8_000, b"<meta charset=" * 4_000, b"\r" * 50_000, b"\xff" * 50_000],
    ids=["meta", "charset", "line ends", "bytes"],
)
def test_decoding_takes_linear_time(raw, in_time):
    with in_time(1):
        canonical(decode(raw).text)
