"""Quotations without a cue beside them: they go on from, or lead to, another."""

from claims.extraction.found import Span
from claims.extraction.texts import text_of

from .drafts import Draft
from .passage import Passage
from .quotes import MARKS, Quote

FARTHEST = 200  # characters between a quotation and what it goes on from
FEWEST_WORDS = 3


def continue_quotations(passage: Passage, drafts: list[Draft]) -> None:
    """Add each quotation without a cue to the attribution it continues."""
    for quote in reversed(passage.quotes):
        _lead_on(passage, quote, drafts)
    for quote in passage.quotes:
        span = Span(quote.start, quote.end)
        if any(d.overlaps(span) for d in drafts) or not _stands_alone(passage, quote):
            continue
        draft = _before(passage, quote, drafts)
        if draft is not None:
            draft.pieces.append(span)
            draft.rules.append(("quote.goes-on", "the quotation before goes on"))


def _lead_on(passage: Passage, quote: Quote, drafts: list[Draft]) -> None:
    """Join a quotation left open with the one that opens the next paragraph."""
    span = Span(quote.start, quote.end)
    if not quote.goes_on or any(d.overlaps(span) for d in drafts):
        return
    index = passage.quotes.index(quote) + 1
    if index >= len(passage.quotes):
        return
    following = passage.quotes[index]
    if text_of(passage.doc)[quote.end : following.start].strip():
        return
    for draft in drafts:
        if draft.overlaps(Span(following.start, following.end)):
            draft.pieces.append(span)
            draft.rules.append(("quote.leads-on", "the quotation goes on below"))
            return


def _stands_alone(passage: Passage, quote: Quote) -> bool:
    """Whether the quotation is a sentence of its own, or several."""
    text = text_of(passage.doc)
    inside = text[quote.start : quote.end].strip(MARKS + " ")
    if len(inside.split()) < FEWEST_WORDS or not (
        inside[0].isupper() or inside[0] in "[0$"
    ):
        return False
    before = text[: quote.start].rstrip()[-1:]
    return not before or before in ".?!…:)" + MARKS or _opens_line(text, quote)


def _opens_line(text: str, quote: Quote) -> bool:
    return text[: quote.start].rstrip(" \t").endswith("\n") or not quote.start


def _before(passage: Passage, quote: Quote, drafts: list[Draft]) -> Draft | None:
    """Return the attribution close before that the quotation continues."""
    text = text_of(passage.doc)
    before = [d for d in drafts if d.reach <= quote.start and d.mention]
    if not before:
        return None
    last = max(before, key=lambda draft: draft.reach)
    last = _quoting(passage, drafts, last)
    if not last.pieces:
        return last if not text[last.reach : quote.start].strip() else None
    between = text[last.reach : quote.start]
    breaks = between.count("\n\n") or between.count("\n")
    if len(between) > FARTHEST or breaks > 1:
        return None
    quoted_last = any(
        q.start < last.reach
        and any(p.start < q.end and q.start < p.end for p in last.pieces)
        for q in passage.quotes
    )
    if breaks and not quoted_last:
        if not _opens_line(text, quote):
            return None
        goes_on = len(between.strip()) < 3 or _spoke_before(passage, before, last)
        return last if goes_on else None
    return last


def _spoke_before(passage: Passage, before: list[Draft], last: Draft) -> bool:
    """Whether whoever spoke last was quoted before, under the same last name."""
    text = text_of(passage.doc)
    names = {
        word
        for draft in before
        if draft.mention and _has_quotation(passage, draft)
        for word in text[draft.mention.start : draft.mention.end].split()
    }
    own = text[last.mention.start : last.mention.end] if last.mention else ""
    name = own.split()[-1] if own else ""
    return name[:1].isupper() and not {name, f"{name},"}.isdisjoint(names)


def _quoting(passage: Passage, drafts: list[Draft], last: Draft) -> Draft:
    """Return the speaker's cue with a quotation: '"A," he said, adding B. "C."'."""
    if last.mention is None or _has_quotation(passage, last):
        return last
    same = [d for d in drafts if d.mention == last.mention and d is not last]
    return next((d for d in same if _has_quotation(passage, d)), last)


def _has_quotation(passage: Passage, draft: Draft) -> bool:
    return any(draft.overlaps(Span(q.start, q.end)) for q in passage.quotes)
