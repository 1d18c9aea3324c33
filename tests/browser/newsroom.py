"""A small newsroom for browser tests: articles in, claims and links decided on."""

from datetime import date
from types import SimpleNamespace
from uuid import uuid4

from django.db.backends.postgresql.psycopg_any import DateRange

from claims.importing.tasks import run_import
from claims.models import (
    Claim,
    Import,
    ImportChannel,
    Link,
    Place,
    Revision,
    RevisionKind,
    State,
)
from claims.models.claim import fingerprint_of
from claims.review.actions import accept_claim, accept_link, reject_claim
from claims.review.actions.comments import assign, write_comment
from claims.review.naming import question_of
from tests.make import (
    make_article,
    make_claim,
    make_editor,
    make_figure,
    make_measure,
    make_snapshot,
    make_source,
    make_speaker,
    make_topic,
)

NEVER = SimpleNamespace(should_abort=lambda: False)
QUESTION = "How many villages in Mara were flooded in May 2024?"


def run_waiting_import():
    """Do what the worker does with the newest import, in this process."""
    run_import(NEVER, Import.objects.latest("pk").pk)


def import_and_accept(text, *, by, source, topic, published_on):
    """Import ``text`` as a paste and accept all that is found in it."""
    job = Import.objects.create(
        channel=ImportChannel.PASTE,
        raw=text.encode(),
        details={"source": source, "topic": topic, "published_on": published_on},
        once_key=uuid4(),
        requested_by=by,
    )
    run_import(NEVER, job.pk)
    job.refresh_from_db()
    for claim in job.snapshot.claims.all():
        accept_claim(claim, version=claim.version, by=by)
    return job.snapshot


def report(count, speaker, *, day, topic, measure, suggested="", by=None):
    """Make an article of ``day`` in which ``speaker`` counts flooded villages.

    With ``by``, that editor accepts the claim. ``suggested`` are more words of the
    article, left to review.
    """
    on = date(2024, 5, day)
    words = f"{count} villages in Mara were flooded"
    article = make_article(
        source=make_source(),
        topic=topic,
        headline=f"{speaker.name} counts {count} villages",
        published_on=on,
    )
    text = f"{speaker.name} said {words}.\n\nThe rain went on. {suggested}".strip()
    snapshot = make_snapshot(text, article=article)
    claim = make_claim(words, snapshot=snapshot, speaker=speaker, role="governor")
    make_figure(
        claim,
        f"{count}",
        low=count,
        high=count,
        noun="village",
        measure=measure,
        place=Place.objects.get_or_create(name="Mara")[0],
        as_of=DateRange(on, on, "[]"),
    )
    if suggested:
        make_claim(suggested, snapshot=snapshot, speaker=speaker)
    if by:
        accept_claim(claim, version=claim.version, by=by)
    return claim


def fill_newsroom(topic, *, by):
    """Make a published dispute of three claims, and claims and a link to review."""
    measure = make_measure("villages flooded")
    mara, dara = (make_speaker(name, kind="organisation") for name in ("Mara", "Dara"))
    ada = make_speaker("Ada Brook", aliases=["A. Brook"], affiliation=mara)
    ivo = make_speaker("Ivo Petrov", affiliation=dara)
    told = {"topic": topic, "measure": measure, "by": by}
    report(28, ada, day=12, **told)
    report(74, ivo, day=13, suggested="The dams hold, Petrov said", **told)
    last = report(31, ada, day=15, suggested="Nobody is missing, Brook added", **told)
    report(80, ivo, day=16, **told)
    rejected = make_claim("The rain went on", snapshot=last.snapshot, speaker=ada)
    reject_claim(rejected, version=rejected.version, by=by, reason="Not a claim")
    for link in Link.objects.to_review()[:2]:
        note = "One counts hamlets too."
        accept_link(link, version=link.version, by=by, question=QUESTION, note=note)
    return Link.objects.filter(state=State.ACCEPTED).first().dispute


def fill_desks(dispute, *, by):
    """Let something await ``by`` on every desk, most of it from another editor."""
    kim = make_editor("kim")
    change_text(dispute)
    repeat(Claim.objects.public().first())
    name_newcomer(dispute.topic)
    ask_second_reader(kim)
    claim = Claim.objects.to_review().first()
    name = by.get_username()
    write_comment(claim, text=f"@{name}: are these her own words?", by=kim)
    write_comment(dispute, text="Hamlets are counted apart, as Mara does.", by=by)
    assign(claim, editor=by, by=kim)
    assign(Claim.objects.last().snapshot.article, editor=by, by=kim)
    link = Link.objects.to_review().first()
    accept_link(link, version=link.version, by=kim, question=question_of(link))


def change_text(dispute):
    """Let sources change a figure, and add words, in claims of ``dispute``."""
    claims = Claim.objects.filter(links_a__dispute=dispute).order_by("pk")
    first, last = claims.first(), claims.last()
    reword(first, RevisionKind.FIGURE, "82 villages in Mara were flooded")
    reword(last, RevisionKind.COSMETIC, f"{last.quote} on Monday")


def reword(claim, kind, now):
    """Let a later text of its article say ``now`` instead of ``claim``."""
    text = claim.snapshot.text.replace(claim.quote, now)
    later = make_snapshot(text, article=claim.snapshot.article)
    start = text.index(now)
    Revision.objects.create(
        claim=claim, snapshot=later, kind=kind, start=start, end=start + len(now)
    )


def repeat(claim):
    """Let another article suggest ``claim`` again, in the same words; return that."""
    article = make_article(topic=make_topic())
    snapshot = make_snapshot(f"{article}: {claim.quote}.", article=article)
    again = make_claim(claim.quote, snapshot=snapshot, speaker=claim.speaker)
    for one in (claim, again):
        one.fingerprint = fingerprint_of(one.quote, one.speaker.name)
        one.save()
    return again


def name_newcomer(topic):
    """Let an article name somebody who may be Ada Brook, and somebody unknown."""
    for name, role in (("Ada Broock", "governor"), ("Tomas Reed", "dam keeper")):
        words = f"{name} is on her way"
        snapshot = make_snapshot(
            f"{words}, {name} said.", article=make_article(topic=topic)
        )
        speaker = make_speaker(name, state=State.SUGGESTED)
        make_claim(words, snapshot=snapshot, speaker=speaker, role=role)


def ask_second_reader(first_reader):
    """Let claims and a link await a second reader in a topic that asks for one."""
    topic = make_topic("Dara flood")
    topic.needs_second_reader = True
    topic.save()
    told = {"topic": topic, "measure": make_measure("villages cut off")}
    for count, name in ((12, "Eve Marsh"), (19, "Max Heath")):
        report(count, make_speaker(name), day=14, by=first_reader, **told)
    link = Link.objects.to_review().last()
    question = "How many villages in Dara were cut off?"
    accept_link(link, version=link.version, by=first_reader, question=question)
