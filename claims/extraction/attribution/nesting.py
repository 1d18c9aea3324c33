"""Attributions within attributions: who relays, and whose words they are."""

from claims.extraction.found import Span

from .drafts import Draft

RELAYS = {"cue.according-to", "cue.report"}


def settle_nesting(text: str, drafts: list[Draft]) -> list[Draft]:
    """Return the outermost drafts; a relay set behind a statement is its ``via``.

    "Berg gave a figure of 40, the Post reported": Berg's words, by way of the Post.
    """
    relays = [d for d in drafts if d.is_aside and d.rules[0][0] in RELAYS]
    passed_on = set()
    for relay in relays:
        for draft in drafts:
            if draft is relay or not draft.pieces:
                continue
            if not draft.is_aside and _is_relayed(draft, relay):
                draft.via = draft.via or relay.mention
                _end_at(text, draft, _start(relay))
                passed_on.add(id(relay))
            elif draft.is_aside and _clash(draft, relay):
                _part(text, draft, relay)
    return _outermost([draft for draft in drafts if id(draft) not in passed_on])


def _start(draft: Draft) -> int:
    return min(span.start for span in (draft.cue, draft.mention) if span is not None)


def _is_relayed(draft: Draft, relay: Draft) -> bool:
    """Whether ``relay`` stands behind the statement and takes in its cue."""
    if draft.cue is None or draft.mention is None or not relay.covers(draft.cue):
        return False
    return draft.pieces[0].start < _start(relay) and draft.cue.end < _start(relay)


def _clash(draft: Draft, relay: Draft) -> bool:
    covered = draft.cue is not None and relay.covers(draft.cue)
    return covered and relay.cue is not None and draft.covers(relay.cue)


def _end_at(text: str, draft: Draft, end: int) -> None:
    """Cut what of the content is behind ``end``."""
    pieces = [Span(p.start, min(p.end, end)) for p in draft.pieces if p.start < end]
    draft.pieces = [_stripped(text, piece) for piece in pieces]


def _part(text: str, draft: Draft, relay: Draft) -> None:
    """Give what is behind the first of two cues in a sentence to the second."""
    behind = max(span.end for span in (draft.cue, draft.mention) if span is not None)
    tail = [p for p in draft.pieces if p.start >= behind]
    if tail:
        draft.pieces = [p for p in draft.pieces if p.start < behind]
        relay.pieces = [_stripped(text, Span(tail[0].start, _start(relay)))]


def _stripped(text: str, span: Span) -> Span:
    inside = text[span.start : span.end]
    return Span(span.start, span.start + len(inside.rstrip(" ,;:—–-\n")))


def _outermost(drafts: list[Draft]) -> list[Draft]:
    """Return the drafts whose cue is not inside another's content.

    Of "tests suggest that P, Berg said" both are; Berg's is around the other.
    """
    return [
        draft
        for draft in drafts
        if draft.cue is None
        or not any(
            other.cue
            and other.covers(draft.cue)
            and (not draft.covers(other.cue) or other.is_aside > draft.is_aside)
            for other in drafts
            if other is not draft
        )
    ]
