from django.db import models
from django.urls import reverse


class Topic(models.Model):
    """The event or story that articles and disputes belong to."""

    name = models.CharField(max_length=200, unique=True)
    slug = models.SlugField(max_length=200, unique=True)
    summary = models.TextField(blank=True)
    needs_second_reader = models.BooleanField(
        db_default=False,
        help_text="Claims and links are public only after another editor agreed.",
    )
    version = models.PositiveIntegerField(db_default=1)

    def __str__(self):
        return self.name

    def get_absolute_url(self):
        return reverse("reading:topic", args=[self.slug])
