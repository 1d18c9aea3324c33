"""Places that a statement tells without naming them: "nationwide", "there"."""

import re

from .found import FoundFigure, Span
from .places import LEAD, Place

WIDELY = re.compile(
    r"\b(worldwide|globally|nationwide|nationally|countrywide|across the country|"
    r"(?:in|across|throughout) the (?:whole|entire) country|around the world|"
    r"across the world)\b",
    re.IGNORECASE,
)
THROUGHOUT = re.compile(r"\b(?:across|throughout|all over) ([A-Z][^\W\d_]+)")
THERE = re.compile(r"[^.;,]{0,25}\bthere\b")
OWN_PLACE = re.compile(
    r"[^.;]{0,60}?\b(?:in|from|of|across|throughout) (?:his|her|our|my|their|this) "
    r"(?:own |home )?(?:town|village|city|district|neighbou?rhood|parish|municipality)"
    r"\b"
)

THE_AREA = re.compile(
    r"[^.;\d]{0,80}?\b(?:in|across|throughout|of) the (?:whole |entire )?"
    r"(province|region|district|county|state|oblast|prefecture|governorate|island)"
    r"\b(?! of\b)(?! [A-Z])"
)


def widely(text: str, segments: tuple[Span, ...]) -> list[tuple[Span, tuple[str, str]]]:
    """Return the words for all of a country or of the world, as places."""
    found = []
    for piece in segments:
        for match in WIDELY.finditer(text, piece.start, piece.end):
            is_world = re.search(r"world|global", match[0], re.IGNORECASE)
            name = "worldwide" if is_world else "nationwide"
            found.append((Span(*match.span()), (name, "place.beside")))
        for match in THROUGHOUT.finditer(text, piece.start, piece.end):
            found.append((Span(*match.span()), (match[1], "place.throughout")))
    return found


def there(
    figure: FoundFigure, text: str, places: list[Place]
) -> tuple[str, str] | None:
    """Return the place that "there" means, the last one named in the paragraph."""
    if not THERE.match(text[figure.span.end : figure.span.end + 40]):
        return None
    start = text.rfind("\n", 0, figure.span.start)
    named = [
        place.name
        for place in places
        if place.located and start < place.span.start < figure.span.start
    ]
    return (named[-1], "place.beside") if named else None


def own_place(
    figure: FoundFigure, text: str, places: list[Place]
) -> tuple[str, str] | None:
    """Return the place that "in his town" means: the last one named before it.

    Named in the paragraph, so by whom it is: "Brod's mayor said".
    """
    if not OWN_PLACE.match(text[figure.span.end : figure.span.end + 100]):
        return None
    start = text.rfind("\n", 0, figure.span.start)
    named = [p.name for p in places if start < p.span.start < figure.span.start]
    return (named[-1], "place.beside") if named else None


def the_area(
    figure: FoundFigure, text: str, places: list[Place]
) -> tuple[str, str] | None:
    """Return the place that "in the province" means.

    It is named with its kind where the article begins: "the province of Averno".
    """
    match = THE_AREA.match(text[figure.span.end : figure.span.end + 100])
    if match is None:
        return None
    kind = match[1].lower()
    named = [
        place.name
        for place in places
        if place.span.start < LEAD
        and (
            place.name.lower().endswith(f" {kind}")
            or text[: place.span.start].lower().endswith(f"{kind} of ")
        )
    ]
    return (named[0], "place.area") if len(set(named)) == 1 else None
