from django.db import models
from django.db.models.functions import Now


class WrongPassword(models.Model):
    """A failed try to sign in, counted to slow down guessing.

    ``name_digest`` is a keyed digest of the name that was typed, known or not, so that
    a password typed into the wrong field is not kept.
    """

    name_digest = models.CharField(max_length=64)
    address = models.GenericIPAddressField()
    tried_at = models.DateTimeField(db_default=Now())

    class Meta:
        indexes = [
            models.Index(
                "name_digest", "address", "tried_at", name="wrongpassword_of_name"
            ),
            models.Index("tried_at", name="wrongpassword_old"),
        ]

    def __str__(self):
        return f"wrong password {self.pk}"
