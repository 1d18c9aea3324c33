"""Claims for search engines: schema.org's Claim, in JSON inside a page.

Source: schema.org, Claim and ClaimReview. We give no review and no rating: nothing
here says whether a claim is true.
"""

from urllib.parse import urljoin

from django.utils.safestring import mark_safe

from claims.models import Polarity

from .data import as_json
from .quoting import sentence_of

KINDS = {"person": "Person", "organisation": "Organization"}


def claim_data(claim, address, told_first=None):
    """Return ``claim``, whose own page is ``address``, as schema.org's Claim.

    ``told_first`` is the claim that stands for the utterance where this one tells it
    again. Of a claim that its speaker denies, the text says so: the bare words would be
    the opposite of what was said.
    """
    sentence = sentence_of(claim)
    is_denied = claim.polarity == Polarity.DENIED
    told = [claim, told_first] if told_first else [claim]
    data = {
        "@context": "https://schema.org",
        "@type": "Claim",
        "@id": address,
        "url": address,
        "text": sentence if is_denied else claim.quote,
        "description": sentence,
        "appearance": [_appearance(one.snapshot.article) for one in told],
    }
    if claim.snapshot.article.published_on:
        data["datePublished"] = claim.snapshot.article.published_on.isoformat()
    if claim.speaker:
        data["author"] = _author(claim.speaker, address)
    return data


def _appearance(article):
    """Return an article that tells a claim; which was the first, nobody knows."""
    appearance = {
        "@type": "NewsArticle",
        "headline": article.headline,
        "publisher": {"@type": "Organization", "name": article.source.name},
        "datePublished": article.published_on and article.published_on.isoformat(),
        "url": article.url,
    }
    return {name: value for name, value in appearance.items() if value}


def _author(speaker, address):
    """Return who said it; as a claim's page, ``address`` tells where the site is."""
    kind = KINDS.get(speaker.kind, "Thing")
    page = urljoin(address, speaker.get_absolute_url())
    author = {"@type": kind, "name": speaker.name, "url": page}
    if kind == "Person" and speaker.affiliation:
        side = {"@type": "Organization", "name": speaker.affiliation.name}
        author["affiliation"] = side
    return author


def script(data):
    """Return ``data`` as a script element that holds JSON-LD.

    The one place where a page holds what a template did not escape: the JSON cannot
    end its element, as it holds no "<".
    """
    text = as_json(data)
    return mark_safe(f'<script type="application/ld+json">{text}</script>')  # noqa: S308 (escaped above)
