"""Annotated claims with measure, scope and side as the software proposes them."""

from collections.abc import Iterator
from itertools import islice

from claims.extraction.found import FoundFigure, Modality, Span, SpeakerKind
from claims.extraction.proposing import Marked, propose
from claims.extraction.speakers.affiliations import affiliation_of

from .annotated import (
    MODALITIES,
    Annotated,
    asserted_as,
    interval_of,
    published_on,
    statement_of,
    unit_of,
)
from .scopes import ground_of, scope_of, with_bare_filled
from .sides import Voice, sides_of, state_of, states_of
from .stories import Stated, Story, is_count, is_recalled

Read = tuple[Annotated, Annotated, tuple[FoundFigure, ...]]  # article, claim, figures


def stories_as_proposed(corpus: Annotated) -> list[Story]:
    """Return the statements of an annotated corpus, by its events.

    Of a claim its words, figures, speaker, polarity and modality are read; measures,
    scopes and sides come from the text.
    """
    speakers = {speaker["id"]: speaker for speaker in corpus["speakers"]}
    events: dict[str, list[Read]] = {}
    for article in corpus["articles"]:
        claims = [c for c in corpus["claims"] if c["article"] == article["id"]]
        events.setdefault(article["event"], []).extend(read_article(article, claims))
    return [story_of(event, speakers) for event in events.values()]


def read_article(article: Annotated, claims: list[Annotated]) -> Iterator[Read]:
    """Yield each claim of an article with its figures as the text proposes them."""
    statements = [marked(claim) for claim in claims]
    proposed = propose(article["text"], published_on(article), statements)
    for claim, figures in zip(claims, proposed, strict=True):
        yield article, claim, figures


def story_of(event: list[Read], speakers: dict[str, Annotated]) -> Story:
    """Return the statements of one event, one for each figure with a measure."""
    heard = {claim["speaker"] for _, claim, _ in event if claim["speaker"]}
    voices = [voice_of(speakers[key]) for key in sorted(heard)]
    sides = sides_of(voices)
    states = {voice.key: state_of(voice) for voice in voices}
    filled = with_bare_filled([f for _, _, figures in event for f in figures])
    ground = ground_of(filled, states_of(voices))
    rest = iter(filled)
    story = Story([], [])
    for article, claim, _ in event:
        speaker = None
        if claim["speaker"]:
            speaker = {"id": claim["speaker"], "side": sides[claim["speaker"]]}
        mine = list(islice(rest, len(claim["figures"])))
        measures = [figure.measure for figure in mine if is_count(figure)]
        story.asserted.append(asserted_as(article, claim, speaker, measures))
        for annotated, figure in zip(claim["figures"], mine, strict=True):
            if annotated.get("same_as") is None and figure.measure:
                state = states.get(claim["speaker"], "")
                scope = scope_of(figure, modality_of(claim), ground, state)
                statement = statement_of(
                    article, claim, speaker, annotated, figure.measure, scope
                )
                story.stated.append(
                    Stated(
                        article["id"],
                        tuple(claim["span"]),
                        statement,
                        is_recalled(figure),
                    )
                )
    return story


def modality_of(claim: Annotated) -> str:
    return MODALITIES.get(claim["modality"], claim["modality"])


def marked(claim: Annotated) -> Marked:
    """Return an annotated claim without measures and scopes."""
    cue = claim.get("cue")
    return Marked(
        segments=tuple(Span(*piece) for piece in claim["segments"]),
        cue=Span(*cue) if cue else None,
        modality=Modality(modality_of(claim)),
        voice=claim["speaker"] or "",
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


def voice_of(speaker: Annotated) -> Voice:
    """Return a reviewed speaker; the side is told by name, role and affiliation."""
    role, affiliation = speaker.get("role") or "", speaker.get("affiliation") or ""
    if not affiliation:
        kind = SpeakerKind(speaker["kind"])
        affiliation = affiliation_of(speaker["name"], role, "", kind)
    return Voice(speaker["id"], speaker["name"], affiliation, role)
