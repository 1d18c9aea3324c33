"""Runs of words that make up one name: "Bank of Ruritania", "Maria del Sol"."""

from .lexicon import is_in
from .words import Words

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

# What a chief, secretary or minister is "of" right before a name.
OFFICES = frozenset(
    "staff state police defence defense health education commerce labour labor energy "
    "transport transportation agriculture finance justice interior mission "
    "operations".split()
)


def name_end(words: Words, i: int) -> int:
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
    """Whether "Sheriff's Office" or "Bakers' Union" goes on after its possessive."""
    after, owner = words.at(end), words.all[end - 1].text
    ranked = is_in("role", owner) and end - first > 1
    many = owner.endswith("s") and not words.text.startswith(
        "s", words.all[end - 1].end
    )
    return bool(
        (ranked or many)
        and after
        and after.is_capital
        and is_in("organisation", after.text)
    )


def _can_begin(words: Words, i: int) -> bool:
    word = words.all[i]
    if not (word.is_word and word.is_capital):
        return False
    if word.lower in NOT_NAMES and not (word.text.isupper() and len(word.text) > 2):
        return False
    if not _begins_sentence(words, i) or word.text in words.inner_capitals:
        return True
    if word.pos == "NUM":
        return False  # "Two Western diplomats"
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
    if word is None or is_apart(words, end):
        return end
    if word.is_capital and word.is_word:
        return end if word.lower in NOT_NAMES and word.lower != "may" else end + 1
    after = words.at(end + 1)
    if after is None or not after.is_capital or is_apart(words, end + 1):
        return end
    if after.lower in NOT_NAMES:
        return end
    if word.lower in INNER or word.text == "&":
        return end + 2
    if word.lower == "the" or word.lower not in ORGANISATION_INNER:
        return end
    if _is_titled(words, end):
        return end + 2
    return _through_inner(words, first, end)


def _is_titled(words: Words, end: int) -> bool:
    """Whether "of" and a word belong to a title: "Chief of Staff Ada Byron"."""
    name = words.at(end + 2)
    return bool(
        words.lower(end) == "of"
        and words.lower(end + 1) in OFFICES
        and is_in("role", words.all[end - 1].text)
        and name
        and name.is_word
        and name.is_capital
        and not is_apart(words, end + 2)
    )


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


def is_apart(words: Words, i: int) -> bool:
    """Whether more than a space stands before word ``i``."""
    gap = words.text[words.all[i - 1].end : words.all[i].start]
    return gap.strip("’'sS. \u00a0") != "" or "\n" in gap
