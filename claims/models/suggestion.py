from django.db import models
from django.db.models import Q
from django.db.models.functions import Now

from .choice import ChoiceField


class State(models.TextChoices):
    """Where a suggestion stands."""

    SUGGESTED = "suggested"
    ACCEPTED = "accepted"
    REJECTED = "rejected"
    WITHDRAWN = "withdrawn"  # no longer proposed by the software; nobody decided


class Suggestion(models.Model):
    """What the software proposes and an editor decides on.

    ``version`` rises with every decision, and forms send it back. ``reasons`` is a
    list of ``{"part", "rule", "words"}``. An editor's own addition has no confidence.
    """

    state = ChoiceField(
        max_length=9, choices=State, db_default=State.SUGGESTED, default=State.SUGGESTED
    )
    confidence = models.FloatField(null=True)
    reasons = models.JSONField(default=list)
    rules_version = models.CharField(max_length=40, blank=True)
    version = models.PositiveIntegerField(db_default=1)
    created_at = models.DateTimeField(db_default=Now())
    decided_at = models.DateTimeField(null=True)

    class Meta:
        abstract = True
        constraints = [
            models.CheckConstraint(
                condition=Q(confidence__isnull=True) | Q(confidence__range=(0, 1)),
                name="%(class)s_confidence_is_a_share",
            ),
            models.CheckConstraint(
                condition=Q(state__in=State.values), name="%(class)s_state_is_known"
            ),
            models.CheckConstraint(
                condition=~Q(state__in=[State.ACCEPTED, State.REJECTED])
                | Q(decided_at__isnull=False),
                name="%(class)s_decided_has_a_time",
            ),
        ]
