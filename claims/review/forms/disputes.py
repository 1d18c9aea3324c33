from datetime import timedelta

from django import forms
from django.db.backends.postgresql.psycopg_any import DateRange

from claims.domain.sentence import loaded_words
from claims.models import Dispute, DisputeState, Measure, Place
from claims.models.ranges import days_of

from .days import Day

DAY = timedelta(days=1)


class DisputeForm(forms.Form):
    """The question of a dispute, what it is limited to, and its summary.

    ``state`` is what the pressed button asks for; "" leaves it. Words that judge keep
    a dispute from readers until the editor says that they are meant.
    """

    version = forms.IntegerField(min_value=1, widget=forms.HiddenInput)
    question = forms.CharField(max_length=300, widget=forms.Textarea({"rows": 2}))
    measure = forms.CharField(
        max_length=200, required=False, widget=forms.TextInput({"list": "measures"})
    )
    place = forms.CharField(
        max_length=200, required=False, widget=forms.TextInput({"list": "places"})
    )
    first_day = forms.DateField(required=False, label="As of, from", widget=Day)
    last_day = forms.DateField(required=False, label="to", widget=Day)
    summary = forms.CharField(
        max_length=5000, required=False, widget=forms.Textarea({"rows": 5})
    )
    keeps_words = forms.BooleanField(
        required=False, label="These words are meant, and neutral here"
    )
    reason = forms.CharField(
        max_length=500, required=False, label="Why (for the history)"
    )
    state = forms.ChoiceField(required=False, choices=[("", ""), *DisputeState.choices])

    def __init__(self, *args, dispute, **kwargs):
        super().__init__(*args, **kwargs)
        self.dispute = dispute

    @classmethod
    def initial_of(cls, dispute: Dispute):
        first, last = days_of(dispute.as_of) or (None, None)
        return {
            "version": dispute.version,
            "question": dispute.question,
            "summary": dispute.summary,
            "measure": dispute.measure.name if dispute.measure else "",
            "place": dispute.place.name if dispute.place else "",
            "first_day": first,
            "last_day": last,
        }

    @property
    def loaded(self):
        """The words of question and summary that judge what they report."""
        texts = [self[name].value() or "" for name in ("question", "summary")]
        return loaded_words(" ".join(texts))

    def clean_question(self):
        return " ".join(self.cleaned_data["question"].split())

    def clean_measure(self):
        return known(Measure, self.cleaned_data["measure"], self.dispute.measure)

    def clean_place(self):
        return known(Place, self.cleaned_data["place"], self.dispute.place)

    def clean(self):
        data = super().clean()
        first, last = data.get("first_day"), data.get("last_day")
        if first and last and last < first:
            self.add_error("last_day", "The last day comes before the first.")
        shown = (data.get("state") or self.dispute.state) == DisputeState.PUBLISHED
        if shown and self.loaded and not data.get("keeps_words"):
            self.add_error(
                "keeps_words",
                f"Readers would see: {', '.join(self.loaded)}. Choose neutral words, "
                "or say that these are meant.",
            )
        return data

    def changes(self):
        """Return the fields of the dispute as they were typed."""
        data = self.cleaned_data
        names = ("version", "question", "measure", "place", "summary", "reason")
        first, last = data["first_day"], data["last_day"]
        first, last = first or last, last or first
        as_of = DateRange(first, last + DAY) if first else None
        state = data["state"] or self.dispute.state
        return {name: data[name] for name in names} | {"as_of": as_of, "state": state}


class NoteForm(forms.Form):
    """What would reconcile the two claims of a link."""

    version = forms.IntegerField(min_value=1)
    note = forms.CharField(max_length=2000, required=False)


def known(model, name, present):
    """Return the row of ``name``, None for ""; raise ValidationError where none is."""
    name = " ".join(name.split())
    if not name:
        return None
    if present and present.name == name:
        return present
    row = model.objects.filter(name__iexact=name).order_by("pk").first()
    if row is None:
        kind = model._meta.verbose_name
        raise forms.ValidationError(
            f"No {kind} of this name is known. Choose one that figures have."
        )
    return row
