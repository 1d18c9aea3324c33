"""Those who speak together: "Shell and BP", "the union and the council"."""

import re
from collections.abc import Sequence
from itertools import pairwise

from spacy.tokens import Doc, Token
from spacy.tokens import Span as Tokens

from claims.extraction.found import FoundSpeaker, Span, SpeakerKind
from claims.extraction.texts import text_of

from .cast import Member
from .mentions import Mention
from .phrases import Phrase
from .voices import Voice

JOINT = re.compile(r",? and (?:the )?(?:its |their |his |her )?")
INSIDE = re.compile(r"\b(?:of|for|at|in|from|to)\b")  # "the mayor of A and B"
LINKS = frozenset({"and", ",", "both"})
SUBJECTS = frozenset({"nsubj", "nsubjpass"})


def together(voices: Sequence[Voice]) -> Voice:
    """Return those who speak together as one; beside a body, a bare name is one."""
    people = {SpeakerKind.PERSON, SpeakerKind.UNNAMED}
    bodies = any(voice.kind not in people | {None} for voice in voices)
    for voice in voices:
        if bodies and voice.member and voice.member.kind is None:
            voice.member.kind = SpeakerKind.ORGANISATION
    speakers = [
        voice.member.as_speaker() if voice.member else voice.described
        for voice in voices
    ]
    *names, last = [speaker.name for speaker in speakers if speaker]
    kinds = {speaker.kind for speaker in speakers if speaker}
    kind = kinds.pop() if len(kinds) == 1 else SpeakerKind.ORGANISATION
    name = f"{', '.join(names)} and {last}"
    return Voice(0, None, FoundSpeaker(name, kind), True, "speaker.joint")


def pair_before(text: str, cast: list[Member], phrase: Phrase) -> Voice | None:
    """Return the two whom "the two companies" points back to in its paragraph."""
    if not phrase.is_pair:
        return None
    start, end = text.rfind("\n", 0, phrase.place.start), phrase.place.start
    people = phrase.is_plural_role
    kind = SpeakerKind.PERSON if people else SpeakerKind.ORGANISATION
    named = [
        member
        for member in cast
        if member.kind in {None, kind}
        and any(start < span.start < end for span in member.mentions)
    ]
    if len(named) != 2:
        return None
    for member in named:
        member.kind = kind
    return together([Voice(0, member) for member in named])


def parts_of(doc: Doc, mentions: list[Mention], place: Span) -> list[Span]:
    """Return those who speak together at a mention, one alone where nobody else does.

    Each is a name or has an article of its own; what else "and" joins is one phrase.
    """
    text = text_of(doc)
    joins = " and " in text[place.start : place.end]
    if not joins and text[place.end : place.end + 1] != ",":
        return [place]
    named = _named_parts(text, mentions, place) if joins else []
    return named if len(named) > 1 else _parsed_parts(doc, place)


def _named_parts(text: str, mentions: list[Mention], place: Span) -> list[Span]:
    """Return the names that "and" alone joins: "Castellan and the group Penhallow"."""
    inside = [
        m for m in mentions if place.start <= m.span.start and m.span.end <= place.end
    ]
    if len(inside) != 2:
        return [place]
    before, after = inside
    opening = text[place.start : before.whole.start]
    between = text[before.whole.end : after.whole.start]
    if INSIDE.search(opening) or not JOINT.fullmatch(between):
        return [place]
    if _is_title(text, before, after):
        return [place]
    return [Span(place.start, before.whole.end), Span(after.whole.start, place.end)]


def _is_title(text: str, before: Mention, after: Mention) -> bool:
    """Whether "and" may be inside of one name: "the Ministry of Health and Sport"."""
    with_article = text[: before.span.start].endswith(("the ", "The "))
    is_bare = after.kind is None and not after.role and " " not in after.name
    is_open = " of " in before.name or " for " in before.name
    return is_bare and (is_open or (with_article and " " not in before.name))


def _parsed_parts(doc: Doc, place: Span) -> list[Span]:
    """Return those whom the parse joins."""
    tokens = doc.char_span(place.start, place.end, alignment_mode="expand")
    if tokens is None:
        return [place]
    first, last, found = tokens.start, tokens.end, list[Span]()
    for before, after in pairwise(_conjoined(tokens.root)):
        if not _is_apart(before, after) or not _is_near(tokens, after):
            continue
        opens = max(after.left_edge.i, before.i + 1)
        end = min(opens, tokens.end) if not found else opens
        while end > before.i + 1 and doc[end - 1].lower_ in LINKS:
            end -= 1
        found.append(_span(doc[first:end]))
        first, last = opens, max(last, after.right_edge.i + 1)
    return [*found, _span(doc[first:last])] if found else [place]


def _conjoined(head: Token) -> list[Token]:
    """Return ``head`` and the nouns that "and" and commas join to it, in order."""
    found, waiting = [head], [head]
    while waiting:
        more = [c for c in waiting.pop().rights if c.dep_ == "conj"]
        found += more
        waiting += more
    if head.dep_ in SUBJECTS:  # "the union, which ..., and the council said"
        beside = [c for c in head.head.lefts if c.dep_ in SUBJECTS and c.i > head.i]
        found += [c for c in beside if c.left_edge.nbor(-1).lower_ == "and"]
    return sorted(found, key=lambda token: token.i)


def _is_apart(before: Token, after: Token) -> bool:
    """Whether ``after`` is somebody else: a name, or with an article of its own."""
    between = {token.lower_ for token in after.doc[before.i : after.i]}
    if between & {"&", "or", "nor"}:
        return False  # "Lund & Falk" is one name
    own = any(child.dep_ in {"det", "poss"} for child in after.lefts)
    named = any(token.pos_ == "PROPN" for token in after.subtree)
    return own or (named and before.pos_ == "PROPN")


def _is_near(tokens: Tokens, after: Token) -> bool:
    """Whether ``after`` is in the mention, or before its verb behind a clause."""
    if after.i < tokens.end:
        return True
    head = tokens.root
    return head.dep_ in SUBJECTS and after.right_edge.i < head.head.i


def _span(tokens: Tokens) -> Span:
    return Span(tokens.start_char, tokens.end_char)
