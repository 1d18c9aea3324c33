from django.db import models


class Source(models.Model):
    """Who publishes: a news outlet, an agency, a channel. Never the person quoted."""

    name = models.CharField(max_length=200, unique=True)
    homepage = models.URLField(max_length=2000, blank=True)
    is_free_to_republish = models.BooleanField(
        db_default=False, help_text="Readers may see whole articles of this source."
    )
    version = models.PositiveIntegerField(db_default=1)

    def __str__(self):
        return self.name
