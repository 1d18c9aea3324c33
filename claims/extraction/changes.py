"""Whether a figure is told as what a count has come to, or as what adds to one."""

import re

_BETWEEN = r"(?: \w+){0,2} to\W*(?:\w+ )?$"
RISEN = re.compile(
    rf"\b(?:risen|rose|rises|grown|grew|climbed|increased|jumped|raised|up){_BETWEEN}"
)
FALLEN = re.compile(
    rf"\b(?:fallen|fell|falls|dropped|decreased|shrunk|lowered|cut|down){_BETWEEN}"
)
COME_TO = re.compile(
    rf"\b(?:revised|corrected|changed){_BETWEEN}|"
    r"\b(?:end(?:s|ed)? up (?:at|with)|settled? (?:at|on))\W*(?:\w+ )?$"
)
# A total told along with what adds to it: "12 new cases, bringing the total to 312".
_TOTALLING = (
    r"\b(?:bring|tak|rais|push|lift)ing (?:the|its|their) (?:\w+ ){0,2}"
    r"(?:total|tally|toll|number|count)\b[^.;]{0,40}\bto\b"
)
TOTALLING = re.compile(_TOTALLING)
TOTAL = re.compile(rf"{_TOTALLING}\W*$")
TOTALLED = re.compile(rf"[^.;\n]{{0,120}}?, {_TOTALLING}")
ADDING = re.compile(
    r"\b(?:another|a further|an additional|an extra)\W*(?:\w+ )?$", re.IGNORECASE
)
ADDED = re.compile(
    r"\W{0,2}(?:more|further|additional|extra|new) (?!than\b)(?:\w+ ){0,2}?"
    r"(?:\w*cases?|infections?|deaths?|fatalities|casualties|injuries|admissions?|"
    r"arrests?|victims?|patients?|arrivals?|hospitali[sz]ations?)\b|"
    r"\W{0,2}(?:more|further|additional|extra) (?!than\b)\w+"
)
COMPARED = re.compile(r"[^.;]{0,40}\bthan\b")
NEAR = 40  # characters in front of a figure that are looked at
CHANGES = {"up": RISEN, "down": FALLEN, "to": COME_TO}


def change_before(text: str) -> str:
    """Return how a figure right behind ``text`` has changed: "up", "down" or "to".

    "to" leaves open which way; "" is no change.
    """
    near = text[-NEAR:]
    found = (how for how, pattern in CHANGES.items() if pattern.search(near))
    return next(found, "")


def tells_total(text: str, start: int) -> bool:
    """Whether a new total is told from ``start`` on: "bringing the toll to 45"."""
    return TOTALLING.match(text, start) is not None


def is_total(text: str) -> bool:
    """Whether a figure right behind ``text`` is a new total of what it tells."""
    return TOTAL.search(text) is not None


def is_addition(text: str, start: int, end: int) -> bool:
    """Whether a figure is told as what is added: "another 30", "14 new cases".

    "30 more than" only compares.
    """
    if COMPARED.match(text, end):
        return False
    before = ADDING.search(text[max(0, start - NEAR) : start])
    return bool(before or ADDED.match(text, end) or TOTALLED.match(text, end))
