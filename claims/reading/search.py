"""Full-text search in published claims.

Never ranks more than a bounded set: of a very common word PostgreSQL takes a sample of
matches (gin_fuzzy_search_limit), and only the newest RANKED of them are ranked.
"""

from dataclasses import dataclass, field
from urllib.parse import urlencode

from django import forms
from django.contrib.postgres.search import SearchHeadline, SearchRank
from django.db import OperationalError, connection, transaction
from django.db.models import (
    FETCH_RAISE,
    CharField,
    Exists,
    F,
    OuterRef,
    TextField,
    Value,
)
from django.db.models.functions import Cast
from psycopg.errors import QueryCanceled

from claims.errors import ClaimsError
from claims.models import Claim, Source, Speaker, SpeakerKind
from claims.models.searching import query_of
from claims.models.speaker import fold_name

from .built import built_once
from .lists import latest_claims
from .quoting import Piece
from .rows import topics

RANKED = 1000
A_PAGE = 20
LAST_PAGE = 10
FACETS = 100
START, STOP = "\x02", "\x03"  # around found words; no stored text holds them


class SearchTookTooLong(ClaimsError):
    """The statement timeout ended a search."""

    def __init__(self):
        super().__init__(
            "That search took too long and was stopped. Add a rarer word, or choose a "
            "topic, a source or dates, then search again."
        )


class SearchForm(forms.Form):
    """What can be searched for; nothing else of the query string is looked at."""

    q = forms.CharField(label="Words", max_length=200, required=False)
    topic = forms.SlugField(required=False)
    source = forms.IntegerField(min_value=1, max_value=2**62, required=False)
    speaker = forms.ChoiceField(
        label="Said by",
        choices=[("", "anybody"), *SpeakerKind.choices],
        required=False,
    )
    since = forms.DateField(label="Published from", required=False)
    until = forms.DateField(label="to", required=False)
    page = forms.IntegerField(min_value=1, max_value=LAST_PAGE, required=False)

    @property
    def query(self):
        """What is searched for, as a query string; not the page."""
        asked = {name: self.data.get(name) for name in self.fields if name != "page"}
        return urlencode({name: value for name, value in asked.items() if value})


@dataclass(slots=True)
class Found:
    """A page of results; ``speakers`` go by the words searched for."""

    claims: list = field(default_factory=list)
    speakers: list = field(default_factory=list)
    has_more: bool = False
    page: int = 1


@dataclass(frozen=True, slots=True)
class Result:
    claim: Claim
    pieces: list[Piece]


def search(wanted, *, a_page=None):
    """Return what is found for the cleaned data of a SearchForm, ``a_page`` at a time.

    Raises SearchTookTooLong.
    """
    page, a_page = wanted["page"] or 1, a_page or A_PAGE
    try:
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(
                "SELECT set_config('statement_timeout', '2000', true),"
                " set_config('gin_fuzzy_search_limit', '5000', true)"
            )
            claims = list(_matches(wanted, (page - 1) * a_page, a_page))
            speakers = list(_speakers(wanted["q"])) if wanted["q"] else []
    except OperationalError as error:
        if isinstance(error.__cause__, QueryCanceled):
            raise SearchTookTooLong from error
        raise
    results = [_result(claim) for claim in claims[:a_page]]
    has_more = len(claims) > a_page and page < LAST_PAGE
    return Found(results, speakers, has_more, page)


def _matches(wanted, first, a_page):
    """Return the claims of a page from ``first`` on, and one more where there is one.

    Best first; without words, the newest. They are found by their ids alone, and only
    those of the page are fetched with all that it shows.
    """
    claims = _within(Claim.objects.public(), wanted).order_by("-pk")
    if not wanted["q"]:
        keys = claims.values_list("pk", flat=True)[first : first + a_page + 1]
        return latest_claims().filter(pk__in=list(keys))
    query = query_of(wanted["q"])
    newest = claims.filter(search=query).values("pk")[:RANKED]
    newest = newest.union(claims.hiding(query).values("pk")[:RANKED])
    rank = SearchRank(F("search"), query)
    ranked = Claim.objects.filter(pk__in=newest).order_by(rank.desc(), "-pk")
    keys = list(ranked.values_list("pk", flat=True)[first : first + a_page + 1])
    headline = SearchHeadline(
        "quote", query, config="english", start_sel=START, stop_sel=STOP,
        highlight_all=True,
    )  # fmt: skip
    found = latest_claims().filter(pk__in=keys).annotate(marked=headline)
    return sorted(found, key=lambda claim: keys.index(claim.pk))


def _within(claims, wanted):
    """Keep the claims that the facets of ``wanted`` allow."""
    facets = {
        "snapshot__article__topic__slug": wanted["topic"],
        "snapshot__article__source": wanted["source"],
        "speaker__kind": wanted["speaker"],
        "snapshot__article__published_on__gte": wanted["since"],
        "snapshot__article__published_on__lte": wanted["until"],
    }
    return claims.filter(**{name: value for name, value in facets.items() if value})


def _speakers(words):
    key = fold_name(words)
    found = Speaker.objects.public().filter(aliases__key__startswith=key)
    return found.distinct().order_by("name", "pk").fetch_mode(FETCH_RAISE)[:5]


def _result(claim):
    marked = getattr(claim, "marked", claim.quote)
    pieces = []
    for i, part in enumerate(marked.replace(STOP, START).split(START)):
        if part:
            pieces.append(Piece(part, "found" if i % 2 else ""))
    return Result(claim, pieces)


def facets():
    """Return the topics and sources to choose from: (value, name) pairs, by name."""
    options = {"topic": [], "source": []}
    for kind, value, label in _facets():
        options[kind].append((value, label))
    return {kind: sorted(pairs, key=lambda p: p[1]) for kind, pairs in options.items()}


@built_once
def _facets():
    shown = Claim.objects.public().filter(snapshot__article__source=OuterRef("pk"))
    kinds = [
        ("topic", topics(), "slug"),
        ("source", Source.objects.filter(Exists(shown)), "pk"),
    ]
    querysets = [
        found.order_by("-pk")
        .annotate(
            facet=Value(kind, CharField()),
            value=Cast(key, TextField()),
            label=Cast("name", TextField()),
        )
        .values_list("facet", "value", "label")[:FACETS]
        for kind, found, key in kinds
    ]
    return querysets[0].union(querysets[1], all=True)
