"""Somebody who speaks at a place in an article, and how the article tells who it is."""

from dataclasses import dataclass, replace

from claims.extraction.found import FoundSpeaker, SpeakerKind

from .cast import Member
from .lexicon import terms


@dataclass(slots=True)
class Voice:
    """Somebody who speaks at a place: a member of the cast, or only described."""

    place: int
    member: Member | None = None
    described: FoundSpeaker | None = None
    is_plural: bool = False
    rule: str = ""

    @property
    def kind(self) -> SpeakerKind | None:
        someone = self.member or self.described
        return someone.kind if someone else None

    @property
    def gender(self) -> str | None:
        if self.member:
            return self.member.gender
        said = set(self.described.name.casefold().split()) if self.described else set()
        if said & terms("female"):
            return "female"
        return "male" if said & terms("male") else None


WORDS = {
    "speaker.name": "the name stands at the cue",
    "speaker.surname": "the article gives the full name elsewhere",
    "speaker.role": "the article gives the holder of the role elsewhere",
    "speaker.named-later": "the name follows in a later sentence",
    "speaker.only-name": "the speaker before is named without a role",
    "speaker.pronoun": "the pronoun points back to the one who spoke before",
    "speaker.generic": "the noun points back to the one named before",
    "speaker.owner": "the words are in a publication of the owner",
    "speaker.unnamed": "the article gives no name",
    "speaker.organisation": "the article calls the organisation so",
    "speaker.joint": "several speak together",
    "speaker.document": "the words are in a document",
}


# How somebody is found whom the article gives no name.
RULES = {
    SpeakerKind.UNNAMED: "speaker.unnamed",
    SpeakerKind.DOCUMENT: "speaker.document",
    SpeakerKind.ORGANISATION: "speaker.organisation",
}


def replace_rule(voice: Voice, rule: str) -> Voice:
    """Return ``voice`` as found by ``rule``."""
    return replace(voice, rule=rule)


def is_human(voice: Voice, gender: str) -> bool:
    """Whether "he" or "she" can stand for the voice."""
    if voice.kind not in {None, SpeakerKind.PERSON, SpeakerKind.UNNAMED}:
        return False
    return not gender or voice.gender in {None, gender}


COMPANY_LIKE = frozenset(
    "company firm group maker utility union charity regulator".split()
)


MEDIA = frozenset(
    "broadcaster newspaper daily weekly magazine channel outlet website radio "
    "television tv news times post tribune herald gazette".split()
)


def could_be(member: Member, head: str) -> bool:
    """Whether an organisation can be meant by a common noun such as "company"."""
    public = frozenset(
        "ministry department government parliament police army court".split()
    )
    said = set(member.name.casefold().split())
    if head in MEDIA:
        told = {word for role in member.roles for word in role.casefold().split()}
        return not MEDIA.isdisjoint(said | told)
    return not (head in COMPANY_LIKE and said & public)
