"""Roles set off beside a name: "the mayor, Ada Byron", "Ada Byron, who heads X"."""

from .lexicon import is_in, terms
from .runs import DETERMINERS, name_end
from .words import Words

# Words that make another rank of the one they stand before.
GRADES = frozenset("rear vice deputy chief air field wing group fleet petty".split())
CLOSERS = frozenset({"", ",", ".", ";", ")", "”", '"', "who", "which", "that"})
LEADING_VERBS = {"head": "head", "lead": "leader", "run": "head", "chair": "chair"}


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


def is_rank(role: str) -> bool:
    """Whether a role is a rank alone: "Rear Admiral"."""
    return all(word.lower() in GRADES or is_in("rank", word) for word in role.split())


def role_before(words: Words, start: int) -> tuple[str, int]:
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


def apposition(words: Words, end: int) -> tuple[str, int]:
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
        if word.pos in {"VERB", "AUX"} and not _is_of_role(words, stop):
            break
        if word.lower in {"who", "which", "that"}:
            break
        stop += 1
    begin = first + (words.lower(first) in DETERMINERS)
    role = words.phrase(begin, stop)
    closes = words.lower(stop) in CLOSERS and not _names_another(words, stop)
    return (role, stop) if closes and is_role(role) else ("", end)


def _is_of_role(words: Words, i: int) -> bool:
    """Whether a verb by its form is part of a role: "a remote sensing specialist"."""
    word, after = words.all[i], words.at(i + 1)
    modifies = word.lower.endswith("ing") and after is not None and after.pos == "NOUN"
    return modifies or is_in("role", word.text) or word.lower == "acting"


def _names_another(words: Words, comma: int) -> bool:
    """Whether the phrase before ``comma`` belongs to a name after it and a comma."""
    end = comma + 1
    if words.lower(comma) != "," or not (words.at(end) and words.all[end].is_capital):
        return False
    return words.lower(name_end(words, end)) == ","


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
