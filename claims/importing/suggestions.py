"""What a reading found, as suggested rows: claims with their figures."""

from dataclasses import dataclass
from datetime import timedelta

from django.db.backends.postgresql.psycopg_any import DateRange
from django.db.models import F

from claims.domain.units import UnknownUnit, dimension_of, to_base
from claims.models import Claim, Figure, State
from claims.models.claim import fingerprint_of
from claims.models.ranges import stored_interval

from .measures import Measures, wording_of
from .places import Places
from .speakers import Speakers

DAY = timedelta(days=1)
MOST = 10**28  # what the column of a figure's value holds
PLACES = 12
LONGEST_WORDS = 300
# Two suggestions that agree in all of these propose the same thing.
CLAIM_PARTS = [
    "content_start", "content_end", "speaker_id", "role", "mention_start",
    "mention_end", "cue_start", "cue_end", "via_id", "form", "is_carried", "polarity",
    "modality",
]  # fmt: skip
FIGURE_PARTS = [
    "start", "end", "hedge", "interval", "value", "rounding", "is_approximate",
    "is_vague", "unit", "noun", "measure_id", "place_id", "as_of", "is_new",
    "is_expected", "change", "population", "actor",
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Known:
    """What is stored already that the claims of one reading may be about."""

    speakers: Speakers
    measures: Measures
    places: Places


@dataclass(frozen=True, slots=True)
class Row:
    """A claim with its figures; ``joins`` tells which a figure converts or is part of.

    A join is ``(name, figure, of)``: "conversion_of" or "part_of", and two figures.
    """

    claim: Claim
    figures: list[Figure]
    joins: tuple = ()

    @property
    def parts(self):
        """What two suggestions have in common exactly when they are the same."""
        own = [getattr(self.claim, name) for name in CLAIM_PARTS]
        figures = [[getattr(f, name) for name in FIGURE_PARTS] for f in self.figures]
        return _hashable([self.claim.segments, own, figures])


def _hashable(value):
    """Return ``value`` with tuples for lists, all the way down."""
    return tuple(map(_hashable, value)) if isinstance(value, list | tuple) else value


def suggest(snapshot, reading, *, rules_version):
    """Suggest the claims of ``reading``; return how many are newly suggested.

    Suggestions of the snapshot that the reading does not repeat are withdrawn; one that
    it repeats stays as it is. What was rejected, in any text, does not come back, nor
    does what an editor decided on in this article.
    """
    speakers = Speakers(snapshot.article)
    wanted = _undecided(snapshot, reading.claims, speakers)
    known = Known(speakers, Measures(wanted), Places(snapshot.article))
    rows = [_row(snapshot, found, known, rules_version) for found in wanted]
    standing = {row.parts: row.claim.pk for row in _standing(snapshot)}
    kept = [standing[row.parts] for row in rows if row.parts in standing]
    withdraw(snapshot.claims.exclude(pk__in=kept))
    taken = set(_live(snapshot).values_list(*KEY))
    count = sum(_add(row, taken) for row in rows if row.parts not in standing)
    type(snapshot).objects.filter(pk=snapshot.pk).update(rules_version=rules_version)
    return count


def withdraw(claims):
    """Withdraw those of ``claims`` that nobody has decided on."""
    claims.filter(state=State.SUGGESTED).update(
        state=State.WITHDRAWN, version=F("version") + 1
    )


KEY = ("content_start", "content_end", "speaker_id")


def _live(snapshot):
    return snapshot.claims.filter(state__in=[State.SUGGESTED, State.ACCEPTED])


def _undecided(snapshot, found, speakers):
    """Return those of ``found`` that nobody decided on, each words-and-speaker once."""
    by_print = {
        fingerprint_of(_quote(snapshot, claim), speakers.name_of(claim.speaker)): claim
        for claim in reversed(found)
    }
    prints = {
        key: {
            fingerprint_of(_quote(snapshot, claim), name)
            for name in speakers.names_of(claim.speaker)
        }
        for key, claim in by_print.items()
    }
    alike = Claim.objects.filter(fingerprint__in=set().union(*prints.values()))
    decided = set(
        alike.filter(state=State.REJECTED).values_list("fingerprint", flat=True)
    ) | set(
        alike.filter(
            state=State.ACCEPTED, snapshot__article=snapshot.article_id
        ).values_list("fingerprint", flat=True)
    )
    left = [by_print[key] for key in by_print if decided.isdisjoint(prints[key])]
    return sorted(left, key=lambda claim: claim.segments)


def _quote(snapshot, found):
    return snapshot.text[found.segments[0].start : found.segments[-1].end]


def _standing(snapshot):
    """Return the suggested claims of ``snapshot`` with their figures."""
    claims = snapshot.claims.filter(state=State.SUGGESTED).with_figures()
    return [Row(claim, list(claim.figures.all())) for claim in claims]


def _row(snapshot, found, known, rules_version):
    """Return ``found`` as an unsaved claim with unsaved figures, in text order."""
    quote = _quote(snapshot, found)
    speaker = known.speakers.stored(found.speaker)
    claim = Claim(
        snapshot=snapshot,
        content_start=found.segments[0].start,
        content_end=found.segments[-1].end,
        segments=[[piece.start, piece.end] for piece in found.segments],
        quote=quote,
        speaker=speaker,
        role=found.speaker.role[:300] if found.speaker else "",
        via=known.speakers.stored(found.via),
        form=found.form.value,
        is_carried=found.carried,
        polarity=found.polarity.value,
        modality=found.modality.value,
        fingerprint=fingerprint_of(quote, speaker.name if speaker else ""),
        confidence=found.confidence,
        reasons=_reasons(found, known),
        rules_version=rules_version,
        **_ends("mention", found.mention),
        **_ends("cue", found.cue),
    )
    figures = _figures(claim, found.figures, known)
    return Row(claim, list(figures.values()), tuple(_joins(figures, found.figures)))


def _ends(name, span):
    start, end = (span.start, span.end) if span else (None, None)
    return {f"{name}_start": start, f"{name}_end": end}


def _reasons(found, known):
    reasons = [*found.reasons, *(r for f in found.figures for r in f.reasons)]
    learned = [
        reason
        for figure in found.figures
        for known_ones in (known.measures, known.places)
        for reason in known_ones.reasons(figure)
    ]
    return [
        *({"part": r.part, "rule": r.rule, "words": r.words} for r in reasons),
        *learned,
    ]


def _add(row, taken):
    """Store ``row``, unless another claim stands on its very words."""
    key = tuple(getattr(row.claim, name) for name in KEY)
    if key in taken:
        return False
    taken.add(key)
    row.claim.save(force_insert=True)
    Figure.objects.bulk_create(row.figures)
    for name, figure, of in row.joins:
        setattr(figure, name, of)
    joined = [figure for _, figure, _ in row.joins]
    Figure.objects.bulk_update(joined, ["conversion_of", "part_of"])
    return True


def _figures(claim, found, known):
    """Return the unsaved figures of ``claim`` by index in ``found``, in text order."""
    rows, spans = {}, set()
    for index, figure in sorted(enumerate(found), key=lambda pair: pair[1].span):
        inside = claim.content_start <= figure.span.start
        inside = inside and figure.span.end <= claim.content_end
        if inside and figure.span not in spans and is_storable(figure):
            spans.add(figure.span)
            rows[index] = _figure(claim, figure, known)
    return rows


def _joins(rows, found):
    for index, row in rows.items():
        for name in ("conversion_of", "part_of"):
            other = rows.get(getattr(found[index], name))
            if other is not None and other is not row:
                yield name, row, other


def is_storable(figure):
    """Whether the columns of a figure hold it without changing a digit."""
    numbers = [figure.value, figure.rounding, figure.interval.low, figure.interval.high]
    exact = all(
        number is None
        or (abs(number) < MOST and number.normalize().as_tuple().exponent >= -PLACES)
        for number in numbers
    )
    return exact and figure.span.end - figure.span.start <= LONGEST_WORDS


def _figure(claim, found, known):
    text = claim.snapshot.text
    base, base_unit, dimension = in_base(found.interval, found.unit)
    hedge = text[found.hedge.start : found.hedge.end] if found.hedge else ""
    first_and_last = found.as_of and (found.as_of[0], found.as_of[1] + DAY)
    return Figure(
        claim=claim,
        start=found.span.start,
        end=found.span.end,
        words=text[found.span.start : found.span.end],
        hedge=hedge[:100],
        interval=stored_interval(found.interval),
        base=stored_interval(base),
        value=found.value,
        rounding=found.rounding,
        is_approximate=found.approximate,
        is_vague=found.vague,
        unit=found.unit or "",
        base_unit=base_unit,
        noun=(found.noun or "")[:100],
        proposed=wording_of(found)[0],
        measure=known.measures.stored(found, dimension),
        place=known.places.stored(found),
        as_of=DateRange(*first_and_last) if first_and_last else None,
        is_new=found.is_new,
        is_expected=found.is_expected,
        change=found.change,
        population=(found.population or "")[:100],
        actor=(found.actor or "")[:200],
    )


def in_base(interval, unit):
    """Return the interval in its base unit, that unit, and the dimension.

    A unit that cannot be converted is its own base and dimension.
    """
    try:
        base, base_unit = to_base(interval, unit)
        return base, base_unit, dimension_of(unit)
    except UnknownUnit:
        return interval, unit, unit
