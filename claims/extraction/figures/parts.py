"""Parts of a whole: "121 wounded, including 10 children"."""

from dataclasses import replace

from spacy.tokens import Doc
from spacy.tokens import Span as Tokens

from claims.extraction.found import FoundFigure
from claims.extraction.texts import text_of

PART_AFTER = ("including", "includes", "included", "among them", "among whom")
PART_BEHIND = ("of whom", "of which", "of them", "of those", "of it")


def with_parts(doc: Doc, figures: list[FoundFigure]) -> list[FoundFigure]:
    """Mark figures that are parts of one before in the same sentence."""
    marked = list(figures)
    for i, figure in enumerate(figures):
        whole = _whole_of(doc, figures, i)
        if whole is not None and figure.unit == figures[whole].unit:
            marked[i] = replace(figure, part_of=whole)
    return marked


def _whole_of(doc: Doc, figures: list[FoundFigure], i: int) -> int | None:
    """Return the index of the figure that figure ``i`` is a part of."""
    figure, text = figures[i], text_of(doc)
    token = doc.char_span(figure.span.start, figure.span.end, alignment_mode="expand")
    assert token is not None
    sentence: Tokens = token.sent
    wholes = [
        k
        for k in range(i)
        if figures[k].span.start >= sentence.start_char
        and figures[k].conversion_of is None
    ]
    if not wholes:
        return None
    between = text[figures[wholes[-1]].span.end : figure.span.start].lower()
    behind = text[figure.span.end : figure.span.end + 12].strip(" ,").lower()
    if any(word in between for word in PART_AFTER) or behind.startswith(PART_BEHIND):
        return wholes[-1]
    if any(phrase in between for phrase in PART_BEHIND):
        return wholes[-1]
    opening = text[sentence.start_char : figures[wholes[0]].span.start].strip().lower()
    if opening in {"of the", "of", "of all", "of these", "of those"}:
        return wholes[0]
    if ":" in text[figures[wholes[0]].span.end : figure.span.start]:
        return wholes[0]
    return _after_including(figures, wholes, text, figure)


def _after_including(
    figures: list[FoundFigure], wholes: list[int], text: str, figure: FoundFigure
) -> int | None:
    """Return the whole of a list: "64 ships, including four carriers and 11 others"."""
    last = wholes[-1]
    between = text[figures[last].span.end : figure.span.start]
    if figures[last].part_of is None and "and" not in between:
        return None
    for k in wholes[:-1]:
        chain = text[figures[k].span.end : figure.span.start].lower()
        words = chain.split()
        if any(word in words for word in ("including", "includes", "included")):
            return k
    return None
