from django.db import models

from .claim import Figure
from .measure import Measure, Place
from .topic import Topic


class Comparable(models.Model):
    """The question that one figure answers now, kept where one index finds it.

    There is a row exactly for each figure with a measure, of an accepted claim that
    stands for its utterance, that is no conversion of another. It repeats what figure,
    claim and article say: ``day`` is the last day that the figure is about, else the
    one it was published. ``claims.linking.settling`` keeps the rows true, and can tell
    where they are not.
    """

    figure = models.OneToOneField(Figure, models.CASCADE, primary_key=True)
    measure = models.ForeignKey(
        Measure, models.PROTECT, db_index=False, related_name="+"
    )
    topic = models.ForeignKey(
        Topic, models.PROTECT, null=True, db_index=False, related_name="+"
    )
    place = models.ForeignKey(
        Place, models.PROTECT, null=True, db_index=False, related_name="+"
    )
    day = models.DateField(null=True)

    class Meta:
        indexes = [
            models.Index(
                "measure", "topic", "day", "figure", "place", name="comparable_in_topic"
            ),
            models.Index(
                "measure", "place", "day", "figure", name="comparable_at_place"
            ),
        ]

    def __str__(self):
        return f"question of figure {self.figure_id}"
