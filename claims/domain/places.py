"""Names of places: which of them may name one place."""

# Kinds of area that translations of one name differ in; each row is one level.
LEVELS = (
    frozenset("region oblast province state governorate prefecture republic".split()),
    frozenset("district county raion municipality canton borough".split()),
    frozenset("city town village settlement hamlet".split()),
)


def bare_name(name: str) -> str:
    """Return ``name`` in small letters without its kind: "kursk" for "Kursk region"."""
    words = [word for word in name.casefold().split() if word != "the"]
    kept = [word for word in words if _level(word) is None]
    return " ".join(kept or words)


def are_one(a: str, b: str) -> bool:
    """Whether two names are of one place: "Kursk region", "Kursk Oblast".

    Their kinds must be of one level. A name without a kind could be a city's as well
    as a region's, so it is only one with itself.
    """
    return bare_name(a) == bare_name(b) and _level_of(a) == _level_of(b)


def may_be_one(a: str, b: str) -> bool:
    """Whether two names could be of one place, as one of them gives no kind."""
    levels = {_level_of(a), _level_of(b)} - {None}
    return bare_name(a) == bare_name(b) and len(levels) < 2


def _level_of(name: str) -> int | None:
    levels = (_level(word) for word in name.casefold().split())
    return next((level for level in levels if level is not None), None)


def _level(word: str) -> int | None:
    return next((n for n, words in enumerate(LEVELS) if word in words), None)
