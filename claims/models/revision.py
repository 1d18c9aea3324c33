from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Now

from claims.domain.rewording import Rewording

from .article import Snapshot
from .choice import ChoiceField
from .claim import Claim


class RevisionKind(models.TextChoices):
    """What a later text did to the words of a claim; the values are the domain's."""

    SAME = Rewording.SAME.value
    COSMETIC = Rewording.COSMETIC.value
    ATTRIBUTION = Rewording.ATTRIBUTION.value
    HEDGE_ADDED = Rewording.HEDGE_ADDED.value
    HEDGE_DROPPED = Rewording.HEDGE_DROPPED.value
    FIGURE = Rewording.FIGURE.value
    GONE = Rewording.GONE.value


class RevisionState(models.TextChoices):
    OPEN = "open"
    CARRIED = "carried"  # the claim stands in the later text as well
    KEPT = "kept"  # it stands as it was; the source says otherwise since
    WITHDRAWN = "withdrawn"  # the claim does not stand any more


# A figure that changed is another claim; words that are gone claim nothing.
NEVER_CARRIED = [RevisionKind.FIGURE, RevisionKind.GONE]


class RevisionQuerySet(models.QuerySet):
    def to_review(self):
        """Revisions that await an editor, article by article, oldest first."""
        return self.filter(state=RevisionState.OPEN).order_by("snapshot_id", "pk")


class Revision(models.Model):
    """What a later snapshot of its article did to the words of an accepted claim.

    The claim stays anchored where it was. ``start`` and ``end`` tell where its words,
    or what became of them, stand in the later snapshot: half-open, None where they are
    gone. Unchanged words are carried over without asking.
    """

    claim = models.ForeignKey(Claim, models.PROTECT, related_name="revisions")
    snapshot = models.ForeignKey(Snapshot, models.PROTECT, related_name="revisions")
    kind = models.CharField(max_length=20, choices=RevisionKind)
    state = ChoiceField(
        max_length=9, choices=RevisionState, db_default=RevisionState.OPEN
    )
    start = models.PositiveIntegerField(null=True)
    end = models.PositiveIntegerField(null=True)
    version = models.PositiveIntegerField(db_default=1)
    created_at = models.DateTimeField(db_default=Now())
    decided_at = models.DateTimeField(null=True)

    objects = RevisionQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["claim", "snapshot"], name="revision_once_a_snapshot"
            ),
            models.CheckConstraint(
                condition=Q(kind__in=RevisionKind.values), name="revision_kind_is_known"
            ),
            models.CheckConstraint(
                condition=Q(state__in=RevisionState.values),
                name="revision_state_is_known",
            ),
            models.CheckConstraint(
                condition=Q(start__isnull=True, end__isnull=True)
                | Q(start__lt=F("end")),
                name="revision_words_not_empty",
            ),
            models.CheckConstraint(
                condition=~Q(state=RevisionState.CARRIED, kind__in=NEVER_CARRIED),
                name="revision_of_a_figure_is_never_carried",
            ),
        ]
        indexes = [
            models.Index(
                "snapshot",
                "id",
                condition=Q(state=RevisionState.OPEN),
                name="revision_to_review",
            ),
        ]

    def __str__(self):
        return f"revision {self.pk}"
