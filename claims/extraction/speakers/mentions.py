"""Names in a text, with the role, the title and the kind that stand beside them."""

from dataclasses import dataclass
from itertools import pairwise

from claims.extraction.found import Span, SpeakerKind

from .lexicon import countries, is_in, terms
from .names import is_acronym
from .words import Word, Words

INNER = frozenset(
    "de da do dos das del della di du von van der den ter bin ibn al el la le e "
    "y".split()
)
ORGANISATION_INNER = frozenset("of for and the on in to".split())
DETERMINERS = frozenset("a an the its his her their our this that one".split())
NOT_NAMES = frozenset(
    "i he she it they we you the a an this that these those there here his her its "
    "their our my your monday tuesday wednesday thursday friday saturday sunday "
    "january february march april may june july august september october november "
    "december "
    "and but or if when while after before since as at in on by from for of to with so "
    "not no none one some any all each both many most more few several among about "
    "nobody somebody everybody nothing everything another other such only even just "
    "yes now then today yesterday tomorrow earlier later meanwhile however what who "
    "where why how which whose because although though until unless than also asked "
    "according under over between during behind inside outside across along photo "
    "image video read".split()
)
CLOSERS = frozenset({"", ",", ".", ";", ")", "”", '"', "who", "which", "that"})
LEADING_VERBS = {"head": "head", "lead": "leader", "run": "head", "chair": "chair"}


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
        last = _name_end(words, i)
        if last == i:
            i += 1
            continue
        mention = _mention(words, i, last)
        if mention:
            found.append(mention)
        i = last
    return found


def _name_end(words: Words, i: int) -> int:
    """Return the end (exclusive) of the run of name words from ``i``; ``i`` if none."""
    if not _can_begin(words, i):
        return i
    end = i + 1
    while not words.all[end - 1].possessive or _goes_on(words, i, end):
        step = _next_part(words, i, end)
        if step == end:
            break
        end = step
    return end


def _goes_on(words: Words, first: int, end: int) -> bool:
    """Whether a name goes on after a possessive: "Sheriff's Office"."""
    after = words.at(end)
    ranked = is_in("role", words.all[end - 1].text) and end - first > 1
    return bool(
        ranked and after and after.is_capital and is_in("organisation", after.text)
    )


def _can_begin(words: Words, i: int) -> bool:
    word = words.all[i]
    if not (word.is_word and word.is_capital):
        return False
    if word.lower in NOT_NAMES and not (word.text.isupper() and len(word.text) > 2):
        return False
    if not _begins_sentence(words, i) or word.text in words.inner_capitals:
        return True
    after = words.at(i + 1)
    if word.pos == "PROPN" or (after and after.is_capital and after.is_word):
        return True
    return word.text.isupper() and len(word.text) > 1


def _begins_sentence(words: Words, i: int) -> bool:
    before = words.at(i - 1)
    if before is None or before.text in ".!?:;“\"‘'”’)—–-…":
        return True
    return "\n" in words.text[before.end : words.all[i].start]


def _next_part(words: Words, first: int, end: int) -> int:
    """Return the end of the run with its next part; ``end`` if there is none."""
    word = words.at(end)
    if word is None or _is_apart(words, end):
        return end
    if word.is_capital and word.is_word:
        return end if word.lower in NOT_NAMES and word.lower != "may" else end + 1
    after = words.at(end + 1)
    if after is None or not after.is_capital or _is_apart(words, end + 1):
        return end
    if after.lower in NOT_NAMES:
        return end
    if word.lower in INNER or word.text == "&":
        return end + 2
    if word.lower == "the" or word.lower not in ORGANISATION_INNER:
        return end
    return _through_inner(words, first, end)


def _through_inner(words: Words, first: int, end: int) -> int:
    """Take "of", "for" and "and" into the name of an organisation."""
    last = words.all[end - 1]
    link = words.lower(end)
    if link in {"of", "for", "on"}:
        headed = any(is_in("organisation", word.text) for word in words.all[first:end])
        return end + 2 if headed and not is_in("role", last.text) else end
    if link != "and" or words.lower(first - 1) not in {"the", "’s", "'s"}:
        return end
    reach = end + 1
    while (after := words.at(reach)) and after.is_capital and after.is_word:
        reach += 1
    closes = is_in("organisation", words.all[reach - 1].text)
    return reach if closes and not is_in("organisation", last.text) else end


def _is_apart(words: Words, i: int) -> bool:
    """Whether more than a space stands before word ``i``."""
    gap = words.text[words.all[i - 1].end : words.all[i].start]
    return gap.strip("’'sS. \u00a0") != "" or "\n" in gap


def _mention(words: Words, first: int, last: int) -> Mention | None:
    """Return what the run of name words says: a person, an organisation, or a role."""
    name_first = _after_titles(words, first, last)
    start = _role_start(words, first, name_first)
    name = words.phrase(name_first, last)
    if name_first == last or _is_adjective(words, name_first, last):
        return None
    role = _title(words, start, name_first)
    kind = _kind(words, name_first, last, role)
    if kind is SpeakerKind.ORGANISATION and not is_in(
        "descriptor", role.split(" ")[-1]
    ):
        name_first, role = (first, "") if not role else (name_first, role)
        name = words.phrase(name_first, last)
    of, acronym, end = _right_after(words, last, name)
    before, begin = _role_before(words, start)
    after, end = _apposition(words, end)
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


def _is_adjective(words: Words, first: int, last: int) -> bool:
    """Whether a single name only modifies a noun: "Ruritanian units"."""
    after = words.at(last)
    if last - first > 1 or words.all[first].possessive or after is None:
        return False
    if _is_apart(words, last) or after.is_capital:
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
    if _headed(words.all[first:last]):
        return begin
    if last - first == 2 and words.all[last - 1].text.isupper():
        return first + is_in("descriptor", words.all[first].text)
    for i in range(first, last):
        text = words.all[i].text
        if is_in("rank", text) or (
            is_in("role", text) and not _is_office(words, i, last)
        ):
            begin = i + 1
    return begin


def _is_office(words: Words, i: int, last: int) -> bool:
    """Whether a role word is part of an organisation's name: "Governor's Office"."""
    return any(
        is_in("organisation", word.text) for word in words.all[i + 1 : last]
    ) and (words.all[i].possessive or is_in("organisation", words.all[last - 1].text))


def _role_start(words: Words, first: int, name_first: int) -> int:
    """Return where the role before a name begins: small words as in "police chief"."""
    start = first
    while (
        (word := words.at(start - 1)) and word.is_word and not _is_apart(words, start)
    ):
        is_noun = word.pos in {"NOUN", "ADJ", "PROPN"} and not word.possessive
        is_role = is_in("role", word.text) or is_in("descriptor", word.text)
        if word.lower in DETERMINERS | NOT_NAMES or not (is_noun or is_role):
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
    kept = [
        word
        for word in words.all[first:last]
        if not (word.is_capital and is_in("rank", word.text))
    ]
    return " ".join(word.text for word in kept)


def _kind(words: Words, first: int, last: int, role: str) -> SpeakerKind | None:
    name = words.all[first:last]
    headed = _headed(name)
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


def head_of(role: str) -> str:
    """Return the head noun of a role: "governor" of "acting governor of Kursk"."""
    stop = frozenset("of for at in on to from with who which that and ,".split())
    head = ""
    for word in role.split():
        if word.casefold().strip(",") in stop:
            break
        second = head and word == "general"  # director general, attorney general
        head = head if second else word.strip(",")
    return head.casefold()


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
        stop = _name_end(words, begin) if begin < len(words.all) else begin
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


def _role_before(words: Words, start: int) -> tuple[str, int]:
    """Return the role set off by a comma before a name: "the mayor, Ada Byron"."""
    if words.lower(start - 1) != ",":
        return "", start
    for i in range(start - 2, max(start - 14, -1), -1):
        word = words.all[i]
        if word.text in '.,;:“”"()—' or word.pos in {"VERB", "AUX"}:
            break
        owner = words.at(i - 1)
        is_determiner = word.lower in DETERMINERS
        if is_determiner or (owner is not None and owner.possessive):
            role = words.phrase(i + is_determiner, start - 1)
            if is_role(role):
                return role, i
            if words.lower(i - 1) not in {"of", "for"}:
                break
    return "", start


def _apposition(words: Words, end: int) -> tuple[str, int]:
    """Return the role set off by a comma after a name, and where it ends."""
    i = end
    if words.lower(i) != ",":
        return "", end
    age = words.at(i + 1)
    if age and age.text.isdigit() and words.lower(i + 2) in {",", "."}:
        i += 2
    if words.lower(i) != ",":
        return "", i
    first = i + 1
    if words.lower(first) == "who":
        return _leads(words, first + 1)
    stop = first
    while (word := words.at(stop)) and word.text not in '.,;:“”"()—':
        if (
            word.pos in {"VERB", "AUX"}
            and not is_in("role", word.text)
            and word.lower != "acting"
        ):
            break
        if word.lower in {"who", "which", "that"}:
            break
        stop += 1
    begin = first + (words.lower(first) in DETERMINERS)
    role = words.phrase(begin, stop)
    closes = words.lower(stop) in CLOSERS and not _names_another(words, stop)
    return (role, stop) if closes and is_role(role) else ("", end)


def _names_another(words: Words, comma: int) -> bool:
    """Whether the phrase before ``comma`` belongs to a name after it and a comma."""
    end = comma + 1
    if words.lower(comma) != "," or not (words.at(end) and words.all[end].is_capital):
        return False
    return words.lower(_name_end(words, end)) == ","


def _leads(words: Words, i: int) -> tuple[str, int]:
    """Return "head of X" for ", who heads X"."""
    verb = words.lower(i)
    stem = verb.removesuffix("s")
    if stem not in LEADING_VERBS:
        return "", i - 2
    stop = i + 1
    while (
        (word := words.at(stop))
        and word.text not in '.,;:“”"()—'
        and word.pos != "VERB"
    ):
        stop += 1
    return f"{LEADING_VERBS[stem]} of {words.phrase(i + 1, stop)}", stop


def is_role(phrase: str) -> bool:
    """Whether a noun phrase says what somebody is: its head is a role or a kind."""
    head = head_of(phrase)
    if not head or not 1 <= len(phrase.split()) <= 16:
        return False
    return is_in("role", head) or is_in("descriptor", head) or head in terms("female")
