"""Rows for tests: name what matters, and the rest is filled in."""

from datetime import date
from decimal import Decimal
from hashlib import sha256
from itertools import count
from uuid import uuid4

from django.contrib.auth.models import Group
from django.db.backends.postgresql.psycopg_any import NumericRange
from django.utils import timezone

from claims.linking.settling import settle
from claims.models import (
    Article,
    Claim,
    Dispute,
    DisputeState,
    Figure,
    Form,
    Link,
    LinkKind,
    Measure,
    Snapshot,
    Source,
    Speaker,
    SpeakerAlias,
    SpeakerKind,
    State,
    Topic,
    User,
)
from claims.models.speaker import fold_name

numbers = count(1)
TEXT = "Governor Ada Brook said 28 villages were flooded. Rescuers saved 121 people."


def make_user(*groups, name=None):
    """Make a user in ``groups``: "editor", "admin"."""
    user = User.objects.create_user(name or f"user{next(numbers)}", password="secret")
    # Tests that commit end in a flush, which takes the migrations' groups away too.
    user.groups.set(Group.objects.get_or_create(name=name)[0] for name in groups)
    return user


def make_editor(name=None):
    return make_user("editor", name=name)


def make_admin(name=None):
    return make_user("admin", name=name)


def make_topic(name=None):
    name = name or f"Flood {next(numbers)}"
    return Topic.objects.create(name=name, slug=name.lower().replace(" ", "-"))


def make_source(name=None, **fields):
    return Source.objects.create(name=name or f"Outlet {next(numbers)}", **fields)


def make_article(**fields):
    number = next(numbers)
    fields.setdefault("source", None)
    fields["source"] = fields["source"] or make_source()
    fields.setdefault("url", f"https://news.example/{number}")
    fields.setdefault("headline", f"Headline {number}")
    fields.setdefault("published_on", date(2024, 8, 12))
    return Article.objects.create(**fields)


def make_snapshot(text=TEXT, *, article=None, **fields):
    """Make a snapshot of ``text``, made unique by a last line where it is TEXT."""
    if text == TEXT:
        text = f"{TEXT}\n\nReport {next(numbers)}."
    digest = sha256(text.encode()).hexdigest()
    return Snapshot.objects.create(
        article=article or make_article(),
        text=text,
        digest=digest,
        raw=text.encode(),
        raw_digest=digest,
        canonical_version=1,
        language="en",
        fetched_at=timezone.now(),
        **fields,
    )


def make_speaker(name=None, *, aliases=(), **fields):
    name = name or f"Ada Brook {next(numbers)}"
    fields.setdefault("kind", SpeakerKind.PERSON)
    if fields.get("state") == State.ACCEPTED:
        fields.setdefault("decided_at", timezone.now())
    speaker = Speaker.objects.create(name=name, **fields)
    for alias in dict.fromkeys([name, *aliases]):
        SpeakerAlias.objects.create(speaker=speaker, name=alias, key=fold_name(alias))
    return speaker


def make_claim(quote="28 villages were flooded", *, snapshot=None, **fields):
    """Make a claim anchored to the first ``quote`` in its snapshot's text."""
    snapshot = snapshot or make_snapshot()
    start = snapshot.text.index(quote)
    own_voice = fields.get("form") == Form.OWN_VOICE
    if "speaker" not in fields and not own_voice:
        fields["speaker"] = make_speaker()
    fields.setdefault("form", Form.INDIRECT)
    fields.setdefault("confidence", 0.8)
    if fields.get("state") in {State.ACCEPTED, State.REJECTED}:
        fields.setdefault("decided_at", timezone.now())
    return Claim.objects.create(
        snapshot=snapshot,
        content_start=start,
        content_end=start + len(quote),
        segments=[[start, start + len(quote)]],
        quote=quote,
        fingerprint=uuid4().hex,
        **fields,
    )


def make_measure(name=None, dimension="count"):
    name = name or f"villages flooded {next(numbers)}"
    return Measure.objects.get_or_create(name=name, defaults={"dimension": dimension})[
        0
    ]


def make_figure(claim=None, words="28", *, low=28, high=28, **fields):
    """Make a figure anchored to the first ``words`` of ``claim``; both ends closed."""
    claim = claim or make_claim()
    start = claim.content_start + claim.quote.index(words)
    low, high = (None if end is None else Decimal(end) for end in (low, high))
    interval = NumericRange(low, high, "[]")
    fields.setdefault("interval", interval)
    fields.setdefault("base", fields["interval"])
    fields.setdefault("value", low if low == high else None)
    figure = Figure.objects.create(
        claim=claim, start=start, end=start + len(words), words=words, **fields
    )
    settle(claim)
    return figure


def make_dispute(question=None, *, topic=None, **fields):
    fields.setdefault("state", DisputeState.PUBLISHED)
    return Dispute.objects.create(
        topic=topic or make_topic(),
        question=question or f"How many villages were flooded? ({next(numbers)})",
        **fields,
    )


def make_link(figure_a=None, figure_b=None, **fields):
    """Make a link between two figures of accepted claims."""
    figure_a = figure_a or make_figure(make_claim(state=State.ACCEPTED))
    figure_b = figure_b or make_figure(make_claim(state=State.ACCEPTED))
    fields.setdefault("kind", LinkKind.CONTRADICTS)
    if fields.get("state") in {State.ACCEPTED, State.REJECTED}:
        fields.setdefault("decided_at", timezone.now())
    return Link.objects.create(
        claim_a=figure_a.claim,
        claim_b=figure_b.claim,
        figure_a=figure_a,
        figure_b=figure_b,
        **fields,
    )
