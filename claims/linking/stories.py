"""Readings of several articles as stories and statements, without a database."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import islice

from claims.domain.affairs import Assertion
from claims.domain.dates import days_apart
from claims.domain.statement import Statement
from claims.domain.units import UnknownUnit, dimension_of, to_base
from claims.extraction.found import FoundClaim, FoundFigure, Polarity, Reading

from .scopes import Ground, ground_of, scope_of, with_bare_filled
from .sides import Voice, sides_of, state_of, states_of

SHARED_NAMES = 4  # capital words that two articles of one story have in common at least
WEEKS = 60  # days over which a story is told
SHARED = 0.2  # the part of the shorter list of names that they have in common
MOST_COMMON = 0.4  # the share of all articles that a telling name is in at most


@dataclass(frozen=True, slots=True)
class Told:
    """One article as it was read: key, day, outlet, what was found, text, names."""

    article: str
    published_on: date | None
    outlet: str
    reading: Reading
    text: str = ""
    names: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Stated:
    """A statement with the place of its claim: article, and first and last offset.

    ``is_recalled``: it is the figure that another of its claim takes the place of.
    """

    article: str
    span: tuple[int, int]
    statement: Statement
    is_recalled: bool = False


@dataclass(frozen=True, slots=True)
class Setting:
    """What a story's statements share: its ground; sides and states by speaker."""

    ground: Ground
    sides: dict[str, str]
    states: dict[str, str]


@dataclass(frozen=True, slots=True)
class Asserted:
    """A claim as words, with its place, and whether it has figures of its own."""

    article: str
    span: tuple[int, int]
    assertion: Assertion
    has_figures: bool


@dataclass(frozen=True, slots=True)
class Story:
    """All that is compared within a story: its figures and its claims as words."""

    stated: list[Stated]
    asserted: list[Asserted]


def stories(told: Iterable[Told]) -> list[list[Told]]:
    """Return the articles in groups that name the same people and places.

    Names that many articles hold tell nothing: outlets, days, months.
    """
    told = list(told)
    common = Counter(name for article in told for name in article.names)
    most = max(2, MOST_COMMON * len(told))
    groups: list[list[Told]] = []
    for article in told:
        joined = [g for g in groups if any(share(article, o, common, most) for o in g)]
        groups = [group for group in groups if group not in joined]
        groups.append([one for group in joined for one in group] + [article])
    return groups


def share(a: Told, b: Told, common: Counter[str], most: float) -> bool:
    """Whether two articles have a good part of their telling names in common.

    A story is told within weeks: names that come back later are of another one.
    """
    apart = days_apart(a.published_on, b.published_on)
    if apart is not None and abs(apart) > WEEKS:
        return False
    x, y = ({n for n in one.names if common[n] <= most} for one in (a, b))
    return len(x & y) >= max(SHARED_NAMES, SHARED * min(len(x), len(y)))


def story_of(articles: Sequence[Told]) -> Story:
    """Return what a story's articles state, one statement a figure."""
    claims = [(told, claim) for told in articles for claim in told.reading.claims]
    figures = with_bare_filled([f for _, claim in claims for f in claim.figures])
    voices = voices_of(articles)
    setting = Setting(
        ground_of(figures, states_of(voices)),
        sides_of(voices),
        {voice.key: state_of(voice) for voice in voices},
    )
    rest = iter(figures)
    story = Story([], [])
    for told, claim in claims:
        filled = tuple(islice(rest, len(claim.figures)))
        whole = replace(claim, figures=filled)
        story.stated.extend(stated_by(told, whole, setting))
        story.asserted.append(asserted_by(told, whole, setting))
    return story


def asserted_by(told: Told, claim: FoundClaim, setting: Setting) -> Asserted:
    """Return a claim as words; what its figures measure counts among them."""
    words = [told.text[piece.start : piece.end] for piece in claim.segments]
    words += [figure.measure or "" for figure in claim.figures if is_count(figure)]
    speaker = speaker_of(told, claim)
    assertion = Assertion(
        ". ".join(words),
        claim.polarity == Polarity.DENIED,
        speaker,
        setting.sides.get(speaker, speaker),
        told.published_on,
    )
    span = (claim.segments[0].start, claim.segments[-1].end)
    return Asserted(told.article, span, assertion, bool(claim.figures))


def is_count(figure: FoundFigure) -> bool:
    return figure.measure is not None and figure.unit is None


def speaker_of(told: Told, claim: FoundClaim) -> str:
    return claim.speaker.name if claim.speaker else f"source {told.outlet}"


def stated_by(told: Told, claim: FoundClaim, setting: Setting) -> list[Stated]:
    """Return the comparable statements of one claim."""
    span = (claim.segments[0].start, claim.segments[-1].end)
    found = []
    for figure in claim.figures:
        if figure.conversion_of is None and figure.measure:
            statement = statement_of(told, claim, figure, setting)
            if statement is not None:
                found.append(Stated(told.article, span, statement, is_recalled(figure)))
    return found


def is_recalled(figure: FoundFigure) -> bool:
    return any(reason.rule == "measure.earlier" for reason in figure.reasons)


def voices_of(story: Iterable[Told]) -> list[Voice]:
    """Return who speaks in a story; several spellings of a name are several voices."""
    speakers = [c.speaker for told in story for c in told.reading.claims if c.speaker]
    return [Voice(s.name, s.name, s.affiliation, s.role) for s in speakers]


def statement_of(
    told: Told, claim: FoundClaim, figure: FoundFigure, setting: Setting
) -> Statement | None:
    """Return a found figure in its context, None where it cannot be compared."""
    try:
        base, base_unit = to_base(figure.interval, figure.unit)
        dimension = dimension_of(figure.unit)
    except UnknownUnit:
        return None
    speaker = speaker_of(told, claim)
    return Statement(
        words=str(figure.value or figure.interval),
        interval=base,
        measure=figure.measure,
        dimension=dimension,
        unit=figure.unit or "",
        base_unit=base_unit,
        is_approximate=figure.approximate,
        is_vague=figure.vague,
        rounding=figure.rounding,
        scope=scope_of(
            figure,
            claim.modality.value,
            setting.ground,
            setting.states.get(speaker, ""),
        ),
        is_denied=claim.polarity == Polarity.DENIED,
        speaker=speaker,
        side=setting.sides.get(speaker, speaker),
        is_own_voice=claim.speaker is None,
        change=figure.change,
        said_on=told.published_on,
    )
