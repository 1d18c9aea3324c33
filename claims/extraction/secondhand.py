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

CITING = re.compile(
    r"[^\S\n]{0,4},? (?:citing|quoting) (?P<whom>[^,.;“”\"\n]{3,80})(?=[,.])"
)
PEOPLE = ("role", "descriptor")
NESTED = Reason("cue", "cue.nested", "the speaker passes on what another said")
CITED = Reason("cue", "cue.citing", "the speaker cites another")


def passed_on(doc: Doc, attributions: list[FoundAttribution]) -> list[FoundAttribution]:
    """Return ``attributions``, those at second hand with the one whose words they are.

    The ``via_mention`` of these is the mention that stood as their speaker.
    """
    text = text_of(doc)
    return [
        _nested(doc, found) or _citing(doc, text, found) or found
        if _is_plain(found)
        else found
        for found in attributions
    ]


def _is_plain(found: FoundAttribution) -> bool:
    whole = found.mention is not None and found.cue is not None
    return whole and not found.carried and found.via_mention is None


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
        subject = next((c for c in verb.lefts if c.dep_ in SUBJECTS), None)
        clause = next((c for c in verb.rights if c.dep_ == "ccomp"), None)
        inside = first.start <= verb.idx < first.end
        if inside and subject is not None and clause is not None:
            return _inner(found, subject, verb, clause)
    return None


def _inner(
    found: FoundAttribution, subject: Token, verb: Token, clause: Token
) -> FoundAttribution | None:
    """Return what ``subject`` said; None where a pronoun may be the speaker again."""
    if subject.pos_ == "PRON" or any(t.is_quote for t in verb.subtree):
        return None
    start = subject.left_edge.idx
    first = _after_addressee(verb)
    opens = clause.left_edge if first.pos_ in {"DET", "PROPN"} else first
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
    for place in (found.mention.end, found.cue.end):
        match = CITING.match(text, place)
        if match is None:
            continue
        span = Span(*match.span("whom"))
        whom = doc.char_span(span.start, span.end, alignment_mode="expand")
        if whom is not None and _is_somebody(whom.root):
            return replace(
                found,
                mention=span,
                via_mention=found.mention,
                reasons=(*found.reasons, CITED),
            )
    return None


def _is_somebody(head: Token) -> bool:
    """Whether one can cite ``head`` as a speaker, rather than as evidence."""
    named = head.pos_ == "PROPN"
    return named or any(is_in(kind, head.text) for kind in PEOPLE)
