"""Names in a text, with the role, the title and the kind that stand beside them."""

from dataclasses import dataclass
from itertools import pairwise

from claims.extraction.found import Span, SpeakerKind

from .lexicon import countries, is_in
from .names import is_acronym
from .roles import apposition, head_of, is_rank, role_before
from .runs import DETERMINERS, NOT_NAMES, is_apart, name_end
from .words import Word, Words

# What a body is called before its name, with a capital where it opens a sentence.
APPOSED = frozenset(
    "retailer carmaker automaker drugmaker brewer insurer miner steelmaker lender "
    "manufacturer producer maker supplier contractor charity regulator "
    "broadcaster".split()
)

UNNAMED = DETERMINERS | NOT_NAMES | {"allege", "alleges", "insist", "insists"}


@dataclass(frozen=True, slots=True)
class Mention:
    """A name where it stands, and what is said of its bearer there.

    ``span`` is the name alone, ``whole`` also its title, role and apposition.
    """

    span: Span
    whole: Span
    name: str
    kind: SpeakerKind | None  # None where nothing at this place tells
    role: str = ""
    of: str = ""  # "Henrikas Vaitulo of the Baltgard Institute": the institute
    acronym: str = ""
    is_possessor: bool = False
    is_introduced: bool = False  # an age, a role or "who ..." is set off beside it


def find_mentions(words: Words) -> list[Mention]:
    """Return every name of the text, in order."""
    found = []
    i = 0
    while i < len(words.all):
        last = name_end(words, i) if words.all[i].is_capital else i
        if last == i:
            i += 1
            continue
        mention = _mention(words, i, last)
        if mention:
            found.append(mention)
        i = last
    return found


def _mention(words: Words, first: int, last: int) -> Mention | None:
    """Return what the run of name words says: a person, an organisation, or a role."""
    name_first = _after_titles(words, first, last)
    start = _role_start(words, first, name_first)
    name = words.phrase(name_first, last)
    if name_first == last or _is_adjective(words, name_first, last):
        return None
    if first == name_first and _is_where(words, first, last):
        return None
    role = _title(words, start, name_first)
    kind = _kind(words, name_first, last, role)
    if kind is SpeakerKind.ORGANISATION and not is_in(
        "descriptor", role.split(" ")[-1]
    ):
        name_first, role = (first, "") if not role else (name_first, role)
        name = words.phrase(name_first, last)
    of, acronym, end = _right_after(words, last, name)
    if _is_of_country(words, start) and (role or kind is SpeakerKind.ORGANISATION):
        of = of or words.all[start - 1].text
        if start == name_first:
            name = words.phrase(start - 1, last)
    before, begin = role_before(words, start)
    after, end = apposition(words, end)
    kind = kind or _kind_by_role(before or after or role)
    if acronym and kind is None:
        kind = SpeakerKind.ORGANISATION
    return Mention(
        span=Span(words.all[name_first].start, words.all[last - 1].end),
        whole=Span(words.all[begin].start, words.all[end - 1].end),
        name=name,
        kind=kind,
        role=after or before or role,
        of=of,
        acronym=acronym,
        is_possessor=words.all[last - 1].possessive,
        is_introduced=bool(before or after) or _is_described(words, last),
    )


def _is_of_country(words: Words, first: int) -> bool:
    """Whether a country owns what begins at ``first``: "Norway's [Defence Staff]"."""
    owner = words.at(first - 1)
    if owner is None or not owner.possessive or is_apart(words, first):
        return False
    return owner.text.casefold() in countries()


def _is_where(words: Words, first: int, last: int) -> bool:
    """Whether a single name tells where something is: "hospital sources in Alder"."""
    is_single = last - first == 1 and not words.all[first].possessive
    return is_single and words.lower(first - 1) in {"in", "near", "outside"}


def _is_adjective(words: Words, first: int, last: int) -> bool:
    """Whether a single name only modifies a noun: "Ruritanian units"."""
    after = words.at(last)
    if last - first > 1 or words.all[first].possessive or after is None:
        return False
    if is_apart(words, last) or after.is_capital:
        return False
    return after.pos in {"NOUN", "ADJ"} and not words.all[first].text.isupper()


def _is_described(words: Words, last: int) -> bool:
    """Whether an age or a relative clause is set off after a name."""
    after = words.at(last + 1)
    if words.lower(last) != "," or after is None:
        return False
    return after.lower in {"who", "whose"} or after.text.isdigit()


def _after_titles(words: Words, first: int, last: int) -> int:
    """Return where the name begins after titles: "Economy Minister [Ada Byron]"."""
    begin = first
    if _headed(words.all[first:last]) or _is_society(words.all[first:last]):
        return begin
    opener = words.all[first]
    if opener.lower in APPOSED and opener.text not in words.inner_capitals:
        return min(first + 1, last - 1)
    if last - first == 2 and words.all[last - 1].text.isupper():
        return first + is_in("descriptor", words.all[first].text)
    for i in range(first, last):
        text = words.all[i].text
        if is_in("rank", text) or (
            is_in("role", text) and not _is_office(words, i, last)
        ):
            begin = i + (3 if words.lower(i + 1) == "of" and i + 3 < last else 1)
    return begin


def _is_office(words: Words, i: int, last: int) -> bool:
    """Whether a role word is part of an organisation's name: "Governor's Office"."""
    return any(
        is_in("organisation", word.text) for word in words.all[i + 1 : last]
    ) and (words.all[i].possessive or is_in("organisation", words.all[last - 1].text))


def _role_start(words: Words, first: int, name_first: int) -> int:
    """Return where the role before a name begins: small words as in "police chief"."""
    start = first
    while (word := words.at(start - 1)) and word.is_word and not is_apart(words, start):
        is_noun = word.pos in {"NOUN", "ADJ", "PROPN"} and not word.possessive
        is_role = is_in("role", word.text) or is_in("descriptor", word.text)
        if word.lower in UNNAMED or not (is_noun or is_role):
            break
        is_beside = start == first == name_first and not is_role
        if is_beside and (word.pos != "NOUN" or not _is_full_name(words, first)):
            break
        start -= 1
    return start


def _is_full_name(words: Words, first: int) -> bool:
    """Whether two capital words follow, so that a small noun before is a role."""
    after = words.at(first + 1)
    return bool(after and after.is_capital and not words.all[first].possessive)


def _title(words: Words, first: int, last: int) -> str:
    """Return the words of a role without bare ranks, "" where only ranks stand."""
    title = words.all[first:last]
    kept = [
        word for word in title if not (word.is_capital and is_in("rank", word.text))
    ]
    whole = " ".join(word.text for word in title)
    if len(title) > 1 and title[0].is_capital and is_rank(whole):
        return whole
    return " ".join(word.text for word in kept)


def _is_society(name: list[Word]) -> bool:
    """Whether people name what they founded: "Teachers Without Frontiers"."""
    return any(word.lower == "without" for word in name[1:])


def _kind(words: Words, first: int, last: int, role: str) -> SpeakerKind | None:
    name = words.all[first:last]
    headed = _headed(name) or _is_society(name)
    if headed or (role and is_in("descriptor", role.split(" ")[-1])):
        return SpeakerKind.ORGANISATION
    if role and is_in("role", role.split(" ")[-1]):
        return SpeakerKind.PERSON
    if (
        first > 0
        and is_in("rank", words.all[first - 1].text)
        and words.all[first - 1].is_capital
    ):
        return SpeakerKind.PERSON
    text = words.phrase(first, last)
    if (
        text.casefold() in countries()
        or "&" in text
        or (text.isupper() and 1 < len(text) <= 6)
    ):
        return SpeakerKind.ORGANISATION
    return None


def _headed(name: list[Word]) -> bool:
    """Whether the name is an organisation's by its own words: "Port Authority"."""
    if is_in("organisation", name[-1].text):
        return len(name) > 1 or not is_in("descriptor", name[-1].text)
    return any(
        is_in("organisation", word.text) and following.lower in {"of", "for", "on"}
        for word, following in pairwise(name)
    ) or (name[0].lower in {"ministry", "department", "office", "bank", "university"})


def _kind_by_role(role: str) -> SpeakerKind | None:
    head = head_of(role)
    if not head:
        return None
    if is_in("descriptor", head) and not is_in("role", head):
        return SpeakerKind.ORGANISATION
    return SpeakerKind.PERSON


def _right_after(words: Words, last: int, name: str) -> tuple[str, str, int]:
    """Return the "of ..." and the "(ACRONYM)" after a name, and where they end."""
    acronym, end = "", last
    if words.lower(end) == "(" and words.lower(end + 2) == ")":
        inside = words.all[end + 1].text
        if is_acronym(inside, name) or inside.isupper():
            acronym, end = inside, end + 3
    of = ""
    if words.lower(end) in {"of", "from"} and not words.all[last - 1].possessive:
        begin = end + 1 + (words.lower(end + 1) == "the")
        stop = name_end(words, begin) if begin < len(words.all) else begin
        if stop == begin and begin > end + 1:
            stop = _common_end(words, begin)
        if stop > begin:
            of, end = words.phrase(begin, stop), stop
    return of, acronym, end


def _common_end(words: Words, begin: int) -> int:
    """Return the end of a common organisation such as "works council"."""
    for stop in range(begin + 1, begin + 5):
        if is_in("organisation", words.lower(stop - 1)):
            return stop
    return begin
