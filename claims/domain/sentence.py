"""A sentence that attributes a claim correctly, ready to be copied."""

import re
from datetime import date
from urllib.parse import quote

# Verbs and nouns that judge what they report; none may stand in a sentence of ours.
LOADED = frozenset(
    "admit admits admitted boast boasts boasted confess confessed concede conceded "
    "allege alleged insist insisted claim claimed claims lie lied brag bragged "
    "reveal revealed expose exposed refute refuted "
    "debunked disproved discredited fabricated baseless unfounded bogus hoax fake "
    "propaganda disinformation misinformation liar liars untrue falsely".split()
)
QUOTED = re.compile(r"“[^”]*”|\"[^\"]*\"")


def loaded_words(text: str) -> list[str]:
    """Return the loaded words of ``text``, in order; not those that it quotes."""
    text = QUOTED.sub(" ", text)
    words = (word.strip(".,;:!?\"'“”‘’()").lower() for word in text.split())
    return [word for word in words if word in LOADED]


def attributing_sentence(
    *,
    quote: str,
    speaker: str,
    role: str,
    source: str,
    published_on: date | None,
    is_direct: bool,
    is_denied: bool = False,
) -> str:
    """Return "On 12 August 2024, X (role) said: … (source)".

    The words are the claim's own, so that every hedge stays. A claim without a
    speaker is the source's. ``is_denied``: the speaker says that the words are wrong.
    """
    when = f"On {published_on.day} {published_on:%B %Y}, " if published_on else ""
    if not speaker:
        return f"{when}{source} {'denied' if is_denied else 'reported'}: “{quote}”"
    who = f"{speaker} ({role})" if role else speaker
    if is_direct:
        verb = "denied" if is_denied else "said"
    else:
        verb = f"was reported as {'denying' if is_denied else 'saying'}"
    mark = f"“{quote}”" if is_direct else f"{quote}"
    return f"{when}{who} {verb}: {mark} ({source})"


def address_at_words(url: str, words: str) -> str:
    """Return ``url`` with a text fragment that opens the page at ``words``.

    Long words are given by their beginning and end. Source: WICG, URL Fragment Text
    Directives, section 3.
    """
    parts = words.split()
    if len(parts) > 12:
        fragment = f"{_escaped(parts[:5])},{_escaped(parts[-5:])}"
    else:
        fragment = _escaped(parts)
    return f"{url.split('#')[0]}#:~:text={fragment}"


def _escaped(words: list[str]) -> str:
    return quote(" ".join(words), safe="").replace("-", "%2D")
