"""The pages that readers see. Each answers GET only, to everybody."""

from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse

from claims.errors import ClaimsError
from claims.models import Speaker

from . import rows
from .article import article_screen
from .asked import day_of, number_of
from .caching import page_for_readers
from .changes import changes_of_claim, changes_of_dispute
from .claim import claim_rows, claim_screen
from .conventions import conventions_screen
from .dispute import answers_to
from .lists import front_screen, topic_screen, topics_screen
from .search import Found, SearchForm, facets
from .search import search as search_claims
from .silence import corpus_of, sides_heard
from .speaker import speaker_screen
from .ways_out import ways_out


@page_for_readers
def front(request):
    """Show the topics with their disputes, and the latest claims."""
    screen = {**front_screen(), "alternates": ways_out("claims")}
    return render(request, "reading/front.html", screen)


@page_for_readers
def topics(request):
    """List all topics, the newest first."""
    screen = topics_screen(before=number_of(request.GET.get("before", "")))
    screen["alternates"] = ways_out("topics")
    return render(request, "reading/topics.html", screen)


@page_for_readers
def topic(request, slug):
    """Show a topic: its disputes, most at odds first."""
    found = rows.with_corpus(rows.with_topic_sides(rows.topics(), "pk"), "pk")
    found = get_object_or_404(found, slug=slug)
    screen = topic_screen(found, before=number_of(request.GET.get("before", "")))
    lists = ("topic_disputes", "topic_claims")
    screen["alternates"] = [way for name in lists for way in ways_out(name, slug)]
    return render(request, "reading/topic.html", screen)


@page_for_readers
def dispute(request, pk):
    """Show a dispute as it is, or as it was known on a day: ``?known=2024-08-12``."""
    known = day_of(request.GET.get("known", ""))
    found = get_object_or_404(rows.disputes(known=known), pk=pk)
    answers = answers_to(found, known=known)
    query = f"?known={known}" if known else ""
    framed = reverse("reading:embed", args=[pk]) + query
    context = {
        "dispute": found,
        "answers": answers,
        "known": known,
        "sides": sides_heard(answers, found),
        "corpus": corpus_of(found),
        "changes": [] if known else changes_of_dispute(found),
        "alternates": ways_out("dispute_claims", pk, query=query),
        "embed_address": request.build_absolute_uri(framed),
    }
    return render(request, "reading/dispute.html", context)


@page_for_readers
def claim(request, pk):
    """Show a claim in its context, with its links and its history."""
    found = get_object_or_404(claim_rows(), pk=pk)
    screen = claim_screen(found, request.build_absolute_uri(found.get_absolute_url()))
    screen["changes"] = changes_of_claim(found)
    return render(request, "reading/claim.html", screen)


@page_for_readers
def article(request, pk):
    """Show the claims of an article; all of its text to staff, or where it is free."""
    found = get_object_or_404(rows.articles(), pk=pk)
    is_staff = request.user.is_authenticated and request.user.is_editor
    screen = article_screen(
        found,
        rows.latest_snapshot(found),
        may_read_all=is_staff or found.source.is_free_to_republish,
    )
    screen["alternates"] = ways_out("article_claims", pk)
    return render(request, "reading/article.html", screen)


@page_for_readers
def speaker(request, pk):
    """Show what a speaker said; one merged into another is found there."""
    found = rows.speakers().filter(pk=pk).first()
    if found is None:
        merged = get_object_or_404(Speaker, pk=pk, merged_into__isnull=False)
        into = get_object_or_404(rows.speakers(), pk=merged.merged_into_id)
        return redirect(into)
    before = number_of(request.GET.get("before", ""))
    screen = speaker_screen(found, before)
    screen["alternates"] = ways_out("speaker_claims", pk)
    return render(request, "reading/speaker.html", screen)


@page_for_readers
def search(request):
    """Search in the words of claims, within topic, source, speakers and dates."""
    form = SearchForm(request.GET)
    context = {"form": form, "found": Found(), "facets": facets()}
    if form.is_valid() and any(form.cleaned_data.values()):
        context["asked"] = True
        context["alternates"] = ways_out("search_claims", query=f"?{form.query}")
        try:
            context["found"] = search_claims(form.cleaned_data)
        except ClaimsError as error:
            context["error"] = error
    status = 200 if form.is_valid() else 422
    return render(request, "reading/search.html", context, status=status)


@page_for_readers
def conventions(request):
    """State what vague words are taken to mean, and which formulas join measures."""
    return render(request, "reading/conventions.html", conventions_screen())
