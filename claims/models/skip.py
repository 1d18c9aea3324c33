from django.conf import settings
from django.db import models
from django.db.models.functions import Now

from .claim import Claim


class Skip(models.Model):
    """An editor put a suggested claim off; it comes back at the end of the queue."""

    claim = models.ForeignKey(Claim, models.CASCADE, related_name="skips")
    editor = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE)
    skipped_at = models.DateTimeField(db_default=Now())

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["claim", "editor"], name="skip_once"),
        ]

    def __str__(self):
        return f"skip of claim {self.claim_id}"
