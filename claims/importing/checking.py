"""Whether what is stored still stands in the words that it was taken from.

No number without its words: a quote is a piece of its snapshot, and the number of a
figure can be read again out of the figure's words.
"""

from dataclasses import dataclass
from decimal import Decimal
from hashlib import sha256
from itertools import batched

from claims.extraction.figures.find import read_quantity
from claims.extraction.figures.words import Words
from claims.models import Claim, Snapshot
from claims.models.ranges import interval_of

from .suggestions import in_base

BATCH = 20  # snapshots that are looked at together
AROUND = 200  # characters around a figure's words that help to read them
TINY = Decimal("1e-12")  # less than what the columns of a figure tell apart


@dataclass(frozen=True, slots=True)
class Fault:
    """Something stored that its words do not bear out."""

    subject: str
    words: str

    def __str__(self):
        return f"{self.subject}: {self.words}"


def faults():
    """Yield every fault of the database, a few snapshots in memory at a time."""
    pks = Snapshot.objects.order_by("pk").values_list("pk", flat=True)
    for batch in batched(pks.iterator(chunk_size=10_000), BATCH):
        for snapshot in Snapshot.objects.filter(pk__in=batch).order_by("pk"):
            yield from faults_of_snapshot(snapshot)
        claims = Claim.objects.filter(snapshot__in=batch).order_by("pk")
        claims = claims.select_related("snapshot").defer("snapshot__raw", "search")
        for claim in claims.prefetch_related("figures").iterator(chunk_size=500):
            yield from faults_of_claim(claim)


def faults_of_snapshot(snapshot):
    """Yield where the text, or what it was made of, is not what was stored."""
    if sha256(snapshot.text.encode()).hexdigest() != snapshot.digest:
        yield Fault(str(snapshot), "its text was changed after it was stored")
    if sha256(snapshot.raw).hexdigest() != snapshot.raw_digest:
        yield Fault(str(snapshot), "the bytes it was made of were changed")


def faults_of_claim(claim):
    """Yield where a claim or one of its figures departs from the snapshot's text."""
    text = claim.snapshot.text
    start, end = claim.content_start, claim.content_end
    if text[start:end] != claim.quote:
        yield Fault(str(claim), f'"{claim.quote}" does not stand at {start} to {end}')
    if not are_pieces(claim.segments, start, end):
        yield Fault(str(claim), f"{claim.segments} is not {start} to {end}")
    for name in ("mention", "cue"):
        first, last = getattr(claim, f"{name}_start"), getattr(claim, f"{name}_end")
        if first is not None and not text[first:last].strip():
            yield Fault(str(claim), f"its {name} names no words of the text")
    for figure in claim.figures.all():
        for words in faults_of_figure(figure, claim):
            yield Fault(f"figure {figure.pk} of {claim}", words)


def are_pieces(segments, start, end):
    """Whether ``segments`` follow one another from ``start`` to ``end``."""
    edges = [edge for segment in segments for edge in segment]
    return edges[:1] == [start] and edges[-1:] == [end] and edges == sorted(set(edges))


def faults_of_figure(figure, claim):
    """Yield in words what is wrong with a figure of ``claim``."""
    text = claim.snapshot.text
    if text[figure.start : figure.end] != figure.words:
        yield f'"{figure.words}" does not stand at {figure.start} to {figure.end}'
    if not claim.content_start <= figure.start <= figure.end <= claim.content_end:
        yield f'"{figure.words}" stands outside the claim'
    if not any(bears_out(read, figure) for read in readings(figure, text)):
        yield f'"{figure.words}" does not say {said(figure)}'
    base, base_unit, _ = in_base(interval_of(figure.interval), figure.unit or None)
    if (base, base_unit or "") != (interval_of(figure.base), figure.base_unit):
        yield f"{said(figure)} is not {figure.base} {figure.base_unit}".strip()


def said(figure):
    """Return the numbers of a figure as they are stored."""
    return f"{figure.interval} {figure.unit}".strip() + f" (value {figure.value})"


def readings(figure, text):
    """Yield what a figure's words can be read as: their two ends, or one twice.

    They are read among the words around them, then alone.
    """
    shift = max(0, figure.start - AROUND)
    around = Words(text[shift : figure.end + AROUND])
    first = around.index_at(figure.start - shift)
    found = list(ends_read(around, first, around.index_at(figure.end - shift)))
    alone = Words(figure.words)
    found += ends_read(alone, 0, len(alone))
    yield from found or [(Decimal(0), Decimal(0))]  # "no deaths"


def ends_read(words, i, last):
    """Yield the ends of each quantity that begins from word ``i`` before ``last``."""
    while i < last:
        quantity = read_quantity(words, i)
        if quantity:
            low = quantity.number.value
            yield low, quantity.high.value if quantity.high else low
        i = max(quantity.last, i + 1) if quantity else i + 1


def bears_out(read, figure):
    """Whether a reading gives the numbers of ``figure``, hedged in whatever way."""
    low, high = figure.interval.lower, figure.interval.upper
    if read[0] != read[1]:
        return are_equal((low, high, figure.value), (*read, None))
    number = read[0]
    ends = [(number, number), (number, None), (None, number), (Decimal(0), number)]
    values = [number, None]
    return any(are_equal((low, high), pair) for pair in ends) and any(
        are_equal([figure.value], [value]) for value in values
    )


def are_equal(some, others):
    """Whether numbers are pairwise equal as far as the columns tell; None is None."""
    return all(
        a is b if a is None or b is None else abs(a - b) < TINY
        for a, b in zip(some, others, strict=True)
    )
