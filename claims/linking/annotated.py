"""Annotated claims as statements: what an editor's review would leave."""

from collections.abc import Iterable, Iterator
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from claims.domain.affairs import Assertion
from claims.domain.intervals import Interval
from claims.domain.statement import Scope, Statement
from claims.domain.units import UnknownUnit, dimension_of, to_base
from claims.extraction.changes import change_before

from .stories import Asserted, Stated, Story

Annotated = dict[str, Any]
UNITS = {"l": "L", "day": "d", "week": "wk", "month": "mo", "year": "yr", "C": "degC"}
MODALITIES = {"fact": "actual", "estimate": "estimated"}


def stories_as_annotated(corpus: Annotated) -> list[Story]:
    """Return the statements of an annotated corpus, by its events.

    Looks at articles, speakers and claims; at neither relations nor disputes.
    """
    articles = {article["id"]: article for article in corpus["articles"]}
    speakers = {speaker["id"]: speaker for speaker in corpus["speakers"]}
    stories: dict[str, Story] = {}
    for claim in corpus["claims"]:
        article, speaker = articles[claim["article"]], speakers.get(claim["speaker"])
        story = stories.setdefault(article["event"], Story([], []))
        story.stated.extend(stated_as_annotated(article, claim, speaker))
        measures = [f["measure"] for f in claim["figures"] if f["unit"] is None]
        story.asserted.append(asserted_as(article, claim, speaker, measures))
    return list(stories.values())


def asserted_as(
    article: Annotated,
    claim: Annotated,
    speaker: Annotated | None,
    measures: Iterable[str | None],
) -> Asserted:
    """Return an annotated claim as words; its measures count among them."""
    words = [claim["quote"], *(measure for measure in measures if measure)]
    outlet = f"source {article['outlet']}"
    assertion = Assertion(
        ". ".join(words).replace("-", " "),
        claim["polarity"] == "denied",
        speaker["id"] if speaker else outlet,
        (speaker.get("side") or "") if speaker else outlet,
        published_on(article),
    )
    has_figures = bool(claim["figures"])
    return Asserted(article["id"], tuple(claim["span"]), assertion, has_figures)


def stated_as_annotated(
    article: Annotated, claim: Annotated, speaker: Annotated | None
) -> Iterator[Stated]:
    """Return the comparable statements of an annotated claim, one a figure."""
    for figure in claim["figures"]:
        if figure.get("same_as") is None and figure.get("measure"):
            scope = scope_of(figure, claim)
            measure = figure["measure"].replace("-", " ")
            statement = statement_of(article, claim, speaker, figure, measure, scope)
            yield Stated(article["id"], tuple(claim["span"]), statement)


def statement_of(
    article: Annotated,
    claim: Annotated,
    speaker: Annotated | None,
    figure: Annotated,
    measure: str,
    scope: Scope,
) -> Statement:
    """Return an annotated figure in its context."""
    unit, interval = unit_of(figure["unit"]), interval_of(figure)
    try:
        base, base_unit = to_base(interval, unit)
        dimension = dimension_of(unit)
    except UnknownUnit:
        base, base_unit, dimension = interval, unit, f"money ({unit})"
    first, last = figure["span"]
    outlet = f"source {article['outlet']}"
    return Statement(
        words=article["text"][first:last],
        interval=base,
        measure=measure,
        dimension=dimension,
        unit=unit,
        base_unit=base_unit,
        is_approximate=bool(figure["approx"]),
        is_vague=bool(figure.get("vague")),
        scope=scope,
        is_denied=claim["polarity"] == "denied",
        speaker=speaker["id"] if speaker else outlet,
        side=(speaker.get("side") or "") if speaker else outlet,
        is_own_voice=speaker is None,
        change=change_before(article["text"][:first]),
        said_on=published_on(article),
    )


def interval_of(figure: Annotated) -> Interval:
    """Return the interval of an annotated figure, in its unit as written."""
    low, high, value = (
        None if figure[name] is None else Decimal(str(figure[name]))
        for name in ("low", "high", "value")
    )
    if low is None and high is None and value is not None:
        return Interval.exactly(value)
    return Interval(low, high)


def unit_of(unit: str | None) -> str:
    """Return an annotated unit in our symbols: "bbl/day" is "bbl/d"."""
    return "/".join(UNITS.get(part, part) for part in unit.split("/")) if unit else ""


def scope_of(figure: Annotated, claim: Annotated) -> Scope:
    """Return the annotated scope; an interval of days is a period counted alone."""
    scope = figure["scope"]
    first, _, last = (scope.get("as_of") or "").partition("/")
    as_of = None
    if first:
        as_of = (date.fromisoformat(first), date.fromisoformat(last or first))
    return Scope(
        places=(scope["place"],) if scope.get("place") else (),
        as_of=as_of,
        is_new=bool(last),
        actor=scope.get("actor") or "",
        modality=MODALITIES.get(claim["modality"], claim["modality"]),
    )


def published_on(article: Annotated) -> date | None:
    """Return the day an annotated article appeared; None where it tells none."""
    moment = article.get("published")
    return datetime.fromisoformat(moment).date() if moment else None


def claims_again(corpus: Annotated) -> list[Annotated]:
    """Return the annotated claims as a reading of the texts would give them."""
    speakers = {speaker["id"]: speaker for speaker in corpus["speakers"]}
    kept = ("article", "span", "segments", "form", "polarity", "modality", "figures")
    again = []
    for claim in corpus["claims"]:
        speaker = speakers.get(claim["speaker"]) or {}
        via = speakers.get(claim["via"]) or {}
        again.append(
            {name: claim[name] for name in kept}
            | {
                "speaker_name": speaker.get("name"),
                "speaker_kind": speaker.get("kind"),
                "via_name": via.get("name"),
            }
        )
    return again
