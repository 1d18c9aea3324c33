"""The dateline that opens a report: "KIRUNA, Sweden, May 4 (AB) - "."""

import re

FIRST_CHARACTERS = 160
SEPARATOR = re.compile(r"(?:\.-|\s-{1,2}|\s?[–—]|(?<=\))\s?:)\s+")
AGENCY = re.compile(r"\(([^()]{2,40})\)$")
DATE = re.compile(
    r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.? \d{1,2}$"
    r"|\d{1,2} (?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*$",
    re.IGNORECASE,
)


def dateline_end(text: str) -> int:
    """Return where the dateline of ``text`` ends with its dash; 0 without one."""
    lead = text[:FIRST_CHARACTERS].split("\n")[0]
    separator = SEPARATOR.search(lead)
    if separator is None:
        return 0
    line = lead[: separator.start()].strip()
    return separator.end() if _is_dateline(line, separator[0]) else 0


def _is_dateline(line: str, separator: str) -> bool:
    words = line.split()
    if not 1 <= len(words) <= 14:
        return False
    if AGENCY.search(line) or DATE.search(line):
        return True
    names = all(not word[0].isalpha() or word[0].isupper() for word in words)
    place = re.split(r",", line)[0]
    return (place.isupper() and names) or (separator.startswith(".-") and "," in line)
