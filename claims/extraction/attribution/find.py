"""All attributions of a text: frames, contents and quotations put together."""

from itertools import groupby

from spacy.tokens import Doc

from claims.extraction.found import Form, FoundAttribution, Reason, Span
from claims.extraction.texts import text_of

from .according import find_according
from .content import Placed, place
from .continued import continue_quotations
from .drafts import Draft, draft_of
from .frames import find_frames
from .nesting import settle_nesting
from .nouns import find_noun_cues
from .passage import Passage, read_passage
from .quotes import Quote
from .relayed import find_relayed
from .signed import find_signed


def find_attributions(doc: Doc) -> list[FoundAttribution]:
    """Return the outermost attributions of ``doc``, in order of their content.

    Needs part-of-speech tags, lemmas, dependencies and sentence starts.
    """
    passage, text = read_passage(doc), text_of(doc)
    placed = _placed(passage)
    drafts = [draft_of(passage, one) for one in placed]
    drafts = settle_nesting(text, drafts) + find_signed(passage)
    continue_quotations(passage, drafts)
    drafts = [draft for draft in drafts if draft.pieces]
    for draft in drafts:
        draft.pieces.sort()
    drafts.sort(key=lambda draft: draft.pieces[0])
    return [_found(text, passage.quotes, draft) for draft in drafts]


def _placed(passage: Passage) -> list[Placed]:
    """Return all frames with their contents, sentence by sentence."""
    relayed = find_relayed(passage)
    taken = {i for f in relayed for i in range(f.cue_first, f.last)}
    frames = sorted(
        [*relayed, *find_frames(passage, taken)], key=lambda frame: frame.cue.i
    )
    found: list[Placed] = []
    for _, group in groupby(frames, key=lambda f: passage.sentence_of[f.cue.i]):
        found += place(passage, list(group))
    return found + find_according(passage) + find_noun_cues(passage)


def _found(text: str, quotes: list[Quote], draft: Draft) -> FoundAttribution:
    pieces = tuple(draft.pieces)
    return FoundAttribution(
        content=pieces,
        mention=draft.mention,
        cue=draft.cue,
        form=form_of(text, quotes, pieces),
        via_mention=draft.via,
        reasons=tuple(Reason("content", rule, words) for rule, words in draft.rules),
    )


def form_of(text: str, quotes: list[Quote], pieces: tuple[Span, ...]) -> Form:
    """Return direct, indirect or mixed by how much of the content is quoted."""
    letters = inside = 0
    for piece in pieces:
        near = [q for q in quotes if q.start < piece.end and piece.start < q.end]
        if not near:
            letters += piece.end - piece.start
            continue
        for offset in range(piece.start, piece.end):
            if text[offset].isalnum():
                letters += 1
                inside += any(quote.holds(offset) for quote in near)
    if inside >= 0.9 * letters:
        return Form.DIRECT
    return Form.MIXED if inside else Form.INDIRECT
