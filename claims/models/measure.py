from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q


class Measure(models.Model):
    """What figures measure, as an editor would say it: "settlements held".

    ``dimension`` is the one of ``claims.domain.units``; figures of another dimension
    are never compared with these. ``became`` is the measure that it was merged into.
    """

    name = models.CharField(max_length=200, unique=True)
    dimension = models.CharField(max_length=60)
    other_names = ArrayField(
        models.CharField(max_length=200), db_default=[], default=list, blank=True
    )  # that it had before; the rules may go on proposing them
    became = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="+"
    )
    version = models.PositiveIntegerField(db_default=1)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=~Q(became=F("id")), name="measure_not_itself_again"
            ),
        ]

    def __str__(self):
        return self.name


class Place(models.Model):
    """Where a figure holds; a place may lie within another."""

    name = models.CharField(max_length=200, unique=True)
    within = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="parts"
    )

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=~Q(within=F("id")), name="place_not_within_itself"
            ),
        ]

    def __str__(self):
        return self.name
