"""The cast of an article: everybody it names, with all it says of each."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from claims.domain.spelling import fold
from claims.extraction.found import FoundSpeaker, Span, SpeakerKind

from .affiliations import affiliation_of, country_in
from .lexicon import singular, terms
from .mentions import Mention
from .names import same_organisation, same_person
from .roles import head_of


@dataclass(slots=True)
class Member:
    """Somebody the article speaks of; what it says of them gathers here."""

    names: list[str]
    name: str = ""  # the fullest: not an acronym where the article spells it out
    kind: SpeakerKind | None = None
    roles: list[str] = field(default_factory=list)
    of: str = ""
    mentions: list[Span] = field(default_factory=list)
    introduced: set[Span] = field(default_factory=set)

    @property
    def gender(self) -> str | None:
        """What the words for the member tell: "female", "male" or None."""
        said = {word.casefold() for role in self.roles for word in role.split()}
        if said & terms("female"):
            return "female"
        return "male" if said & terms("male") else None

    def answers_to(self, mention: Mention) -> bool:
        """Whether ``mention`` can be a name of this member."""
        if mention.kind and self.kind and mention.kind is not self.kind:
            return False
        kind = mention.kind or self.kind
        if mention.acronym and mention.acronym in self.names:
            return True
        if fold(mention.name) in map(fold, self.names):
            return True
        if kind is not SpeakerKind.PERSON and same_organisation(
            self.name, mention.name
        ):
            return True
        is_person = kind is not SpeakerKind.ORGANISATION
        return is_person and same_person(self.name, mention.name)

    def take(self, mention: Mention) -> None:
        """Add what ``mention`` says."""
        for name in (mention.name, mention.acronym):
            if name and name not in self.names:
                self.names.append(name)
        self.name = max(self.names, key=lambda name: (len(name.split()), len(name)))
        self.kind = self.kind or mention.kind
        if mention.role and mention.role not in self.roles:
            self.roles.append(mention.role)
        self.of = self.of or mention.of
        self.mentions.append(mention.span)
        if mention.is_introduced:
            self.introduced.add(mention.span)

    def as_speaker(self) -> FoundSpeaker:
        """Return the member as a speaker, a person where nothing else was said."""
        kind = self.kind or SpeakerKind.PERSON
        role = max(self.roles, key=len, default="")
        return FoundSpeaker(
            name=self.name,
            kind=kind,
            role=role,
            affiliation=affiliation_of(self.name, role, self.of, kind),
            aliases=tuple(name for name in self.names if name != self.name),
        )


def gather(mentions: Iterable[Mention]) -> list[Member]:
    """Return the members that ``mentions`` name, in the order of their first names.

    A name that fits several is taken for the one named last.
    """
    members: list[Member] = []
    for mention in mentions:
        fitting = [member for member in members if member.answers_to(mention)]
        if fitting:
            fitting.sort(key=lambda member: member.mentions[-1])
            fitting[-1].take(mention)
        else:
            members.append(Member(names=[]))
            members[-1].take(mention)
    return members


def fits_role(wanted: str, held: str) -> bool:
    """Whether ``held`` can be the role that ``wanted`` speaks of.

    The heads must mean the same; what else is said must not differ: "the economy
    minister" is not the interior minister, "the minister" can be either.
    """
    if not _same_head(wanted, held):
        return False
    more_wanted, more_held = _modifiers(wanted), _modifiers(held)
    if not more_wanted or not more_held:
        return True
    shared = more_wanted & more_held
    return bool(shared) or (len(more_wanted - RANKED) == 0)


RANKED = frozenset("acting deputy former senior top chief vice interim new".split())
SAME = (
    frozenset({"spokesman", "spokeswoman", "spokesperson"}),
    frozenset({"chairman", "chairwoman", "chair", "chairperson"}),
    frozenset({"executive", "ceo", "boss"}),
    frozenset({"premier", "minister"}),
    frozenset({"governor", "gov"}),
    frozenset({"lawyer", "attorney"}),
    frozenset({"coordinator", "leader", "head", "chief"}),
    frozenset({"commander", "commander-in-chief"}),
    frozenset({"mp", "lawmaker", "legislator"}),
)


def _same_head(a: str, b: str) -> bool:
    head_a, head_b = singular(head_of(a)), singular(head_of(b))
    return head_a == head_b or any({head_a, head_b} <= group for group in SAME)


def _modifiers(role: str) -> set[str]:
    """Return the words that narrow a role, countries for their adjectives."""
    small = frozenset("the a an of for in at s its his her their to and".split())
    words = set(fold(role).split()) - small - {fold(head_of(role))}
    country = country_in(role)
    return words | ({country} if country else set())
