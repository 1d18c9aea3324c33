from django.contrib.postgres.fields import ArrayField, DateRangeField
from django.contrib.postgres.indexes import GinIndex
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Greatest, Least, Now
from django.urls import reverse

from .choice import NO_TEXT, ChoiceField
from .claim import Claim, Figure
from .measure import Measure, Place
from .suggestion import State, Suggestion
from .topic import Topic


class DisputeState(models.TextChoices):
    DRAFT = "draft"
    PUBLISHED = "published"
    WITHDRAWN = "withdrawn"


class DisputeQuerySet(models.QuerySet):
    def public(self):
        """Disputes that readers may see."""
        return self.filter(state=DisputeState.PUBLISHED)

    def to_name(self):
        """Disputes with a contradiction whose question no editor settled."""
        contradictions = Link.objects.filter(
            dispute=models.OuterRef("pk"),
            kind=LinkKind.CONTRADICTS,
            state__in=[State.SUGGESTED, State.ACCEPTED],
        )
        unnamed = self.filter(models.Exists(contradictions), is_named=False)
        return unnamed.exclude(state=DisputeState.WITHDRAWN).order_by("pk")


class Dispute(models.Model):
    """A question on which the claims of a topic do not agree.

    Its claims are those that its accepted links join; its positions are computed.
    """

    topic = models.ForeignKey(Topic, models.PROTECT, related_name="disputes")
    question = models.CharField(max_length=300)
    is_named = models.BooleanField(db_default=False)  # an editor settled the question
    measure = models.ForeignKey(
        Measure, models.PROTECT, null=True, blank=True, related_name="disputes"
    )
    place = models.ForeignKey(Place, models.PROTECT, null=True, blank=True)
    as_of = DateRangeField(null=True, blank=True)
    summary = models.TextField(blank=True)
    state = ChoiceField(
        max_length=9, choices=DisputeState, db_default=DisputeState.DRAFT
    )
    version = models.PositiveIntegerField(db_default=1)
    created_at = models.DateTimeField(db_default=Now())

    objects = DisputeQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=~Q(question=""), name="dispute_question_not_empty"
            ),
            models.UniqueConstraint(
                fields=["topic", "question"], name="dispute_question_once_a_topic"
            ),
        ]
        indexes = [
            models.Index("topic", F("id").desc(), name="dispute_of_topic"),
            models.Index("measure", name="dispute_of_measure"),
        ]

    def __str__(self):
        return self.question

    def get_absolute_url(self):
        return reverse("reading:dispute", args=[self.pk])


class LinkKind(models.TextChoices):
    CONTRADICTS = "contradicts"
    AGREES = "agrees"
    UPDATES = "updates"
    DIFFERS_IN_SCOPE = "differs in scope"
    DERIVED = "derived"


class LinkQuerySet(models.QuerySet):
    def public(self):
        """Links that readers may see."""
        return self.filter(state=State.ACCEPTED, awaits_second=False)

    def to_review(self):
        """Links that await an editor, oldest first."""
        return self.filter(state=State.SUGGESTED).order_by("pk")

    def compared_anew(self):
        """Accepted links whose figures compare otherwise by now, oldest first."""
        changed = self.filter(state=State.ACCEPTED).exclude(changed_to=NO_TEXT)
        return changed.order_by("pk")

    def without_dispute(self):
        """Contradictions to review that no dispute asks about yet, oldest first."""
        return self.to_review().filter(kind=LinkKind.CONTRADICTS, dispute__isnull=True)

    def of_claim(self, claim):
        """Links in which ``claim`` takes part."""
        return self.filter(Q(claim_a=claim) | Q(claim_b=claim))

    def counting_on(self, claim):
        """Links of ``claim``, and those that rest on a figure of it."""
        figures = list(claim.figures.values_list("pk", flat=True))
        rests = Q(rests_on__overlap=figures) if figures else Q()
        return self.filter(Q(claim_a=claim) | Q(claim_b=claim) | rests)


class Link(Suggestion):
    """A typed relation between two claims of a dispute, mostly between two figures.

    In *updates* the first is the earlier one. A pair has one link, whatever became of
    it, so that a rejected pair does not come back. ``reasons`` are the verdict's;
    ``rests_on`` are the ids of the figures that its formula takes besides the two.
    ``verdict`` is what the comparison said when the link was proposed or decided on
    ("": nobody knows), ``changed_to`` what it says of an accepted link by now, where
    that is something else.
    """

    dispute = models.ForeignKey(
        Dispute, models.PROTECT, null=True, blank=True, related_name="links"
    )
    claim_a = models.ForeignKey(Claim, models.PROTECT, related_name="links_a")
    claim_b = models.ForeignKey(Claim, models.PROTECT, related_name="links_b")
    figure_a = models.ForeignKey(
        Figure, models.PROTECT, null=True, blank=True, related_name="links_a"
    )
    figure_b = models.ForeignKey(
        Figure, models.PROTECT, null=True, blank=True, related_name="links_b"
    )
    kind = models.CharField(max_length=16, choices=LinkKind)
    rests_on = ArrayField(models.BigIntegerField(), db_default=[], default=list)
    verdict = models.CharField(max_length=40, blank=True, db_default="", default="")
    changed_to = models.CharField(max_length=40, blank=True, db_default="", default="")
    note = models.TextField(blank=True)  # what would reconcile them, by an editor
    awaits_second = models.BooleanField(db_default=False)  # accepted, not yet public

    objects = LinkQuerySet.as_manager()

    class Meta(Suggestion.Meta):
        constraints = [
            *Suggestion.Meta.constraints,
            models.CheckConstraint(
                condition=Q(kind__in=LinkKind.values), name="link_kind_is_known"
            ),
            models.CheckConstraint(
                condition=~Q(claim_a=F("claim_b")), name="link_joins_two_claims"
            ),
            models.CheckConstraint(
                condition=~Q(state=State.ACCEPTED) | Q(dispute__isnull=False),
                name="link_accepted_has_a_dispute",
            ),
            models.UniqueConstraint(
                Least("figure_a", "figure_b"),
                Greatest("figure_a", "figure_b"),
                condition=Q(figure_a__isnull=False, figure_b__isnull=False),
                name="link_once_a_pair_of_figures",
            ),
            models.UniqueConstraint(
                Least("claim_a", "claim_b"),
                Greatest("claim_a", "claim_b"),
                condition=Q(figure_a__isnull=True) | Q(figure_b__isnull=True),
                name="link_once_a_pair_of_claims",
            ),
        ]
        indexes = [
            models.Index(
                "id", condition=Q(state=State.SUGGESTED), name="link_to_review"
            ),
            models.Index(
                "id",
                condition=Q(state=State.ACCEPTED) & ~Q(changed_to=""),
                name="link_compared_anew",
            ),
            GinIndex("rests_on", name="link_resting_on_figures"),
            models.Index(
                "id", condition=Q(awaits_second=True), name="link_awaits_second"
            ),
        ]

    def __str__(self):
        return f"link {self.pk}"
