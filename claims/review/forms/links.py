from django import forms

from claims.models import Dispute, LinkKind, Topic


class AcceptLinkForm(forms.Form):
    """The kind of a link, its dispute or the question of a new one, and a note."""

    version = forms.IntegerField(min_value=1, widget=forms.HiddenInput)
    kind = forms.ChoiceField(choices=LinkKind, required=False)
    dispute = forms.ModelChoiceField(
        Dispute.objects.none(), required=False, empty_label="a new dispute"
    )
    question = forms.CharField(
        max_length=300,
        required=False,
        label="Question of the new dispute",
        widget=forms.Textarea({"rows": 2}),
    )
    topic = forms.ModelChoiceField(
        Topic.objects.none(), required=False, empty_label="choose a topic"
    )
    note = forms.CharField(
        max_length=2000,
        required=False,
        label="What would reconcile these",
        widget=forms.Textarea({"rows": 2}),
    )

    def __init__(self, *args, disputes, needs_topic=False, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["dispute"].queryset = disputes
        if needs_topic:
            self.fields["topic"].queryset = Topic.objects.order_by("name")
        else:
            del self.fields["topic"]

    def clean_question(self):
        return " ".join(self.cleaned_data["question"].split())
