import unicodedata

from django.db import models
from django.db.models import F, Q
from django.urls import reverse

from .suggestion import State, Suggestion


class SpeakerKind(models.TextChoices):
    PERSON = "person"
    ORGANISATION = "organisation"
    UNNAMED = "unnamed"
    DOCUMENT = "document"


def fold_name(name):
    """Return ``name`` without case, accents, punctuation and spare space.

    Two spellings of one name that differ only in these fold to the same key.
    """
    plain = unicodedata.normalize("NFKD", name.casefold())
    kept = "".join(
        c if c.isalnum() else " " for c in plain if not unicodedata.combining(c)
    )
    return " ".join(kept.split())


class SpeakerQuerySet(models.QuerySet):
    def named(self, name):
        """Speakers known under ``name``, in any spelling that folds to the same."""
        return self.filter(aliases__key=fold_name(name)).distinct()

    def public(self):
        """Speakers whom readers may see: those with an accepted claim."""
        return self.filter(
            models.Exists(
                self.model._meta.get_field("claims").related_model.objects.filter(
                    speaker=models.OuterRef("pk"), state=State.ACCEPTED
                )
            )
        )


class Speaker(Suggestion):
    """Whom statements are attributed to.

    A person, an organisation, somebody unnamed, or a document. The affiliation, another
    speaker, is whom the speaker speaks for: later figures of one side are updates.
    """

    name = models.CharField(max_length=300)
    kind = models.CharField(max_length=12, choices=SpeakerKind)
    affiliation = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="affiliates"
    )
    description = models.TextField(blank=True)
    merged_into = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="merged"
    )

    objects = SpeakerQuerySet.as_manager()

    class Meta(Suggestion.Meta):
        constraints = [
            *Suggestion.Meta.constraints,
            models.CheckConstraint(
                condition=Q(kind__in=SpeakerKind.values), name="speaker_kind_is_known"
            ),
            models.CheckConstraint(
                condition=~Q(affiliation=F("id")),
                name="speaker_not_its_own_affiliation",
            ),
            models.CheckConstraint(
                condition=~Q(merged_into=F("id")), name="speaker_not_merged_into_itself"
            ),
        ]

    def __str__(self):
        return self.name

    def get_absolute_url(self):
        return reverse("reading:speaker", args=[self.pk])


class SpeakerAlias(models.Model):
    """A name that a speaker goes by; the speaker's own name is among them."""

    speaker = models.ForeignKey(Speaker, models.CASCADE, related_name="aliases")
    name = models.CharField(max_length=300)
    key = models.CharField(max_length=300, db_index=True, editable=False)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["speaker", "key"], name="speakeralias_once_a_speaker"
            ),
        ]

    def __str__(self):
        return self.name


class SpeakerRole(models.Model):
    """An office or function that a speaker held, with the days that are known."""

    speaker = models.ForeignKey(Speaker, models.CASCADE, related_name="roles")
    title = models.CharField(max_length=300)
    held_from = models.DateField(null=True, blank=True)
    held_until = models.DateField(null=True, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(held_until__isnull=True)
                | Q(held_from__isnull=True)
                | Q(held_from__lte=F("held_until")),
                name="speakerrole_ends_after_it_starts",
            ),
            models.UniqueConstraint(
                fields=["speaker", "title", "held_from"],
                nulls_distinct=False,
                name="speakerrole_once",
            ),
        ]

    def __str__(self):
        return self.title
