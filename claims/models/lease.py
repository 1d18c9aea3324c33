from datetime import timedelta

from django.conf import settings
from django.db import connection, models
from django.db.models.functions import Now

from .decision import SubjectKind

TAKE = """
    INSERT INTO claims_lease (subject_kind, subject_id, editor_id, until)
    VALUES (%s, %s, %s, statement_timestamp() + %s * interval '1 second')
    ON CONFLICT (subject_kind, subject_id) DO UPDATE
    SET editor_id = excluded.editor_id, until = excluded.until
    WHERE claims_lease.editor_id = excluded.editor_id
        OR claims_lease.until <= statement_timestamp()"""


class LeaseQuerySet(models.QuerySet):
    def of_others(self, editor):
        """Leases that run, and that somebody other than ``editor`` holds."""
        return self.filter(until__gt=Now()).exclude(editor=editor)

    def on(self, subject):
        """Leases of ``subject``: one, or none."""
        return self.filter(subject_kind=subject._meta.model_name, subject_id=subject.pk)

    def take(self, subject, editor):
        """Let ``editor`` have ``subject`` for a while; return whether they have it.

        They have not where somebody else does. One statement, so that of several who
        ask at once one gets it.
        """
        kind = subject._meta.model_name
        with connection.cursor() as cursor:
            cursor.execute(TAKE, [kind, subject.pk, editor.pk, Lease.SECONDS])
            return cursor.rowcount == 1

    def keep(self, editor, *, most):
        """Let ``editor`` have for longer what they took last, ``most`` items of it."""
        latest = self.filter(editor=editor, until__gt=Now()).order_by("-until", "-pk")
        until = Now() + timedelta(seconds=Lease.SECONDS)
        return self.filter(pk__in=latest.values("pk")[:most]).update(until=until)

    def clear(self):
        """Remove the leases that are over, but those that somebody takes just now."""
        over = self.filter(until__lte=Now()).select_for_update(skip_locked=True)
        return self.filter(pk__in=over.values("pk")).delete()


class Lease(models.Model):
    """Somebody is on an item of a queue until a moment; others draw other items.

    It keeps people apart, it protects nothing: that is what versions are for.
    """

    SECONDS = 60

    subject_kind = models.CharField(max_length=10, choices=SubjectKind)
    subject_id = models.BigIntegerField()
    editor = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE)
    until = models.DateTimeField()

    objects = LeaseQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["subject_kind", "subject_id"], name="lease_once_a_subject"
            ),
        ]

    def __str__(self):
        return f"lease of {self.subject_kind} {self.subject_id}"
