"""Whether two quotes are one utterance: the same words, told by different articles."""

import re

# Words of English that say nothing about whose words they are.
LIGHT = frozenset(
    "the a an of in on at to by for from with and or but as that this these those it "
    "its he she they his her their who which was were is are be been has have had "
    "will would said says say there some about".split()
)
STEM = 6  # letters of a word that are looked at: "controls" and "controlled" are one
MOST = 0.6  # of the shorter quote's words that the other one must hold
CLOSE_DAYS = 2  # that articles may take to tell what was said


def telling_words(quote: str) -> frozenset[str]:
    """Return the stems of the words of ``quote`` that tell it from others."""
    words = re.findall(r"\w+", quote.casefold())
    return frozenset(word[:STEM] for word in words if word not in LIGHT)


def alike(a: str, b: str) -> bool:
    """Whether the shorter of two quotes is mostly found in the longer one.

    For quotes of one speaker, of about one day, with the same figures: articles
    shorten and rephrase what was said, and keep most of its words.
    """
    x, y = telling_words(a), telling_words(b)
    shorter = min(len(x), len(y))
    return shorter > 1 and len(x & y) >= MOST * shorter
