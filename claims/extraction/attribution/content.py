"""The contents of frames, sentence by sentence: behind a cue, or around it."""

from dataclasses import dataclass

from .asides import aside_pieces, linked_clause, own_quotation
from .clauses import start_behind
from .cues import closes, says, thinks
from .ends import end_behind, trimmed
from .frames import Frame
from .mention import RELATIVE
from .nominal import nominal_pieces
from .passage import DASHES, LINKS, SEPARATORS, Passage, Piece

OF_NOUNS = RELATIVE | {"whose"}
LONGEST_OPENING = 9  # tokens from a link to the frame that it joins


@dataclass(frozen=True, slots=True)
class Placed:
    """A frame with its content; ``pieces`` is empty where the cue takes none.

    ``is_aside`` tells that the frame is set into the content: "A, she said".
    """

    frame: Frame
    pieces: list[Piece]
    is_aside: bool = False


def place(passage: Passage, frames: list[Frame]) -> list[Placed]:
    """Return the frames of one sentence with their contents, in order.

    Left out are frames inside another's mention and verbs that only may attribute
    something, and here do not.
    """
    end = passage.sentence(frames[0].cue.i).stop
    frames = [f for f in frames if not any(other.encloses(f) for other in frames)]
    frames = [
        frame
        for k, frame in enumerate(frames)
        if _speaks(passage, frame) or _govern(passage, frame, frames[:k], end).pieces
    ]
    openings = [_opening(passage, frame, frames[:k]) for k, frame in enumerate(frames)]
    placed: list[Placed] = []
    for k, frame in enumerate(frames):
        later = [o for o in openings[k + 1 :] if o is not None and o > frame.cue.i]
        right = min(later, default=end)
        if k + 1 < len(frames) and _says_again(passage, frame, frames[k + 1]):
            right = frames[k + 1].first
        if k and _says_again(passage, frames[k - 1], frame):
            continue
        placed.append(_govern(passage, frame, frames[:k], right))
    return placed


def _says_again(passage: Passage, frame: Frame, after: Frame) -> bool:
    """Whether ``after`` only closes what a colon opens: "said: P, she noted"."""
    doc, end = passage.doc, passage.sentence(frame.cue.i).stop
    last = after.last < end and doc[after.last].text == "."
    opens = frame.last < end and doc[frame.last].text == ":"
    return opens and last and doc[after.first - 1].text == ","


def _speaks(passage: Passage, frame: Frame) -> bool:
    """Whether the frame reports speech in any case; "opened" does at a quotation."""
    if not says(frame.cue) or thinks(frame.cue):
        return says(frame.cue)
    sentence, mention = passage.sentence(frame.cue.i), frame.mention
    relative = mention is not None and passage.doc[mention[0]].lower_ in OF_NOUNS
    return not relative and any(passage.quoted[sentence.start : sentence.stop + 1])


def _govern(passage: Passage, frame: Frame, before: list[Frame], right: int) -> Placed:
    """Return ``frame`` with its content, which ends before token ``right``."""
    start = start_behind(passage, frame, right)
    if start is not None:
        end = end_behind(passage, frame, start, right)
        return Placed(frame, trimmed(passage, start, end))
    pieces = aside_pieces(passage, frame, before, right)
    if pieces:
        return Placed(frame, pieces, is_aside=True)
    return Placed(frame, nominal_pieces(passage, frame, right))


def _opening(passage: Passage, frame: Frame, before: list[Frame]) -> int | None:
    """Return where the frame's own clause begins, if something sets it off."""
    doc = passage.doc
    if not before:
        return None
    quotation = own_quotation(passage, frame)
    if quotation is not None and quotation > before[-1].last:
        return quotation
    set_off = doc[frame.first - 1].text == "," and closes(frame.cue)
    if set_off and not frame.inverted and not frame.shared:
        linked = linked_clause(passage, frame, before[-1])
        if linked is not None:
            return linked - 1
    floor = max(before[-1].last, frame.first - LONGEST_OPENING)
    for i in range(frame.first - 1, floor - 1, -1):
        comma = doc[i - 1].text in {",", *DASHES}
        if doc[i].lower_ in LINKS or (doc[i].lower_ == "with" and comma):
            if comma:
                return i - 1
            joined = frame.cue.dep_ == "conj" and frame.cue.head == before[-1].cue
            return i if joined or frame.shared or passage.quoted[i - 1] else None
        if frame.shared and doc[i].text in SEPARATORS:
            return i
        if doc[i].pos_ in {"VERB", "AUX"}:
            break
    return frame.first if frame.shared else None
