"""Annotated claims with measure, scope and side as the software proposes them."""

from dataclasses import replace

from claims.domain.statement import Scope
from claims.extraction.found import FoundFigure, Modality, Span, SpeakerKind
from claims.extraction.proposing import Marked, propose
from claims.extraction.speakers.affiliations import affiliation_of

from .annotated import (
    MODALITIES,
    Annotated,
    interval_of,
    published_on,
    statement_of,
    unit_of,
)
from .sides import Voice, sides_of
from .stories import Stated


def stories_as_proposed(corpus: Annotated) -> list[list[Stated]]:
    """Return the statements of an annotated corpus, by its events.

    Of a claim its words, figures, speaker, polarity and modality are read; measures,
    scopes and sides come from the text.
    """
    speakers = {speaker["id"]: speaker for speaker in corpus["speakers"]}
    stories: dict[str, list[Stated]] = {}
    voices: dict[str, list[Voice]] = {}
    for article in corpus["articles"]:
        claims = [c for c in corpus["claims"] if c["article"] == article["id"]]
        found, heard = read_article(article, claims, speakers)
        stories.setdefault(article["event"], []).extend(found)
        voices.setdefault(article["event"], []).extend(heard)
    return [
        with_sides(statements, sides_of(voices[event]))
        for event, statements in stories.items()
    ]


def read_article(
    article: Annotated, claims: list[Annotated], speakers: dict[str, Annotated]
) -> tuple[list[Stated], list[Voice]]:
    """Return the statements of one article with proposed measures, and who speaks."""
    day = published_on(article)
    proposed = propose(article["text"], day, [marked(claim) for claim in claims])
    affiliations = {one.name: one.affiliation for one in proposed.speakers}
    statements, voices = [], []
    for claim, figures in zip(claims, proposed.figures, strict=True):
        speaker = speakers.get(claim["speaker"])
        if speaker:
            voices.append(voice_of(speaker, affiliations))
        statements += stated_as_proposed(article, claim, speaker, figures)
    return statements, voices


def stated_as_proposed(
    article: Annotated,
    claim: Annotated,
    speaker: Annotated | None,
    figures: tuple[FoundFigure, ...],
) -> list[Stated]:
    """Return the statements of one claim, one for each figure with a measure."""
    plain = speaker and {"id": speaker["id"]}
    found = []
    for annotated, figure in zip(claim["figures"], figures, strict=True):
        if annotated.get("same_as") is not None or not figure.measure:
            continue
        scope = Scope(
            places=(figure.place,) if figure.place else (),
            as_of=figure.as_of,
            is_new=figure.is_new,
            population=figure.population or "",
            actor=figure.actor or "",
            modality=MODALITIES.get(claim["modality"], claim["modality"]),
        )
        one = statement_of(article, claim, plain, annotated, figure.measure, scope)
        found.append(Stated(article["id"], tuple(claim["span"]), one))
    return found


def marked(claim: Annotated) -> Marked:
    """Return an annotated claim without measures and scopes."""
    modality = MODALITIES.get(claim["modality"], claim["modality"])
    cue = claim.get("cue")
    return Marked(
        segments=tuple(Span(*piece) for piece in claim["segments"]),
        cue=Span(*cue) if cue else None,
        modality=Modality(modality),
        figures=tuple(
            FoundFigure(
                span=Span(*figure["span"]),
                interval=interval_of(figure),
                value=None,
                unit=unit_of(figure["unit"]) or None,
                conversion_of=figure.get("same_as"),
            )
            for figure in claim["figures"]
        ),
    )


def voice_of(speaker: Annotated, affiliations: dict[str, str]) -> Voice:
    """Return a reviewed speaker with the affiliation that name and role tell."""
    known = affiliations.get(speaker["name"], "")
    kind = SpeakerKind(speaker["kind"])
    told = affiliation_of(speaker["name"], speaker.get("role") or "", "", kind)
    return Voice(speaker["id"], speaker["name"], known or told)


def with_sides(statements: list[Stated], sides: dict[str, str]) -> list[Stated]:
    """Return ``statements`` with the side of each speaker."""
    return [
        replace(
            one,
            statement=replace(
                one.statement,
                side=sides.get(one.statement.speaker, one.statement.side),
            ),
        )
        for one in statements
    ]
