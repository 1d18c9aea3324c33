from django import forms

from claims.models import Dispute, LinkKind, Topic

from .once import once_key_field


class AcceptLinkForm(forms.Form):
    """The kind of a link, its dispute or the question of a new one, and a note."""

    version = forms.IntegerField(min_value=1, widget=forms.HiddenInput)
    once_key = once_key_field()
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


class LinkForm(forms.Form):
    """A link from a claim to one of the figures beside it: ``pair`` is "3:17"."""

    version = forms.IntegerField(min_value=1, widget=forms.HiddenInput)
    once_key = once_key_field()
    kind = forms.ChoiceField(choices=LinkKind)
    pair = forms.RegexField(r"^[0-9]{1,18}:[0-9]{1,18}$")

    def clean_pair(self):
        """Return the keys of the claim's figure and of the other."""
        return tuple(int(pk) for pk in self.cleaned_data["pair"].split(":"))
