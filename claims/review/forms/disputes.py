from django import forms

from claims.models import Dispute, DisputeState


class DisputeForm(forms.Form):
    """The question, the summary and whether readers see the dispute."""

    version = forms.IntegerField(min_value=1, widget=forms.HiddenInput)
    question = forms.CharField(max_length=300, widget=forms.Textarea({"rows": 2}))
    summary = forms.CharField(
        max_length=5000, required=False, widget=forms.Textarea({"rows": 5})
    )
    state = forms.ChoiceField(choices=DisputeState, label="Readers see it")
    reason = forms.CharField(
        max_length=500, required=False, label="Why (for the history)"
    )

    @classmethod
    def initial_of(cls, dispute: Dispute):
        names = ["version", "question", "summary", "state"]
        return {name: getattr(dispute, name) for name in names}

    def clean_question(self):
        return " ".join(self.cleaned_data["question"].split())
