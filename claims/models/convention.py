from django.db import models
from django.db.models import F, Q

from .measure import Measure


class Convention(models.Model):
    """One number that decides comparisons, by its name in the domain's Conventions.

    Shares are fractions: 0.10 is ±10 %. What has no row is as the domain has it.
    """

    name = models.CharField(max_length=40, unique=True)
    value = models.DecimalField(max_digits=14, decimal_places=4)
    version = models.PositiveIntegerField(db_default=1)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(value__gte=0), name="convention_not_negative"
            ),
        ]

    def __str__(self):
        return self.name


class Operation(models.TextChoices):
    PRODUCT = "product"
    SUM = "sum"
    DIFFERENCE = "difference"
    RATIO = "ratio"
    SHARE = "share"  # a ratio in per cent


class Bound(models.TextChoices):
    AT_MOST = "at most"
    AT_LEAST = "at least"
    EQUALS = "equals"


class FormulaQuerySet(models.QuerySet):
    def with_measures(self):
        """Fetch with each formula the measures that it joins."""
        return self.select_related("first", "second", "result")

    def of_measures(self, measures):
        """Formulas in use that ``measures`` take part in."""
        taking_part = Q(first__in=measures) | Q(second__in=measures)
        taking_part |= Q(result__in=measures)
        return self.filter(taking_part, is_used=True).with_measures().order_by("pk")


class Formula(models.Model):
    """What two measures say about a third: depth × width bounds the area held.

    The result is what they give, or at most or at least that. ``assumption`` is what
    a reader must grant, after "if": "the area held is no larger than its depth times
    its width".
    """

    name = models.CharField(max_length=100, unique=True)
    first = models.ForeignKey(Measure, models.PROTECT, related_name="+")
    operation = models.CharField(max_length=10, choices=Operation)
    second = models.ForeignKey(Measure, models.PROTECT, related_name="+")
    bound = models.CharField(max_length=8, choices=Bound)
    result = models.ForeignKey(Measure, models.PROTECT, related_name="+")
    assumption = models.CharField(max_length=300)
    is_used = models.BooleanField(db_default=True, default=True)
    version = models.PositiveIntegerField(db_default=1)

    objects = FormulaQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=~Q(first=F("second"))
                & ~Q(first=F("result"))
                & ~Q(second=F("result")),
                name="formula_joins_three_measures",
            ),
        ]

    def __str__(self):
        return self.name
