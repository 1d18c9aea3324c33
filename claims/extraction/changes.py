"""Whether a figure is told as what a count has come to: "has risen to 64"."""

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
NEAR = 40  # characters in front of a figure that are looked at
CHANGES = {"up": RISEN, "down": FALLEN, "to": COME_TO}


def change_before(text: str) -> str:
    """Return how a figure right behind ``text`` has changed: "up", "down" or "to".

    "to" leaves open which way; "" is no change.
    """
    near = text[-NEAR:]
    found = (how for how, pattern in CHANGES.items() if pattern.search(near))
    return next(found, "")
