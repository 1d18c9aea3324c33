"""The sample that a fresh install loads: dispatches, and an editor's decisions on them.

Everything goes the way it goes on the screens: texts are read and imported, decisions
are made by the functions of the review desk. What no decision names stays suggested.
"""

import json
from datetime import date
from decimal import Decimal
from email import message_from_string

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from claims.domain.intervals import Interval
from claims.extraction.pipeline import load, read
from claims.importing.articles import import_article
from claims.models import (
    Claim,
    Figure,
    Link,
    Modality,
    Snapshot,
    Source,
    Speaker,
    SpeakerKind,
    State,
    Topic,
    User,
)
from claims.review.actions import (
    FigureChange,
    NewSpeaker,
    accept_link,
    add_claim,
    amend_claim,
    change_speaker,
)

FOLDER = settings.BASE_DIR / "seeds" / "kursk"
EDITOR = "sample"  # made the sample's decisions; nobody can sign in as it


def is_loaded():
    """Whether the sample was loaded before."""
    name = json.loads((FOLDER / "decisions.json").read_text())["source"]
    return Source.objects.filter(name=name).exists()


@transaction.atomic
def load_sample(tell=print):
    """Import the sample's dispatches and replay the decisions on them, or nothing.

    ``tell`` is called with a line of progress now and then.
    """
    if is_loaded():
        return
    decisions = json.loads((FOLDER / "decisions.json").read_text())
    editor = User.objects.create_user(EDITOR, is_active=False)
    source = Source.objects.create(name=decisions["source"], is_free_to_republish=True)
    topic = Topic.objects.create(**decisions["topic"])
    tell("Loading the language model")
    nlp = load(settings.CLAIMS_SPACY_MODEL)
    snapshots = {}
    for path in sorted(FOLDER.glob("*.txt")):
        tell(f"Reading {path.stem}")
        snapshots[path.stem] = import_dispatch(path, source, topic, editor, nlp)
    tell("Replaying the editors' decisions")
    for speaker in decisions["speakers"]:
        settle_speaker(speaker, editor)
    for claim in decisions["claims"]:
        decide_claim(claim, snapshots, decisions["place"], editor)
    for link in decisions["links"]:
        decide_link(link, snapshots, editor)


def import_dispatch(path, source, topic, editor, nlp):
    """Import one dispatch, whose headers name the report that it retells."""
    dispatch = message_from_string(path.read_text())
    text = dispatch.get_payload()
    day = date.fromisoformat(dispatch["Date"])
    imported = import_article(
        source=source,
        text=text,
        raw=path.read_bytes(),
        reading=read(text.strip(), published_on=day, nlp=nlp),
        fetched_at=timezone.now(),
        by=editor,
        headline=dispatch["Headline"],
        published_on=day,
        topic=topic,
        origin_name=dispatch["Retells"],
        origin_url=dispatch.get("Address", ""),
    )
    return Snapshot.objects.select_related("article").get(pk=imported.snapshot.pk)


def settle_speaker(wanted, editor):
    """Give a speaker its affiliation and other names; make one that is not known."""
    affiliation = find_speaker(wanted.get("affiliation"))
    speaker = find_speaker(wanted["name"], *wanted.get("aliases", []))
    if speaker is None:
        speaker = Speaker.objects.create(name=wanted["name"], kind=wanted["kind"])
    change_speaker(
        speaker,
        version=speaker.version,
        by=editor,
        name=wanted["name"],
        kind=SpeakerKind(wanted["kind"]),
        affiliation=affiliation,
        aliases=wanted.get("aliases", []),
    )


def find_speaker(*names):
    """Return the known speaker of the first of ``names`` that anybody has."""
    for name in filter(None, names):
        speaker = Speaker.objects.named(name).order_by("pk").first()
        if speaker:
            return speaker
    return None


def decide_claim(wanted, snapshots, place, editor):
    """Accept the suggestion of the wanted words as the editor would leave it."""
    snapshot = snapshots[wanted["article"]]
    start = snapshot.text.index(wanted["quote"])
    end = start + len(wanted["quote"])
    speaker = wanted["speaker"]
    parts = {
        "speaker": speaker
        and (find_speaker(speaker) or NewSpeaker(speaker, SpeakerKind.PERSON)),
        "role": wanted["role"],
        "form": wanted["form"],
        "modality": wanted.get("modality", Modality.ACTUAL),
        "segments": [[start, end]],
    }
    suggestion = suggestion_at(snapshot, start, end)
    known = suggestion.figures.order_by("pk") if suggestion else ()
    figures = [
        figure_change(figure, known, snapshot, start, place)
        for figure in wanted["figures"]
    ]
    if suggestion is None:
        add_claim(snapshot, start, end, by=editor, figures=figures, **parts)
    else:
        version = suggestion.version
        amend_claim(suggestion, version=version, by=editor, figures=figures, **parts)


def suggestion_at(snapshot, start, end):
    """Return the suggestion that shares the most words with ``text[start:end]``."""
    overlapping = Claim.objects.select_related("snapshot__article").filter(
        snapshot=snapshot,
        state=State.SUGGESTED,
        content_start__lt=end,
        content_end__gt=start,
    )
    return max(
        overlapping,
        key=lambda c: min(end, c.content_end) - max(start, c.content_start),
        default=None,
    )


def figure_change(wanted, known, snapshot, claim_start, place):
    """Return the figure as the editor would leave it; a known one keeps its key."""
    start = snapshot.text.index(wanted["words"], claim_start)
    end = start + len(wanted["words"])
    by_place = {figure.start: figure.pk for figure in known if figure.start < end}
    keys = [pk for at, pk in by_place.items() if start <= at < end]
    day = snapshot.article.published_on
    return FigureChange(
        pk=keys[0] if keys else None,
        start=start,
        end=end,
        interval=interval_of(wanted),
        value=None if isinstance(wanted["value"], list) else Decimal(wanted["value"]),
        hedge=wanted.get("hedge", ""),
        is_approximate=wanted.get("bound") == "about",
        unit=wanted["unit"],
        measure=wanted["measure"],
        place=place,
        as_of=(day, day),
        is_new=wanted.get("is_new", False),
        population=wanted.get("population", ""),
    )


def interval_of(wanted):
    """Return the interval that the sample's value and bound stand for."""
    if isinstance(wanted["value"], list):
        return Interval(*map(Decimal, wanted["value"]))
    value = Decimal(wanted["value"])
    if wanted.get("bound") == "more than":
        return Interval(value, None, low_open=True)
    return Interval.exactly(value)


def decide_link(wanted, snapshots, editor):
    """Accept the suggested link between two figures, named by article and words."""
    pair = [
        figure_at(snapshots[article], words) for article, words in wanted["between"]
    ]
    link = Link.objects.get(figure_a__in=pair, figure_b__in=pair)
    accept_link(
        link,
        version=link.version,
        by=editor,
        kind=wanted["kind"],
        question=wanted["question"],
        note=wanted.get("note", ""),
    )


def figure_at(snapshot, words):
    return Figure.objects.get(
        claim__snapshot=snapshot, claim__state=State.ACCEPTED, words=words
    )
