from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Now
from django.urls import reverse

from .source import Source
from .topic import Topic


class Article(models.Model):
    """One published piece at one URL, from one source.

    ``url`` is canonical; a text that was published nowhere on the web has none. Where
    the article retells another outlet's report, ``origin_name`` and ``origin_url`` name
    that report; claims count by independent origin.
    """

    source = models.ForeignKey(Source, models.PROTECT, related_name="articles")
    topic = models.ForeignKey(
        Topic, models.PROTECT, null=True, blank=True, related_name="articles"
    )
    # Null rather than empty, so that the database can keep addresses unique.
    url = models.URLField(max_length=2000, null=True, blank=True)  # noqa: DJ001
    headline = models.CharField(max_length=500, blank=True)
    byline = models.CharField(max_length=300, blank=True)
    published_on = models.DateField(null=True, blank=True)
    origin_name = models.CharField(max_length=200, blank=True)
    origin_url = models.URLField(max_length=2000, blank=True)
    created_at = models.DateTimeField(db_default=Now())
    version = models.PositiveIntegerField(db_default=1)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["url"], name="article_url_once"),
            models.CheckConstraint(
                condition=Q(url__isnull=True) | Q(url__regex=r"^https?://"),
                name="article_url_is_http",
            ),
        ]
        indexes = [
            models.Index(
                F("published_on").desc(nulls_last=True),
                F("id").desc(),
                name="article_newest",
            ),
            models.Index(
                "topic",
                F("published_on").desc(nulls_last=True),
                F("id").desc(),
                name="article_newest_of_topic",
            ),
        ]

    def __str__(self):
        return self.headline or f"article {self.pk}"

    def get_absolute_url(self):
        return reverse("reading:article", args=[self.pk])


class Snapshot(models.Model):
    """The exact text of an article as it stood when it was fetched.

    ``text`` is canonical (LF line ends, NFC, no control characters but TAB and LF);
    all offsets count its code points. ``raw`` is what came in. ``changes`` lists in
    words what making the text canonical altered.
    """

    article = models.ForeignKey(Article, models.PROTECT, related_name="snapshots")
    text = models.TextField()
    digest = models.CharField(max_length=64)  # SHA-256 of the text in UTF-8, hex
    raw = models.BinaryField()
    raw_digest = models.CharField(max_length=64)
    canonical_version = models.PositiveSmallIntegerField()
    changes = models.JSONField(default=list)
    language = models.CharField(max_length=8, blank=True)
    rules_version = models.CharField(max_length=40, blank=True)  # that read it last
    fetched_at = models.DateTimeField()
    created_at = models.DateTimeField(db_default=Now())

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["digest"], name="snapshot_text_once"),
            models.CheckConstraint(
                condition=~Q(text=""), name="snapshot_text_not_empty"
            ),
            models.CheckConstraint(
                condition=Q(digest__regex=r"^[0-9a-f]{64}$")
                & Q(raw_digest__regex=r"^[0-9a-f]{64}$"),
                name="snapshot_digests_are_sha256",
            ),
        ]

    def __str__(self):
        return f"snapshot {self.pk}"


class ImportChannel(models.TextChoices):
    PASTE = "paste"
    FILE = "file"
    ADDRESS = "address"


class ImportState(models.TextChoices):
    QUEUED = "queued"
    RUNNING = "running"
    DONE = "done"
    FAILED = "failed"


class ImportStage(models.TextChoices):
    """What a running import does now, in this order."""

    WAITING = "waiting"
    FETCHING = "fetching"
    READING = "reading"
    STORING = "storing"
    FINISHED = "finished"


class Import(models.Model):
    """One request to import an article, and how far it has come.

    What people see of a background job; the queue only delivers it. ``details`` holds
    what the form said (source, headline, published_on, topic ...); ``raw`` the bytes of
    a paste or file. ``once_key`` makes a form that is sent twice do its work once.
    """

    channel = models.CharField(max_length=7, choices=ImportChannel)
    url = models.CharField(max_length=2000, blank=True)
    file_name = models.CharField(max_length=255, blank=True)
    raw = models.BinaryField(null=True)
    details = models.JSONField(default=dict)
    once_key = models.UUIDField()
    requested_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="imports"
    )
    state = models.CharField(
        max_length=7, choices=ImportState, db_default=ImportState.QUEUED
    )
    stage = models.CharField(
        max_length=8, choices=ImportStage, db_default=ImportStage.WAITING
    )
    attempts = models.PositiveSmallIntegerField(db_default=0)
    message = models.TextField(blank=True)  # the last failure, or what was added
    snapshot = models.ForeignKey(
        Snapshot, models.PROTECT, null=True, related_name="imports"
    )
    created_at = models.DateTimeField(db_default=Now())
    changed_at = models.DateTimeField(db_default=Now())

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["once_key"], name="import_once"),
            models.CheckConstraint(
                condition=~Q(state=ImportState.DONE) | Q(snapshot__isnull=False),
                name="import_done_has_a_snapshot",
            ),
            models.CheckConstraint(
                condition=~Q(state=ImportState.FAILED) | ~Q(message=""),
                name="import_failed_says_why",
            ),
        ]

    def __str__(self):
        return f"import {self.pk}"

    def get_absolute_url(self):
        return reverse("importing:progress", args=[self.pk])
