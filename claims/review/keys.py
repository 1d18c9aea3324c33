"""Which key does what on the review desk; an editor may choose other keys."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Key:
    """Something that a single key does, on the desk of claims or that of ``group``."""

    name: str
    usual: str
    does: str
    group: str = "desk"


KEYS = [
    Key("accept", "a", "Accept: a claim, a link as proposed, a speaker; agree; keep"),
    Key("reject", "x", "Reject, send back, keep apart; then 1 to 6 may say why"),
    Key("edit", "e", "Edit every part of the claim, or the speaker"),
    Key("skip", "s", "Skip; it comes back at the end"),
    Key("value", "v", "Correct the value of a figure; Enter accepts it so"),
    Key("undo", "z", "Undo your last decision, wherever it was"),
    Key("redo", "Z", "Make again what you undid last"),
    Key("next", "j", "Next, without a decision"),
    Key("previous", "k", "Previous"),
    Key("link", "l", "Link: then the number of the figure, then the kind"),
    Key("new", "n", "New claim: from selected words, or choose them with the arrows"),
    Key("shrink", "[", "Let the claim end a word earlier"),
    Key("stretch", "]", "Let the claim end a word later"),
    Key("start_earlier", "{", "Let the claim begin a word earlier"),
    Key("start_later", "}", "Let the claim begin a word later"),
    Key("search", "/", "Search all claims"),
    Key("keys", "?", "These keys"),
    Key("contradicts", "c", "On a link: they contradict", "link"),
    Key("agrees", "g", "On a link: they agree", "link"),
    Key("updates", "u", "On a link: the later updates the earlier", "link"),
    Key("derived", "d", "On a link: comparable only by a formula", "link"),
    Key("differs", "n", "On a link: not comparable, they differ in scope", "link"),
    Key("merge", "m", "On a speaker: merge into the other", "speaker"),
    Key("merge_other", "M", "On a speaker: merge the other into this one", "speaker"),
    Key("compare", "n", "On a speaker: compare with somebody else", "speaker"),
    Key("carry", "c", "On changed words: carry the claim over", "changed"),
    Key("publish", "p", "On a dispute: save and publish", "dispute"),
    Key("withdraw", "w", "On a dispute: withdraw", "dispute"),
]
GROUPS = dict.fromkeys(key.group for key in KEYS)
EVERYWHERE = {  # these do something on every desk
    "accept", "reject", "edit", "skip", "undo", "redo", "next", "search", "keys",
}  # fmt: skip


def keys_on(group):
    """Return the keys of the desk of ``group``; no two of them may be one."""
    return [key for key in KEYS if key.group == group or key.name in EVERYWHERE]


def keys_of(user):
    """Return the key that ``user`` presses for each thing, by its name."""
    return {key.name: user.keys.get(key.name, key.usual) for key in KEYS}
