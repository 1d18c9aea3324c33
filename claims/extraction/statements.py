"""Statements: attributions cut to the pieces that one can accept or reject alone."""

import re
from dataclasses import dataclass, field

from spacy.tokens import Doc

from .found import Form, FoundAttribution, Reason, Span
from .segments import trimmed
from .texts import text_of
from .unstated import states_nothing

# Another cue for the same speaker inside what the first cue governs.
ADDING = re.compile(
    r"(?:,|;|\bbut|\band)\s+(?:but\s+|and\s+)?(?:also\s+|then\s+|later\s+)?"
    r"(adding|saying|noting|warning|stressing|insisting|arguing|explaining|claiming|"
    r"added|said|warned|repeated|insisted|stressed|noted|argued|claimed|cautioned|"
    r"called|denied|rejected|dismissed|confirmed|acknowledged|conceded|expected)\b"
    r"(?:\s+that\b)?"
)
LINKED = re.compile(r"[“\"'‘](?:and|but|so)\b", re.IGNORECASE)
SENTENCE_END = re.compile(r"[.?!][\"”’']?\s")


QUOTES = ("“", '"', "«", "„", "''")
SINGLE = ("'", "‘")


@dataclass(frozen=True, slots=True)
class Statement:
    """One piece of content with its attribution; None for the article's own voice.

    ``cue`` differs from the attribution's where another verb takes over inside it.
    """

    segments: tuple[Span, ...]
    form: Form
    attribution: FoundAttribution | None = None
    cue: Span | None = None
    carried: bool = False
    reasons: tuple[Reason, ...] = field(default=())

    @property
    def span(self) -> Span:
        return Span(self.segments[0].start, self.segments[-1].end)


def statements_of(doc: Doc, attributions: list[FoundAttribution]) -> list[Statement]:
    """Return the statements of all attributions, in order of the text."""
    text, found = text_of(doc), list[Statement]()
    for attribution in attributions:
        found += _split(text, attribution)
    return sorted(found, key=lambda statement: statement.span)


def _split(text: str, attribution: FoundAttribution) -> list[Statement]:
    found = []
    groups = _groups(text, attribution)
    for group in groups:
        for cue, pieces in _at_cues(text, group):
            segments = tuple(filter(None, (trimmed(text, piece) for piece in pieces)))
            governing = cue or (attribution.cue if group is groups[0] else None)
            whole = Span(segments[0].start, segments[-1].end) if segments else None
            if whole and not states_nothing(text, whole, governing):
                found.append(
                    Statement(
                        segments,
                        form_of(text, segments, attribution.form),
                        attribution,
                        cue or attribution.cue,
                        reasons=attribution.reasons,
                    )
                )
    return found


def _groups(text: str, attribution: FoundAttribution) -> list[list[Span]]:
    """Return the pieces that belong to one statement: those that a cue interrupts.

    What is quoted after a sentence without quotation is a statement of its own.
    """
    groups: list[list[Span]] = []
    for piece in sorted(attribution.content):
        if groups and not _begins_anew(text, groups[-1][-1], piece):
            groups[-1].append(piece)
        else:
            groups.append([piece])
    return groups


def _begins_anew(text: str, before: Span, piece: Span) -> bool:
    gap = text[before.end : piece.start]
    if "\n" in gap:
        return True
    is_quoted = text[piece.start] in "“\"'‘«"
    was_quoted = text[before.start] in "“\"'‘«"
    if is_quoted and not was_quoted and LINKED.match(text, piece.start):
        return True
    if is_quoted != was_quoted:
        ends = SENTENCE_END.search(text[before.end - 1 : piece.start + 1]) is not None
        return ends or (is_quoted and gap.count(" ") > 0 and ";" in gap)
    return ";" in gap


def _at_cues(text: str, pieces: list[Span]) -> list[tuple[Span | None, list[Span]]]:
    """Return the pieces cut where another verb of saying takes over, with its span."""
    found: list[tuple[Span | None, list[Span]]] = [(None, [])]
    for piece in pieces:
        start = piece.start
        for match in ADDING.finditer(text, piece.start, piece.end):
            if _is_quoted(text, piece.start, match.start()):
                continue
            if match.start() > start:
                found[-1][1].append(Span(start, match.start()))
            found.append((Span(*match.span(1)), []))
            start = match.end()
        found[-1][1].append(Span(start, piece.end))
    return [(cue, group) for cue, group in found if group]


def _is_quoted(text: str, start: int, place: int) -> bool:
    """Whether ``place`` lies in a quotation that opened after ``start``."""
    before = text[start:place]
    odd = any(before.count(mark) % 2 == 1 for mark in ('"', "''"))
    return odd or before.rfind("“") > before.rfind("”")


def form_of(text: str, segments: tuple[Span, ...], form: Form) -> Form:
    """Return the form of the segments by the marks inside and around them.

    A quotation that the sentence builds in ("said that “...”") is mixed.
    """
    if form is Form.OWN_VOICE:
        return form
    quoted = [_quoted(text, segment) for segment in segments]
    if all(quoted):
        return Form.MIXED if _is_built_in(text, segments[0]) else Form.DIRECT
    has_marks = any(mark in text[s.start : s.end] for s in segments for mark in QUOTES)
    return Form.MIXED if has_marks or any(quoted) else Form.INDIRECT


def _quoted(text: str, span: Span) -> bool:
    """Whether the whole span stands in one quotation."""
    before = text[max(0, span.start - 7) : span.start]
    if not before.removesuffix("and ").removesuffix("but ").endswith(QUOTES + SINGLE):
        return False
    inside = text[span.start : span.end]
    even = all(inside.count(mark) % 2 == 0 for mark in ('"', "''"))
    return "”" not in inside.replace("“", "", 1) and even


def _is_built_in(text: str, span: Span) -> bool:
    before = text[max(0, span.start - 7) : span.start - 1].split()
    return bool(before) and before[-1] in {"that", "to", "of", "was", "as", "a", "the"}
