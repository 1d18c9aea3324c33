import unicodedata

from django.db import models
from django.db.models import Count, Exists, F, OuterRef, Q
from django.db.models.functions import Greatest, Least
from django.urls import reverse

from claims.domain.hidden import without_hidden

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
    seen = without_hidden(plain)
    kept = "".join(
        c if c.isalnum() else " " for c in seen if not unicodedata.combining(c)
    )
    return " ".join(kept.split())


class SpeakerQuerySet(models.QuerySet):
    def named(self, name):
        """Speakers known under ``name``, in any spelling that folds to the same."""
        return self.filter(aliases__key=fold_name(name)).distinct()

    def standing(self):
        """Speakers who were not merged into another one, nor withdrawn."""
        return self.filter(merged_into=None).exclude(state=State.WITHDRAWN)

    def to_resolve(self):
        """Speakers of whom an editor must say who they are, oldest first.

        Those who are only suggested while somebody speaks through them, and the later
        of two who go by one name and were not kept apart.
        """
        claims = self.model._meta.get_field("claims").related_model.objects
        live = claims.filter(state__in=[State.SUGGESTED, State.ACCEPTED])
        speaks = Exists(live.filter(speaker=OuterRef("pk"))) | Exists(
            live.filter(via=OuterRef("pk"))
        )
        # PostgreSQL asks in the order written; few speakers are only suggested.
        is_new = Q(state=State.SUGGESTED) & speaks
        twins = SpeakerAlias.objects.repeated().shared().values("speaker")
        return self.standing().filter(is_new | Q(pk__in=twins)).order_by("pk")

    def apart_from(self, speaker):
        """Those whom an editor found not to be ``speaker``."""
        return self.filter(
            Q(kept_apart__other=speaker) | Q(kept_apart_by__speaker=speaker)
        ).distinct()

    def public(self):
        """Speakers whom readers may see: those with an accepted claim."""
        return self.filter(
            models.Exists(
                self.model._meta.get_field("claims").related_model.objects.filter(
                    speaker=models.OuterRef("pk"),
                    state=State.ACCEPTED,
                    awaits_second=False,
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


class SpeakerAliasQuerySet(models.QuerySet):
    def repeated(self):
        """Names that more than one speaker goes by, of whatever kind.

        To count them first is far quicker than to compare all names with each other.
        """
        counted = self.model.objects.order_by().values("key").annotate(n=Count("*"))
        return self.filter(key__in=counted.filter(n__gt=1).values("key"))

    def shared(self):
        """Names that an older speaker of the kind goes by as well, not kept apart.

        Who is unnamed shares a description with others by chance.
        """
        apart = Q(speaker=OuterRef(OuterRef("speaker")), other=OuterRef("speaker")) | Q(
            other=OuterRef(OuterRef("speaker")), speaker=OuterRef("speaker")
        )
        older = self.model.objects.filter(
            ~Exists(KeptApart.objects.filter(apart)),
            key=OuterRef("key"),
            speaker__lt=OuterRef("speaker"),
            speaker__kind=OuterRef("speaker__kind"),
            speaker__merged_into=None,
        ).exclude(speaker__state=State.WITHDRAWN)
        return self.filter(Exists(older)).exclude(speaker__kind=SpeakerKind.UNNAMED)


class SpeakerAlias(models.Model):
    """A name that a speaker goes by; the speaker's own name is among them."""

    speaker = models.ForeignKey(Speaker, models.CASCADE, related_name="aliases")
    name = models.CharField(max_length=300)
    key = models.CharField(max_length=300, db_index=True, editable=False)

    objects = SpeakerAliasQuerySet.as_manager()

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


class KeptApart(models.Model):
    """An editor found ``speaker`` and ``other`` to be two; nobody is asked again."""

    speaker = models.ForeignKey(Speaker, models.CASCADE, related_name="kept_apart")
    other = models.ForeignKey(Speaker, models.CASCADE, related_name="kept_apart_by")

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=~Q(speaker=F("other")), name="keptapart_are_two"
            ),
            models.UniqueConstraint(
                Least("speaker", "other"),
                Greatest("speaker", "other"),
                name="keptapart_once_a_pair",
            ),
        ]

    def __str__(self):
        return f"speakers {self.speaker_id} and {self.other_id} kept apart"
