"""Bytes to the one form of a text that offsets count in, and what that altered."""

import codecs
import re
import unicodedata
from dataclasses import dataclass

from claims.domain.hidden import HIDDEN

VERSION = 1  # rises whenever the same bytes would give another text

BOMS = [
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
]
# The encodings of the web (WHATWG, Encoding Standard, section 4.2) as Python names
# them; its codecs that are no character encodings, or that are slow, are not here.
ENCODINGS = {
    "utf-8", "utf-16-le", "utf-16-be", "utf-16", "cp866", "iso8859-2", "iso8859-3",
    "iso8859-4", "iso8859-5", "iso8859-6", "iso8859-7", "iso8859-8", "iso8859-10",
    "iso8859-13", "iso8859-14", "iso8859-15", "iso8859-16", "koi8-r", "koi8-u",
    "mac-roman", "mac-cyrillic", "cp874", "cp1250", "cp1251", "cp1252", "cp1253",
    "cp1254", "cp1255", "cp1256", "cp1257", "cp1258", "gbk", "gb2312", "gb18030",
    "big5", "euc_jp", "iso2022_jp", "shift_jis", "cp932", "euc_kr",
}  # fmt: skip
# The same standard reads pages that name these as Windows-1252.
AS_CP1252 = {"ascii", "iso8859-1"}
META_CHARSET = re.compile(
    rb"<meta[^>]{0,200}charset\s*=\s*[\"']?\s*([\w.:-]{1,40})", re.I
)
META_WITHIN = 1024  # bytes

LINE_END = re.compile("\r\n|[\r\x0b\x0c\x85\u2028\u2029]")
FORBIDDEN = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x9f]")
SURROGATE = re.compile("[\ud800-\udfff]")

STEPS = [
    (LINE_END, "\n", "other line end", "became line feeds"),
    (FORBIDDEN, "", "control character", "removed"),
    (SURROGATE, "\ufffd", "lone surrogate", "became \ufffd"),
]


@dataclass(frozen=True, slots=True)
class Canonical:
    """A canonical text; ``changes`` says in words what differs from what came in."""

    text: str
    changes: tuple[str, ...] = ()


def decode(raw, declared=""):
    """Return ``raw`` as text, by byte order mark, ``declared``, <meta>, then UTF-8.

    What fits none of them is read as Windows-1252, which any bytes can be.
    """
    for mark, name in BOMS:
        if raw.startswith(mark):
            return _lossy(raw[len(mark) :], name, ())
    labels = [label for label in (declared, _charset_in_page(raw)) if label]
    for label in labels:
        text = _strictly(raw, _encoding(label))
        if text is not None:
            return Canonical(text)
    text = _strictly(raw, "utf-8")
    if text is not None:
        return Canonical(text, tuple(_does_not_fit(label) for label in labels))
    return _guess(raw, [_does_not_fit(label) for label in labels])


def _does_not_fit(label):
    return f"The declared encoding, {label[:40]}, does not fit the text."


def _strictly(raw, name):
    try:
        return raw.decode(name) if name else None
    except UnicodeDecodeError:
        return None


def _encoding(label):
    """Return Python's name of the encoding that ``label`` names, None: unknown."""
    try:
        name = codecs.lookup(label.strip()).name
    except (LookupError, ValueError):
        return None
    if name in AS_CP1252:
        return "cp1252"
    return name if name in ENCODINGS else None


def _charset_in_page(raw):
    found = META_CHARSET.search(raw[:META_WITHIN])
    return found[1].decode("ascii", "replace") if found else ""


def _guess(raw, changes):
    """Read ``raw`` as UTF-8 where few bytes break it, else as Windows-1252."""
    text = raw.decode(errors="replace")
    broken = text.count("\ufffd")
    beyond_ascii = sum(character > "\x7f" for character in text) - broken
    if beyond_ascii > 3 * broken:
        return _lossy(raw, "utf-8", changes)
    said = "The text is in no declared encoding; it was read as Windows-1252."
    return _lossy(raw, "cp1252", [*changes, said])


def _lossy(raw, name, changes):
    text = raw.decode(name, errors="replace")
    lost = text.count("\ufffd")
    if lost:
        said = f"{_times(lost, 'character')} could not be read and became \ufffd."
        changes = [*changes, said]
    return Canonical(text, tuple(changes))


def canonical(text):
    """Return ``text`` with LF line ends, in NFC, without controls but TAB and LF.

    White space around it goes. Characters that change the direction or are invisible
    are evidence: they stay, and are reported. Doing it twice changes nothing more.
    """
    changes = []
    for pattern, instead, noun, became in STEPS:
        text, count = pattern.subn(instead, text)
        if count:
            changes.append(f"{_times(count, noun)} {became}.")
    text = text.strip()
    composed = unicodedata.normalize("NFC", text)
    if composed != text:
        changes.append("Letters with accents were composed (NFC).")
    hidden = len(HIDDEN.findall(composed))
    if hidden:
        changes.append(
            f"{_times(hidden, 'invisible or direction-changing character')} kept."
        )
    return Canonical(composed, tuple(changes))


def _times(count, noun):
    return f"{count:,} {noun}{'' if count == 1 else 's'}"
