"""Who may be the same speaker, and what tells for and against it."""

from dataclasses import dataclass, field

from django.db.models import Count, F, OuterRef, Q, Subquery
from django.db.models.functions import Coalesce

from claims.domain.names import initials, likeness
from claims.models import Claim, Speaker, SpeakerKind, State
from claims.models.speaker import fold_name

from .pair import Property

LIVE = [State.SUGGESTED, State.ACCEPTED]
LOOKED_AT = 60  # speakers whose names are compared one by one
SHOWN = 9  # one a key
ENOUGH = 3  # letters that the last names of two spellings share
EXAMPLES = 3
ACRONYMS = range(2, 7)  # letters of one


@dataclass(frozen=True, slots=True)
class Lookalike:
    """A speaker who may be the one in question, and what speaks for it."""

    speaker: Speaker
    reasons: list[str] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Evidence:
    """What is held of one speaker; ``claims`` are the newest few."""

    speaker: Speaker
    names: list[str]
    roles: list[str]
    claims: list[Claim]


def lookalikes(speaker):
    """Return who may be ``speaker``, the likeliest first; not whom it is kept apart."""
    names = [alias.name for alias in speaker.aliases.all()] or [speaker.name]
    found = Speaker.objects.standing().filter(_resembling(names), kind=speaker.kind)
    found = found.exclude(pk=speaker.pk).exclude(
        pk__in=Speaker.objects.apart_from(speaker).values("pk")
    )
    if speaker.kind == SpeakerKind.UNNAMED:
        return []
    found = found.distinct().select_related("affiliation").prefetch_related("aliases")
    rows = [
        _judged(speaker, names, other) for other in found.order_by("pk")[:LOOKED_AT]
    ]
    rows = [row for row in rows if row.reasons]
    return sorted(rows, key=lambda row: (-len(row.reasons), row.speaker.pk))[:SHOWN]


def _resembling(names):
    """Return the condition of having a name that is worth comparing with ``names``."""
    keys = [fold_name(name) for name in names]
    wanted = Q(aliases__key__in=keys)
    wanted |= Q(aliases__key__in=[initials(name) for name in names if initials(name)])
    for key in keys:
        if len(key) in ACRONYMS and key.isalpha():
            wanted |= Q(aliases__key__regex=_spelled_out(key))
        last = key.split()[-1:]
        if last and len(last[0]) >= ENOUGH:
            begins = last[0][:ENOUGH]
            wanted |= Q(aliases__key__contains=f" {begins}")
            wanted |= Q(aliases__key__startswith=begins)
    return wanted


def _spelled_out(key):
    """Return the pattern of names of which ``key`` has the first letters."""
    return r"^" + r" (\w+ )*".join(rf"{letter}\w*" for letter in key) + r"$"


def _judged(speaker, names, other):
    theirs = [alias.name for alias in other.aliases.all()]
    said = {likeness(name, their) for name in names for their in theirs} - {""}
    if not said:
        return Lookalike(other)
    reasons = sorted(said, key=lambda words: (not words.startswith("both"), words))[:3]
    if speaker.affiliation_id and speaker.affiliation_id == other.affiliation_id:
        reasons.append(f"both speak for {other.affiliation}")
    return Lookalike(other, reasons)


def with_counts(speakers):
    """Tell with each of ``speakers`` how many claims it has that stand or await."""
    claims = Claim.objects.filter(speaker=OuterRef("pk"), state__in=LIVE)
    counted = claims.order_by().values("speaker").annotate(n=Count("pk")).values("n")
    return speakers.annotate(claims_count=Coalesce(Subquery(counted), 0))


def evidence_of(speaker):
    """Return what is held of ``speaker``, in three queries."""
    roles = speaker.roles.order_by(F("held_from").asc(nulls_first=True), "title")
    claims = Claim.objects.filter(speaker=speaker, state__in=LIVE).with_attribution()
    return Evidence(
        speaker=speaker,
        names=sorted(alias.name for alias in speaker.aliases.all()),
        roles=[_role(role) for role in roles],
        claims=list(claims.order_by("-pk")[:EXAMPLES]),
    )


def _role(role):
    ends = [
        f"{day:%-d %B %Y}" if day else "…" for day in (role.held_from, role.held_until)
    ]
    known = role.held_from or role.held_until
    return f"{role.title} ({' to '.join(ends)})" if known else role.title


def side_by_side(a, b):
    """Return what is held of two speakers, one property a row."""
    ours, theirs = _properties(a), _properties(b)
    rows = [Property(name, ours[name], theirs[name]) for name in ours]
    return [row for row in rows if row.a or row.b]


def _properties(evidence):
    speaker = evidence.speaker
    said_as = sorted({claim.role for claim in evidence.claims if claim.role})
    return {
        "kind": speaker.get_kind_display(),
        "names": ", ".join(evidence.names),
        "speaks for": speaker.affiliation.name if speaker.affiliation else "",
        "roles": "; ".join(evidence.roles),
        "quoted as": "; ".join(said_as),
        "who": speaker.description,
    }
