"""The words that attribute a statement, from the lexicon beside this module."""

from functools import cache
from pathlib import Path

from spacy.tokens import Doc, Token

from claims.extraction.texts import lowers_of, parts_of_speech

SELF = frozenset({"i", "we", "you", "me", "us"})
# Forms that the tagger takes for other parts of speech beside quotations.
CERTAIN = frozenset(
    "said says told wrote added tweeted allege alleges insist insists".split()
)
# "He is adamant that": a stand that somebody takes.
STANCES = frozenset("adamant confident convinced certain sure".split())
# A sentence about one of these tells what somebody did, not what they said.
SPEECH_ACTS = frozenset(
    "recommend blame urge demand ask order propose accuse thank praise criticise "
    "criticize condemn welcome refuse decline promise".split()
)
CLAUSAL = ("say", "think", "weak", "quote", "show", "deny")
NOMINAL = ("count", "plan", "put", "call", "change")
# Phrasal verbs: the verb's lemma and the words that follow it.
PHRASAL: dict[str, tuple[str, ...]] = {
    "go": ("on",), "point": ("out",), "make": ("clear",), "rule": ("out",),
    "put": ("it",),
    "stand": ("by",), "arrive": ("at",), "speak": ("of",), "chime": ("in",),
}  # fmt: skip


@cache
def lemmas(kind: str) -> frozenset[str]:
    """Return the words of ``kind``, as the lexicon's first column names it."""
    path = Path(__file__).with_name("cues.tsv")
    for line in path.read_text(encoding="utf-8").splitlines():
        fields = line.split("\t")
        if fields[0] == kind:
            return frozenset(fields[1].split())
    raise KeyError(kind)


@cache
def _verbs() -> frozenset[str]:
    return frozenset().union(*(lemmas(kind) for kind in CLAUSAL + NOMINAL))


def is_in(kind: str, token: Token) -> bool:
    """Whether ``token``'s lemma is one of ``kind``."""
    return token.lemma_.lower() in lemmas(kind)


def is_cue(token: Token) -> bool:
    """Whether ``token`` is a verb that can attribute a statement."""
    if token.pos_ == "VERB":
        return token.lemma_.lower() in _verbs() or is_phrasal(token)
    if token.lower_ in CERTAIN:  # a surname is none: "said Gulnoza Said"
        return token.text[0].islower() or token.pos_ != "PROPN"
    if leads_to_that(token):
        return _takes_that(token)
    return _is_form(token) and leads_to_quotation(token)


def may_be_cues(doc: Doc) -> list[int]:
    """Return the tokens that ``is_cue`` can hold of, without a look at each."""
    lowers, parts = lowers_of(doc), parts_of_speech(doc)
    behind = [*lowers, ""][1:]
    return [
        i
        for i, (word, part, after) in enumerate(zip(lowers, parts, behind, strict=True))
        if part == "VERB" or word in CERTAIN or after in {",", ":", "that"}
    ]


def leads_to_that(token: Token) -> bool:
    """Whether "that" follows at once."""
    return token.i + 1 < len(token.doc) and token.nbor().lower_ == "that"


def _takes_that(token: Token) -> bool:
    """Whether it is a stand taken, or a verb taken for a noun: "critics caution"."""
    if token.pos_ == "ADJ":
        be = token.head.lemma_ == "be" and token.head.i < token.i
        return token.lower_ in STANCES and be
    many = any(c.tag_ == "NNS" and c.dep_ in {"nsubj", "compound"} for c in token.lefts)
    verbs = lemmas("say") | lemmas("show")
    return token.tag_ == "NN" and many and token.lower_ in verbs


def leads_to_quotation(token: Token) -> bool:
    """Whether a comma or colon and an opening mark follow: 'notes, "The"'."""
    after = token.doc[token.i + 1 : token.i + 3]
    return len(after) == 2 and after[0].text in {",", ":"} and after[1].is_quote


def _is_form(token: Token) -> bool:
    """Whether ``token``, whatever the tagger thinks, may be a form of a cue."""
    word = token.lower_
    if word[-1:] not in {"s", "d"}:
        return False
    return word[:-1] in lemmas("say") or word[:-2] in lemmas("say")


def is_phrasal(cue: Token) -> bool:
    """Whether the cue is a phrasal verb such as "point out"."""
    return phrase_end(cue) > cue.i + 1


def phrase_end(cue: Token) -> int:
    """Return where the cue ends: after "on" in "went on"."""
    particles = PHRASAL.get(cue.lemma_.lower())
    if particles == ("clear",) and cue.doc[cue.i + 1 : cue.i + 2].text == "it":
        particles = ("it", "clear")
    if particles is None:
        return cue.i + 1
    after = cue.doc[cue.i + 1 : cue.i + 1 + len(particles)]
    matches = tuple(token.lower_ for token in after) == particles
    behind = cue.doc[cue.i + 1 + len(particles) :][:1]
    loose = cue.lemma_ in {"go", "put"}  # "put it, "
    goes_on = not loose or not behind or _opens_speech(behind[0])
    if matches and goes_on:
        return cue.i + 1 + len(particles)
    return cue.i + 1


def _opens_speech(token: Token) -> bool:
    """Whether speech can follow: "went on foot", "went on selling" say nothing."""
    return token.is_punct or token.is_quote or token.lower_ == "that"


def closes(cue: Token) -> bool:
    """Whether a comma or stop follows: "Berg later clarified."."""
    after = phrase_end(cue)
    return after >= len(cue.doc) or cue.doc[after].text in {",", ".", ";"}


def says(cue: Token) -> bool:
    """Whether ``cue`` can stand at a quotation."""
    kinds = ("say", "quote")
    return (
        cue.lower_ in CERTAIN
        or any(is_in(kind, cue) for kind in kinds)
        or is_phrasal(cue)
    )


def thinks(cue: Token) -> bool:
    """Whether ``cue`` takes a clause without more ado."""
    return (
        (says(cue) and not _only_quotes(cue))
        or is_in("think", cue)
        or is_in("deny", cue)
    )


def _only_quotes(cue: Token) -> bool:
    return is_in("quote", cue) and not is_in("say", cue)
