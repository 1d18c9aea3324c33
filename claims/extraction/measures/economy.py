"""Shares that tell of an economy: what grows, and how prices rise."""

from collections.abc import Iterable

from spacy.tokens import Token

GROWTH = frozenset("growth expansion contraction".split())
# Words that leave growth the whole economy's; with others it is that of something.
OF_ALL = frozenset(
    "economic economy gdp product output country annual yearly year real overall "
    "forecast projection estimate quarter quarterly month nation national".split()
)
CONSUMER = frozenset({"consumer", "retail"})
BODIES = frozenset("bank ministry fund government office institute minister".split())
SECTORS = frozenset("industrial agricultural demographic".split())


def of_economy(words: Iterable[Token], *, is_change: bool) -> str:
    """Return "economic growth" or "inflation" where a share tells that, else "".

    ``words`` are those around the figure. "Growth of 2 percent" is the economy's where
    nothing else grows, such as "sales growth"; "prices rose by 7 percent" is inflation
    where they are of no single thing, such as "change in oil prices".
    """
    for word in words:
        lemma = word.lemma_.lower()
        if lemma in GROWTH:
            names = _names(word) - OF_ALL
            return f"{' '.join(sorted(names)) or 'economic'} growth"
        if lemma == "price" and is_change:
            names = _names(word) - CONSUMER
            return f"change in {min(names)} prices" if names else "inflation"
    return ""


def _names(word: Token) -> set[str]:
    """Return what a noun is of: "sales" for "growth in sales", "sales growth"."""
    named = {c.lemma_.lower() for c in word.children if c.dep_ == "compound"} - BODIES
    named |= SECTORS & {c.lemma_.lower() for c in word.children}
    for prep in word.children:
        if prep.lower_ in {"of", "in"}:
            objects = (c for c in prep.children if c.dep_ == "pobj")
            named |= {c.lemma_.lower() for c in objects if c.ent_type_ != "DATE"}
    return {name for name in named if name.isalpha()} - {"percent"}
