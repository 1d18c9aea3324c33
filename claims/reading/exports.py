"""Every list of readers as data: whoever asks gets what the page shows, no more.

Pages of a list go by ids, the newest first, so that memory and time are bounded however
much there is. ``kind`` is how it is written.
"""

from django.db.models import FETCH_RAISE, F, OuterRef, Subquery
from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse

from claims.errors import ClaimsError
from claims.models import Article, Claim, Dispute, Speaker

from . import records, rows
from .asked import day_of, number_of
from .caching import page_for_readers
from .data import Listing, answer_csv, answer_json
from .dispute import answers_to
from .feeds import answer_atom, lately_decided
from .search import SearchForm
from .search import search as search_claims
from .sides import sides_among
from .strip import summaries

KINDS = {"csv": answer_csv, "json": answer_json, "atom": answer_atom}
CLAIMS, DISPUTES, TOPICS = 250, 100, 100  # of a page
FOUND = 200  # by a search; it goes no further


@page_for_readers
def topics(request, kind):
    """List the topics."""
    newest = F("published_on").desc(nulls_last=True)
    articles = Article.objects.filter(topic=OuterRef("pk")).order_by(newest, "-pk")
    found = rows.with_corpus(rows.topics(), "pk")
    found = found.annotate(changed_at=Subquery(articles.values("created_at")[:1]))
    found, after = _page(request, found, TOPICS)
    site = _site(request)
    listing = Listing(
        "topics",
        "Topics",
        site + reverse("reading:topics"),
        [records.topic_record(topic, site) for topic in found],
        records.TOPIC,
        after=after,
    )
    return KINDS[kind](request, listing)


@page_for_readers
def topic_disputes(request, slug, kind):
    """List the disputes of a topic."""
    topics = rows.with_topic_sides(rows.topics(), "pk")
    topic = get_object_or_404(topics, slug=slug)
    found = Dispute.objects.public().filter(topic=topic)
    found = found.select_related("measure", "place").fetch_mode(FETCH_RAISE)
    found, after = _page(request, found, DISPUTES)
    sides = {topic.pk: sides_among([], topic.topic_sides)}
    summed_up = sorted(summaries(found, sides), key=lambda one: -one.dispute.pk)
    site = _site(request)
    listing = Listing(
        "disputes",
        f"Disputes: {topic.name}",
        site + topic.get_absolute_url(),
        records.dispute_records(summed_up, site),
        records.DISPUTE,
        about={"topic": topic.name},
        after=after,
    )
    return KINDS[kind](request, listing)


@page_for_readers
def claims(request, kind):
    """List the claims of all topics."""
    about = {"title": "Latest claims", "address": reverse("reading:front")}
    return _claims(request, kind, Claim.objects.public(), **about)


@page_for_readers
def topic_claims(request, slug, kind):
    """List the claims of a topic."""
    topic = get_object_or_404(rows.topics(), slug=slug)
    found = Claim.objects.public().filter(snapshot__article__topic=topic)
    about = {"title": topic.name, "address": topic.get_absolute_url()}
    return _claims(request, kind, found, **about)


@page_for_readers
def speaker_claims(request, pk, kind):
    """List what a speaker said; one merged into another is found there."""
    known = Speaker.objects.filter(pk=pk).values("merged_into")[:1]
    speaker = rows.speakers().filter(pk=pk).first()
    speaker = speaker or get_object_or_404(rows.speakers(), pk__in=known)
    found = Claim.objects.public().filter(speaker=speaker)
    about = {"title": speaker.name, "address": speaker.get_absolute_url()}
    return _claims(request, kind, found, **about)


@page_for_readers
def article_claims(request, pk, kind):
    """List the claims of an article, in the order of its text."""
    article = get_object_or_404(rows.articles(), pk=pk)
    found = Claim.objects.public().filter(snapshot__article=article)
    title = article.headline or f"Article {article.pk}"
    about = {"title": title, "address": article.get_absolute_url()}
    return _claims(request, kind, found, in_text=True, **about)


@page_for_readers
def search_results(request, kind):
    """List the best matches of a search, the best first."""
    form = SearchForm(request.GET)
    if not form.is_valid():
        return _refusal(f"{name}: {' '.join(e)}" for name, e in form.errors.items())
    wanted = {**form.cleaned_data, "page": 1}
    is_asked = any(form.cleaned_data.values())
    try:
        found = search_claims(wanted, a_page=FOUND).claims if is_asked else []
    except ClaimsError as error:
        return _refusal([str(error)])
    keys = [result.claim.pk for result in found]
    by_key = {claim.pk: claim for claim in rows.claims_with().filter(pk__in=keys)}
    told = [by_key[key] for key in keys if key in by_key]
    about = {"title": "Search", "address": f"{reverse('reading:search')}?{form.query}"}
    return KINDS[kind](request, _listing(request, _told(told), **about))


@page_for_readers
def dispute_claims(request, pk, kind):
    """List what a dispute compares, as it is or as it was known on a day."""
    known = day_of(request.GET.get("known", ""))
    dispute = get_object_or_404(rows.disputes(known=known), pk=pk)
    answers = answers_to(dispute, known=known)
    asked = records.dispute_record(dispute, _site(request)) | _at_odds(answers)
    changed = None if known else records.disputes_changed([dispute])[dispute.pk]
    asked["changed_at"] = changed
    listing = _listing(
        request,
        _answered(answers),
        title=dispute.question,
        address=dispute.get_absolute_url(),
        inner=records.IN_DISPUTE,
        about={"known": known, "topic": dispute.topic.name, "dispute": asked},
        more={"links": [records.link_record(link) for link in answers.links]},
    )
    return KINDS[kind](request, listing)


def _at_odds(answers):
    """Return how far apart the figures are that ``answers`` hold."""
    low, high = answers.widest.ends if answers.widest else (None, None)
    derived = [one["words"] for link in answers.derived for one in link.telling]
    claims = {one.claim.pk: one.claim for one in answers.all_said}
    days = [claim.published_on for claim in claims.values() if claim.published_on]
    return records.at_odds(
        low=low,
        high=high,
        ratio=answers.widest.ratio if answers.widest else None,
        derived=next(iter(derived), None),
        claims_count=len(claims),
        last_on=max(days, default=None),
    )


def _answered(answers):
    """Return (claim, records of its figures) pairs, each figure with its position."""
    claims = {one.claim.pk for one in answers.all_said}
    figures = {one.figure.pk for one in answers.all_said if one.figure}
    found = rows.claims_with(figures).filter(pk__in=claims).order_by("pk")
    places = _places(answers)
    return [
        (claim, [one | places[one["figure"]] for one in figures])
        for claim, figures in _told(found)
    ]


def _places(answers):
    """Return where each figure stands in the dispute, by its id."""
    compared = {one.key for one in answers.compared}
    place, updated = {}, set()
    for number, position in enumerate(answers.positions, start=1):
        place |= {one.key: number for one in [*position.current, *position.earlier]}
        updated |= {one.key for one in position.earlier}
    return {
        one.key: {
            "day": one.day,
            "is_compared": one.key in compared,
            "position": place.get(one.key),
            "is_updated": one.key in updated,
        }
        for one in answers.all_said
    }


def _claims(request, kind, claims, *, title, address, in_text=False):
    """Answer with a page of ``claims``; ``in_text``: in the order of their text.

    Their ids are found first: PostgreSQL would begin with all that is claimed.
    """
    if kind == "atom":
        keys, after = lately_decided(claims), None
    else:
        keys, after = _page(request, claims.values_list("pk", flat=True), CLAIMS)
    found = list(rows.claims_with().filter(pk__in=keys).order_by("-pk"))
    if in_text:
        found.sort(key=lambda claim: (claim.content_start, claim.pk))
    listing = _listing(request, _told(found), title=title, address=address, after=after)
    return KINDS[kind](request, listing)


def _told(claims):
    return [
        (claim, [records.figure_record(figure) for figure in claim.figures.all()])
        for claim in claims
    ]


def _listing(request, told, *, title, address, inner=(), **fields):
    site = _site(request)
    return Listing(
        "claims",
        title,
        site + address,
        records.claim_records(told, site),
        records.CLAIM,
        inner=[*records.FIGURE, *inner],
        **fields,
    )


def _page(request, found, size):
    """Return a page of ``found``, the newest first, and the address of the next."""
    before = number_of(request.GET.get("before", ""))
    found = found.filter(pk__lt=before) if before else found
    found = list(found.order_by("-pk")[: size + 1])
    shown = found[:size]
    if len(found) == len(shown):
        return shown, None
    last = getattr(shown[-1], "pk", shown[-1])  # a row, or its id alone
    return shown, f"{_site(request)}{request.path}?before={last}"


def _site(request):
    return request.build_absolute_uri("/").removesuffix("/")


def _refusal(lines):
    words = "\n".join(lines)
    return HttpResponse(words, status=422, content_type="text/plain; charset=utf-8")
