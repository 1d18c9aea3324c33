"""Attributions while their pieces are being gathered."""

from dataclasses import dataclass, field

from claims.extraction.found import Span

from .content import Placed
from .passage import Passage

WORDS = {
    "cue.verb": 'the verb "{}" reports it',
    "cue.inverted": '"{}" stands before the speaker',
    "cue.after-name": '"{}" follows a name',
    "cue.impersonal": '"{}" without anybody named',
    "cue.shared": '"{}" has the speaker of the cue before',
    "cue.quoted": '"{}": somebody relays the words of another',
    "cue.according-to": '"{}" names the speaker',
    "cue.report": '"{}" behind it reports it',
    "cue.noun": '"{}" stands for what is said',
    "cue.colon": '"{}" leads to the quotation',
}


@dataclass(slots=True)
class Draft:
    """An attribution in the making; offsets are characters of the text.

    ``rules`` are the rules that found it, each with its words.
    """

    mention: Span | None
    cue: Span | None
    pieces: list[Span]
    rules: list[tuple[str, str]] = field(default_factory=list)
    via: Span | None = None
    is_aside: bool = False
    awaits: int | None = None  # where its sentence ends, if a quotation may follow

    @property
    def reach(self) -> int:
        """The end of its last part."""
        spans = [*self.pieces, self.cue, self.mention]
        end = max(span.end for span in spans if span is not None)
        return max(end, self.awaits or 0)

    def covers(self, span: Span) -> bool:
        """Whether ``span`` lies in the content."""
        for piece in self.pieces:
            if piece.start <= span.start and span.end <= piece.end:
                return True
        return False

    def overlaps(self, span: Span) -> bool:
        """Whether part of ``span`` lies in the content."""
        return any(p.start < span.end and span.start < p.end for p in self.pieces)


def draft_of(passage: Passage, placed: Placed) -> Draft:
    """Return the draft of a frame with its content."""
    frame = placed.frame
    cue = passage.doc[frame.cue_first : frame.cue_last].text
    rule = frame.rule
    if placed.is_aside and frame.cue.lemma_.lower() == "report":
        rule = "cue.report"
    return Draft(
        mention=passage.span(frame.mention) if frame.mention else None,
        cue=passage.span((frame.cue_first, frame.cue_last)),
        pieces=[passage.span(piece) for piece in placed.pieces],
        rules=[(rule, WORDS[rule].format(cue))],
        via=passage.span(frame.via) if frame.via else None,
        is_aside=placed.is_aside,
        awaits=None if placed.pieces else _sentence_end(passage, frame.cue.i),
    )


def _sentence_end(passage: Passage, i: int) -> int:
    sentence = passage.sentence(i)
    return passage.span((sentence.start, sentence.stop)).end
