"""Claims for search engines: schema.org's Claim, in JSON inside a page.

Source: schema.org, Claim and ClaimReview. We give no review and no rating: nothing
here says whether a claim is true.
"""

import json

from django.utils.safestring import mark_safe

# What ends a script element or a line of one, in JSON's own escapes.
ESCAPES = {
    ord("<"): "\\u003C",
    ord(">"): "\\u003E",
    ord("&"): "\\u0026",
    0x2028: "\\u2028",
    0x2029: "\\u2029",
}
KINDS = {"person": "Person", "organisation": "Organization"}


def claim_data(claim, address):
    """Return ``claim``, whose own page is ``address``, as schema.org's Claim."""
    article = claim.snapshot.article
    appearance = {
        "@type": "NewsArticle",
        "headline": article.headline,
        "publisher": {"@type": "Organization", "name": article.source.name},
    }
    if article.published_on:
        appearance["datePublished"] = article.published_on.isoformat()
    if article.url:
        appearance["url"] = article.url
    data = {
        "@context": "https://schema.org",
        "@type": "Claim",
        "url": address,
        "text": claim.quote,
        "firstAppearance": appearance,
    }
    if claim.speaker:
        kind = KINDS.get(claim.speaker.kind, "Thing")
        data["author"] = {"@type": kind, "name": claim.speaker.name}
    return data


def script(data):
    """Return ``data`` as a script element that holds JSON-LD.

    The one place where a page holds what a template did not escape: the JSON cannot
    end its element, as it holds no "<".
    """
    text = json.dumps(data, ensure_ascii=False).translate(ESCAPES)
    return mark_safe(f'<script type="application/ld+json">{text}</script>')  # noqa: S308 (escaped above)
