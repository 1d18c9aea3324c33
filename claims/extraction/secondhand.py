"""Statements at second hand: whose words they are, and who passes them on.

An attribution is the outermost: "Berg said the council had told her that P" is Berg's.
A claim is what the council said, by way of Berg.
"""

import re
from dataclasses import replace

from spacy.tokens import Doc, Token

from .attribution.cues import says
from .attribution.subjects import SUBJECTS
from .found import FoundAttribution, Reason, Span
from .speakers.lexicon import is_in
from .texts import text_of

WHOM = r"(?P<whom>[^,.;“”\"\n]{3,80})(?=[,.])"
CITING = re.compile(rf"[^,.;“”\"\n]{{0,40}},? (?:citing|quoting) {WHOM}")
CITING_FIRST = re.compile(rf"\b(?:Citing|Quoting) {WHOM}, $")
QUOTED_BY = re.compile(
    r"(?P<who>[^,“”\"\n]{0,80}),? (?:as )?(?:quoted|cited) (?:by|in) "
    r"(?P<whom>[^,;“”\"\n]{3,80}?)(?=[,.]|$)"
)
PEOPLE = ("role", "descriptor", "organisation")
# Who passes on what a document says, rather than goes by it.
LONGEST_CITING = 120  # characters of "Citing two officials, "
MEDIA = frozenset(
    "radio television tv newspaper daily weekly magazine agency channel broadcaster "
    "outlet website times post tribune herald gazette news press".split()
)
NESTED = Reason("cue", "cue.nested", "the speaker passes on what another said")
CITED = Reason("cue", "cue.citing", "the speaker cites another")
QUOTED = Reason("cue", "cue.quoted-by", "another quotes the speaker")


def passed_on(doc: Doc, attributions: list[FoundAttribution]) -> list[FoundAttribution]:
    """Return ``attributions``, those at second hand with the one whose words they are.

    The ``via_mention`` of these is the mention that stood as their speaker.
    """
    text = text_of(doc)
    return [
        _nested(doc, found)
        or _quoted_by(text, found)
        or _citing(doc, text, found)
        or found
        if _is_plain(found)
        else found
        for found in attributions
    ]


def _is_plain(found: FoundAttribution) -> bool:
    whole = found.mention is not None and found.cue is not None
    return whole and found.via_mention is None


def _nested(doc: Doc, found: FoundAttribution) -> FoundAttribution | None:
    """Return the inner statement of "X said (that) Y had said (that) P"."""
    assert found.cue is not None
    outer = doc.char_span(found.cue.start, found.cue.end, alignment_mode="expand")
    first = found.content[0]
    if outer is None or first.start < found.cue.end:
        return None
    for verb in outer.root.children:
        if verb.dep_ != "ccomp" or not says(verb) or verb.tag_ not in {"VBD", "VBN"}:
            continue
        subject = _teller(verb)
        clause = next((c for c in verb.rights if c.dep_ == "ccomp"), None)
        inside = first.start <= verb.idx < first.end
        if inside and subject is not None and clause is not None:
            return _inner(found, subject, verb, clause)
    return None


def _teller(verb: Token) -> Token | None:
    """Return who says it: of "they had been told by Y that P", Y."""
    if not any(child.dep_ == "auxpass" for child in verb.lefts):
        return next((c for c in verb.lefts if c.dep_ in SUBJECTS), None)
    agents = [child for child in verb.rights if child.dep_ == "agent"]
    return next((c for agent in agents for c in agent.rights), None)


def _inner(
    found: FoundAttribution, subject: Token, verb: Token, clause: Token
) -> FoundAttribution | None:
    """Return what ``subject`` said; None where a pronoun may be the speaker again."""
    own = verb.doc[verb.left_edge.i : clause.left_edge.i]
    if subject.pos_ == "PRON" or any(token.is_quote for token in own):
        return None
    start = subject.left_edge.idx
    first = _after_addressee(verb)
    names_another = subject.i > verb.i or first.pos_ in {"DET", "PROPN"}
    opens = clause.left_edge if names_another else first
    content = Span(opens.idx, found.content[-1].end)
    return replace(
        found,
        content=(content,),
        mention=Span(start, subject.idx + len(subject)),
        cue=Span(verb.idx, verb.idx + len(verb)),
        via_mention=found.mention,
        reasons=(*found.reasons, NESTED),
    )


def _after_addressee(verb: Token) -> Token:
    """Return the token behind "told her", or behind the verb alone."""
    after = verb.nbor()
    objective = {"him", "her", "them", "it", "me", "us", "you"}
    return after.nbor() if after.lower_ in objective else after


def _citing(doc: Doc, text: str, found: FoundAttribution) -> FoundAttribution | None:
    """Return the statement as that of Y in "X, citing Y, reported that P"."""
    assert found.mention is not None
    assert found.cue is not None
    places = (found.mention.end, found.cue.end, found.content[-1].end)
    matches = [CITING.match(text, place) for place in places]
    first = found.mention.start
    matches.append(CITING_FIRST.search(text, max(0, first - LONGEST_CITING), first))
    for match in filter(None, matches):
        span = Span(*match.span("whom"))
        whom = doc.char_span(span.start, span.end, alignment_mode="expand")
        if whom is not None and _is_cited(whom.root, text, found.mention):
            return replace(
                found,
                mention=span,
                via_mention=found.mention,
                reasons=(*found.reasons, CITED),
            )
    return None


def _is_cited(head: Token, text: str, by: Span) -> bool:
    """Whether one cites ``head`` as a speaker, rather than as evidence."""
    if is_in("document", head.text) and head.pos_ != "PROPN":
        words = set(text[by.start : by.end].casefold().split())
        return not words.isdisjoint(MEDIA)
    named = head.pos_ == "PROPN" or head.lower_ == "people"
    return named or any(is_in(kind, head.text) for kind in PEOPLE)


def _quoted_by(text: str, found: FoundAttribution) -> FoundAttribution | None:
    """Return the statement of Y in "Y, quoted by X, said that P", by way of X."""
    assert found.mention is not None
    inside = QUOTED_BY.fullmatch(text, found.mention.start, found.mention.end)
    match = inside or QUOTED_BY.match(text, found.mention.end)
    if match is None or (match["who"] and not inside):
        return None
    who = Span(*match.span("who")) if inside else found.mention
    return replace(
        found,
        mention=who,
        via_mention=Span(*match.span("whom")),
        reasons=(*found.reasons, QUOTED),
    )
