"""What is said to have happened to things, as a verb: "had been evacuated"."""

from .statement import Scope

# Who did it themselves: past and infinitive. The rest had it done to them.
ACTIVE = {
    "returned": ("returned", "return"),
    "arrived": ("arrived", "arrive"),
    "recovered": ("recovered", "recover"),
    "gathered": ("gathered", "gather"),
    "dead": ("died", "die"),
    "left": ("left", "leave"),
    "fled": ("fled", "flee"),
    "voting": ("voted", "vote"),
    "stood": ("stood", "stand"),
}
# What lasts: it is so on a day.
STATES = {
    "striking": "on strike",
    "remaining": "still there",
    **{
        word: word
        for word in (
            "held", "held captive", "missing", "homeless", "sheltering", "trapped",
            "deployed", "registered", "displaced", "cut off", "contained", "employed",
            "unemployed", "still held",
        )
    },
}  # fmt: skip
PREPOSITIONS = frozenset("under in without on at with behind out".split())
IRREGULAR = frozenset(
    "laid won cost sold paid said made shot hit hurt lost put cut held found brought "
    "bought built sent spent taught caught sought fought taken given driven stolen "
    "broken chosen written hidden beaten eaten seen torn worn sworn drawn grown known "
    "thrown shown flown blown born borne done gone sunk shut set kept met fed led read "
    "dead missing homeless left fled stood retaken run begun swept slept burnt".split()
)


def tells(words: str) -> bool:
    """Whether ``words`` of a measure tell what happened: "shot down", "on board"."""
    first = words.split()[0]
    is_participle = first.endswith("ed") or first in IRREGULAR
    return words in STATES or words in ACTIVE or first in PREPOSITIONS or is_participle


def is_state(happened: str) -> bool:
    """Whether it is so on a day, rather than has come to be by it.

    What is over in a day, such as a march, happens on it, too.
    """
    first = happened.split()[0]
    return happened in {*STATES, "gathered", "voting"} or first in PREPOSITIONS


def predicate_of(happened: str, scope: Scope, *, is_plural: bool) -> str:
    """Return ``happened`` as what is said of its things: "were held by Ukraine"."""
    be = "were" if is_plural else "was"
    by = f" by {scope.actor}" if scope.actor and happened not in ACTIVE else ""
    if happened == "recovered" and not is_plural:  # oil, by somebody
        return f"had been recovered{by}"
    parts = happened.split(" or ")
    if scope.modality in {"planned", "expected"}:
        to = "" if scope.modality == "planned" else "expected "
        return f"{be} {to}to {' or to '.join(map(_infinitive, parts))}{by}"
    if is_state(happened) and happened not in ACTIVE:
        return f"{be} {STATES.get(happened, happened)}{by}"
    if scope.is_new or is_state(happened):
        return f"{' or '.join(_past(part, be) for part in parts)}{by}"
    return f"{' or '.join(_perfect(part) for part in parts)}{by}"


def _infinitive(happened: str) -> str:
    if happened in ACTIVE:
        return ACTIVE[happened][1]
    return f"be {STATES.get(happened, happened)}"


def _past(happened: str, be: str) -> str:
    return ACTIVE[happened][0] if happened in ACTIVE else f"{be} {happened}"


def _perfect(happened: str) -> str:
    return (
        f"had {ACTIVE[happened][0]}" if happened in ACTIVE else f"had been {happened}"
    )
