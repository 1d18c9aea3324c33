"""Sentences without a cue: carried on from the speaker before, or the article's own."""

import re
from itertools import pairwise

from spacy.tokens import Doc, Token
from spacy.tokens import Span as Tokens

from .attribution.cues import SPEECH_ACTS, is_in
from .found import Form, FoundFigure, Reason, Span
from .paragraphs import paragraphs
from .segments import trimmed
from .speakers import Resolved
from .statements import Statement
from .texts import text_of

BACKSHIFTED = re.compile(
    r"\b(?:had|would|could|might|was to|were to)\b(?! to say)", re.IGNORECASE
)
POINTING_BACK = re.compile(
    r"(?:All|Some|Most|None|Half|Many|Both|Each) of (?:them|those|these)\b|"
    r"(?:Those|These|That|This|Such)\b"
)
MARKETS = re.compile(
    r"\b(?:shares?|stocks?|bonds?) (?:in|of|fell|rose|closed|opened|were|was)\b",
    re.IGNORECASE,
)
HARM = re.compile(
    r"\b(?:killed|dead|died|wounded|injured|hurt|missing|arrested|detained|drowned|"
    r"hospitalised|hospitalized|kidnapped|captured|displaced|evacuated)\b"
)
OF_THESE = re.compile(r"Of (?:these|those|them)\b")  # in a paragraph of its own
VERIFYING = frozenset({"verify", "confirm", "corroborate"})
FARTHEST = 500  # characters between a cue and its content
TIMES = frozenset({"s", "min", "h", "d", "wk", "mo", "yr"})
CARRIED = Reason(
    "speaker", "carried.goes-on", "it goes on with what the speaker before said"
)
OWN = Reason("speaker", "own-voice.figure", "the article gives the figure itself")


def unattributed(
    doc: Doc,
    statements: list[Statement],
    cues: list[Span],
    figures: list[FoundFigure],
    speakers: dict[int, Resolved],
) -> list[Statement]:
    """Return statements for the sentences that no cue covers, in order.

    A sentence goes on with the speaker before it, in one paragraph, where its verb
    is shifted back as in reported speech, where it gives figures or points back to
    what was said, or where the same speaker is named again right after. Any other
    sentence with figures is the article's own. ``cues`` are all, also of what states
    nothing; ``speakers`` are by ``id`` of the
    attribution.
    """
    text, found = text_of(doc), list[Statement]()
    before: Statement | None = None
    for paragraph in paragraphs(text):
        if not OF_THESE.match(text, paragraph.start):
            before = None
        sentences = _clauses(statements, _sentences(doc, paragraph))
        covering = [_covering(statements, sentence) for sentence in sentences]
        for i, sentence in enumerate(sentences):
            if covering[i]:
                before = covering[i][-1]
                continue
            if any(sentence.start_char <= c.start < sentence.end_char for c in cues):
                before = None  # somebody speaks and states nothing
                continue
            following = covering[i + 1] if i + 1 < len(covering) else []
            after = following[0] if following else None
            goes_on = before is not None and _same(before, after, speakers)
            statement = _alone(text, sentence, before, figures, goes_on)
            if statement:
                found.append(statement)
            before = statement if statement and statement.carried else None
    return found


def _covering(statements: list[Statement], sentence: Tokens) -> list[Statement]:
    near = sentence.start_char - FARTHEST, sentence.end_char + FARTHEST
    return [
        statement
        for statement in statements
        if near[0] < statement.segments[-1].end
        and statement.segments[0].start < near[1]
        and _overlaps(statement, sentence)
    ]


def _same(
    before: Statement, after: Statement | None, speakers: dict[int, Resolved]
) -> bool:
    """Whether one speaker stands before and after a sentence."""
    if after is None or not before.attribution or not after.attribution:
        return False
    first = speakers[id(before.attribution)].speaker
    return first is not None and first == speakers[id(after.attribution)].speaker


def _sentences(doc: Doc, paragraph: Span) -> list[Tokens]:
    tokens = doc.char_span(paragraph.start, paragraph.end, alignment_mode="expand")
    if tokens is None:
        return []
    found = [doc[tokens.start].sent]
    while found[-1].end < tokens.end:
        found.append(doc[found[-1].end].sent)
    return found


def _clauses(statements: list[Statement], sentences: list[Tokens]) -> list[Tokens]:
    """Return the sentences, cut at semicolons where one has a cue in it."""
    found = []
    for sentence in sentences:
        has_stop = ";" in text_of(sentence.doc)[sentence.start_char : sentence.end_char]
        if has_stop and _covering(statements, sentence):
            stops = [token.i for token in sentence if token.text == ";"]
            cuts = [sentence.start, *(stop + 1 for stop in stops), sentence.end]
            found += [sentence.doc[a:b] for a, b in pairwise(cuts)]
        else:
            found.append(sentence)
    return found


def _overlaps(statement: Statement, sentence: Tokens) -> bool:
    pieces = list(statement.segments)
    if statement.cue:
        pieces.append(statement.cue)
    start, end = sentence.start_char, sentence.end_char
    return any(piece.start < end and start < piece.end for piece in pieces)


def _alone(
    text: str,
    sentence: Tokens,
    before: Statement | None,
    figures: list[FoundFigure],
    is_between: bool,
) -> Statement | None:
    content = trimmed(text, Span(sentence.start_char, sentence.end_char))
    words = text[sentence.start_char : sentence.end_char]
    if content is None or words.rstrip().endswith("?"):
        return None
    inside = [
        figure
        for figure in figures
        if content.start <= figure.span.start and figure.span.end <= content.end
    ]
    if before is not None and _goes_on(words, sentence, before, inside, is_between):
        return Statement(
            (content,), Form.INDIRECT, before.attribution, None, True, (CARRIED,)
        )
    if any(_is_news(text, figure, words) for figure in inside):
        told = _around_colon(text, content, inside)
        return Statement((told,), Form.OWN_VOICE, reasons=(OWN,))
    return None


def _around_colon(text: str, content: Span, inside: list[FoundFigure]) -> Span:
    """Return what stands behind a colon where all figures do, else all of it."""
    colon = text.find(": ", content.start, content.end)
    if colon < 0 or any(figure.span.start < colon for figure in inside):
        return content
    return trimmed(text, Span(colon + 1, content.end)) or content


def _goes_on(
    words: str,
    sentence: Tokens,
    before: Statement,
    figures: list[FoundFigure],
    is_between: bool,
) -> bool:
    """Whether the sentence carries on what the speaker before said."""
    if before.form is Form.DIRECT or before.attribution is None:
        return False
    if MARKETS.search(words) or len(words.split()) < 4 - bool(figures):
        return False
    if (
        _withholds(sentence.root) or sentence.root.lemma_ in SPEECH_ACTS
    ) and not figures:
        return False
    return (
        BACKSHIFTED.search(words) is not None
        or bool(figures)
        or is_between
        or POINTING_BACK.match(words) is not None
    )


def _withholds(verb: Token) -> bool:
    """Whether a sentence tells what was not said, or could not be verified."""
    told = {child.dep_ for child in verb.children}
    if verb.lemma_ in VERIFYING and "auxpass" in told:
        return True
    return is_in("say", verb) and "neg" in told


def _is_news(text: str, figure: FoundFigure, sentence: str) -> bool:
    """Whether a figure in the article's own voice is worth a claim.

    A small number in words ("two villagers"), a length of time and "none" are part
    of the scene, except where people come to harm.
    """
    if figure.unit in TIMES or figure.value == 0 or figure.vague:
        return False
    words = text[figure.span.start : figure.span.end]
    if any(mark.isdigit() for mark in words):
        return True
    is_small = figure.value is not None and figure.value <= 10
    return not is_small or HARM.search(sentence) is not None
