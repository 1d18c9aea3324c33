"""A list written down for programs: CSV for tables, JSON with every value exact."""

import csv
import json
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from io import StringIO

from django.http import HttpResponse

from claims.templatetags.text import is_hidden, visible

# What makes a spreadsheet take a cell for a formula (OWASP, CSV Injection).
FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
# What ends a script element or a line of one, in JSON's own escapes.
ESCAPES = {ord(c): f"\\u{ord(c):04X}" for c in "<>&\u2028\u2029"}


@dataclass(frozen=True, slots=True)
class Listing:
    """A page of a list; ``address`` is that of the screen that shows it.

    ``records`` have ``columns``, and in "figures" records with ``inner`` columns.
    ``more`` is what only JSON tells. ``after`` is the address of the next page.
    """

    name: str  # "claims"
    title: str
    address: str
    records: list[dict]
    columns: list[str]
    inner: list[str] = field(default_factory=list)
    about: dict = field(default_factory=dict)
    more: dict = field(default_factory=dict)
    after: str | None = None


def answer_csv(request, listing):
    """Return ``listing`` as CSV by RFC 4180: a row a figure, else a row a record.

    What opens in a spreadsheet is shown as on a page: no cell is a formula, and unseen
    characters are named. The header Link names the next page.
    """
    text = StringIO()
    writer = csv.writer(text)
    writer.writerow([*listing.columns, *listing.inner])
    for record in listing.records:
        outer = [_cell(record[name]) for name in listing.columns]
        for figure in record.get("figures") or [{}]:
            inner = [_cell(figure.get(name)) for name in listing.inner]
            writer.writerow([*outer, *inner])
    response = HttpResponse(text.getvalue(), content_type="text/csv; charset=utf-8")
    name = request.path.strip("/").replace("/", "-")
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return _with_next(response, listing)


def _cell(value):
    """Return a cell; text that a spreadsheet would compute gets an apostrophe."""
    if not isinstance(value, str):
        return "" if value is None else _plain(value)
    text = visible(value)
    return f"'{text}" if text.startswith(FORMULA) else text


def answer_json(request, listing):  # noqa: ARG001 (as the others)
    """Return ``listing`` as JSON, to the last digit and character."""
    data = {
        "title": listing.title,
        "address": listing.address,
        **listing.about,
        listing.name: listing.records,
        **listing.more,
        "next": listing.after,
    }
    response = HttpResponse(as_json(data), content_type="application/json")
    return _with_next(response, listing)


def as_json(data):
    """Return ``data`` as JSON that can stand in a page, and in which nothing hides."""
    text = json.dumps(data, default=_plain, ensure_ascii=False).translate(ESCAPES)
    if text.isascii():
        return text
    for character in filter(is_hidden, set(text)):
        text = text.replace(character, json.dumps(character)[1:-1])
    return text


def _plain(value):
    """Return a number, a moment or a day as text; a number with all of its digits."""
    if isinstance(value, Decimal):
        text = f"{value:f}"
        return text.rstrip("0").rstrip(".") if "." in text else text
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, datetime):
        return value.isoformat(timespec="seconds")
    return value.isoformat() if isinstance(value, date) else str(value)


def _with_next(response, listing):
    if listing.after:
        response["Link"] = f'<{listing.after}>; rel="next"'
    return response
