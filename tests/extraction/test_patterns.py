"""Every regular expression of ours stays linear on what could hurt it most."""

import importlib
import pkgutil
import re
import time

import pytest

from claims import extraction

SIZE = 50_000
# Repeated, each makes the longest input for some kind of pattern.
PIECES = ["a", "a ", "A b", "1,", " ", "\n", "'", "“", "(", "a-\n", "not a "]


def patterns():
    """Return every compiled pattern of the package, by module and name."""
    found = {}
    for module in pkgutil.walk_packages(extraction.__path__, "claims.extraction."):
        for name, value in vars(importlib.import_module(module.name)).items():
            if isinstance(value, re.Pattern):
                found[f"{module.name.removeprefix('claims.extraction.')}.{name}"] = (
                    value
                )
    return found


def words_in(pattern):
    """Return words that the pattern itself looks for: its worst input has them."""
    return [f"{word} " for word in re.findall(r"[a-z]{2,}", pattern.pattern)[:3]]


@pytest.mark.req("P5")
@pytest.mark.parametrize(("name", "pattern"), patterns().items(), ids=patterns())
def test_pattern_stays_linear(name, pattern):
    for piece in PIECES + words_in(pattern):
        text = (piece * SIZE)[:SIZE]
        started = time.process_time()

        sum(1 for _ in pattern.finditer(text))
        pattern.match(text)

        assert time.process_time() - started < 1, (name, piece)
