from hashlib import sha256

from django.contrib.postgres.fields import (
    ArrayField,
    DateRangeField,
    DecimalRangeField,
)
from django.contrib.postgres.indexes import GinIndex
from django.contrib.postgres.search import SearchVector, SearchVectorField
from django.db import models
from django.db.models import F, Q
from django.urls import reverse

from .article import Snapshot
from .measure import Measure, Place
from .searching import AS_READ, HIDES
from .speaker import Speaker, fold_name
from .suggestion import State, Suggestion


class Form(models.TextChoices):
    DIRECT = "direct"
    INDIRECT = "indirect"
    MIXED = "mixed"
    OWN_VOICE = "own voice"  # the article's own assertion


class Polarity(models.TextChoices):
    ASSERTED = "asserted"
    DENIED = "denied"


class Modality(models.TextChoices):
    ACTUAL = "actual"
    PLANNED = "planned"
    POSSIBLE = "possible"
    ESTIMATED = "estimated"


def fingerprint_of(quote, speaker_name):
    """Return what is equal for equal words of one speaker; None: the article itself."""
    words = f"{fold_name(quote)}|{fold_name(speaker_name or '')}"
    return sha256(words.encode()).hexdigest()


class ClaimQuerySet(models.QuerySet):
    def hiding(self, query):
        """Claims that ``query`` finds only once hidden characters are left out."""
        return self.alias(as_read=AS_READ).filter(HIDES, as_read=query)

    def worded(self, query):
        """Claims whose words ``query`` finds, with or without hidden characters."""
        return self.alias(as_read=AS_READ).filter(
            Q(search=query) | HIDES & Q(as_read=query)
        )

    def to_review(self):
        """Claims that await an editor, article by article, in the order of the text."""
        return self.filter(state=State.SUGGESTED).order_by(
            "snapshot_id", "content_start", "pk"
        )

    def public(self):
        """Claims that readers may see."""
        return self.filter(state=State.ACCEPTED, awaits_second=False)

    def with_attribution(self):
        """Fetch speaker, via and article with each claim."""
        return self.select_related(
            "speaker__affiliation", "via", "snapshot__article__source"
        ).defer("snapshot__text", "snapshot__raw", "search")

    def with_figures(self):
        """Fetch each claim's figures, with measure and place."""
        return self.prefetch_related(
            models.Prefetch(
                "figures",
                Figure.objects.select_related("measure", "place").order_by(
                    "start", "pk"
                ),
            )
        )


class Claim(Suggestion):
    """What one snapshot reports a speaker to have said.

    Offsets count characters of the snapshot's text and are half-open. The content is
    ``text[content_start:content_end]``, kept in ``quote``; ``segments`` are its pieces,
    ``[[start, end], ...]``, where a cue interrupts it. A claim without a speaker is in
    the article's own voice. ``fingerprint`` is equal for equal words of one speaker,
    so that what was rejected once does not come back. ``appearance_of`` is the claim
    that stands for the utterance, where several articles tell one; ``is_apart``: by an
    editor's decision, the claim tells one of its own.
    """

    snapshot = models.ForeignKey(Snapshot, models.PROTECT, related_name="claims")
    content_start = models.PositiveIntegerField()
    content_end = models.PositiveIntegerField()
    segments = ArrayField(ArrayField(models.PositiveIntegerField(), size=2))
    quote = models.TextField()
    speaker = models.ForeignKey(
        Speaker, models.PROTECT, null=True, blank=True, related_name="claims"
    )
    role = models.CharField(max_length=300, blank=True)  # at the time
    mention_start = models.PositiveIntegerField(null=True, blank=True)
    mention_end = models.PositiveIntegerField(null=True, blank=True)
    cue_start = models.PositiveIntegerField(null=True, blank=True)
    cue_end = models.PositiveIntegerField(null=True, blank=True)
    via = models.ForeignKey(
        Speaker, models.PROTECT, null=True, blank=True, related_name="relayed_claims"
    )
    form = models.CharField(max_length=9, choices=Form)
    is_carried = models.BooleanField(db_default=False)
    polarity = models.CharField(
        max_length=8, choices=Polarity, default=Polarity.ASSERTED
    )
    modality = models.CharField(max_length=9, choices=Modality, default=Modality.ACTUAL)
    fingerprint = models.CharField(max_length=64, db_index=True)
    appearance_of = models.ForeignKey(
        "self",
        models.PROTECT,
        null=True,
        blank=True,
        db_index=False,
        related_name="appearances",
    )
    is_apart = models.BooleanField(db_default=False)
    awaits_second = models.BooleanField(db_default=False)  # accepted, not yet public
    search = models.GeneratedField(
        expression=SearchVector("quote", config="english"),
        output_field=SearchVectorField(),
        db_persist=True,
    )

    objects = ClaimQuerySet.as_manager()

    class Meta(Suggestion.Meta):
        constraints = [
            *Suggestion.Meta.constraints,
            models.CheckConstraint(
                condition=Q(content_start__lt=F("content_end")),
                name="claim_content_not_empty",
            ),
            models.CheckConstraint(
                condition=Q(mention_start__isnull=True, mention_end__isnull=True)
                | Q(mention_start__lt=F("mention_end")),
                name="claim_mention_not_empty",
            ),
            models.CheckConstraint(
                condition=Q(cue_start__isnull=True, cue_end__isnull=True)
                | Q(cue_start__lt=F("cue_end")),
                name="claim_cue_not_empty",
            ),
            models.CheckConstraint(
                condition=~Q(form=Form.OWN_VOICE) | Q(speaker__isnull=True),
                name="claim_own_voice_has_no_speaker",
            ),
            models.CheckConstraint(
                condition=~Q(appearance_of=F("id")),
                name="claim_not_its_own_appearance",
            ),
            models.UniqueConstraint(
                fields=["snapshot", "content_start", "content_end", "speaker"],
                condition=Q(state__in=[State.SUGGESTED, State.ACCEPTED]),
                nulls_distinct=False,
                name="claim_once_a_snapshot",
            ),
        ]
        indexes = [
            models.Index(
                "snapshot",
                "content_start",
                "id",
                condition=Q(state=State.SUGGESTED),
                name="claim_to_review",
            ),
            models.Index(
                F("confidence").desc(),
                "id",
                condition=Q(state=State.SUGGESTED),
                name="claim_surest",
            ),
            models.Index(
                "speaker",
                F("id").desc(),
                condition=Q(state=State.ACCEPTED),
                name="claim_of_speaker",
            ),
            models.Index(
                "appearance_of",
                condition=Q(appearance_of__isnull=False),
                name="claim_appearances",
            ),
            GinIndex("search", name="claim_search"),
            GinIndex(AS_READ, condition=HIDES, name="claim_search_as_read"),
            models.Index(
                "id", condition=Q(awaits_second=True), name="claim_awaits_second"
            ),
        ]

    def __str__(self):
        return f"claim {self.pk}"

    def get_absolute_url(self):
        return reverse("reading:claim", args=[self.pk])


class Figure(models.Model):
    """A quantity inside a claim, anchored to its words.

    ``interval`` is in ``unit`` as written, ``base`` the same in ``base_unit``, both
    exact: widening for "about" happens only when figures are compared. ``value`` is the
    number as written, None for a range. ``rounding`` is half a unit of the last written
    digit of a magnitude ("1.2 million": 50,000), in the unit as written. ``as_of`` is
    the days that the figure is about; ``is_new`` tells whether it counts over those
    days only, ``is_expected`` whether it is what a number may yet come to, and
    ``change`` how a count has come to it: "up", "down" or, either way, "to".
    """

    claim = models.ForeignKey(Claim, models.CASCADE, related_name="figures")
    start = models.PositiveIntegerField()
    end = models.PositiveIntegerField()
    words = models.CharField(max_length=300)
    hedge = models.CharField(max_length=100, blank=True)  # its words: "more than"
    interval = DecimalRangeField()
    base = DecimalRangeField()
    value = models.DecimalField(max_digits=40, decimal_places=12, null=True, blank=True)
    rounding = models.DecimalField(max_digits=40, decimal_places=12, default=0)
    is_approximate = models.BooleanField(db_default=False)
    is_vague = models.BooleanField(db_default=False)
    unit = models.CharField(max_length=40, blank=True)
    base_unit = models.CharField(max_length=40, blank=True)
    noun = models.CharField(max_length=100, blank=True)
    proposed = models.CharField(max_length=200, blank=True)  # measure, by the rules
    measure = models.ForeignKey(
        Measure, models.PROTECT, null=True, blank=True, related_name="figures"
    )
    place = models.ForeignKey(
        Place, models.PROTECT, null=True, blank=True, related_name="figures"
    )
    as_of = DateRangeField(null=True, blank=True)
    is_new = models.BooleanField(db_default=False)
    is_expected = models.BooleanField(db_default=False)
    change = models.CharField(max_length=4, blank=True, db_default="", default="")
    population = models.CharField(max_length=100, blank=True)
    actor = models.CharField(max_length=200, blank=True)
    conversion_of = models.ForeignKey(
        "self", models.CASCADE, null=True, blank=True, related_name="conversions"
    )
    part_of = models.ForeignKey(
        "self", models.CASCADE, null=True, blank=True, related_name="parts"
    )

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(start__lt=F("end")), name="figure_span_not_empty"
            ),
            models.CheckConstraint(
                condition=Q(interval__isempty=False, base__isempty=False),
                name="figure_value_not_empty",
            ),
            models.CheckConstraint(
                condition=~Q(conversion_of=F("id")) & ~Q(part_of=F("id")),
                name="figure_not_of_itself",
            ),
            models.UniqueConstraint(
                fields=["claim", "start", "end"], name="figure_once_a_span"
            ),
        ]
        indexes = [
            models.Index("measure", "place", name="figure_same_question"),
            models.Index("proposed", "noun", F("id").desc(), name="figure_of_wording"),
        ]

    def __str__(self):
        return f"{self.hedge} {self.words}".strip()
