"""Who holds a role that an article speaks of: by what it says before, or later."""

from typing import TYPE_CHECKING

from spacy.tokens import Doc

from claims.extraction.found import Span, SpeakerKind
from claims.extraction.paragraphs import paragraph_end

from .cast import Member, fits_role
from .lexicon import is_in
from .phrases import Phrase
from .roles import is_rank

if TYPE_CHECKING:
    from .scene import Scene

GROUPS = frozenset("team group couple family jury panel crew committee".split())
REACH = 3  # paragraphs in which a role and the name of its holder are put together


def holder(scene: "Scene", phrase: Phrase) -> Member | None:
    """Return the member whose role it is: the one named last before, else first."""
    place = phrase.place.start
    holders = [
        member
        for member in scene.cast
        if member.kind is SpeakerKind.PERSON
        and any(fits_role(phrase.text, role) for role in member.roles)
    ]
    earlier = [m for m in holders if m.mentions[0].start < place]
    if earlier:
        return max(
            earlier,
            key=lambda m: max(s.start for s in m.mentions if s.start < place),
        )
    return min(holders, key=lambda m: m.mentions[0].start, default=None)


def named_again(scene: "Scene", phrase: Phrase) -> Member | None:
    """Return "the spokesman, Ana Berg" of a later sentence for "a spokesman"."""
    place = phrase.place
    limit = paragraph_end(scene.words.text, place.start, REACH)
    for mention in scene.mentions:
        is_same = mention.role == phrase.head and mention.span.start < limit
        points_back = scene.words.text.startswith("the ", mention.whole.start)
        if is_same and points_back and place.end <= mention.span.start:
            return scene.by_span[mention.span]
    return None


def named_later(scene: "Scene", phrase: Phrase) -> Member | None:
    """Return the next speaker whose name comes without any role."""
    place = phrase.place
    limit = paragraph_end(scene.words.text, place.start, REACH)
    for mention in scene.mentions:
        if not place.end <= mention.span.start < limit:
            continue
        member = scene.by_span[mention.span]
        speaks = any(m.start <= mention.span.start < m.end for m in scene.speaking)
        is_new = member.mentions[0] == mention.span
        speaks = speaks and not mention.is_possessor
        if speaks and is_new and lacks_role(member, phrase):
            return member
    return None


def lacks_role(member: Member, phrase: Phrase) -> bool:
    """Whether all that is missing of the member is what ``phrase`` says."""
    wanted = SpeakerKind.PERSON if phrase.is_role else SpeakerKind.ORGANISATION
    roles = [role for role in member.roles if not is_rank(role)]
    return not (roles or member.of or member.introduced) and member.kind in {
        None,
        wanted,
    }


def subject_before(doc: Doc, place: Span, is_many: bool) -> Span | None:
    """Return the role that is the subject of the sentence before, in one paragraph."""
    tokens = doc.char_span(place.start, place.end, alignment_mode="expand")
    first = tokens.sent.start if tokens else 0
    if not first or "\n" in doc[first - 1].text:
        return None
    root = doc[first - 1].sent.root
    for child in [*root.lefts, root]:  # a root without a verb is what it is about
        is_subject = child.dep_ in {"nsubj", "nsubjpass", "ROOT"}
        if not is_subject or child.pos_ != "NOUN":
            continue
        of_many = is_many and child.lower_ in GROUPS
        is_role = is_in("role", child.text) and (child.tag_ == "NNS") == is_many
        if of_many or is_role:
            return Span(child.left_edge.idx, child.idx + len(child))
    return None


def first_subject(scene: "Scene", phrase: Phrase) -> Phrase | None:
    """Return whom one's own statement is about: "The bank lost $4m, it said"."""
    place = phrase.place
    tokens = scene.doc.char_span(place.start, place.end, alignment_mode="expand")
    if tokens is None:
        return None
    opens = tokens.sent.start
    for token in scene.doc[opens : tokens.start]:
        is_subject = token.dep_ in {"nsubj", "nsubjpass"} and token.pos_ != "PRON"
        if not is_subject or token.left_edge.i != opens:
            continue
        found = scene.phrase(Span(token.left_edge.idx, token.idx + len(token)))
        is_body = found.is_organisation or found.is_the_name
        if phrase.head == "they":
            return found if found.is_organisation or found.is_plural_role else None
        fits = is_body if phrase.head == "it" else found.is_role or found.name
        return found if fits and not found.is_plural else None
    return None


def is_inside(place: Span, pieces: list[Span]) -> bool:
    """Whether ``place`` begins inside of one of ``pieces``."""
    return any(piece.start <= place.start < piece.end for piece in pieces)
