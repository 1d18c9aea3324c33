"""Main text and metadata out of a web page, by trafilatura, after a linear check."""

import html
import re
from collections import Counter
from dataclasses import dataclass
from datetime import date

import trafilatura
from lxml.html import HTMLParser, document_fromstring

from claims.errors import ClaimsError

from .addresses import RefusedAddress, canonical_url, host_of, same_site

MOST_CHARACTERS = 10_000_000
MOST_ELEMENTS = 50_000
SHORTEST = 80  # characters: less is a menu or a notice, no article
DEEPEST = 200  # the parser drops what is nested deeper than 255
MOST_LOST = 0.2  # share of a page's text that the parser may lose
TAG = re.compile(r"<!--|<(/?)([a-z][^\s/>]*)", re.IGNORECASE)
RAW = {"script", "style"}  # their content is no markup, and nobody sees it
# These have no end tag, or one that is left out; they nest only within others.
UNCLOSED = set(
    "area base br col embed hr img input link meta param source track wbr p li td tr "
    "th dt dd option thead tbody tfoot colgroup html head body".split()
)


class NoArticle(ClaimsError):
    """No article can be taken from the page; the message says why."""


@dataclass(frozen=True, slots=True)
class Page:
    """An article as its page gives it; "" and None where the page does not say."""

    text: str
    headline: str = ""
    byline: str = ""
    outlet: str = ""
    url: str = ""
    published_on: date | None = None


def read_page(markup, url=""):
    """Return the article in ``markup``. Raises NoArticle where there is none.

    ``url`` is where the page is from; a page may name another address of its own site
    as its own, but none of another site.
    """
    markup = markup.replace("\0", "")
    refuse_lost(check_page(markup), seen_in(parse(markup)))
    found = trafilatura.bare_extraction(
        markup, url=url or None, include_comments=False, with_metadata=True
    )
    text = _spaced(found.text or "") if found else ""
    if len(text) < SHORTEST:
        raise NoArticle(
            "No article text was found in the page. Nothing was stored. Paste its text "
            "instead."
        )
    return Page(
        text=text,
        headline=_line(found.title),
        byline=_line(found.author),
        outlet=_outlet(found, url),
        url=_address(found.url, url),
        published_on=_day(found.date),
    )


def check_page(markup):
    """Return how many characters ``markup`` shows, white space aside; one linear pass.

    Raises NoArticle where the page is beyond the limits. An end tag closes an element
    of its own name and no other, so that no page looks less deep than it is.
    """
    if len(markup) > MOST_CHARACTERS:
        raise too_much("characters", len(markup), MOST_CHARACTERS)
    lower, open_ones = markup.lower(), Counter()
    shown, at, count, depth = [], 0, 0, 0
    while match := TAG.search(markup, at):
        shown.append(markup[at : match.start()])
        name = (match[2] or "").lower()
        at = _after(lower, match)
        if match[1] == "" and name:
            count += 1
        if name and name not in UNCLOSED:
            step = _step(open_ones, name, closes=bool(match[1]))
            depth += step
        if count > MOST_ELEMENTS:
            raise too_much("elements", count, MOST_ELEMENTS)
        if depth > DEEPEST:
            raise too_much("elements inside each other", depth, DEEPEST)
    shown.append(markup[at:])
    return _length(html.unescape("".join(shown)))


def _after(lower, match):
    """Return where the page goes on after a comment, a tag, or a whole script."""
    if match[2] is None:
        return _past(lower, "-->", match.end())
    end = _past(lower, ">", match.end())
    if match[1] or match[2].lower() not in RAW:
        return end
    closing = lower.find(f"</{match[2].lower()}", end)
    return len(lower) if closing < 0 else _past(lower, ">", closing)


def _past(text, mark, start):
    found = text.find(mark, start)
    return len(text) if found < 0 else found + len(mark)


def _step(open_ones, name, *, closes):
    """Return by how much a tag changes the depth, and count what is open."""
    if closes and not open_ones[name]:
        return 0
    step = -1 if closes else 1
    open_ones[name] += step
    return step


def too_much(what, count, most):
    return NoArticle(
        f"The page has {count:,} {what}; at most {most:,} are read. Nothing was "
        "stored. Paste the text of the article instead."
    )


def parse(markup):
    """Return the tree of ``markup``, as the extraction sees it too."""
    parser = HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True)
    return document_fromstring(f"{markup or ' '}<p></p>".encode(), parser=parser)


def seen_in(tree):
    """Return how many characters ``tree`` shows, white space aside."""
    texts = tree.xpath("//text()[not(parent::script or parent::style)]")
    return sum(_length(text) for text in texts)


def refuse_lost(before, after):
    """Raise NoArticle where parsing lost much of the text that a page shows."""
    if before > 500 and after < before * (1 - MOST_LOST):
        raise NoArticle(
            f"Of the page's text, {1 - after / before:.0%} would be lost. Nothing was "
            "stored. Paste the text of the article instead."
        )


def _length(text):
    return len("".join(text.split()))


def _spaced(text):
    """Return ``text``, a paragraph a line, with blank lines between."""
    return "\n\n".join(line.strip() for line in text.split("\n") if line.strip())


def _line(text):
    return " ".join((text or "").split())


def _outlet(found, url):
    """Return the name that the page gives its site, else the name of the host."""
    name = _line(found.sitename)
    return host_of(url) if url and name in {"", found.hostname} else name


def _address(named, url):
    if not named or not url or not same_site(named, url):
        return url
    try:
        return canonical_url(named)
    except RefusedAddress:
        return url


def _day(text):
    try:
        return date.fromisoformat(text) if text else None
    except ValueError:
        return None
