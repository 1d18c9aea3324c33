"""How much text is read at most. The limits are checked before any work is done."""

import re

from claims.errors import ClaimsError

MOST_CHARACTERS = 200_000
MOST_TOKENS = 60_000
LONGEST_RUN = 1_000  # characters without white space

TOO_LONG = re.compile(rf"(?<!\S)\S{{{LONGEST_RUN + 1}}}\S*")
TOKEN = re.compile(r"\w+|[^\w\s]")


class TooLongToRead(ClaimsError):
    """The text is beyond what is read at once."""


def refuse_too_long(text: str) -> None:
    """Raise TooLongToRead where ``text`` is beyond a limit, naming the limit."""
    if len(text) > MOST_CHARACTERS:
        raise TooLongToRead(
            f"The text has {len(text):,} characters; at most {MOST_CHARACTERS:,} are "
            "read. Nothing was read. Import it in parts."
        )
    longest = max(map(len, TOO_LONG.findall(text)), default=0)
    if longest:
        raise TooLongToRead(
            f"The text has {longest:,} characters without a space; at most "
            f"{LONGEST_RUN:,} are read. Nothing was read. Check that it is plain text."
        )
    if len(text) <= MOST_TOKENS:
        return
    tokens = sum(1 for _ in TOKEN.finditer(text))
    if tokens > MOST_TOKENS:
        raise TooLongToRead(
            f"The text has {tokens:,} words and marks; at most {MOST_TOKENS:,} are "
            "read. Nothing was read. Import it in parts."
        )
