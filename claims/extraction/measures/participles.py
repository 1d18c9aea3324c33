"""Forms of English words, for measures that repeat the words of a text."""

import re

IRREGULAR = {
    "be": "been", "bear": "borne", "beat": "beaten", "begin": "begun", "bite": "bitten",
    "blow": "blown", "break": "broken", "bring": "brought", "build": "built",
    "burn": "burned", "buy": "bought", "catch": "caught", "choose": "chosen",
    "come": "come", "cost": "cost", "cut": "cut", "deal": "dealt", "do": "done",
    "draw": "drawn", "drive": "driven", "eat": "eaten", "fall": "fallen", "feed": "fed",
    "feel": "felt", "fight": "fought", "find": "found", "fly": "flown", "get": "got",
    "give": "given", "go": "gone", "grow": "grown", "have": "had", "hear": "heard",
    "hide": "hidden", "hit": "hit", "hold": "held", "hurt": "hurt", "keep": "kept",
    "know": "known", "lay": "laid", "lead": "led", "leave": "left", "lend": "lent",
    "let": "let", "lie": "lain", "lose": "lost", "make": "made", "mean": "meant",
    "meet": "met", "pay": "paid", "put": "put", "quit": "quit", "read": "read",
    "ride": "ridden", "rise": "risen", "run": "run", "say": "said", "see": "seen",
    "seek": "sought", "sell": "sold", "send": "sent", "set": "set", "shoot": "shot",
    "show": "shown", "shut": "shut", "sink": "sunk", "sleep": "slept",
    "speak": "spoken", "spend": "spent", "spread": "spread", "stand": "stood",
    "steal": "stolen", "stick": "stuck", "strike": "struck", "sweep": "swept",
    "swim": "swum", "take": "taken", "teach": "taught", "tear": "torn", "tell": "told",
    "think": "thought", "throw": "thrown", "wear": "worn", "win": "won",
    "withdraw": "withdrawn", "write": "written",
}  # fmt: skip
# Verbs of several syllables that double their last letter; those of one, as "stop", do
# where one vowel stands before it.
DOUBLING = frozenset(
    "acquit admit commit compel confer control defer deter dispel emit equip excel "
    "expel incur infer kidnap occur omit overlap patrol permit prefer propel rebel "
    "rebut refer regret repel submit transfer transmit unplug".split()
)
ONE_VOWEL = re.compile("[^aeiou]{0,5}[aeiou][^aeiouwxy]")
INVARIABLE = frozenset("aircraft people staff fish sheep cattle series police".split())


def participle(lemma: str) -> str:
    """Return the past participle of a verb: "sent", "employed"."""
    if lemma in IRREGULAR:
        return IRREGULAR[lemma]
    if lemma in DOUBLING or ONE_VOWEL.fullmatch(lemma):
        return f"{lemma}{lemma[-1]}ed"
    if lemma.endswith("e"):
        return f"{lemma}d"
    if re.search(r"[^aeiou]y$", lemma):
        return f"{lemma[:-1]}ied"
    return f"{lemma}ed"


def plural(noun: str) -> str:
    """Return a plain English plural of ``noun``."""
    if noun in INVARIABLE:
        return noun
    if re.search(r"(?:s|x|z|ch|sh)$", noun):
        return f"{noun}es"
    if re.search(r"[^aeiou]y$", noun):
        return f"{noun[:-1]}ies"
    return f"{noun}s"
