from django.conf import settings
from django.db import models
from django.db.models import Q
from django.db.models.functions import Now

from .article import Article
from .claim import Claim
from .dispute import Dispute
from .suggestion import State

ONE_OF_CLAIM_AND_DISPUTE = Q(claim__isnull=False, dispute__isnull=True) | Q(
    claim__isnull=True, dispute__isnull=False
)


class Comment(models.Model):
    """What an editor tells others about a claim or a dispute; readers never see it."""

    claim = models.ForeignKey(Claim, models.CASCADE, null=True, related_name="comments")
    dispute = models.ForeignKey(
        Dispute, models.CASCADE, null=True, related_name="comments"
    )
    text = models.TextField()
    written_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="comments"
    )
    written_at = models.DateTimeField(db_default=Now())

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=ONE_OF_CLAIM_AND_DISPUTE, name="comment_is_about_one_thing"
            ),
            models.CheckConstraint(condition=~Q(text=""), name="comment_not_empty"),
        ]

    def __str__(self):
        return f"comment {self.pk}"

    @property
    def subject(self):
        return self.claim or self.dispute


class Mention(models.Model):
    """An editor is named in a comment; ``seen_at`` is empty until they have seen it."""

    comment = models.ForeignKey(Comment, models.CASCADE, related_name="mentions")
    editor = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, related_name="mentions"
    )
    seen_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["comment", "editor"], name="mention_once_a_comment"
            ),
        ]
        indexes = [
            models.Index(
                "editor", "id", condition=Q(seen_at=None), name="mention_unseen"
            ),
        ]

    def __str__(self):
        return f"mention {self.pk}"


class AssignmentQuerySet(models.QuerySet):
    def of(self, editor):
        """What ``editor`` is to work on and nobody decided on yet, oldest first."""
        open_still = Q(claim=None) | Q(claim__state=State.SUGGESTED)
        return self.filter(open_still, editor=editor).order_by("pk")


class Assignment(models.Model):
    """A claim, or all claims of an article, that an editor is to work on."""

    claim = models.OneToOneField(
        Claim, models.CASCADE, null=True, related_name="assignment"
    )
    article = models.OneToOneField(
        Article, models.CASCADE, null=True, related_name="assignment"
    )
    editor = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, related_name="assignments"
    )
    assigned_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, related_name="assignments_made"
    )
    assigned_at = models.DateTimeField(db_default=Now())

    objects = AssignmentQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(claim__isnull=False, article__isnull=True)
                | Q(claim__isnull=True, article__isnull=False),
                name="assignment_is_of_one_thing",
            ),
        ]

    def __str__(self):
        return f"assignment {self.pk}"
