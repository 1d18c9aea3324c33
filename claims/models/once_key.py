from contextlib import contextmanager
from datetime import timedelta

from django.conf import settings
from django.db import IntegrityError, models, transaction
from django.db.models.functions import Now

from claims.errors import DoneBefore

KEPT = timedelta(days=7)  # longer than a browser goes on sending a form again


class OnceKeyManager(models.Manager):
    def prune(self):
        """Forget the keys that nobody sends again; return how many they were."""
        return self.filter(used_at__lt=Now() - KEPT).delete()[0]

    @contextmanager
    def once(self, key, *, by):
        """Run a block in one transaction with ``key``, which no other has used.

        Raises DoneBefore, and runs nothing, where the key was used; a block that fails
        leaves it unused. Without a key the block simply runs.
        """
        try:
            with transaction.atomic():
                if key:
                    self.create(key=key, used_by=by)
                yield
        except IntegrityError as error:
            if "oncekey_used_once" not in str(error):
                raise
            raise DoneBefore from error


class OnceKey(models.Model):
    """The key of a form that was sent: sent twice, it is done once."""

    key = models.UUIDField()
    used_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE)
    used_at = models.DateTimeField(db_default=Now())

    objects = OnceKeyManager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["key"], name="oncekey_used_once"),
        ]

    def __str__(self):
        return str(self.key)
