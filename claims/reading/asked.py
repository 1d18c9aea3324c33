"""What a query string asks of a page, checked."""

from django.http import Http404
from django.utils.dateparse import parse_date


def number_of(text):
    """Return the id that ``text`` names, None for ""; raise Http404 for no id."""
    if not text:
        return None
    if not (text.isascii() and text.isdigit() and len(text) < 19):
        raise Http404
    return int(text)


def day_of(text):
    """Return the day that ``text`` names, None for ""; raise Http404 for no day."""
    if not text:
        return None
    try:
        day = parse_date(text)
    except ValueError:
        day = None
    if day is None:
        raise Http404
    return day
