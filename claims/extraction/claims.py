"""Claims: statements with their speakers and figures, ready to be suggested."""

from dataclasses import replace
from datetime import date

from spacy.tokens import Doc

from .confidence import confidence_of, doubts, features_of
from .found import FoundClaim, FoundFigure, Span
from .measures.beside import Said, with_beside
from .modality import modality_of
from .noun_statements import noun_statements
from .polarity import polarity_of
from .scope import Setting, scoped, setting_of
from .secondhand import passed_on
from .speakers import Resolved, resolve_speakers
from .statements import Statement, statements_of
from .unattributed import unattributed


def find_claims(doc: Doc, published_on: date | None) -> list[FoundClaim]:
    """Return the claims of ``doc`` in order of the text.

    Needs its attributions and figures. ``published_on`` is what days of the week
    and the like are counted from; without it figures keep no as-of.
    """
    figures = list(doc._.figures)
    attributions = passed_on(doc, list(doc._.attributions))
    attributions += noun_statements(doc, attributions, figures)
    resolved = resolve_speakers(doc, attributions)
    speakers = dict(zip(map(id, attributions), resolved, strict=True))
    statements = statements_of(doc, attributions)
    cues = [found.cue for found in attributions if found.cue]
    statements += unattributed(doc, statements, cues, figures, speakers)
    statements.sort(key=lambda statement: statement.span)
    setting = setting_of(doc, published_on, names_of(resolved))
    told = [speakers.get(id(statement.attribution)) for statement in statements]
    said = [
        Said(statement.span, _voice(one), figures_in(statement.segments, figures))
        for statement, one in zip(statements, told, strict=True)
    ]
    found = [
        _claim(setting, *one)
        for one in zip(statements, told, with_beside(setting.text, said), strict=True)
    ]
    return [weighed(claim) for claim in found]


def _voice(resolved: Resolved | None) -> str:
    return resolved.speaker.name if resolved and resolved.speaker else ""


def weighed(claim: FoundClaim) -> FoundClaim:
    """Return ``claim`` with its confidence, and with what speaks against it."""
    features = features_of(claim)
    return replace(
        claim,
        confidence=confidence_of(features),
        reasons=claim.reasons + doubts(features),
    )


def names_of(resolved: list[Resolved]) -> frozenset[str]:
    """Return the names of all who speak; none of them is a place."""
    speakers = {one.speaker for one in resolved} | {one.via for one in resolved}
    return frozenset(
        name
        for speaker in speakers
        if speaker
        for name in (speaker.name, *speaker.aliases)
    )


def _claim(
    setting: Setting,
    statement: Statement,
    resolved: Resolved | None,
    inside: tuple[FoundFigure, ...],
) -> FoundClaim:
    text, attribution = setting.text, statement.attribution
    cue, before = "", ""
    if statement.cue:
        cue = text[statement.cue.start : statement.cue.end]
        before = text[max(0, statement.cue.start - 30) : statement.cue.start]
    content = "\n".join(text[s.start : s.end] for s in statement.segments)
    reasons = statement.reasons + (resolved.reasons if resolved else ())
    said = [text[f.span.start : f.span.end] for f in inside]
    modality = modality_of(content, cue, said, before)
    return FoundClaim(
        segments=statement.segments,
        form=statement.form,
        speaker=resolved.speaker if resolved else None,
        mention=attribution.mention if attribution and not statement.carried else None,
        cue=statement.cue,
        via=resolved.via if resolved else None,
        carried=statement.carried,
        polarity=polarity_of(cue, before),
        modality=modality,
        figures=scoped(inside, setting, statement.segments, statement.cue, modality),
        confidence=0,
        reasons=reasons,
    )


def figures_in(
    segments: tuple[Span, ...], figures: list[FoundFigure]
) -> tuple[FoundFigure, ...]:
    """Return the figures inside ``segments``, their indices counted among these."""
    first, last = segments[0].start, segments[-1].end
    inside = [
        i
        for i, figure in enumerate(figures)
        if first <= figure.span.start < last
        and any(
            s.start <= figure.span.start and figure.span.end <= s.end for s in segments
        )
    ]
    places = {index: place for place, index in enumerate(inside)}
    return tuple(_renumbered(figures[i], places) for i in inside)


def _renumbered(figure: FoundFigure, places: dict[int, int]) -> FoundFigure:
    if figure.conversion_of is None and figure.part_of is None:
        return figure
    return replace(
        figure,
        conversion_of=_moved(figure.conversion_of, places),
        part_of=_moved(figure.part_of, places),
    )


def _moved(index: int | None, places: dict[int, int]) -> int | None:
    return places.get(index) if index is not None else None
