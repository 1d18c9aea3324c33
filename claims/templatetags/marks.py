"""What pages write hundreds of times: the shapes of sides, and days in words."""

from functools import cache, lru_cache

from django import template
from django.template.loader import render_to_string
from django.utils.dateformat import format as in_words
from django.utils.html import escape

register = template.Library()
DAYS = 4096  # that are remembered in words


@register.filter
@cache
def shape(number):
    """Return the picture of the shape of a side, by the side's number."""
    return render_to_string("reading/shape.html", {"number": number})


@register.filter
@lru_cache(maxsize=DAYS)
def day(date, form="j F Y"):
    """Return ``date`` in words, "12 August 2024", or as Django's filter "date" has it;
    "" for None.
    """
    return escape(in_words(date, form)) if date else ""
