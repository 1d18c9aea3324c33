"""How the words of claims are searched: in English, hidden characters left out."""

from django.contrib.postgres.search import SearchQuery, SearchVector
from django.db import models
from django.db.models import F, Func, Q, Value

from claims.domain.hidden import PATTERN as HIDDEN
from claims.domain.hidden import without_hidden

# The words of a quote that holds hidden characters, as they read.
HIDES = Q(quote__regex=HIDDEN)
AS_READ = SearchVector(
    Func(
        F("quote"),
        Value(HIDDEN),
        Value(""),
        Value("g"),
        function="regexp_replace",
        output_field=models.TextField(),
    ),
    config="english",
)


def query_of(words):
    """Return what ``words``, as people type them, search for; hidden ones nothing."""
    words = without_hidden(words)
    return SearchQuery(words, config="english", search_type="websearch")
