"""What a speaker's mention says: a name, a pronoun, a role, a kind of document."""

import re
from dataclasses import dataclass, field

from spacy.tokens import Doc

from claims.extraction.found import Span

from .lexicon import is_in
from .mentions import Mention
from .words import Words

PRONOUNS = frozenset(
    "i he she it they we who which that him her them both one others some those these "
    "himself herself his their its".split()
)
ENDS = frozenset(
    "who whom whose which that of at for in from on with to by , ( — –".split()
)
AGED = re.compile(r"\b\d+-year-old\b")
PREPOSITIONS = frozenset("of at for in from on with to by near".split())
MANY = frozenset("people men women children spokespeople".split())
DEFINITE = frozenset("the this that these those its his her their both".split())
INDEFINITE = frozenset(
    "a an one two three four five several some many another other".split()
)


@dataclass(frozen=True, slots=True)
class Phrase:
    """A noun phrase at a cue.

    ``text`` leaves out the article and what a comma sets off, ``head`` is its head
    noun in lower case, ``owner`` the span of "the institute" in "the institute's
    maps".
    """

    place: Span
    whole: str
    text: str
    head: str
    name: Mention | None = None
    owner: Span | None = None
    determiner: str = ""
    is_pronoun: bool = False
    is_plural: bool = False
    modifiers: frozenset[str] = field(default=frozenset())

    @property
    def is_definite(self) -> bool:
        owned = self.owner is not None and self.determiner not in INDEFINITE
        return self.determiner in DEFINITE or owned

    @property
    def is_indefinite(self) -> bool:
        return self.determiner in INDEFINITE

    @property
    def is_role(self) -> bool:
        return is_in("role", self.head) and not self.is_plural

    @property
    def is_the_name(self) -> bool:
        """Whether it is a name behind "the", which no person's has: "the Red Cross"."""
        if self.name is None or self.determiner != "the" or self.name.role:
            return False
        return self.name.span.start - self.place.start == len("the ")

    @property
    def is_somebody(self) -> bool:
        """Whether the words name somebody, a body or a role."""
        is_kind = self.is_role or self.is_organisation or self.is_plural_role
        return self.name is not None or (is_kind and not self.is_pronoun)

    @property
    def is_plural_role(self) -> bool:
        return is_in("role", self.head) and self.is_plural

    @property
    def is_described(self) -> bool:
        """Whether it describes somebody known: "the 44-year-old former judge"."""
        return AGED.search(self.text) is not None or self.text.startswith("former ")

    @property
    def is_pair(self) -> bool:
        """Whether it points back to two: "the two companies", "both ministers"."""
        is_two = self.determiner == "both" or self.text.startswith("two ")
        kind = self.is_organisation or self.is_plural_role
        return is_two and self.is_plural and self.is_definite and kind

    @property
    def is_document(self) -> bool:
        return is_in("document", self.head) or is_in("voiced", self.head)

    @property
    def is_organisation(self) -> bool:
        return is_in("organisation", self.head) or is_in("descriptor", self.head)


def phrase_of(doc: Doc, words: Words, mentions: list[Mention], place: Span) -> Phrase:
    """Return what the mention at ``place`` says."""
    first, last = words.between(place.start, place.end)
    if last == first + 1 and words.lower(first) in PRONOUNS:
        return _pronoun(doc, words, mentions, place, first)
    name = _main_name(words, mentions, place, first, last)
    head_at = _head_at(words, first, last)
    owner, begin = _owner(words, first, head_at)
    determiner = words.lower(first)
    if owner is None:
        begin = first + (determiner in DEFINITE | {"a", "an"})
    end = _text_end(words, begin, last)
    while end - 1 > head_at and words.all[end - 1].pos == "VERB":
        end -= 1  # "a news release issued"
    head = words.lower(head_at) if head_at < last else ""
    tag = words.all[head_at].pos if head_at < last else ""
    many = head.endswith("s") and not head.endswith("ss")
    plural = tag in {"NOUN", "X"} and (many or head in MANY)
    return Phrase(
        place=place,
        whole=words.phrase(first + (determiner in {"the", "a", "an"}), end),
        text=words.phrase(begin, end),
        head=head,
        name=name,
        owner=owner,
        determiner=determiner,
        is_pronoun=head in PRONOUNS and head_at == first,
        is_plural=plural,
        modifiers=_modifiers(words, begin, head_at),
    )


def _pronoun(
    doc: Doc, words: Words, mentions: list[Mention], place: Span, index: int
) -> Phrase:
    """Return a pronoun; a relative one as the noun phrase it stands for."""
    word = words.lower(index)
    if word in {"who", "which", "that"}:
        antecedent = _antecedent(doc, place)
        if antecedent is not None and antecedent.end <= place.start:
            return phrase_of(doc, words, mentions, antecedent)
    return Phrase(place, word, word, word, is_pronoun=True)


def _antecedent(doc: Doc, place: Span) -> Span | None:
    token = doc.char_span(place.start, place.end, alignment_mode="expand")
    if token is None:
        return None
    verb = token.root.head
    while verb.dep_ not in {"relcl", "ROOT"} and verb.head.i != verb.i:
        verb = verb.head
    if verb.dep_ != "relcl" or verb.head.i >= token.start:
        return None
    noun = verb.head
    while noun.dep_ == "appos":
        noun = noun.head
    return Span(doc[noun.left_edge.i].idx, noun.idx + len(noun))


def _main_name(
    words: Words, mentions: list[Mention], place: Span, first: int, last: int
) -> Mention | None:
    """Return the name that the phrase is about, not one inside "of" or "who"."""
    limit = next(
        (
            words.all[i].start
            for i in range(first, last)
            if words.all[i].text in {"who", "which"}
        ),
        place.end,
    )
    inside = [
        m for m in mentions if place.start <= m.span.start and m.span.end <= limit
    ]
    found = []
    for mention in inside:
        _, end = words.between(mention.span.start, mention.span.end)
        title, _ = words.between(mention.whole.start, mention.span.end)
        before = [words.lower(i) for i in range(first, title)]
        within = any(word in PREPOSITIONS for word in _since_comma(before))
        after = words.at(end)
        goes_on = (
            end < last
            and after is not None
            and after.is_word
            and (after.lower not in ENDS and after.pos in {"NOUN", "ADJ", "PROPN"})
        )
        if not within and not mention.is_possessor and not goes_on:
            found.append(mention)
    if not found:
        # The mention is only the title of a name that stands right beside it.
        found = [
            m
            for m in mentions
            if m.whole.start <= place.start < m.span.start
            and place.end <= m.span.start
            and m.role
        ]
    people = [m for m in found if m.kind is not None and m.kind.value == "person"]
    return next(iter(people or found), None)


def _since_comma(before: list[str]) -> list[str]:
    for i in range(len(before) - 1, -1, -1):
        if before[i] == ",":
            return before[i + 1 :]
    return before


def _head_at(words: Words, first: int, last: int) -> int:
    """Return the index of the head noun: the last before "of", "who", a comma."""
    end = first
    while end < last and (words.all[end].text not in ENDS or end == first):
        if end > first and _is_participle(words, end, last):
            break
        end += 1
    head = end - 1
    while head > first and words.all[head].pos in {"ADV", "PART"}:
        head -= 1
    return head


def _is_participle(words: Words, i: int, last: int) -> bool:
    """Whether word ``i`` begins "reached by telephone", "hired for the cleanup"."""
    if words.all[i].pos != "VERB" or words.all[i].is_capital:
        return False
    return i + 1 >= last or words.all[i + 1].pos in {"ADP", "ADV", "PRON", "DET"}


def _owner(words: Words, first: int, head_at: int) -> tuple[Span | None, int]:
    """Return the owner before the head, and where the rest of the phrase begins."""
    for i in range(head_at - 1, first - 1, -1):
        if words.all[i].possessive:
            rest = i + 1 + (words.lower(i + 1) == "own")
            return Span(words.all[first].start, words.all[i].end), rest
    if words.lower(first) in {"its", "their", "his", "her"} and head_at > first:
        rest = first + 1 + (words.lower(first + 1) == "own")
        return Span(words.all[first].start, words.all[first].end), rest
    return None, first


def _text_end(words: Words, first: int, last: int) -> int:
    for i in range(first + 1, last):
        if words.lower(i) in {",", "(", "—", "–"}:
            return i
    return last


def _modifiers(words: Words, begin: int, head_at: int) -> frozenset[str]:
    own = frozenset({"own", "state", "local", "latest", "new"})
    return frozenset(words.lower(i) for i in range(begin, head_at)) - own
