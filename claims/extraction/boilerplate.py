"""Lines that are no part of the report: "read also" lists, credits, adverts."""

import re

from .found import Span

LINE = re.compile(r"[^\n]+")
POINTER = re.compile(
    r"[\s•*>»\-–—]{0,8}(?:read (?:also|more|next)|also read|see also|more on this|"
    r"related(?: stories| articles| news)?|recommended|most read|don['’]t miss|"
    r"(?:watch|listen|follow us|subscribe|sign up)(?: (?:live|here|now|to|for|on)\b"
    r"[a-z ]{0,30})?|advertisement|"
    r"story continues below)\s{0,4}(?::|\||–|—|$)",
    re.IGNORECASE,
)
CREDIT = re.compile(
    r"\s{0,4}[(\[]?(?:photo(?:graph)?s?|picture|image|file photo|credit|illustration|"
    r"video|graphic)(?: credit)?\s?(?::|by\b|/|courtesy)[^\n]{0,80}$",
    re.IGNORECASE,
)
# "($1 = 10.57 kroner)", which agencies add for their readers.
RATE = re.compile(
    r"\s{0,4}[(\[]\s?(?:1 |[A-Z]{0,3}[$€£¥])"
    r"[^()\[\]\n]{0,40}=[^()\[\]\n]{2,60}[)\]]\.?$"
)
SENTENCE = re.compile(r"[.!?][\"”’')\]]{0,3}\s{0,4}$")


def boilerplate(text: str) -> list[Span]:
    """Return the lines of ``text`` that point elsewhere or credit a picture, in order.

    A pointer that stands alone on its line takes the headlines below it along, up
    to a blank line or the first that ends as a sentence does.
    """
    found = []
    in_list = False
    end = 0
    for line in LINE.finditer(text):
        is_blank_before = text.count("\n", end, line.start()) > 1
        end = line.end()
        opens = POINTER.match(text, line.start(), line.end())
        goes_on = in_list and not is_blank_before and not SENTENCE.search(line[0])
        notes = (CREDIT, RATE)
        is_note = any(note.match(text, line.start(), line.end()) for note in notes)
        if opens or goes_on or is_note:
            found.append(Span(line.start(), line.end()))
        in_list = bool(opens and opens.end() == line.end()) or goes_on
    return found
