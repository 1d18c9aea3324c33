"""Who is one person and who speaks for one party, across the articles of a story."""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from difflib import SequenceMatcher

from claims.domain.states import state_stem

# Words of a state's own bodies: two of them, of one country, are one side.
STATE = re.compile(
    r"\b(?:government|presidency|president|presidential|prime minister|premier|"
    r"minister|ministry|cabinet|armed forces|army|military|general staff|"
    r"commander-in-chief|defen[cs]e|state media|state agency|emergencies|emergency)\b",
    re.IGNORECASE,
)
BODIES = frozenset(
    "ministry minister government presidency president armed forces army military "
    "defence defense general staff commander acting deputy chief state prime premier "
    "interior foreign health economy finance environment transport emergency "
    "emergencies situations national federal media agency cabinet spokesman "
    "spokeswoman official senior statement".split()
)
# Nobody's in particular: where one state speaks, they are taken to be its own.
OFFICIALS = re.compile(r"(?:the )?(?:state |senior )?(?:officials|authorities)", re.I)
# A ministry of the interior runs the police and speaks for it.
POLICE = re.compile(r"\bpolice\b|\binterior minist(?:ry|er)\b", re.IGNORECASE)
# Bodies with a president, a cabinet or a premier of their own.
PRIVATE = re.compile(
    r"\b(?:association|union|federation|confederation|club|company|society|league|"
    r"institute|university|college|academy|party|chamber|guild|foundation|charity|"
    r"church|bank|network)\b",
    re.IGNORECASE,
)
OFFICE = re.compile(
    r"(?:spokes\w+|chief executive|chief|coordinator|director(?: general)?|leader|head)"
)
LEAKED = re.compile(r"\b(?:internal|confidential|leaked|memo|memorandum)\b", re.I)
LETTERS = str.maketrans({"q": "k", "w": "v", "y": "i", "h": None, "ø": "o", "ł": "l"})
ALIKE = 0.75  # how much of two spellings of one name is the same


@dataclass(frozen=True, slots=True)
class Voice:
    """Somebody who speaks: a key, the name, role, and whom they speak for."""

    key: str
    name: str
    affiliation: str = ""
    role: str = ""


def sides_of(voices: Iterable[Voice]) -> dict[str, str]:
    """Return for each key the key of its side; who is alone is a side of their own.

    Two are of one side where they are spellings of one name, where one's affiliation
    is the other's, or the other itself, and where both are bodies of one state.
    """
    voices = list(voices)
    parents = {voice.key: voice.key for voice in voices}

    def root(key: str) -> str:
        while parents[key] != key:
            key = parents[key]
        return key

    seen: dict[str, str] = {}
    states = states_of(voices)
    for voice in voices:
        homes = homes_of(voice) | bodies_meant(voice, voices)
        if len(states) > 1:
            homes -= {"state"}
        elif homes & states:
            homes.add("state")
        for home in homes:
            if home in seen:
                parents[root(voice.key)] = root(seen[home])
            seen.setdefault(home, voice.key)
    for first, second in same_names(voices):
        parents[root(first.key)] = root(second.key)
    return {voice.key: root(voice.key) for voice in voices}


def role_of(voice: Voice) -> str:
    """Return the body that a role belongs to: "fire service" for its spokeswoman.

    A "general staff" of no country is anybody's, and "".
    """
    after = re.search(r"\b(?:for|of|at|with) (?:the )?(.+)$", voice.role)
    before = re.match(rf"(.+?) {OFFICE.pattern}$", voice.role, re.IGNORECASE)
    found = after or before
    if found is None or (STATE.search(found[1]) and not state_in(found[1])):
        return ""
    return found[1]


def homes_of(voice: Voice) -> set[str]:
    """Return the names of the parties that a voice belongs to, folded.

    A leaked or internal paper speaks for nobody but itself.
    """
    if LEAKED.search(f"{voice.name} {voice.role}"):
        return {folded(voice.name)}
    homes = {folded(name) for name in (voice.name, voice.affiliation) if name}
    if OFFICIALS.fullmatch(voice.name) and not voice.affiliation:
        homes.add("state")
    for words in (voice.name, voice.affiliation, office_of(voice)):
        if POLICE.search(words):
            homes.add("police")
        if STATE.search(words):
            homes.add(state_in(words) or "state")
    return homes | {folded(body) for body in [role_of(voice)] if body}


def office_of(voice: Voice) -> str:
    """Return the role, or "" where it is an office of a body that is no state's.

    The president of a union does not speak for a state.
    """
    body = voice.affiliation or role_of(voice)
    return "" if PRIVATE.search(body) and not STATE.search(body) else voice.role


def bodies_meant(voice: Voice, voices: list[Voice]) -> set[str]:
    """Return the names of organisations that a role shortens: "MEA", "fire service"."""
    body = role_of(voice)
    words = set(folded(body).split())
    if not body or not words:
        return set()
    return {
        folded(other.name)
        for other in voices
        if (words < set(folded(other.name).split()) and len(words) > 1)
        or (body.isupper() and body == initials(other.name))
    }


def initials(name: str) -> str:
    return "".join(word[0] for word in name.split() if word[0].isupper())


def state_in(words: str) -> str:
    """Return the state whose body ``words`` name: "Ruritanian Army" is Ruritania's."""
    if not STATE.search(words):
        return ""
    names = [
        word
        for word in re.findall(r"[^\W\d_]+", words)
        if word[0].isupper() and word.lower() not in BODIES
    ]
    return state_named(names[-1]) if len(names) == 1 else ""


def state_named(word: str) -> str:
    """Return the key of a state by its name or its adjective."""
    return f"state {state_stem(folded(word))}"


def state_of(voice: Voice) -> str:
    """Return the name of the one state that a voice speaks for, "" for none.

    As it is written: "Ruritanian" for the "Ruritanian Army".
    """
    for words in (voice.name, voice.affiliation, voice.role):
        if state_in(words):
            names = re.findall(r"[^\W\d_]+", words)
            return next(n for n in names if n[0].isupper() and n.lower() not in BODIES)
    return ""


def states_of(voices: Iterable[Voice]) -> set[str]:
    """Return the states whose bodies speak."""
    homes = (home for voice in voices for home in homes_of(voice))
    return {home for home in homes if home.startswith("state ")}


def same_names(voices: list[Voice]) -> Iterable[tuple[Voice, Voice]]:
    """Yield pairs of voices whose names are spellings of one."""
    for i, first in enumerate(voices):
        for second in voices[i + 1 :]:
            if first.name != second.name and is_same_name(first.name, second.name):
                yield first, second


def is_same_name(first: str, second: str) -> bool:
    """Whether two names are spellings of one person's: "Ilya Kuznecov", "Kuznetsov"."""
    x, y = folded(first).split(), folded(second).split()
    if not x or not y or not (first[:1].isupper() and second[:1].isupper()):
        return False
    if x[-1][:2] != y[-1][:2] or min(len(x[-1]), len(y[-1])) < 4:
        return x == y
    longest = max(len(x[-1]), len(y[-1]))
    begins = x[-1].startswith(y[-1]) or y[-1].startswith(x[-1])
    alike = SequenceMatcher(None, x[-1], y[-1]).ratio() >= ALIKE or (
        begins and longest - min(len(x[-1]), len(y[-1])) <= 3
    )
    return alike and (len(x) == 1 or len(y) == 1 or x[0][0] == y[0][0])


def folded(name: str) -> str:
    """Return a name in plain letters, without articles, alike in its spellings."""
    plain = unicodedata.normalize("NFKD", name.casefold())
    plain = "".join(c for c in plain if not unicodedata.combining(c))
    plain = re.sub(r"qu(?=[ei])", "k", plain)
    words = re.findall(r"[^\W\d_]+", plain.translate(LETTERS))
    return " ".join(re.sub(r"(.)\1", r"\1", w) for w in words if w not in {"te", "s"})
