from django.db import models
from django.db.models import F, Q


class Measure(models.Model):
    """What figures measure, as an editor would say it: "settlements held".

    ``dimension`` is the one of ``claims.domain.units``; figures of another dimension
    are never compared with these.
    """

    name = models.CharField(max_length=200, unique=True)
    dimension = models.CharField(max_length=60)
    version = models.PositiveIntegerField(db_default=1)

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
