"""Where and when something was said: "in a statement on Friday", "later"."""

from .cues import is_in
from .passage import Passage

PARTS = {"ADP", "DET", "ADJ", "NOUN", "NUM", "PROPN"}
SUBJECTS = {"nsubj", "nsubjpass"}
ADVERBS = {"also", "later", "earlier", "today", "yesterday", "again"}
LONGEST = 9  # tokens of one such phrase


def after_occasions(passage: Passage, i: int, right: int) -> int:
    """Skip where and when it was said: "on Friday", "in a statement", "later"."""
    doc = passage.doc
    while i < right:
        token = doc[i]
        if token.pos_ == "ADP" or (is_in("occasion", token) and token.dep_ != "nsubj"):
            last = _occasion_end(passage, i, right)
            if last is None:
                return i
            i = last
        elif token.lower_ in {
            "also",
            "later",
            "earlier",
            "today",
            "yesterday",
            "again",
        }:
            i += 1
        else:
            return i
    return i


def _occasion_end(passage: Passage, i: int, right: int) -> int | None:
    """Return the end of the phrase of place or time at ``i``; None for another."""
    doc, last = passage.doc, i
    seen = False
    limit = min(right, i + 9)
    while last < limit and (doc[last].pos_ in {"ADP", "DET", "ADJ", "NOUN", "NUM"}
                            or doc[last].pos_ == "PROPN"):  # fmt: skip
        if doc[last].dep_ in SUBJECTS and not is_in("occasion", doc[last]):
            break
        if doc[last].pos_ in {"DET", "ADJ"} and seen and doc[last - 1].pos_ != "ADP":
            break
        last += 1
        if is_in("occasion", doc[last - 1]):
            seen = True
            if last < limit and doc[last].pos_ not in {"ADP", "NUM"}:
                break
        elif seen and doc[last - 1].pos_ in {"NOUN", "PROPN"}:
            break
    return last if seen else None
