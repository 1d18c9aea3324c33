from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Now


class DecisionKind(models.TextChoices):
    ACCEPT = "accept"
    AMEND = "amend"
    REJECT = "reject"
    ADD = "add"
    AGREE = "agree"  # as the second reader
    CHANGE = "change"  # of anything that is no suggestion: a dispute, a source
    UNDO = "undo"
    REDO = "redo"


class SubjectKind(models.TextChoices):
    """What a decision is about; the values are model names."""

    CLAIM = "claim"
    LINK = "link"
    SPEAKER = "speaker"
    DISPUTE = "dispute"
    TOPIC = "topic"
    ARTICLE = "article"
    SOURCE = "source"
    MEASURE = "measure"
    PLACE = "place"
    REVISION = "revision"
    USER = "user"
    CONVENTION = "convention"
    FORMULA = "formula"
    COMMENT = "comment"
    ASSIGNMENT = "assignment"


# What the desks decide on, and take back. The rest is changed in the admin or comes
# with an import.
UNDOABLE = [
    SubjectKind.CLAIM,
    SubjectKind.LINK,
    SubjectKind.SPEAKER,
    SubjectKind.DISPUTE,
    SubjectKind.MEASURE,
    SubjectKind.REVISION,
    SubjectKind.COMMENT,
    SubjectKind.ASSIGNMENT,
]


class DecisionQuerySet(models.QuerySet):
    def on(self, subject):
        """Decisions about ``subject``, oldest first."""
        return self.filter(
            subject_kind=subject._meta.model_name, subject_id=subject.pk
        ).order_by("pk")

    def that_stand(self):
        """Decisions that nothing has undone."""
        undone = self.model.objects.filter(undoes=models.OuterRef("pk"))
        return self.filter(~models.Exists(undone))

    def to_undo(self, editor):
        """What ``editor`` did that stands, the latest first."""
        done = self.filter(decided_by=editor, subject_kind__in=UNDOABLE)
        done = done.exclude(kind=DecisionKind.UNDO)
        return done.that_stand().order_by("-pk")

    def to_redo(self, editor):
        """What ``editor`` undid since they last decided anew, the latest first."""
        own = self.filter(decided_by=editor)
        back_and_forth = [DecisionKind.UNDO, DecisionKind.REDO]
        anew = own.exclude(kind__in=back_and_forth).order_by("-pk").values("pk")[:1]
        undone = own.filter(kind=DecisionKind.UNDO, pk__gt=models.Subquery(anew))
        return undone.that_stand().order_by("-pk")


class Decision(models.Model):
    """What somebody did, kept for ever: who, when, what before and after, why.

    Rows are only ever added; a trigger refuses anything else. ``before`` and ``after``
    hold the subject's fields (None: it did not exist). ``undoes`` is the decision that
    an undo takes back, or the undo that a redo takes back. ``batch`` joins decisions
    made in one step, which are undone in one step.
    """

    kind = models.CharField(max_length=6, choices=DecisionKind)
    subject_kind = models.CharField(max_length=10, choices=SubjectKind)
    subject_id = models.BigIntegerField()
    before = models.JSONField(null=True)
    after = models.JSONField(null=True)
    reason = models.CharField(max_length=500, blank=True)
    form = models.CharField(max_length=60, blank=True)  # where: "review:accept"
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="decisions"
    )
    decided_at = models.DateTimeField(db_default=Now())
    undoes = models.OneToOneField(
        "self", models.PROTECT, null=True, related_name="undone_by"
    )
    batch = models.UUIDField()

    objects = DecisionQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(kind__in=DecisionKind.values), name="decision_kind_is_known"
            ),
            models.CheckConstraint(
                condition=Q(subject_kind__in=SubjectKind.values),
                name="decision_subject_is_known",
            ),
            models.CheckConstraint(
                condition=Q(kind__in=["undo", "redo"], undoes__isnull=False)
                | (~Q(kind__in=["undo", "redo"]) & Q(undoes__isnull=True)),
                name="decision_undo_names_what",
            ),
        ]
        indexes = [
            models.Index(
                "subject_kind", "subject_id", "id", name="decision_of_subject"
            ),
            models.Index("decided_by", F("id").desc(), name="decision_of_editor"),
        ]

    def __str__(self):
        return f"decision {self.pk}"
