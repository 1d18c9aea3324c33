"""A dispute as readers see it: who said what, taken together and held apart."""

from collections import Counter
from dataclasses import dataclass, field
from decimal import Decimal

from claims.domain.conventions import Conventions
from claims.domain.reconciling import Reconciling, reconcile
from claims.domain.units import unit_in_words
from claims.linking.conventions import conventions_of
from claims.linking.slips import Slip, slips_of
from claims.linking.statements import stated
from claims.models import Claim, LinkKind

from .chart import Chart
from .picture import picture_of
from .positions import Position, in_time, sides_of, taken_together
from .reasons import Reasoned
from .said import Said, said
from .sides import Side, sides_among
from .told import told_with_appearances
from .values import (
    middle,
    ratio_of,
    times,
)

WORDS = {
    LinkKind.CONTRADICTS: "contradicts",
    LinkKind.AGREES: "agrees with",
    LinkKind.UPDATES: "was updated to",
    LinkKind.DIFFERS_IN_SCOPE: "is not like for like with",
    LinkKind.DERIVED: "fits, through a formula,",
}
# A figure that has only links of other kinds is not like for like with the rest.
LIKE_FOR_LIKE = {LinkKind.CONTRADICTS, LinkKind.AGREES, LinkKind.UPDATES}


@dataclass(frozen=True, slots=True)
class Joined(Reasoned):
    """An accepted link with what it joins, and why."""

    kind: str
    a: Said
    b: Said
    reasons: list[dict]
    note: str
    reconciling: list[Reconciling]
    changed_to: str = ""  # what the figures say by now, where an editor must decide

    @property
    def words(self):
        if self.kind == LinkKind.DERIVED and self.telling:
            return "contradicts, through a formula,"
        return WORDS[self.kind]

    @property
    def ratio(self):
        """How many times the one is the other; 0 where either is denied."""
        a, b = self.a.statement, self.b.statement
        if not (a and b) or a.is_denied or b.is_denied:
            return Decimal(0)
        return ratio_of(a.interval, b.interval)

    @property
    def times(self):
        return times(self.ratio)

    @property
    def ends(self):
        """What it joins, the lower figure first."""
        if not (self.a.statement and self.b.statement):
            return [self.a, self.b]
        return sorted((self.a, self.b), key=lambda one: middle(one.statement.interval))


@dataclass(slots=True)
class Answers:
    """All that the claims of one dispute answer, as it was known on a day."""

    all_said: list[Said]
    links: list[Joined]
    days: list
    conventions: Conventions
    what: str = ""
    chart: Chart | None = None
    compared: list[Said] = field(default_factory=list)
    positions: list[Position] = field(default_factory=list)
    contradictions: list[Joined] = field(default_factory=list)
    widest: Joined | None = None  # the contradiction with the largest ratio
    agreements: list[Joined] = field(default_factory=list)
    derived: list[Joined] = field(default_factory=list)
    apart: list[Joined] = field(default_factory=list)
    sides: list[Side] = field(default_factory=list)
    slips: list[Slip] = field(default_factory=list)


def answers_to(dispute, *, known=None):
    """Return what the claims of ``dispute`` answer, by articles up to day ``known``."""
    rows = dispute.link_rows
    stated = [(row["name"], row["value"]) for row in dispute.conventions]
    conventions = conventions_of(stated)
    ends = _ends(rows, dispute.topic_sides, known)
    days = sorted({one.claim.published_on for one in ends.values()} - {None})
    if known:
        ends = {
            key: one
            for key, one in ends.items()
            if one.claim.published_on and one.claim.published_on <= known
        }
    links = [_joined(row, ends, conventions) for row in rows]
    answers = Answers(
        all_said=list(ends.values()),
        links=[link for link in links if link],
        days=days,
        conventions=conventions,
        slips=_slips(ends, known),
    )
    return _compared(answers, dispute, _like_for_like(ends, rows))


def _slips(ends, known):
    """Return what does not fit beside the figures of ``ends``, by day ``known``."""
    claims = Claim.objects.public()
    if known:
        claims = claims.filter(snapshot__article__published_on__lte=known)
    found = slips_of([one.claim for one in ends.values()], claims) if ends else []
    return [slip for slip in found if slip.figures & ends.keys()]


def _ends(rows, topic_sides, known):
    """Return what the links of ``rows`` join, by their keys."""
    wanted = {_key(row, end) for row in rows for end in "ab"}
    statements = {s.pk: s.statement for s in stated([key for key in wanted if key > 0])}
    claims = {pk for row in rows for pk in row["claims"].values()}
    found, again = told_with_appearances(claims, known=known)
    sides = sides_among(found, topic_sides)
    ends = {}
    for claim in found:
        for figure in [*claim.figures, None]:
            key = figure.pk if figure else -claim.pk
            if key in wanted:
                told = (claim, figure, statements.get(key))
                ends[key] = said(*told, sides, again.get(claim.pk, []))
    return ends


def _key(row, end):
    """Return the key of what a link joins: its figure, else its claim."""
    return row["figures"][end] or -row["claims"][end]


def _joined(row, ends, conventions):
    """Return a link with what it joins; None where readers may not see an end of it."""
    a, b = (ends.get(_key(row, end)) for end in "ab")
    if a is None or b is None:
        return None
    reconciling = _reconciling(row["kind"], a, b, conventions)
    why = (row["reasons"], row["note"], reconciling, row["changed_to"])
    return Joined(row["kind"], a, b, *why)


def _reconciling(kind, a, b, conventions):
    """Return what would reconcile two figures that contradict each other."""
    if kind != LinkKind.CONTRADICTS or not (a.statement and b.statement):
        return []
    return reconcile(a.statement, b.statement, conventions)


def _like_for_like(ends, rows):
    """Return those of ``ends`` that answer the question itself; all, where none does.

    An end does even where what it is linked to was not known yet.
    """
    like = [row for row in rows if row["kind"] in LIKE_FOR_LIKE]
    keys = {_key(row, end) for row in like or rows for end in "ab"}
    return [one for key, one in ends.items() if key in keys]


def _compared(answers, dispute, ends):
    """Group those of ``ends`` that have the dispute's measure; shelve the links."""
    measure = dispute.measure.name if dispute.measure else _commonest(answers.all_said)
    answers.compared = in_time(
        one for one in ends if one.measure == measure and one.figure
    )
    like = [link for link in answers.links if link.kind in LIKE_FOR_LIKE]
    for link in answers.links:
        _shelf(answers, link.kind).append(link)
    answers.widest = max(answers.contradictions, key=lambda j: j.ratio, default=None)
    updates = [
        (link.a.key, link.b.key) for link in like if link.kind == LinkKind.UPDATES
    ]
    followed = updates + followed_along(answers, updates)
    answers.positions = taken_together(answers.compared, followed, answers.conventions)
    answers.sides = sides_of(answers.compared)
    answers.what = measured(answers.compared)
    answers.chart = picture_of(answers.compared, updates)
    return answers


def followed_along(answers, updates):
    """Return further updates: of figures that agree with an updated one of their side.

    "74", said by two of one side on one day, is updated for both.
    """
    later = dict(updates)
    found = []
    for link in answers.agreements:
        for one, other in ((link.a, link.b), (link.b, link.a)):
            is_along = link.kind == LinkKind.AGREES and one.side == other.side
            is_along = is_along and one.day == other.day and one.key not in later
            if is_along and other.key in later:
                found.append((one.key, later[other.key]))
    return found


def _shelf(answers, kind):
    if kind == LinkKind.CONTRADICTS:
        return answers.contradictions
    if kind == LinkKind.DERIVED:
        return answers.derived
    return answers.agreements if kind in LIKE_FOR_LIKE else answers.apart


def _commonest(all_said):
    counts = Counter(one.measure for one in all_said if one.figure)
    return counts.most_common(1)[0][0] if counts else ""


def measured(compared):
    """Return what the figures measure and in which unit: "territory held, in km²"."""
    if not compared:
        return ""
    statement = compared[0].statement
    unit = unit_in_words(statement.base_unit)
    what = statement.measure or "figures"
    return f"{what}, in {unit}" if unit and unit != "%" else what
